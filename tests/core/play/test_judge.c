#include "core/play/judge.h"

#include "check.h"

#define MS INT64_C(1000)

static void test_half_widths(void **state)
{
    (void)state;
    static const struct {
        enum edge edge;
        enum timing timing;
        int64_t good_us, great_us, perfect_us;
    } rows[] = {
        {EDGE_LIFT, TIMING_STANDARD, 330000, 210000, 105000},   {EDGE_LIFT, TIMING_RELAXED, 495000, 315000, 157500},
        {EDGE_LIFT, TIMING_SHARP, 165000, 105000, 52500},       {EDGE_LANDING, TIMING_STANDARD, 220000, 140000, 70000},
        {EDGE_LANDING, TIMING_RELAXED, 330000, 210000, 105000}, {EDGE_LANDING, TIMING_SHARP, 110000, 70000, 35000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(judge_window_us(rows[i].edge, VERDICT_GOOD, rows[i].timing), rows[i].good_us);
        assert_int_equal(judge_window_us(rows[i].edge, VERDICT_GREAT, rows[i].timing), rows[i].great_us);
        assert_int_equal(judge_window_us(rows[i].edge, VERDICT_PERFECT, rows[i].timing), rows[i].perfect_us);
        assert_int_equal(judge_window_us(rows[i].edge, VERDICT_MISS, rows[i].timing), 0);
    }
}

static void test_names(void **state)
{
    (void)state;
    static const char *const timings[TIMING_COUNT] = {"standard", "relaxed", "sharp"};
    for (int i = 0; i < TIMING_COUNT; i++)
        assert_string_equal(timing_words[i], timings[i]);
    assert_string_equal(verdict_name(VERDICT_MISS), "miss");
    assert_string_equal(verdict_name(VERDICT_PERFECT), "perfect");
}

/* Left: two reps in the open; two dense ones 1 ms off even; two that follow at once. */
static struct rep reps[] = {
    {.lift_us = 1000 * MS, .top_us = 2000 * MS, .lower_us = 2000 * MS, .landing_us = 3000 * MS},
    {.lift_us = 5000 * MS, .top_us = 5100 * MS, .lower_us = 5100 * MS, .landing_us = 5200 * MS},
    {.lift_us = 5501 * MS, .top_us = 5600 * MS, .lower_us = 5600 * MS, .landing_us = 5701 * MS},
    {.lift_us = 8000 * MS, .top_us = 9000 * MS, .lower_us = 9000 * MS, .landing_us = 10000 * MS},
    {.lift_us = 10000 * MS, .top_us = 11000 * MS, .lower_us = 11000 * MS, .landing_us = 12000 * MS},
};
static struct chart_part part = {.end_us = 14000000};
static const struct chart chart = {.reps = reps, .rep_count = 5, .parts = &part, .part_count = 1, .end_us = 14000000};

/* The verdict of one edge alone when the heel moves at t_us. */
static enum verdict probe(enum edge edge, int32_t rep, int64_t t_us, enum timing timing)
{
    struct rep_result results[5] = {0};
    struct judge *judge = judge_create(&(struct judge_desc){&chart, HEEL_LEFT, timing, results});
    struct judge_event event;
    enum judge_work work;
    if (edge == EDGE_LANDING)
        judge_edge(judge, EDGE_LIFT, -MS * 1000, &event, &work); /* a stray, so that it is up */
    while (judge_due_us(judge) <= t_us)
        judge_step(judge);
    judge_edge(judge, edge, t_us, &event, &work);
    while (judge_due_us(judge) < INT64_MAX)
        judge_step(judge);
    judge_destroy(judge);
    return results[rep].verdict[edge];
}

static void test_windows(void **state)
{
    (void)state;
    static const struct {
        enum edge edge;
        int32_t rep;
        int64_t t_us;
        enum verdict verdict;
    } rows[] = {
        {EDGE_LIFT, 0, 1000000, VERDICT_PERFECT},
        {EDGE_LIFT, 0, 1105000, VERDICT_PERFECT},
        {EDGE_LIFT, 0, 1105001, VERDICT_GREAT},
        {EDGE_LIFT, 0, 790000, VERDICT_GREAT},
        {EDGE_LIFT, 0, 789999, VERDICT_GOOD},
        {EDGE_LIFT, 0, 670000, VERDICT_GOOD},
        {EDGE_LIFT, 0, 669999, VERDICT_MISS},
        {EDGE_LIFT, 0, 1330000, VERDICT_GOOD},
        {EDGE_LIFT, 0, 1330001, VERDICT_MISS},
        {EDGE_LANDING, 0, 2780000, VERDICT_GOOD},
        {EDGE_LANDING, 0, 2779999, VERDICT_MISS},
        {EDGE_LANDING, 0, 3070000, VERDICT_PERFECT},
        {EDGE_LANDING, 0, 3140000, VERDICT_GREAT},
        {EDGE_LANDING, 0, 3140001, VERDICT_GOOD},
        {EDGE_LANDING, 0, 3220000, VERDICT_GOOD},
        {EDGE_LANDING, 0, 3220001, VERDICT_MISS},
        /* Dense: lift 5000, middle 5100, landing 5200, middle 5350.5, lift 5501, middle 5601, landing 5701. */
        {EDGE_LIFT, 1, 4670000, VERDICT_GOOD},
        {EDGE_LIFT, 1, 5099999, VERDICT_PERFECT},
        {EDGE_LIFT, 1, 5100000, VERDICT_MISS},
        {EDGE_LANDING, 1, 5100000, VERDICT_GREAT},
        {EDGE_LANDING, 1, 5099999, VERDICT_MISS},
        {EDGE_LANDING, 1, 5350499, VERDICT_GOOD},
        {EDGE_LANDING, 1, 5350500, VERDICT_MISS},
        {EDGE_LIFT, 2, 5350499, VERDICT_MISS},
        {EDGE_LIFT, 2, 5350500, VERDICT_GREAT},
        {EDGE_LANDING, 2, 5601000, VERDICT_GREAT},
        {EDGE_LANDING, 2, 5921000, VERDICT_GOOD},
        /* At once: the landing and the lift at 10000 leave one another their whole windows. */
        {EDGE_LANDING, 3, 10000000, VERDICT_PERFECT},
        {EDGE_LANDING, 3, 10220000, VERDICT_GOOD},
        {EDGE_LANDING, 3, 10220001, VERDICT_MISS},
        {EDGE_LIFT, 4, 10000000, VERDICT_PERFECT},
        {EDGE_LIFT, 4, 9670000, VERDICT_GOOD},
        {EDGE_LIFT, 4, 9669999, VERDICT_MISS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        enum verdict verdict = probe(rows[i].edge, rows[i].rep, rows[i].t_us, TIMING_STANDARD);
        if (verdict != rows[i].verdict)
            fail_msg("%s %d at %d us: %s", edge_name(rows[i].edge), rows[i].rep, (int)rows[i].t_us,
                     verdict_name(verdict));
    }
    assert_int_equal(probe(EDGE_LIFT, 0, 505000, TIMING_RELAXED), VERDICT_GOOD);
    assert_int_equal(probe(EDGE_LIFT, 0, 504999, TIMING_RELAXED), VERDICT_MISS);
    assert_int_equal(probe(EDGE_LANDING, 0, 3110000, TIMING_SHARP), VERDICT_GOOD);
    assert_int_equal(probe(EDGE_LANDING, 0, 3110001, TIMING_SHARP), VERDICT_MISS);
}

static void test_moves_without_change_are_ignored(void **state)
{
    (void)state;
    struct rep_result results[5] = {0};
    struct judge *judge = judge_create(&(struct judge_desc){&chart, HEEL_LEFT, TIMING_STANDARD, results});
    struct judge_event event;
    enum judge_work work;
    assert_false(judge_edge(judge, EDGE_LANDING, 900 * MS, &event, &work));
    assert_int_equal(work, JUDGE_WORK_NONE);
    assert_true(judge_edge(judge, EDGE_LIFT, 950 * MS, &event, &work));
    assert_int_equal(event.kind, JUDGE_HIT);
    assert_int_equal(results[0].error_us[EDGE_LIFT], -50 * MS);
    assert_false(judge_edge(judge, EDGE_LIFT, 960 * MS, &event, &work));
    assert_true(judge_is_up(judge));
    judge_destroy(judge);
    judge_destroy(NULL);
}

/* Only what is seen between the lift and the landing is a rep's top. */
static void test_a_reps_top(void **state)
{
    (void)state;
    struct rep_result results[5] = {0};
    struct judge *judge = judge_create(&(struct judge_desc){&chart, HEEL_LEFT, TIMING_STANDARD, results});
    struct judge_event event;
    enum judge_work work;
    judge_height(judge, 900 * MS, 990);
    judge_edge(judge, EDGE_LIFT, 1000 * MS, &event, &work);
    judge_height(judge, 1500 * MS, 640);
    judge_height(judge, 2000 * MS, 730);
    judge_height(judge, 2500 * MS, 410);
    judge_edge(judge, EDGE_LANDING, 3000 * MS, &event, &work);
    judge_height(judge, 3000 * MS, 999);
    assert_int_equal(results[0].top, 730);
    /* One too many: it doesn't raise the one that counts. */
    judge_edge(judge, EDGE_LIFT, 3200 * MS, &event, &work);
    judge_height(judge, 3300 * MS, 1700);
    judge_edge(judge, EDGE_LANDING, 3400 * MS, &event, &work);
    assert_int_equal(results[0].top, 730);
    while (judge_due_us(judge) <= 4900 * MS)
        judge_step(judge);
    judge_edge(judge, EDGE_LIFT, 5000 * MS, &event, &work);
    judge_edge(judge, EDGE_LANDING, 5200 * MS, &event, &work);
    assert_true(results[1].counted);
    assert_int_equal(results[1].top, 0); /* unseen */
    judge_destroy(judge);
}

/* A heel that no cue asks for: its work is extra. */
static void test_a_heel_without_cues(void **state)
{
    (void)state;
    struct rep_result results[5] = {0};
    struct judge *judge = judge_create(&(struct judge_desc){&chart, HEEL_RIGHT, TIMING_STANDARD, results});
    struct judge_event event;
    enum judge_work work;
    assert_true(judge_due_us(judge) == INT64_MAX);
    assert_false(judge_edge(judge, EDGE_LIFT, 1000 * MS, &event, &work));
    assert_false(judge_edge(judge, EDGE_LANDING, 2000 * MS, &event, &work));
    assert_int_equal(work, JUDGE_WORK_EXTRA);
    judge_destroy(judge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_half_widths), cmocka_unit_test(test_names),
        cmocka_unit_test(test_windows),     cmocka_unit_test(test_moves_without_change_are_ignored),
        cmocka_unit_test(test_a_reps_top),  cmocka_unit_test(test_a_heel_without_cues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
