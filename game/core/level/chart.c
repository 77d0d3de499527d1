#include "core/level/chart.h"

#include "core/base/text.h"

#include <stdlib.h>

/* No messages: what the author of a file is told stays English. */

static void keep_first_fault(void *context, const char *place, const char *what, const char *fix)
{
    struct error *error = context;
    if (!error->what[0])
        error_set(error, place, what, fix);
}

static bool is_sound(const struct level *level, struct error *error)
{
    struct error first = {0};
    if (level_faults(level, keep_first_fault, &first) == 0)
        return true;
    if (error)
        *error = first;
    return false;
}

static bool fail_memory(struct chart *chart, struct error *error)
{
    chart_reset(chart);
    error_set(error, "level", "does not fit in memory", "close other programs");
    return false;
}

static bool lay_parts(struct chart *chart, const struct level *level)
{
    int32_t count = level->part_count > 0 ? level->part_count : 1;
    int64_t tick = 0;
    chart->parts = calloc((size_t)count, sizeof *chart->parts);
    if (!chart->parts)
        return false;
    chart->part_count = count;
    if (level->part_count == 0)
        text_copy(chart->parts[0].name, sizeof chart->parts[0].name, level->title);
    for (int32_t i = 0; i < level->part_count; i++) {
        text_copy(chart->parts[i].name, sizeof chart->parts[i].name, level->parts[i].name);
        chart->parts[i].start_tick = tick;
        tick += (int64_t)level->parts[i].bars * level->meter * TEMPO_TICKS_PER_BEAT;
        chart->parts[i].end_tick = tick;
    }
    chart->end_tick = tick;
    return true;
}

static void end_after(struct chart *chart, int64_t landing_tick)
{
    int64_t tick = landing_tick + (int64_t)chart->meter * TEMPO_TICKS_PER_BEAT;
    if (tick > chart->end_tick)
        chart->end_tick = tick;
}

static void time_parts(struct chart *chart)
{
    chart->parts[chart->part_count - 1].end_tick = chart->end_tick;
    for (int32_t i = 0; i < chart->part_count; i++) {
        struct chart_part *part = &chart->parts[i];
        part->start_us = tempo_tick_to_us(&chart->tempo, part->start_tick);
        part->end_us = tempo_tick_to_us(&chart->tempo, part->end_tick);
    }
    chart->end_us = tempo_tick_to_us(&chart->tempo, chart->end_tick);
}

static struct rep time_rep(const struct tempo *tempo, const struct level_placed_rep *placed)
{
    return (struct rep){.lift_us = tempo_tick_to_us(tempo, placed->lift_tick),
                        .top_us = tempo_tick_to_us(tempo, placed->top_tick),
                        .lower_us = tempo_tick_to_us(tempo, placed->lower_tick),
                        .landing_us = tempo_tick_to_us(tempo, placed->landing_tick),
                        .lift_tick = placed->lift_tick,
                        .landing_tick = placed->landing_tick,
                        .heel = placed->heel,
                        .part = placed->part};
}

static bool lay_reps(struct chart *chart, const struct level *level)
{
    struct level_placed_rep *placed;
    if (level_place(level, &placed, &chart->rep_count) != LEVEL_PLACED)
        return false;
    chart->reps = calloc((size_t)chart->rep_count, sizeof *chart->reps);
    for (int32_t i = 0; chart->reps && i < chart->rep_count; i++) {
        chart->reps[i] = time_rep(&chart->tempo, &placed[i]);
        int64_t length_us = chart->reps[i].landing_us - chart->reps[i].lift_us;
        if (length_us > chart->longest_us)
            chart->longest_us = length_us;
        end_after(chart, placed[i].landing_tick);
    }
    free(placed);
    return chart->reps != NULL;
}

static void join_reps_to_parts(struct chart *chart)
{
    for (int32_t i = 0; i < chart->rep_count; i++) {
        struct rep *rep = &chart->reps[i];
        if (rep->part < 0)
            rep->part = chart_part_at(chart, rep->lift_us);
        chart->parts[rep->part].rep_count++;
    }
}

