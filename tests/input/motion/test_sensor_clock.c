#include "input/motion/sensor_clock.h"

#include "check.h"
#include "core/base/rng.h"

#define STEP_US   5000
#define SETTLE_US 1000000

struct row {
    const char *name;
    uint64_t device_us;      /* its clock when ours says 10 s */
    int64_t ppm;             /* how much too fast it runs */
    int64_t way_us, late_us; /* the shortest way of a reading to us; how much longer one in ten may take */
    int64_t stall_us;        /* once a minute nothing is fetched for so long, and then all at once */
    int64_t worst_us;        /* beyond way_us, allowed */
};

static const struct row rows[] = {
    {"no jitter", 1, 0, 1000, 0, 0, 0},
    {"jitter", 5000000000, 0, 1000, 8000, 0, 100},
    {"radio", 77, 0, 4000, 60000, 0, 500},
    {"a slow clock", 1, -100, 1000, 8000, 0, 500},
    {"a fast clock", 1, 100, 1000, 8000, 0, 500},
    {"stalls", 1, 20, 1000, 2000, 700000, 100},
    {"counting beyond 2^63", UINT64_C(0x8000000000000000) - 3000000, 0, 1000, 8000, 0, 100},
};

/* How far from the true time, at worst, after a second of getting to know each other. */
static int64_t worst_of(const struct row *row)
{
    struct sensor_clock clock = {0};
    struct rng rng;
    int64_t worst_us = 0, seen_us = 0, before_us = 0;
    rng_init(&rng, 1, 1);
    for (int64_t t_us = 0; t_us < 180000000; t_us += STEP_US) {
        int64_t mono_us = 10000000 + t_us + row->way_us + (rng_below(&rng, 10) ? 0 : rng_range(&rng, 0, row->late_us));
        int64_t in_minute_us = t_us % 60000000 - 30000000;
        if (in_minute_us >= 0 && in_minute_us < row->stall_us)
            mono_us += row->stall_us - in_minute_us;
        seen_us = mono_us > seen_us ? mono_us : seen_us;
        uint64_t device_us = row->device_us + (uint64_t)(t_us + t_us * row->ppm / 1000000);
        int64_t at_us = sensor_clock_at(&clock, device_us, seen_us);
        assert_true(at_us <= seen_us && at_us >= before_us);
        before_us = at_us;
        int64_t off_us = at_us - (10000000 + t_us + row->way_us);
        off_us = off_us < 0 ? -off_us : off_us;
        if (t_us > SETTLE_US && off_us > worst_us)
            worst_us = off_us;
    }
    return worst_us;
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t worst_us = worst_of(&rows[i]);
        if (worst_us > rows[i].worst_us)
            fail_msg("%s: %d us", rows[i].name, (int)worst_us);
    }
}

static void test_without_a_clock(void **state)
{
    (void)state;
    struct sensor_clock clock = {0};
    assert_int_equal(sensor_clock_at(&clock, 0, 4000), 4000);
    assert_int_equal(sensor_clock_at(&clock, 0, 3000), 3000);
    assert_int_equal(sensor_clock_at(&clock, 0, 9000), 9000);
}

/* A controller that was switched off and on counts from the beginning again. */
static void test_begins_anew(void **state)
{
    (void)state;
    struct sensor_clock clock = {0};
    assert_int_equal(sensor_clock_at(&clock, 900000000, 1000000), 1000000);
    assert_int_equal(sensor_clock_at(&clock, 900005000, 1009000), 1005000);
    assert_int_equal(sensor_clock_at(&clock, 100, 2000000), 2000000);
    assert_int_equal(sensor_clock_at(&clock, 5100, 2007000), 2005000);
}

/* A device that slept, its clock with it: what it says of the time before is of no use for the time after. */
static void test_stood_still(void **state)
{
    (void)state;
    struct sensor_clock clock = {0};
    assert_int_equal(sensor_clock_at(&clock, 900000000, 1000000), 1000000);
    assert_int_equal(sensor_clock_at(&clock, 900005000, 1009000), 1005000);
    assert_int_equal(sensor_clock_at(&clock, 900010000, 8000000), 8000000);
    assert_int_equal(sensor_clock_at(&clock, 900015000, 8007000), 8005000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_without_a_clock),
        cmocka_unit_test(test_begins_anew),
        cmocka_unit_test(test_stood_still),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
