#include "core/feet/steep.h"

#include <math.h>

#include "check.h"

#define STEP_US 4000
#define PI      3.14159265358979323846

/* A rep of a heel on a sensor that is at its top when the heel is `full` of its way up; held for `hold` rises. */
struct rep {
    double rise_s, full, hold;
};

static double heel(const struct rep *rep, double t_s)
{
    double part = t_s / rep->rise_s, down = part - 1 - rep->hold;
    if (part < 1)
        return (1 - cos(PI * part)) / 2;
    return down <= 0 ? 1 : down < 1 ? (1 + cos(PI * down)) / 2 : 0;
}

static int64_t play(struct steep *steep, int64_t t_us, const struct rep *rep, int count)
{
    for (int i = 0; i < count; i++) {
        int64_t whole_us = (int64_t)(rep->rise_s * (2.5 + rep->hold) * 1e6), from_us = t_us;
        for (; t_us < from_us + whole_us; t_us += STEP_US) {
            double height = fmin(1, heel(rep, (double)(t_us - from_us) * 1e-6) / rep->full);
            steep_height(steep, t_us, (int32_t)(height * 1000));
        }
    }
    return t_us;
}

static void test_sorts(void **state)
{
    (void)state;
    static const struct {
        struct rep rep;
        bool is_steep;
    } rows[] = {
        {{0.4, 1, 0}, false},   {{1.2, 1, 0}, false},   {{1, 1, 1}, false},     {{1, 1, 2}, false},
        {{0.5, 1, 2.5}, false}, {{0.7, 1, 4}, false},   {{1.5, 1, 8}, false},   {{1, 0.6, 0}, false},
        {{1, 1.05, 0}, false},  {{0.4, 0.25, 0}, true}, {{1.2, 0.25, 0}, true}, {{1, 0.1, 0}, true},
        {{1.2, 0.25, 1}, true}, {{1, 0.001, 0}, true},  {{0.4, 0.25, 4}, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct steep steep = {0};
        int64_t t_us = play(&steep, 1000000, &rows[i].rep, STEEP_REPS - 1);
        assert_false(steep.is_steep);
        play(&steep, t_us, &rows[i].rep, 1);
        if (steep.is_steep != rows[i].is_steep)
            fail_msg("row %d", (int)i);
    }
}

/* One rep of the other sort is chance. */
static void test_takes_some(void **state)
{
    (void)state;
    const struct rep hill = {1, 1, 0}, stiff = {1, 0.2, 0};
    struct steep steep = {0};
    int64_t t_us = play(&steep, 0, &stiff, STEEP_REPS - 1);
    t_us = play(&steep, t_us, &hill, 1);
    t_us = play(&steep, t_us, &stiff, STEEP_REPS - 1);
    assert_false(steep.is_steep);
    t_us = play(&steep, t_us, &stiff, 1);
    assert_true(steep.is_steep);
    t_us = play(&steep, t_us, &hill, STEEP_REPS - 1);
    t_us = play(&steep, t_us, &stiff, 1);
    t_us = play(&steep, t_us, &hill, STEEP_REPS - 1);
    assert_true(steep.is_steep);
    play(&steep, t_us, &hill, 1);
    assert_false(steep.is_steep);
}

/* Nor does a hill that is held for long make a height of a stiff pad. */
static void test_held_reps(void **state)
{
    (void)state;
    const struct rep held = {1.2, 1, 6}, stiff = {1, 0.2, 0};
    struct steep steep = {0};
    int64_t t_us = play(&steep, 0, &stiff, STEEP_REPS);
    assert_true(steep.is_steep);
    play(&steep, t_us, &held, 2 * STEEP_REPS);
    assert_true(steep.is_steep);
}

/* A rep that stays below the top, quick as it is, says nothing. */
static void test_low_reps(void **state)
{
    (void)state;
    struct steep steep = {0};
    for (int i = 0; i < 200; i++)
        steep_height(&steep, i * 100000, i % 10 == 0 ? 0 : 880);
    assert_false(steep.is_steep);
    assert_int_equal(steep.reps, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sorts), cmocka_unit_test(test_takes_some),
                                       cmocka_unit_test(test_held_reps), cmocka_unit_test(test_low_reps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