static int by_size(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static bool measure_cadence(struct chart *chart)
{
    int64_t last_us[HEEL_COUNT];
    bool seen[HEEL_COUNT] = {false};
    size_t count = 0;
    int64_t *between_us = calloc((size_t)chart->rep_count, sizeof *between_us);
    if (!between_us)
        return false;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        if (seen[rep->heel])
            between_us[count++] = rep->lift_us - last_us[rep->heel];
        seen[rep->heel] = true;
        last_us[rep->heel] = rep->lift_us;
    }
    if (count > 0) {
        qsort(between_us, count, sizeof *between_us, by_size);
        int64_t twice_median_us = between_us[(count - 1) / 2] + between_us[count / 2];
        chart->cadence_rpm_milli = (int32_t)(INT64_C(2) * 60000000 * 1000 / twice_median_us);
    }
    free(between_us);
    return true;
}

bool chart_init(struct chart *chart, const struct level *level, int32_t percent, struct error *error)
{
    *chart = (struct chart){.meter = level->meter};
    if (!is_sound(level, error) || !tempo_init(&chart->tempo, level->tempo, level->tempo_count, percent, error))
        return false;
    if (!lay_parts(chart, level) || !lay_reps(chart, level) || !measure_cadence(chart))
        return fail_memory(chart, error);
    time_parts(chart);
    join_reps_to_parts(chart);
    return true;
}

void chart_reset(struct chart *chart)
{
    tempo_reset(&chart->tempo);
    free(chart->reps);
    free(chart->parts);
    *chart = (struct chart){0};
}

int32_t chart_part_at(const struct chart *chart, int64_t us)
{
    int32_t low = 0, high = chart->part_count;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (chart->parts[middle].start_us <= us)
            low = middle;
        else
            high = middle;
    }
    return low;
}

int32_t chart_cadence_rpm_milli(const struct chart *chart)
{
    return chart->cadence_rpm_milli;
}

int32_t chart_first_after(const struct chart *chart, int64_t us)
{
    int32_t low = 0, high = chart->rep_count;
    /* No rep that lifted so long ago can still be up. */
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (chart->reps[middle].lift_us < us - chart->longest_us)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < chart->rep_count && chart->reps[low].landing_us < us)
        low++;
    return low;
}

#define HILL_STEPS 64
#define HILL_TOP   1000000

/* HILL_TOP * (1 - cos(pi * i / HILL_STEPS)) / 2, rounded. */
static const int32_t hill[HILL_STEPS + 1] = {
    0,      602,    2408,   5412,   9607,   14984,  21530,  29228,  38060,  48005,  59039,  71136,  84265,
    98396,  113495, 129524, 146447, 164221, 182803, 202150, 222215, 242949, 264302, 286222, 308658, 331555,
    354858, 378510, 402455, 426635, 450991, 475466, 500000, 524534, 549009, 573365, 597545, 621490, 645142,
    668445, 691342, 713778, 735698, 757051, 777785, 797850, 817197, 835779, 853553, 870476, 886505, 901604,
    915735, 928864, 940961, 951995, 961940, 970772, 978470, 985016, 990393, 994588, 997592, 999398, 1000000,
};

static int32_t climb(int64_t gone_us, int64_t length_us)
{
    int64_t step = gone_us * HILL_STEPS / length_us;
    int64_t rest = gone_us * HILL_STEPS % length_us;
    int64_t low = hill[step], high = hill[step < HILL_STEPS ? step + 1 : step];
    int64_t height = low + (high - low) * rest / length_us;
    return (int32_t)((height * HEEL_HEIGHT_TOP + HILL_TOP / 2) / HILL_TOP);
}

int32_t rep_height(const struct rep *rep, int64_t us)
{
    if (us <= rep->lift_us || us >= rep->landing_us)
        return 0;
    if (us < rep->top_us)
        return climb(us - rep->lift_us, rep->top_us - rep->lift_us);
    if (us <= rep->lower_us)
        return HEEL_HEIGHT_TOP;
    return climb(rep->landing_us - us, rep->landing_us - rep->lower_us);
}

int64_t chart_slowest_rise_us(const struct chart *chart)
{
    int64_t slowest_us = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        int64_t rise_us = chart->reps[i].top_us - chart->reps[i].lift_us;
        slowest_us = rise_us > slowest_us ? rise_us : slowest_us;
    }
    return slowest_us;
}
