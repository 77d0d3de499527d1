#include "core/quick.h"

#include "core/chart.h"
#include "core/level_build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_names(void **state)
{
    (void)state;
    static const char *const good[] = {"quick-3min-lofi-30rpm-7", "quick-100reps-house-24rpm-4294967295",
                                       "quick-20min-x1-10rpm-0"};
    static const char *const bad[] = {"quick-3min-lofi-30rpm-",
                                      "quick-03min-lofi-30rpm-7",
                                      "quick-21min-lofi-30rpm-7",
                                      "quick-0min-lofi-30rpm-7",
                                      "quick-3min--30rpm-7",
                                      "quick-3min-Lofi-30rpm-7",
                                      "quick-3min-lofi-9rpm-7",
                                      "quick-3min-lofi-61rpm-7",
                                      "quick-3min-lofi-30rpm-7x",
                                      "quick-99reps-lofi-30rpm-7",
                                      "quick-3min-lofi-30rpm-4294967296",
                                      "quick-3-lofi-30rpm-7",
                                      "quick-min-lofi-30rpm-7",
                                      "daily-2026-11-22"};
    struct quick quick;
    char name[QUICK_NAME_SIZE];
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(quick_parse(good[i], &quick));
        assert_true(quick_format(&quick, name));
        assert_string_equal(name, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (quick_parse(bad[i], &quick))
            fail_msg("%s was taken", bad[i]);
}

static void no_fault(void *context, const char *place, const char *what, const char *fix)
{
    (void)fix;
    fail_msg("%s: %s %s", (const char *)context, place, what);
}

/* Every wish is granted: as long, as many, as fast as it was asked for. */
static void test_every_wish(void **state)
{
    struct error error = {0};
    (void)state;
    for (int32_t amount = 1; amount <= QUICK_MINUTES_MAX + QUICK_REPS_MAX; amount++) {
        int32_t reps = amount - QUICK_MINUTES_MAX;
        if (reps > 0 && (reps < 10 || reps % 2 != 0))
            continue;
        for (int32_t rpm = QUICK_RPM_MIN; rpm <= QUICK_RPM_MAX; rpm += 5) {
            struct quick quick = {.rpm = rpm, .style = "lofi", .seed = (uint32_t)amount};
            struct level level;
            struct chart chart;
            char name[QUICK_NAME_SIZE];
            *(reps > 0 ? &quick.reps : &quick.minutes) = reps > 0 ? reps : amount;
            assert_true(quick_format(&quick, name));
            assert_true(quick_level(&quick, &level, &error));
            assert_int_equal(level_faults(&level, no_fault, name), 0);
            assert_true(chart_init(&chart, &level, 100, &error));
            /* Half of it where most of a short one goes by turns. */
            int32_t cadence = chart_cadence_rpm_milli(&chart);
            bool is_long = reps <= 0 || reps >= 40;
            if (is_long && abs(cadence - rpm * 1000) > 5 && abs(cadence - rpm * 500) > 5)
                fail_msg("%s: cadence %d", name, (int)cadence);
            if (reps > 0 && (chart.rep_count < reps || chart.rep_count > reps + 8))
                fail_msg("%s: %d reps", name, (int)chart.rep_count);
            int64_t off_us = llabs(chart.end_us - amount * INT64_C(60000000));
            if (reps <= 0 && off_us > 24000000)
                fail_msg("%s: %lld s", name, (long long)chart.end_us / 1000000);
            chart_reset(&chart);
            level_reset(&level);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_every_wish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
