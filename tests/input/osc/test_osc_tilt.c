#include "input/osc/osc_tilt.h"

#include "check.h"
#include "core/base/rng.h"

#include <math.h>

#define PI         3.14159265358979323846
#define NO_READING -1

/* Gravity in the axes of a phone that was laid in some way and is then turned by degrees about one of its axes. */
static void gravity_at(double degrees, int laid, double scale, double out[3])
{
    double c = scale * cos(degrees * PI / 180), s = scale * sin(degrees * PI / 180);
    static const int axes[][3] = {{0, 1, 2}, {2, 0, 1}, {1, 2, 0}};
    int turn = laid % 3;
    out[axes[turn][0]] = 0;
    out[axes[turn][1]] = laid < 3 ? s : -s;
    out[axes[turn][2]] = laid < 3 ? c : -c;
}

/* Times of samples as Wi-Fi brings them: 100 a second on average, every so often a burst of several at once. */
static int64_t next_time(struct rng *rng, int64_t t_us)
{
    return rng_below(rng, 5) == 0 ? t_us : t_us + rng_range(rng, 2000, 23000);
}

static int32_t read_at(struct osc_tilt *tilt, int64_t t_us, double degrees, int laid)
{
    double vector[3];
    gravity_at(degrees, laid, 9.81, vector);
    int32_t mdeg;
    return osc_tilt_read(tilt, t_us, vector, &mdeg) ? mdeg : NO_READING;
}

/* Held at an angle, 100 samples a second, from *t_us to end_us. Returns the last reading. */
static int32_t hold(struct osc_tilt *tilt, int64_t *t_us, int64_t end_us, double degrees, int laid)
{
    int32_t last = NO_READING;
    for (; *t_us < end_us; *t_us += 10000)
        last = read_at(tilt, *t_us, degrees, laid);
    return last;
}

static void a_lift_is_its_angle_however_the_phone_lies(void **state)
{
    (void)state;
    for (int laid = 0; laid < 6; laid++) {
        struct osc_tilt tilt = {0};
        int64_t t_us = 1000000;
        for (; t_us < 2000000; t_us += 10000)
            assert_int_equal(read_at(&tilt, t_us, 0, laid), 0);
        assert_in_range(hold(&tilt, &t_us, 3000000, 8, laid), 7995, 8005);
        assert_in_range(hold(&tilt, &t_us, 4000000, 0, laid), 0, 5);
    }
}

/* A one-pole low-pass passes 1/sqrt(2) of what moves at its cutoff, half as fast 0.894, twice as fast 0.447. */
static void low_pass_at_5_hz(void **state)
{
    (void)state;
    static const double hz[] = {2.5, 5, 10}, passed[] = {0.894, 0.707, 0.447};
    for (int i = 0; i < 3; i++) {
        struct osc_tilt tilt = {0};
        struct rng rng;
        rng_init(&rng, 5, (uint64_t)i);
        int64_t t_us = 1000000;
        for (; t_us < 1600000; t_us += 1000)
            read_at(&tilt, t_us, 0, 0);
        int32_t most = 0;
        for (; t_us < 6000000; t_us += rng_range(&rng, 500, 1500)) {
            int32_t now = read_at(&tilt, t_us, 5 * sin(2 * PI * hz[i] * (double)t_us / 1e6), 0);
            most = now > most && t_us > 3000000 ? now : most;
        }
        assert_true(fabs(most / 5000.0 - passed[i]) < 0.03);
    }
}

static void uneven_samples_and_bursts(void **state)
{
    (void)state;
    struct osc_tilt tilt = {0};
    struct rng rng;
    rng_init(&rng, 7, 0);
    int64_t t_us = 1000000;
    for (; t_us < 2000000; t_us = next_time(&rng, t_us))
        read_at(&tilt, t_us, 0, 0);
    /* A slow rise is followed with the low-pass's delay of 32 ms: 0.13 degrees at 4 a second, and a sample's. */
    for (int64_t begin_us = t_us; t_us < begin_us + 2000000; t_us = next_time(&rng, t_us)) {
        double true_degrees = 4 * (double)(t_us - begin_us) / 1e6;
        int32_t now = read_at(&tilt, t_us, true_degrees, 0);
        assert_true(fabs(now / 1000.0 - true_degrees) < 0.13 + 0.1);
    }
}

static void the_last_of_a_burst_counts(void **state)
{
    (void)state;
    struct osc_tilt burst = {0}, single = {0};
    for (int64_t t_us = 1000000; t_us < 2000000; t_us += 10000) {
        read_at(&burst, t_us, 0, 0);
        read_at(&single, t_us, 0, 0);
    }
    read_at(&burst, 2030000, 2, 0);
    read_at(&burst, 2030000, 4, 0);
    int32_t after_burst = read_at(&burst, 2030000, 6, 0), after_single = read_at(&single, 2030000, 6, 0);
    assert_int_equal(after_burst, after_single);
    assert_true(after_single > 3000);
}

/* Started in the hand, then laid on the thigh: a second later lifts are measured from there. */
static void laid_anew(void **state)
{
    (void)state;
    struct osc_tilt tilt = {0};
    int64_t t_us = 1000000;
    hold(&tilt, &t_us, 4000000, 70, 1);
    assert_int_equal(hold(&tilt, &t_us, 4500000, 0, 0), NO_READING);
    assert_in_range(hold(&tilt, &t_us, 6000000, 0, 0), 0, 5);
    assert_in_range(hold(&tilt, &t_us, 7000000, 8, 0), 7995, 8005);
}

static void a_heel_held_up_is_no_rest_but_a_shifted_player_is(void **state)
{
    (void)state;
    struct osc_tilt tilt = {0};
    int64_t t_us = 1000000;
    hold(&tilt, &t_us, 2000000, 0, 0);
    assert_in_range(hold(&tilt, &t_us, 8000000, 9, 0), 8990, 9010);
    assert_in_range(hold(&tilt, &t_us, 12000000, 9, 0), 0, 5);
}

static void vectors_without_direction_change_nothing(void **state)
{
    (void)state;
    struct osc_tilt tilt = {0};
    int32_t mdeg;
    assert_false(osc_tilt_read(&tilt, 5, (double[]){0, 0, 0}, &mdeg));
    for (int64_t t_us = 1000000; t_us < 2000000; t_us += 10000)
        read_at(&tilt, t_us, 0, 0);
    read_at(&tilt, 2010000, 5, 0);
    struct osc_tilt unchanged = tilt;
    assert_false(osc_tilt_read(&tilt, 2020000, (double[]){0, 0, 0}, &mdeg));
    assert_false(osc_tilt_read(&tilt, 2030000, (double[]){0, NAN, 0}, &mdeg));
    assert_memory_equal(&tilt, &unchanged, sizeof tilt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lift_is_its_angle_however_the_phone_lies),
        cmocka_unit_test(low_pass_at_5_hz),
        cmocka_unit_test(uneven_samples_and_bursts),
        cmocka_unit_test(the_last_of_a_burst_counts),
        cmocka_unit_test(laid_anew),
        cmocka_unit_test(a_heel_held_up_is_no_rest_but_a_shifted_player_is),
        cmocka_unit_test(vectors_without_direction_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
