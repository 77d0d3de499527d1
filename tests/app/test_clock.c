#include "app/clock.h"

#include <time.h>

#include "check.h"

static void test_mono_rises(void **state)
{
    (void)state;
    int64_t before_us = clock_mono_us();
    assert_true(before_us > 0);
    for (int i = 0; i < 1000; i++) {
        int64_t now_us = clock_mono_us();
        assert_true(now_us >= before_us);
        before_us = now_us;
    }
    clock_sleep_until(before_us - 1000000); /* the past: at once */
    assert_true(clock_mono_us() - before_us < 500000);
}

static void test_offsets(void **state)
{
    (void)state;
    static const struct {
        const char *zone; /* POSIX: the sign is west */
        int32_t offset_min;
    } rows[] = {{"UTC0", 0},     {"AAA-5:45", 345}, {"BBB8", -480},    {"CCC-13", 780},
                {"DDD-14", 840}, {"EEE12", -720},   {"FFF3:30", -210}, {"GGG-0:20", 20}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        setenv("TZ", rows[i].zone, 1);
        tzset();
        int32_t offset_min = 9999;
        int64_t ms = clock_utc_ms(&offset_min);
        assert_int_equal(offset_min, rows[i].offset_min);
        assert_true(llabs(ms / 1000 - (int64_t)time(NULL)) <= 2);
    }
    assert_true(clock_utc_ms(NULL) > INT64_C(1600000000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mono_rises), cmocka_unit_test(test_offsets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
