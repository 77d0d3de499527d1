#include "play/play_rest.h"

#include "check.h"
#include "store/levels/made.h"

#define SECOND INT64_C(1000000)

/* Reps, a rest of 40 s, reps, a gap of 4 s, reps, a rest of 10 s, reps, and 12 s of breathing out. */
static struct chart_part parts[] = {
    {.name = "Settle in", .start_us = 0, .end_us = 4 * SECOND},
    {.name = "Together", .start_us = 4 * SECOND, .end_us = 20 * SECOND, .rep_count = 8},
    {.name = "Rest", .start_us = 20 * SECOND, .end_us = 60 * SECOND},
    {.name = "Seesaw", .start_us = 60 * SECOND, .end_us = 80 * SECOND, .rep_count = 8},
    {.name = "Gap", .start_us = 80 * SECOND, .end_us = 84 * SECOND},
    {.name = "Fours", .start_us = 84 * SECOND, .end_us = 100 * SECOND, .rep_count = 8},
    {.name = "Rest", .start_us = 100 * SECOND, .end_us = 110 * SECOND},
    {.name = "Together", .start_us = 110 * SECOND, .end_us = 120 * SECOND, .rep_count = 8},
    {.name = "Breathe", .start_us = 120 * SECOND, .end_us = 132 * SECOND},
};
static const struct chart chart = {.parts = parts, .part_count = 9, .end_us = 132 * SECOND, .rep_count = 32};

static void test_when(void **state)
{
    (void)state;
    static const struct {
        int64_t ms;
        const char *name; /* NULL: no rest */
        bool words;
        int32_t set;
    } rows[] = {
        {-2000, NULL, false, 1},  {2000, NULL, false, 1},        {19999, NULL, false, 1},    {20000, NULL, false, 2},
        {20010, "Rest", true, 2}, {56590, "Rest", true, 2},      {56601, NULL, false, 2},    {70000, NULL, false, 2},
        {82000, NULL, false, 2},  {90000, NULL, false, 2},       {104000, "Rest", false, 3}, {109000, NULL, false, 3},
        {115000, NULL, false, 3}, {131900, "Breathe", false, 3}, {132000, NULL, false, 3},   {140000, NULL, false, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct play_rest rest;
        int32_t set, count;
        bool shown = play_rest_at(&chart, rows[i].ms * 1000, &rest);
        play_rest_sets(&chart, rows[i].ms * 1000, &set, &count);
        if (shown != (rows[i].name != NULL) || set != rows[i].set || count != 3)
            fail_msg("row %zu: %s, set %d of %d", i, shown ? rest.name : "no rest", (int)set, (int)count);
        if (shown) {
            assert_string_equal(rest.name, rows[i].name);
            assert_int_equal(rest.words, rows[i].words);
            assert_int_equal(rest.last, rows[i].ms > 120000);
        }
    }
}

/* Six breaths a minute, in no longer than out; it never jumps, and it comes and goes slowly. */
static void test_breath(void **state)
{
    (void)state;
    const float most = 0.06f; /* of a change in 50 ms */
    struct play_rest last = {0}, rest = {0};
    int breaths = 0, in = 0, frames = 0;
    for (int64_t us = 20 * SECOND; us < 60 * SECOND; us += 50000) {
        if (!play_rest_at(&chart, us, &rest))
            rest = (struct play_rest){.breath = rest.breath};
        else
            frames++;
        assert_true(rest.breath >= 0 && rest.breath <= 1 && rest.shown >= 0 && rest.shown <= 1);
        if (us > 20 * SECOND)
            assert_true(rest.breath - last.breath < most && last.breath - rest.breath < most);
        assert_true(rest.shown - last.shown < 0.1f && last.shown - rest.shown < 0.1f);
        breaths += rest.breathing_in && !last.breathing_in;
        in += rest.breathing_in;
        last = rest;
    }
    assert_int_equal(breaths, 4);
    assert_true(in > frames / 3 && in * 2 <= frames);
}

static void test_counts_down(void **state)
{
    (void)state;
    struct play_rest rest;
    assert_true(play_rest_at(&chart, 30 * SECOND, &rest));
    assert_int_equal(rest.left_us, 30 * SECOND);
    assert_true(rest.shown == 1.0f);
}

/* One set in a level whose reps never pause, as many as rounds in a program, at any tempo. */
static void test_levels(void **state)
{
    (void)state;
    static const char *const folders[] = {HEELBEAT_SOURCE "/levels"};
    static const struct {
        const char *name;
        int32_t sets;
    } rows[] = {{"quick-10min-lofi-30rpm-7", 1},
                {"program-one-hundred-lofi-30rpm-7", 1},
                {"program-three-hundreds-lofi-30rpm-7", 3},
                {"program-three-hundreds-ambient-13rpm-7", 3},
                {"program-five-minutes-lofi-60rpm-7", 3},
                {"program-beginnings-lofi-20rpm-7-10x", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct library_level level;
        struct error error = {0};
        int32_t set, count;
        if (!library_level_load(&level, folders, 1, rows[i].name, &error))
            fail_msg("%s: %s", rows[i].name, error.what);
        play_rest_sets(&level.chart, 0, &set, &count);
        assert_int_equal(set, 1);
        if (count != rows[i].sets)
            fail_msg("%s: %d sets", rows[i].name, (int)count);
        play_rest_sets(&level.chart, level.chart.end_us, &set, &count);
        assert_int_equal(set, count);
        library_level_reset(&level);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_when),
        cmocka_unit_test(test_breath),
        cmocka_unit_test(test_counts_down),
        cmocka_unit_test(test_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
