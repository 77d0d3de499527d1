#include "core/made/practice.h"

#include "check.h"
#include "core/level/chart.h"
#include "core/level/level_build.h"

#define BEAT INT64_C(10080)

/* Four bars of rest, three bars by turns with a change of tempo inside, two bars together. */
static void make_level(struct level *level)
{
    *level = (struct level){0};
    assert_true(level_describe(level, "A level", "To test with"));
    assert_true(level_compose_in(level, "lofi", 7, "D minor"));
    assert_true(level_add_tempo(level, 0, 60000) && level_add_tempo(level, 20 * BEAT, 120000) &&
                level_add_tempo(level, 28 * BEAT, 90000));
    assert_true(level_add_part(level, &(struct level_part_desc){.name = "Settle", .bars = 4}));
    assert_true(level_add_part(
        level, &(struct level_part_desc){.name = "Turns", .bars = 3, .pattern = {"uudd....", "....uudd"}}));
    assert_true(
        level_add_part(level, &(struct level_part_desc){.name = "Both", .bars = 2, .pattern = {"uudd", "uudd"}}));
}

static void no_fault(void *context, const char *place, const char *what, const char *fix)
{
    (void)context;
    (void)fix;
    fail_msg("%s %s", place, what);
}

/* Every round holds the part's own reps, each as long after the round's start as in the level. */
static void check_rounds(const struct level *level, int32_t part, const struct level *out)
{
    struct chart whole, practice;
    struct error error;
    assert_true(chart_init(&whole, level, 100, &error));
    assert_true(chart_init(&practice, out, 100, &error));
    assert_int_equal(practice.parts[0].rep_count, 0);
    int32_t rep = 0;
    for (int32_t round = 1; round < practice.part_count; round++) {
        assert_int_equal(practice.parts[round].rep_count, whole.parts[part].rep_count);
        for (int32_t i = 0; i < whole.rep_count; i++) {
            if (whole.reps[i].part != part)
                continue;
            const struct rep *expected = &whole.reps[i], *found = &practice.reps[rep++];
            assert_int_equal(found->heel, expected->heel);
            int64_t moved = practice.parts[round].start_us - whole.parts[part].start_us;
            assert_in_range(found->lift_us - expected->lift_us - moved + 2, 0, 4);
            assert_in_range(found->landing_us - expected->landing_us - moved + 2, 0, 4);
        }
    }
    assert_int_equal(rep, practice.rep_count);
    chart_reset(&whole);
    chart_reset(&practice);
}

static void test_rounds(void **state)
{
    struct level level, out;
    struct error error = {0};
    (void)state;
    make_level(&level);
    for (int32_t part = 1; part < 3; part++) {
        assert_true(practice_can(&level, part));
        assert_true(practice_level(&level, part, &out, &error));
        assert_int_equal(level_faults(&out, no_fault, NULL), 0);
        assert_string_equal(out.music.style, "lofi");
        assert_int_equal(out.music.seed, 7);
        assert_string_equal(out.title, part == 1 ? "Turns · A level" : "Both · A level");
        check_rounds(&level, part, &out);
        /* About ten minutes of it. Turns take 9 s (4 beats at 60, 8 at 120, and the last ones of 90 come after). */
        int64_t round_us = part == 1 ? 8000000 : 5333333;
        assert_int_equal(out.part_count, 1 + PRACTICE_LONGEST_US / round_us);
        level_reset(&out);
    }
    level_reset(&level);
}

/* Charts made from songs write their reps one by one. */
static void test_reps_beside_patterns(void **state)
{
    struct level level, out;
    struct error error;
    (void)state;
    make_level(&level);
    level.reps = calloc(3, sizeof *level.reps);
    assert_non_null(level.reps);
    level.reps[0] = (struct level_rep){2 * BEAT, BEAT, 0, BEAT, HEEL_LEFT};
    level.reps[1] = (struct level_rep){6 * BEAT, BEAT, BEAT, BEAT, HEEL_RIGHT};
    level.reps[2] = (struct level_rep){15 * BEAT, BEAT, 0, BEAT, HEEL_RIGHT}; /* over the part's end */
    level.rep_count = 3;
    assert_true(practice_level(&level, 0, &out, &error));
    struct chart chart;
    assert_true(chart_init(&chart, &out, 100, &error));
    assert_int_equal(chart.parts[1].rep_count, 2);
    assert_int_equal(chart.reps[0].lift_us, 4000000 + 2000000);
    assert_int_equal(chart.reps[1].landing_us, 4000000 + 9000000);
    chart_reset(&chart);
    level_reset(&out);
    level_reset(&level);
}

static void test_refused(void **state)
{
    static const int32_t parts[] = {-1, 0, 3, INT32_MAX};
    struct level level, out;
    (void)state;
    make_level(&level);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct error error = {0};
        assert_false(practice_can(&level, parts[i]));
        assert_false(practice_level(&level, parts[i], &out, &error));
        assert_true(error.what[0]);
        assert_null(out.parts);
    }
    level_reset(&level);
}

/* A part of an hour is gone around once. */
static void test_long_part(void **state)
{
    struct level level, out;
    struct error error;
    (void)state;
    make_level(&level);
    level.parts[2].bars = 1000;
    assert_true(practice_level(&level, 2, &out, &error));
    assert_int_equal(out.part_count, 2);
    level_reset(&out);
    level_reset(&level);
}

static void test_names(void **state)
{
    static const char *const bad[] = {"practice-",
                                      "practice-1",
                                      "practice-1-",
                                      "practice-0-first-steps",
                                      "practice-01-first-steps",
                                      "practice--first-steps",
                                      "practice-1001-first-steps",
                                      "quick-1-first-steps"};
    char name[PRACTICE_NAME_SIZE];
    const char *level;
    int32_t part;
    (void)state;
    assert_true(practice_format(2, "night-train", name));
    assert_string_equal(name, "practice-3-night-train");
    assert_true(practice_parse(name, &part, &level));
    assert_int_equal(part, 2);
    assert_string_equal(level, "night-train");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (practice_parse(bad[i], &part, &level))
            fail_msg("%s was taken", bad[i]);
    char longest[80];
    memset(longest, 'x', sizeof longest);
    longest[52] = '\0';
    assert_true(practice_format(0, longest, name));
    longest[52] = 'x';
    longest[53] = '\0';
    assert_false(practice_format(0, longest, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounds),  cmocka_unit_test(test_reps_beside_patterns),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_long_part),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
