#include "core/made/practice.h"

#include "core/base/text.h"
#include "core/level/level_build.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS_MAX (LEVEL_PARTS_MAX - 1)

bool practice_format(int32_t part, const char *level, char name[PRACTICE_NAME_SIZE])
{
    struct text text;
    text_init(&text, name, PRACTICE_NAME_SIZE);
    text_add(&text, PRACTICE_PREFIX);
    text_add_int(&text, part + 1);
    text_add(&text, "-");
    text_add(&text, level);
    return !text.cut && part >= 0 && part < LEVEL_PARTS_MAX && level[0];
}

bool practice_parse(const char *name, int32_t *part, const char **level)
{
    size_t prefix = strlen(PRACTICE_PREFIX);
    char back[PRACTICE_NAME_SIZE];
    if (strncmp(name, PRACTICE_PREFIX, prefix) != 0)
        return false;
    const char *at = name + prefix;
    int32_t number = 0;
    for (; *at >= '0' && *at <= '9' && number <= LEVEL_PARTS_MAX; at++)
        number = number * 10 + (*at - '0');
    if (*at != '-')
        return false;
    *part = number - 1;
    *level = at + 1;
    return practice_format(*part, *level, back) && strcmp(back, name) == 0;
}

/* Where a part lies on the level's beat line. */
struct stretch {
    int64_t tick, end_tick;
};

static struct stretch stretch_of(const struct level *level, int32_t part)
{
    struct stretch stretch = {0, 0};
    for (int32_t i = 0; i <= part; i++) {
        stretch.tick = stretch.end_tick;
        stretch.end_tick += (int64_t)level->parts[i].bars * level->meter * TEMPO_TICKS_PER_BEAT;
    }
    return stretch;
}

static bool lies_in(const struct level_placed_rep *rep, const struct stretch *stretch)
{
    return rep->lift_tick >= stretch->tick && rep->landing_tick <= stretch->end_tick;
}

bool practice_can(const struct level *level, int32_t part)
{
    struct level_placed_rep *reps;
    int32_t count;
    if (part < 0 || part >= level->part_count || level_place(level, &reps, &count) != LEVEL_PLACED)
        return false;
    struct stretch stretch = stretch_of(level, part);
    bool found = false;
    for (int32_t i = 0; i < count && !found; i++)
        found = lies_in(&reps[i], &stretch);
    free(reps);
    return found;
}

/* The tempo of the stretch, begun anew at tick. */
static bool add_tempo(struct level *out, const struct level *level, const struct stretch *stretch, int64_t tick)
{
    bool good = true;
    for (int32_t i = 0; good && i < level->tempo_count; i++) {
        bool is_last = i + 1 == level->tempo_count;
        int64_t from = level->tempo[i].tick, to = is_last ? INT64_MAX : level->tempo[i + 1].tick;
        if (to <= stretch->tick || from >= stretch->end_tick)
            continue;
        int64_t at = from > stretch->tick ? tick + from - stretch->tick : tick;
        bool same = out->tempo_count > 0 && out->tempo[out->tempo_count - 1].bpm_milli == level->tempo[i].bpm_milli;
        good = same || level_add_tempo(out, at, level->tempo[i].bpm_milli);
    }
    return good;
}

static bool add_rep(struct level *out, const struct level_rep *rep, int64_t by)
{
    struct level_rep *reps = realloc(out->reps, ((size_t)out->rep_count + 1) * sizeof *reps);
    if (!reps)
        return false;
    out->reps = reps;
    reps[out->rep_count] = *rep;
    reps[out->rep_count++].tick += by;
    return true;
}

/* Reps that stand beside the patterns, in charts made from songs. */
static bool add_reps(struct level *out, const struct level *level, const struct stretch *stretch, int64_t tick)
{
    bool good = true;
    for (int32_t i = 0; good && i < level->rep_count; i++) {
        const struct level_rep *rep = &level->reps[i];
        int64_t end = rep->tick + rep->lift_ticks + rep->hold_ticks + rep->lower_ticks;
        if (rep->tick >= stretch->tick && end <= stretch->end_tick)
            good = add_rep(out, rep, tick - stretch->tick);
    }
    return good;
}

static bool add_round(struct level *out, const struct level *level, int32_t part, int32_t round)
{
    const struct level_part *from = &level->parts[part];
    struct stretch stretch = stretch_of(level, part);
    int64_t tick = level_parts_end_tick(out);
    char name[sizeof from->name];
    struct text text;
    text_init(&text, name, sizeof name);
    text_add(&text, EN_("Round "));
    text_add_int(&text, round + 1);
    return add_tempo(out, level, &stretch, tick) && add_reps(out, level, &stretch, tick) &&
           level_add_part(out,
                          &(struct level_part_desc){.name = name,
                                                    .bars = from->bars,
                                                    .step_ticks = from->step_ticks,
                                                    .pattern = {from->pattern[HEEL_LEFT], from->pattern[HEEL_RIGHT]}});
}

static int64_t round_us(const struct level *level, int32_t part, struct error *error)
{
    struct stretch stretch = stretch_of(level, part);
    struct tempo tempo;
    if (!tempo_init(&tempo, level->tempo, level->tempo_count, 100, error))
        return 0;
    int64_t us = tempo_tick_to_us(&tempo, stretch.end_tick) - tempo_tick_to_us(&tempo, stretch.tick);
    tempo_reset(&tempo);
    return us;
}

static bool add_rounds(struct level *out, const struct level *level, int32_t part, int64_t us)
{
    int64_t rounds = PRACTICE_LONGEST_US / us;
    bool good = true;
    for (int32_t i = 0; good && i < ROUNDS_MAX && (i == 0 || i < rounds); i++)
        good = add_round(out, level, part, i);
    return good;
}

static bool describe(struct level *out, const struct level *level, int32_t part)
{
    char title[sizeof out->title];
    struct text text;
    text_init(&text, title, sizeof title);
    text_add(&text, level->parts[part].name);
    text_add(&text, " · ");
    text_add(&text, level->title);
    out->music = level->music;
    return level_describe(out, title, N_("Practice, around and around"));
}

bool practice_level(const struct level *level, int32_t part, struct level *out, struct error *error)
{
    *out = (struct level){0};
    if (!practice_can(level, part)) {
        error_set(error, level->title, "has no such part with reps to practise", "choose another of its parts");
        return false;
    }
    int64_t us = round_us(level, part, error);
    if (us <= 0)
        return false;
    struct stretch stretch = stretch_of(level, part);
    describe(out, level, part); /* a title that is cut does no harm */
    out->meter = level->meter;
    stretch.end_tick = stretch.tick + 1;
    if (add_tempo(out, level, &stretch, 0) &&
        level_add_part(out, &(struct level_part_desc){.name = NC_("part", "Count in"), .bars = PRACTICE_COUNT_BARS}) &&
        add_rounds(out, level, part, us))
        return true;
    level_reset(out);
    error_set(error, level->title, "does not fit into memory", "close other programs");
    return false;
}
