#include "core/play/score.h"

#include <math.h>

#include "check.h"
#include "core/base/rng.h"

#define REPS 60

static void test_points(void **state)
{
    (void)state;
    static const struct {
        enum verdict lift, landing;
        int32_t body, points;
        bool combo;
    } rows[] = {
        {VERDICT_PERFECT, VERDICT_PERFECT, 1000, 10000, true},
        {VERDICT_GREAT, VERDICT_PERFECT, 1000, 9000, true},
        {VERDICT_GREAT, VERDICT_GREAT, 0, 6000, true},
        {VERDICT_GOOD, VERDICT_GOOD, 500, 4200, true},
        {VERDICT_MISS, VERDICT_PERFECT, 724, 5448, false},
        {VERDICT_PERFECT, VERDICT_MISS, 0, 4000, false},
        {VERDICT_MISS, VERDICT_MISS, 0, 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rep_result rep = {.verdict = {rows[i].lift, rows[i].landing}, .body = rows[i].body};
        assert_int_equal(score_rep(&rep), rows[i].points);
        assert_int_equal(score_keeps_combo(&rep), rows[i].combo);
    }
}

static void test_grades_and_streak(void **state)
{
    (void)state;
    static const struct {
        int32_t accuracy_bp;
        const char *name;
    } rows[] = {{10000, "S"}, {9700, "S"}, {9699, "A"}, {9200, "A"}, {9199, "B"},
                {8500, "B"},  {8499, "C"}, {7500, "C"}, {7499, "D"}, {0, "D"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(grade_name(grade_of(rows[i].accuracy_bp)), rows[i].name);
    assert_true(score_keeps_streak(10, 7));
    assert_false(score_keeps_streak(11, 7));
    assert_false(score_keeps_streak(0, 0));
    assert_true(score_keeps_streak(100000, 70000));
}

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void assert_edge(const struct chart *chart, const struct rep_result *results, enum heel heel, enum edge edge,
                        const struct edge_stats *stats)
{
    double errors[REPS], sum = 0, squares = 0;
    int32_t bins[SCORE_HISTOGRAM_BINS] = {0};
    size_t count = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        if (chart->reps[i].heel != heel || results[i].verdict[edge] == VERDICT_MISS)
            continue;
        double error = (double)results[i].error_us[edge];
        errors[count++] = error;
        sum += error;
        double bin = floor(error / SCORE_HISTOGRAM_BIN_US + 0.5) + 12;
        bins[bin < 0 ? 0 : bin > 24 ? 24 : (int)bin]++;
    }
    qsort(errors, count, sizeof errors[0], by_size);
    for (size_t i = 0; i < count; i++)
        squares += (errors[i] - sum / (double)count) * (errors[i] - sum / (double)count);
    assert_true(count > 0);
    assert_true(fabs((double)stats->mean_us - sum / (double)count) <= 1);
    assert_true(fabs((double)stats->sd_us - sqrt(squares / (double)count)) <= 1.5);
    assert_int_equal(stats->median_us, (int64_t)floor((errors[(count - 1) / 2] + errors[count / 2]) / 2));
    assert_memory_equal(bins, stats->histogram, sizeof bins);
    assert_true(stats->verdicts[VERDICT_MISS] + (int32_t)count == REPS / 2);
}

static void make_random(struct rng *rng, struct rep reps[REPS], struct rep_result results[REPS])
{
    for (int32_t i = 0; i < REPS; i++) {
        reps[i] = (struct rep){.lift_us = i / 2 * INT64_C(2000000), .heel = (enum heel)(i % 2)};
        reps[i].landing_us = reps[i].lift_us + 1500000;
        results[i] = (struct rep_result){.judged = {true, true}, .done = true, .counted = rng_below(rng, 8) > 0};
        results[i].up_us = results[i].counted ? rng_range(rng, 300000, 1700000) : 0;
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
            results[i].verdict[edge] = (enum verdict)rng_below(rng, VERDICT_COUNT);
            if (results[i].verdict[edge] != VERDICT_MISS)
                results[i].error_us[edge] = rng_range(rng, -400000, 400000);
        }
    }
}

static double steadiness(const struct rep *reps, const struct rep_result *results, enum heel heel)
{
    double ratios[REPS], sum = 0, squares = 0;
    int count = 0;
    for (int i = (int)heel; i + 2 < REPS; i += 2) {
        if (!results[i].verdict[EDGE_LIFT] || !results[i + 2].verdict[EDGE_LIFT])
            continue;
        double from = (double)(reps[i].lift_us + results[i].error_us[EDGE_LIFT]);
        double to = (double)(reps[i + 2].lift_us + results[i + 2].error_us[EDGE_LIFT]);
        ratios[count++] = (to - from) / 2000000;
        sum += ratios[count - 1];
    }
    for (int i = 0; i < count; i++)
        squares += (ratios[i] - sum / count) * (ratios[i] - sum / count);
    return 10000 * sqrt(squares / count) / (sum / count);
}

static void test_statistics_against_doubles(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 6, 6);
    for (int round = 0; round < 300; round++) {
        struct rep reps[REPS];
        struct rep_result results[REPS];
        struct chart chart = {.reps = reps, .rep_count = REPS};
        struct result result = {.heels = {{.bounces = 3}, {.bounces = 4}}};
        double share[HEEL_COUNT];
        make_random(&rng, reps, results);
        assert_true(score_statistics(&chart, results, &result));
        for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
            int32_t short_reps = 0, counted = 0;
            double up = 0;
            for (int i = (int)heel; i < REPS; i += 2) {
                counted += results[i].counted;
                short_reps += results[i].counted && results[i].up_us < 600000; /* 40 % of 1500 ms */
                up += (double)results[i].up_us;
            }
            for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
                assert_edge(&chart, results, heel, edge, &result.heels[heel].edges[edge]);
            assert_true(fabs(result.heels[heel].steadiness_bp - steadiness(reps, results, heel)) < 1.1);
            assert_int_equal(result.heels[heel].reps, REPS / 2);
            assert_int_equal(result.heels[heel].counted, counted);
            assert_int_equal(result.heels[heel].short_reps, short_reps);
            share[heel] = up / counted;
        }
        double balance = 10000 * share[HEEL_LEFT] / (share[HEEL_LEFT] + share[HEEL_RIGHT]);
        assert_true(fabs(result.form.balance_left_bp - balance) <= 1);
        assert_int_equal(result.form.bounces, 7);
        assert_true(result.form.paced);
    }
}

