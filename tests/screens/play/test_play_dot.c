#include "check.h"
#include "screens/play/play_dot.h"

static const struct rep rep = {.lift_us = 1000000, .top_us = 2000000, .lower_us = 2000000, .landing_us = 3000000};

static void test_rides_the_hill(void **state)
{
    (void)state;
    struct play_dot dot = {0};
    play_dot_lift(&dot, rep.lift_us, &rep);
    play_dot_ride(&dot, &rep, 0);
    for (int64_t t = rep.lift_us + PLAY_DOT_LANDING_US; t <= rep.landing_us; t += 10000)
        assert_int_equal(play_dot_height(&dot, t), rep_height(&rep, t));
    play_dot_land(&dot, rep.landing_us);
    assert_int_equal(play_dot_height(&dot, rep.landing_us + 1), 0);
}

static void test_early_and_late_ride_beside_it(void **state)
{
    (void)state;
    for (int64_t shift = -100000; shift <= 100000; shift += 200000) {
        struct play_dot dot = {0};
        play_dot_lift(&dot, rep.lift_us + shift, NULL);
        play_dot_ride(&dot, &rep, shift);
        for (int64_t t = rep.lift_us + shift + PLAY_DOT_LANDING_US; t <= rep.landing_us + shift; t += 10000)
            assert_int_equal(play_dot_height(&dot, t), rep_height(&rep, t - shift));
    }
}

static void test_without_a_hill_eases_to_the_top(void **state)
{
    (void)state;
    struct play_dot dot = {0};
    int32_t last = 0;
    play_dot_lift(&dot, 0, NULL);
    assert_int_equal(play_dot_height(&dot, 0), 0);
    for (int64_t t = 0; t <= PLAY_DOT_RISE_US; t += 10000) {
        assert_true(play_dot_height(&dot, t) >= last);
        last = play_dot_height(&dot, t);
    }
    assert_int_equal(last, HEEL_HEIGHT_TOP);
    assert_int_equal(play_dot_height(&dot, -5000000), 0); /* times before the lift are the lift */
}

static void test_landing_eases_to_the_floor(void **state)
{
    (void)state;
    struct play_dot dot = {0};
    play_dot_lift(&dot, rep.lift_us, &rep);
    play_dot_land(&dot, rep.top_us);
    int32_t last = play_dot_height(&dot, rep.top_us);
    assert_int_equal(last, HEEL_HEIGHT_TOP);
    for (int64_t t = rep.top_us; t <= rep.top_us + PLAY_DOT_LANDING_US; t += 5000) {
        assert_true(play_dot_height(&dot, t) <= last);
        last = play_dot_height(&dot, t);
    }
    assert_int_equal(last, 0);
}

static void test_never_jumps(void **state)
{
    (void)state;
    struct play_dot dot = {0};
    int32_t last = 0;
    for (int64_t t = 0; t < 6000000; t += 5000) {
        if (t == 1600000)
            play_dot_lift(&dot, t, &rep); /* in the middle of the hill */
        if (t == 4500000)
            play_dot_land(&dot, t); /* long after it */
        int32_t height = play_dot_height(&dot, t);
        assert_in_range(height, 0, HEEL_HEIGHT_TOP);
        assert_in_range(height - last + 80, 0, 160);
        last = height;
    }
}

static void test_overstaying_shows(void **state)
{
    (void)state;
    struct play_dot dot = {0};
    play_dot_lift(&dot, rep.lift_us, &rep);
    assert_int_equal(play_dot_height(&dot, rep.landing_us + PLAY_DOT_OVERSTAY_US), 0);
    assert_int_equal(play_dot_height(&dot, rep.landing_us + PLAY_DOT_OVERSTAY_US + PLAY_DOT_RISE_US), HEEL_HEIGHT_TOP);
}

static void test_measured_is_shown_as_it_is(void **state)
{
    (void)state;
    struct play_dot dot = {0};
    play_dot_lift(&dot, 0, &rep);
    play_dot_measure(&dot, 10, 437);
    assert_int_equal(play_dot_height(&dot, 1), 437);
    assert_int_equal(play_dot_height(&dot, rep.top_us), 437);
}

/* A lift is told after the heights that came with it. One without any has nothing that is measured. */
static void test_heights_that_cease(void **state)
{
    (void)state;
    struct play_dot dot = {0};
    play_dot_measure(&dot, rep.lift_us + 300000, 500);
    play_dot_lift(&dot, rep.lift_us, &rep);
    assert_int_equal(play_dot_height(&dot, rep.top_us), 500);
    play_dot_measure(&dot, rep.landing_us - 100000, 90);
    play_dot_land(&dot, rep.landing_us);
    assert_int_equal(play_dot_height(&dot, rep.landing_us + 1000), 90);
    play_dot_lift(&dot, rep.landing_us + 1000, NULL);
    assert_int_equal(play_dot_height(&dot, rep.landing_us + 1000 + PLAY_DOT_RISE_US), HEEL_HEIGHT_TOP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rides_the_hill),
                                       cmocka_unit_test(test_early_and_late_ride_beside_it),
                                       cmocka_unit_test(test_without_a_hill_eases_to_the_top),
                                       cmocka_unit_test(test_landing_eases_to_the_floor),
                                       cmocka_unit_test(test_never_jumps),
                                       cmocka_unit_test(test_overstaying_shows),
                                       cmocka_unit_test(test_measured_is_shown_as_it_is),
                                       cmocka_unit_test(test_heights_that_cease)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
