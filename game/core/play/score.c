#include "core/play/score.h"

#include <stdlib.h>

#define BP_FULL       10000 /* hundredths of a per cent in the whole */
#define RATIO_UNIT    1000000
#define INTERVALS_MIN 3

const char *grade_name(enum grade grade)
{
    static const char *const names[GRADE_COUNT] = {
        [GRADE_D] = "D", [GRADE_C] = "C", [GRADE_B] = "B", [GRADE_A] = "A", [GRADE_S] = "S"};
    return names[grade];
}

enum grade grade_of(int32_t accuracy_bp)
{
    static const int32_t from_bp[GRADE_COUNT] = {
        [GRADE_D] = 0, [GRADE_C] = 7500, [GRADE_B] = 8500, [GRADE_A] = 9200, [GRADE_S] = 9700};
    enum grade grade = GRADE_S;
    while (grade > GRADE_D && accuracy_bp < from_bp[grade])
        grade--;
    return grade;
}

int32_t score_rep(const struct rep_result *rep)
{
    static const int32_t pays_percent[VERDICT_COUNT] = {
        [VERDICT_MISS] = 0, [VERDICT_GOOD] = 40, [VERDICT_GREAT] = 75, [VERDICT_PERFECT] = 100};
    static const int32_t edge_percent = 40, body_percent = 20;
    int32_t edges = pays_percent[rep->verdict[EDGE_LIFT]] + pays_percent[rep->verdict[EDGE_LANDING]];
    return SCORE_REP_FULL / 100 * edge_percent * edges / 100 +
           SCORE_REP_FULL / 100 * body_percent * rep->body / JUDGE_BODY_FULL;
}

bool score_is_short(const struct rep *rep, const struct rep_result *result)
{
    int64_t limit_us = (rep->landing_us - rep->lift_us) * FORM_SHORT_PERCENT / 100;
    return result->up_us < (limit_us > FORM_SHORT_US ? limit_us : FORM_SHORT_US);
}

bool score_keeps_combo(const struct rep_result *rep)
{
    return rep->verdict[EDGE_LIFT] != VERDICT_MISS && rep->verdict[EDGE_LANDING] != VERDICT_MISS;
}

bool score_keeps_streak(int32_t reps, int32_t counted)
{
    return reps > 0 && (int64_t)counted * 100 >= (int64_t)reps * SCORE_STREAK_PERCENT;
}

static int64_t divide_down(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

static int64_t square_root(int64_t value)
{
    int64_t root = 0;
    for (int64_t bit = INT64_C(1) << 31; bit > 0; bit >>= 1) {
        if ((root + bit) * (root + bit) <= value)
            root += bit;
    }
    return root;
}

static int by_size(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* The numbers that a statistic is made of; room for every edge of the level. */
struct sample {
    int64_t *values;
    int64_t count;
};

static void add(struct sample *sample, int64_t value)
{
    sample->values[sample->count++] = value;
}

static int64_t mean(const struct sample *sample)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < sample->count; i++)
        sum += sample->values[i];
    return divide_down(sum, sample->count);
}

static int64_t deviation(const struct sample *sample, int64_t about)
{
    int64_t squares = 0;
    for (int64_t i = 0; i < sample->count; i++)
        squares += (sample->values[i] - about) * (sample->values[i] - about);
    return square_root(squares / sample->count);
}

/* Sorts the sample. */
static int64_t median(struct sample *sample)
{
    qsort(sample->values, (size_t)sample->count, sizeof *sample->values, by_size);
    return divide_down(sample->values[(sample->count - 1) / 2] + sample->values[sample->count / 2], 2);
}

static int histogram_bin(int64_t error_us)
{
    int64_t bin = divide_down(error_us + SCORE_HISTOGRAM_BIN_US / 2, SCORE_HISTOGRAM_BIN_US) + SCORE_HISTOGRAM_BINS / 2;
    return bin < 0 ? 0 : bin >= SCORE_HISTOGRAM_BINS ? SCORE_HISTOGRAM_BINS - 1 : (int)bin;
}

struct view {
    const struct chart *chart;
    const struct rep_result *results;
};

static void measure_edge(const struct view *view, enum heel heel, enum edge edge, struct sample *sample,
                         struct edge_stats *stats)
{
    sample->count = 0;
    for (int32_t i = 0; i < view->chart->rep_count; i++) {
        const struct rep_result *result = &view->results[i];
        if (view->chart->reps[i].heel != heel || !result->judged[edge])
            continue;
        stats->verdicts[result->verdict[edge]]++;
        if (result->verdict[edge] == VERDICT_MISS)
            continue;
        int64_t error_us = result->error_us[edge];
        add(sample, error_us);
        stats->early += error_us < 0;
        stats->late += error_us > 0;
        stats->histogram[histogram_bin(error_us)]++;
    }
    if (sample->count == 0)
        return;
    stats->mean_us = mean(sample);
    stats->sd_us = deviation(sample, stats->mean_us);
    stats->median_us = median(sample);
}

static bool is_lift_hit(const struct rep_result *result)
{
    return result->judged[EDGE_LIFT] && result->verdict[EDGE_LIFT] != VERDICT_MISS;
}