static void test_statistics_by_hand(void **state)
{
    (void)state;
    /* Left alone, 2 s apart; lifts -10, +15, +20 and +30 ms; landings 0, -30, missed and not judged yet. */
    struct rep reps[4];
    struct rep_result results[4] = {0};
    static const int64_t lifts_us[] = {-10000, 15000, 20000, 30000};
    struct chart chart = {.reps = reps, .rep_count = 4};
    struct result result = {0};
    for (int i = 0; i < 4; i++) {
        reps[i] = (struct rep){.lift_us = i * INT64_C(2000000), .landing_us = i * INT64_C(2000000) + 1000000};
        results[i].judged[EDGE_LIFT] = true;
        results[i].verdict[EDGE_LIFT] = VERDICT_PERFECT;
        results[i].error_us[EDGE_LIFT] = lifts_us[i];
    }
    results[0].judged[EDGE_LANDING] = results[1].judged[EDGE_LANDING] = results[2].judged[EDGE_LANDING] = true;
    results[0].verdict[EDGE_LANDING] = results[1].verdict[EDGE_LANDING] = VERDICT_PERFECT;
    results[1].error_us[EDGE_LANDING] = -30000;
    results[0].counted = results[1].counted = true;
    results[0].up_us = 1000000;
    results[1].up_us = 399999;
    assert_true(score_statistics(&chart, results, &result));
    const struct heel_stats *left = &result.heels[HEEL_LEFT];
    assert_int_equal(left->edges[EDGE_LIFT].mean_us, 13750);
    assert_int_equal(left->edges[EDGE_LIFT].median_us, 17500);
    assert_int_equal(left->edges[EDGE_LIFT].sd_us, 14737); /* sqrt(217187500) = 14737.28 */
    assert_int_equal(left->edges[EDGE_LIFT].early, 1);
    assert_int_equal(left->edges[EDGE_LIFT].late, 3);
    assert_int_equal(left->edges[EDGE_LIFT].histogram[12], 1); /* -10 is the first of -10 to below 10 */
    assert_int_equal(left->edges[EDGE_LANDING].verdicts[VERDICT_MISS], 1);
    assert_int_equal(left->edges[EDGE_LANDING].verdicts[VERDICT_PERFECT], 2);
    assert_int_equal(left->edges[EDGE_LANDING].early, 1);
    assert_int_equal(left->edges[EDGE_LANDING].late, 0);
    /* Intervals 2025, 2005, 2010 ms of 2000: 1.0125, 1.0025, 1.005; mean 1.006667, sd 0.004249. */
    assert_int_equal(left->intervals, 3);
    assert_int_equal(left->steadiness_bp, 42);
    assert_int_equal(left->short_reps, 1);
    assert_int_equal(left->up_us, 1399999);
    assert_int_equal(left->cued_up_us, 2000000);
    assert_int_equal(result.heels[HEEL_RIGHT].steadiness_bp, -1);
    assert_int_equal(result.form.balance_left_bp, -1);
    assert_int_equal(result.form.steadiness_bp, 42);
    /* -30, -10, 0, 15, 20, 30: the middle two are 0 and 15. */
    assert_int_equal(result.form.pace_us, 7500);
}

