#include "core/feet/trail.h"

#include "check.h"

#define MS INT64_C(1000)

static void test_the_ring(void **state)
{
    (void)state;
    struct trail trail = {0};
    for (int i = 0; i < 3 * TRAIL_POINTS; i++) {
        trail_add(&trail, i * 10 * MS, i);
        assert_int_equal(trail.count, i < TRAIL_POINTS ? i + 1 : TRAIL_POINTS);
        assert_int_equal(trail_back(&trail, 0)->height, i);
        assert_int_equal(trail_back(&trail, trail.count - 1)->height, i - trail.count + 1);
    }
    /* What comes too quickly takes the newest's place, so that the newest is there and the others lie apart. */
    struct trail quick = {0};
    for (int i = 0; i < 100; i++) {
        trail_add(&quick, i * MS, i);
        assert_int_equal(trail_back(&quick, 0)->height, i);
    }
    assert_in_range(quick.count, 18, 22);
    for (int i = 1; i + 1 < quick.count; i++)
        assert_true(trail_back(&quick, i)->t_us - trail_back(&quick, i + 1)->t_us >= TRAIL_APART_US);
}

static void test_rest_and_mean(void **state)
{
    (void)state;
    struct trail trail = {0};
    for (int i = 0; i < 60; i++)
        trail_add(&trail, i * 10 * MS, 100 + i % 3); /* 600 ms of rest */
    trail_add(&trail, 600 * MS, 300);
    trail_add(&trail, 610 * MS, 500);
    assert_int_equal(trail_rest(&trail, 0, 499), 101);
    assert_int_equal(trail_rest(&trail, 600 * MS, 499), 300);
    assert_int_equal(trail_rest(&trail, 610 * MS, 499), 499);
    assert_int_equal(trail_mean(&trail, 600 * MS, 610 * MS), 400);
    assert_int_equal(trail_mean(&trail, 601 * MS, 609 * MS), -1);
    /* A heel that only turns was never at rest: it is where it was lowest. */
    struct trail turns = {0};
    for (int i = -30; i <= 30; i++)
        trail_add(&turns, (i + 30) * 10 * MS, 200 + i * i);
    assert_in_range(trail_rest(&turns, 0, 499), 200, 202);
}

/* Rows of heights 20 ms apart. */
static int64_t date_ms(const int32_t *heights, int count, struct trail_way way)
{
    struct trail trail = {0};
    for (int i = 0; i < count; i++)
        trail_add(&trail, (1000 + i * 20) * MS, heights[i]);
    return trail_date_us(&trail, &way) / MS;
}

static void test_dates(void **state)
{
    (void)state;
    /* A cosine of a second from 1100 ms on. */
    static const int32_t up[] = {0,  0,   0,   0,   0,   0,   1,   4,   9,   16,  24,  35,  48,  62,  79,
                                 97, 117, 138, 161, 184, 210, 236, 264, 292, 322, 351, 382, 413, 444, 475};
    enum { COUNT = sizeof up / sizeof *up };
    const struct trail_way rise = {.rising = true, .low = 60, .high = 300, .most = 500};
    assert_in_range(date_ms(up, COUNT, rise), 1095, 1115);
    int32_t down[COUNT];
    for (int i = 0; i < COUNT; i++)
        down[i] = up[COUNT - 1 - i];
    const struct trail_way fall = {.low = 60, .high = 300, .most = 500};
    assert_in_range(date_ms(down, COUNT, fall), 1465, 1485);
    assert_in_range(date_ms(down, 18, fall), 1455, 1495); /* at 6 %, before it is there */
    /* Higher by a tenth, of what is left. */
    struct trail_way high = rise;
    int32_t higher[COUNT];
    high.floor = 100;
    for (int i = 0; i < COUNT; i++)
        higher[i] = 100 + up[i] * 9 / 10;
    assert_in_range(date_ms(higher, COUNT, high), 1095, 1115);
    /* Rest at 8 % before it is no part of the way. */
    static const int32_t leans[] = {0, 40, 80, 80, 80, 80, 80, 80, 80, 80, 90, 150, 240, 340, 440};
    assert_in_range(date_ms(leans, sizeof leans / sizeof *leans, rise), 1150, 1200);
    /* Over both levels at once. */
    static const int32_t jump[] = {0, 0, 0, 900};
    assert_int_equal(date_ms(jump, 4, rise), 1060);
    static const int32_t drop[] = {900, 900, 20};
    assert_int_equal(date_ms(drop, 3, fall), 1040);
    /* What tells only of changes was at rest until shortly before. */
    struct trail sparse = {0};
    trail_add(&sparse, 0, 0);
    for (int i = 0; i < 6; i++)
        trail_add(&sparse, (6000 + i * 20) * MS, 100 + i * 50);
    assert_in_range(trail_date_us(&sparse, &rise) / MS, 5880, 5980);
    /* Nothing but one reading. */
    assert_int_equal(date_ms(jump + 3, 1, rise), 1000);
    /* No older than it may be. */
    struct trail_way late = rise;
    late.from_us = 1500 * MS;
    assert_in_range(date_ms(up, COUNT, late), 1500, 1540);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_ring),
        cmocka_unit_test(test_rest_and_mean),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests_name("core/feet/trail", tests, NULL, NULL);
}