static void measure_steadiness(const struct view *view, enum heel heel, struct sample *sample, struct heel_stats *stats)
{
    int32_t last = -1;
    sample->count = 0;
    for (int32_t i = 0; i < view->chart->rep_count; i++) {
        if (view->chart->reps[i].heel != heel)
            continue;
        if (last >= 0 && is_lift_hit(&view->results[last]) && is_lift_hit(&view->results[i])) {
            int64_t cued_us = view->chart->reps[i].lift_us - view->chart->reps[last].lift_us;
            int64_t more_us = view->results[i].error_us[EDGE_LIFT] - view->results[last].error_us[EDGE_LIFT];
            add(sample, (cued_us + more_us) * RATIO_UNIT / cued_us);
        }
        last = i;
    }
    stats->intervals = (int32_t)sample->count;
    stats->steadiness_bp = -1;
    if (sample->count < INTERVALS_MIN)
        return;
    int64_t about = mean(sample);
    int64_t spread = deviation(sample, about);
    stats->steadiness_bp = spread < about ? (int32_t)(spread * BP_FULL / about) : BP_FULL;
}

static void measure_work(const struct view *view, struct result *result)
{
    for (int32_t i = 0; i < view->chart->rep_count; i++) {
        const struct rep *rep = &view->chart->reps[i];
        struct heel_stats *stats = &result->heels[rep->heel];
        stats->reps++;
        if (!view->results[i].counted)
            continue;
        stats->counted++;
        stats->short_reps += score_is_short(rep, &view->results[i]);
        stats->up_us += view->results[i].up_us;
        stats->cued_up_us += rep->landing_us - rep->lift_us;
    }
}

/* Sums of tops over the first and the last FORM_FADE_REPS that were seen of a heel; all of them in *sum. */
static void measure_height(const struct view *view, enum heel heel, struct heel_stats *stats, int64_t *sum)
{
    int32_t last[FORM_FADE_REPS] = {0};
    int64_t first_sum = 0, last_sum = 0;
    *sum = 0;
    for (int32_t i = 0; i < view->chart->rep_count; i++) {
        int32_t top = view->results[i].top;
        if (view->chart->reps[i].heel != heel || !view->results[i].counted || top == 0)
            continue;
        first_sum += stats->seen < FORM_FADE_REPS ? top : 0;
        last_sum += top - last[stats->seen % FORM_FADE_REPS];
        last[stats->seen % FORM_FADE_REPS] = top;
        *sum += top;
        stats->seen++;
    }
    if (stats->seen > 0)
        stats->height_bp = (int32_t)(*sum * BP_FULL / HEEL_HEIGHT_TOP / stats->seen);
    if (stats->seen >= 2 * FORM_FADE_REPS && last_sum < first_sum)
        stats->fade_bp = (int32_t)((first_sum - last_sum) * BP_FULL / first_sum);
}

static void measure_heights(const struct view *view, struct result *result)
{
    int64_t sum[HEEL_COUNT];
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        measure_height(view, heel, &result->heels[heel], &sum[heel]);
    const struct heel_stats *left = &result->heels[HEEL_LEFT], *right = &result->heels[HEEL_RIGHT];
    int64_t seen = left->seen + right->seen;
    struct form *form = &result->form;
    form->height_bp = seen > 0 ? (int32_t)((sum[HEEL_LEFT] + sum[HEEL_RIGHT]) * BP_FULL / HEEL_HEIGHT_TOP / seen) : 0;
    form->fade_bp = left->fade_bp > right->fade_bp ? left->fade_bp : right->fade_bp;
}

static int32_t balance_of(const struct heel_stats heels[HEEL_COUNT])
{
    int64_t share[HEEL_COUNT];
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        if (heels[heel].counted == 0)
            return -1;
        share[heel] = heels[heel].up_us * RATIO_UNIT / heels[heel].cued_up_us;
    }
    int64_t sum = share[HEEL_LEFT] + share[HEEL_RIGHT];
    return sum > 0 ? (int32_t)((BP_FULL * share[HEEL_LEFT] + sum / 2) / sum) : BP_FULL / 2;
}

static void measure_pace(const struct view *view, struct sample *sample, struct form *form)
{
    sample->count = 0;
    for (int32_t i = 0; i < view->chart->rep_count; i++) {
        const struct rep_result *result = &view->results[i];
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
            if (result->judged[edge] && result->verdict[edge] != VERDICT_MISS)
                add(sample, result->error_us[edge]);
        }
    }
    form->paced = sample->count > 0;
    form->pace_us = form->paced ? (int32_t)median(sample) : 0;
}

static void join_heels(struct result *result)
{
    struct form *form = &result->form;
    int64_t sum = 0, intervals = 0;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        const struct heel_stats *stats = &result->heels[heel];
        form->bounces += stats->bounces;
        form->short_reps += stats->short_reps;
        if (stats->steadiness_bp < 0)
            continue;
        sum += (int64_t)stats->steadiness_bp * stats->intervals;
        intervals += stats->intervals;
    }
    form->steadiness_bp = intervals > 0 ? (int32_t)(sum / intervals) : -1;
    form->balance_left_bp = balance_of(result->heels);
}

bool score_statistics(const struct chart *chart, const struct rep_result *results, struct result *result)
{
    struct view view = {chart, results};
    struct sample sample = {.values = calloc((size_t)chart->rep_count * EDGE_COUNT + 1, sizeof *sample.values)};
    if (!sample.values)
        return false;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        struct heel_stats *stats = &result->heels[heel];
        *stats = (struct heel_stats){.bounces = stats->bounces};
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
            measure_edge(&view, heel, edge, &sample, &stats->edges[edge]);
        measure_steadiness(&view, heel, &sample, stats);
    }
    result->form = (struct form){0};
    measure_work(&view, result);
    measure_heights(&view, result);
    measure_pace(&view, &sample, &result->form);
    join_heels(result);
    free(sample.values);
    return true;
}