/* Ten reps that were seen to 90 %, one that wasn't seen, then ten that fall to 50 %; the right heel shows a few. */
static void test_heights(void **state)
{
    (void)state;
    static struct rep reps[42];
    static struct rep_result results[42];
    struct chart chart = {.reps = reps, .rep_count = 42};
    struct result result = {0};
    for (int i = 0; i < 42; i++) {
        reps[i] = (struct rep){.lift_us = i * INT64_C(1000000), .landing_us = i * INT64_C(1000000) + 1000000};
        reps[i].heel = (enum heel)(i % 2);
        results[i] = (struct rep_result){.counted = true, .up_us = 1000000};
    }
    for (int i = 0; i < 21; i++)
        results[2 * i].top = i < 10 ? 900 : i == 10 ? 0 : 1000 - 50 * (i - 10);
    for (int i = 0; i < 15; i++)
        results[2 * i + 1].top = i < 8 ? 800 : 100;
    results[2 * 15].counted = false; /* 750 that don't count */
    assert_true(score_statistics(&chart, results, &result));
    /* 9000 and 950 900 850 800 700 650 600 550 500: 15500 of 19 reps; 900 against the last eight's 5550 / 8. */
    const struct heel_stats *left = &result.heels[HEEL_LEFT], *right = &result.heels[HEEL_RIGHT];
    assert_int_equal(left->seen, 19);
    assert_int_equal(left->height_bp, 8157);
    assert_int_equal(left->fade_bp, 2291);
    assert_int_equal(right->seen, 15);
    assert_int_equal(right->height_bp, 4733);
    assert_int_equal(right->fade_bp, 0); /* the first and the last eight would share a rep */
    assert_int_equal(result.form.height_bp, 6647);
    assert_int_equal(result.form.fade_bp, 2291);
    results[2 * 15 + 1].top = 100;
    assert_true(score_statistics(&chart, results, &result));
    assert_int_equal(right->fade_bp, 8750);
    assert_int_equal(result.form.fade_bp, 8750);
    for (int i = 0; i < 42; i++)
        results[i].top = i % 2 ? 0 : 500 + i; /* rising is no fading */
    assert_true(score_statistics(&chart, results, &result));
    assert_int_equal(left->fade_bp, 0);
    assert_int_equal(right->height_bp, 0);
    assert_int_equal(result.form.height_bp, left->height_bp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_grades_and_streak),
        cmocka_unit_test(test_statistics_against_doubles),
        cmocka_unit_test(test_statistics_by_hand),
        cmocka_unit_test(test_heights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
