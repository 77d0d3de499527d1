#include "input/motion/tilt.h"

#include "check.h"
#include "core/base/rng.h"
#include "input/motion/thigh.h"

#include <math.h>

/* Rocks about x by so many degrees to either side, hz times a second, or lies still. Returns the largest tilt told. */
static int32_t rock(struct tilt *tilt, int64_t from_us, double seconds, double degrees, double hz, int *count)
{
    int32_t most = 0;
    for (int i = 0; i < seconds * 200; i++) {
        double t_s = i / 200.0, w = 2 * M_PI * hz, angle = degrees * M_PI / 180 * sin(w * t_s);
        const float accel[3] = {0, (float)(GRAVITY_G * sin(angle)), (float)(GRAVITY_G * cos(angle))};
        const float gyro[3] = {(float)(degrees * M_PI / 180 * w * cos(w * t_s)), 0, 0};
        struct tilt_reading readings[TILT_READINGS_MAX];
        tilt_accel(tilt, accel);
        int made = tilt_gyro(tilt, from_us + i * INT64_C(5000), gyro, readings);
        *count += made;
        for (int j = 0; j < made; j++)
            most = readings[j].mdeg > most ? readings[j].mdeg : most;
    }
    return most;
}

static void test_in_the_hand(void **state)
{
    (void)state;
    struct tilt tilt;
    int count = 0;
    tilt_init(&tilt);
    assert_int_equal(rock(&tilt, 0, 2, 0, 0, &count), 0);
    assert_in_range(count, 200, 400);
    count = 0;
    rock(&tilt, 2000000, 3, 70, 0.3, &count);
    /* It is told until it has tilted by 35 degrees. */
    assert_in_range(count, 1, 150);
    assert_int_equal(rock(&tilt, 9000000, 2, 0, 0, &count), 0);
}

/* The radio is silent for a second: nothing is made up for it, and then it goes on. */
static void test_hole(void **state)
{
    (void)state;
    struct tilt tilt;
    int before = 0, after = 0;
    tilt_init(&tilt);
    rock(&tilt, 0, 3, 3, 0.25, &before);
    int32_t most = rock(&tilt, 4000000, 3, 3, 0.25, &after);
    assert_in_range(before, 300, 625);
    assert_in_range(after, 300, 625);
    assert_in_range(most, 3000, 7500);
}

/* What 5 Hz and second order mean: |H| = 1 / sqrt(1 + (f / 5 Hz)^4). */
static void test_gain(void **state)
{
    (void)state;
    static const double hz[] = {0.5, 1, 2, 5, 10};
    for (size_t i = 0; i < sizeof hz / sizeof *hz; i++) {
        struct lowpass lowpass;
        double most = 0;
        lowpass_start(&lowpass, 0);
        for (int j = 0; j < 2500; j++) {
            double low = lowpass_step(&lowpass, sin(2 * M_PI * hz[i] * j * LOWPASS_STEP_US * 1e-6));
            most = j > 1250 && low > most ? low : most;
        }
        double wanted = 1 / sqrt(1 + pow(hz[i] / LOWPASS_HZ, 4));
        assert_true(fabs(most - wanted) < 0.015);
    }
}

/* A ramp comes out of it late by its delay. */
static void test_delay(void **state)
{
    (void)state;
    struct lowpass lowpass;
    double low = 0;
    lowpass_start(&lowpass, 0);
    for (int i = 1; i <= 500; i++)
        low = lowpass_step(&lowpass, i * LOWPASS_STEP_US);
    assert_true(fabs(500.0 * LOWPASS_STEP_US - low - (double)LOWPASS_DELAY_US) < 1000);
    lowpass_start(&lowpass, 7);
    assert_true(fabs(lowpass_step(&lowpass, 7) - 7) < 1e-12);
}

/* Any bits for a float and any time: nothing but numbers within bounds comes out, at times that rise. */
static void test_nonsense(void **state)
{
    (void)state;
    struct tilt tilt;
    struct rng rng;
    int64_t t_us = 0, told_us = INT64_MIN;
    int count = 0;
    rng_init(&rng, 11, 1);
    tilt_init(&tilt);
    for (int i = 0; i < 300000; i++) {
        float numbers[2][3] = {{0, 0, 9.8f}, {0, 0, 0}};
        for (int j = 0; j < 6; j++)
            if (rng_below(&rng, 8) == 0)
                numbers[j / 3][j % 3] += (float)rng_normal(&rng, 1000) * 1e-3f;
        if (rng_below(&rng, 100) == 0)
            thigh_spoil(numbers[rng_below(&rng, 2)], &rng);
        t_us += rng_below(&rng, 2000) ? rng_range(&rng, -100, 9000) : rng_range(&rng, 0, 400000);
        struct tilt_reading readings[TILT_READINGS_MAX];
        tilt_accel(&tilt, numbers[0]);
        int made = tilt_gyro(&tilt, rng_below(&rng, 5000) ? t_us : -t_us, numbers[1], readings);
        assert_in_range(made, 0, TILT_READINGS_MAX);
        for (int j = 0; j < made; j++) {
            assert_in_range(readings[j].mdeg, 0, TILT_MDEG_MAX);
            assert_true(readings[j].t_us > told_us);
            told_us = readings[j].t_us;
        }
        count += made;
        assert_true(isfinite(vec_length(tilt.gravity.up)) && isfinite(tilt.low.x) && isfinite(tilt.floor.floor));
    }
    assert_true(count > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_the_hand), cmocka_unit_test(test_hole),     cmocka_unit_test(test_gain),
        cmocka_unit_test(test_delay),       cmocka_unit_test(test_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
