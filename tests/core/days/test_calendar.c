#include "core/days/calendar.h"

#include <limits.h>

#include "check.h"

static const int month_lengths[2][12] = {
    {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31},
    {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31},
};

/* Steps a date through every day there is, as one would on paper. */
static void test_every_day(void **state)
{
    struct date date = {1, 1, 1};
    int32_t day = CALENDAR_DAY_MIN;

    (void)state;
    for (; date.year <= 9999; day++) {
        struct date found = calendar_date(day);
        if (found.year != date.year || found.month != date.month || found.day != date.day)
            fail_msg("day %d is %d-%d-%d, not %d-%d-%d", (int)day, (int)found.year, (int)found.month, (int)found.day,
                     (int)date.year, (int)date.month, (int)date.day);
        if (calendar_day(date) != day)
            fail_msg("%d-%d-%d is day %d, not %d", (int)date.year, (int)date.month, (int)date.day,
                     (int)calendar_day(date), (int)day);
        int leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
        if (++date.day > month_lengths[leap][date.month - 1]) {
            date.day = 1;
            if (++date.month > 12) {
                date.month = 1;
                date.year++;
            }
        }
    }
    assert_int_equal(day - 1, CALENDAR_DAY_MAX);
}

static void test_known_days(void **state)
{
    static const struct {
        struct date date;
        int32_t day;
        enum weekday weekday;
    } rows[] = {
        {{1970, 1, 1}, 0, WEEKDAY_THURSDAY},       {{1969, 12, 31}, -1, WEEKDAY_WEDNESDAY},
        {{2000, 1, 1}, 10957, WEEKDAY_SATURDAY},   {{2000, 2, 29}, 11016, WEEKDAY_TUESDAY},
        {{2026, 11, 22}, 20779, WEEKDAY_SUNDAY},   {{2024, 2, 29}, 19782, WEEKDAY_THURSDAY},
        {{1900, 3, 1}, -25508, WEEKDAY_THURSDAY},  {{1, 1, 1}, -719162, WEEKDAY_MONDAY},
        {{9999, 12, 31}, 2932896, WEEKDAY_FRIDAY},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(calendar_day(rows[i].date), rows[i].day);
        assert_int_equal(calendar_weekday(rows[i].day), rows[i].weekday);
    }
}

static void test_weeks_run_from_monday(void **state)
{
    (void)state;
    for (int32_t day = -1000; day < 1000; day++) {
        bool monday = calendar_weekday(day) == WEEKDAY_MONDAY;
        assert_int_equal(calendar_week(day) - calendar_week(day - 1), monday ? 1 : 0);
        assert_int_equal(calendar_weekday(day + 1), (calendar_weekday(day) + 1) % WEEKDAY_COUNT);
    }
    assert_true(calendar_weekday(INT32_MIN) < WEEKDAY_COUNT);
    assert_true(calendar_weekday(INT32_MAX) < WEEKDAY_COUNT);
}

static void test_local_day(void **state)
{
    static const struct {
        int64_t utc_s;
        int32_t offset_min, day_end_min, day;
    } rows[] = {
        {0, 0, 0, 0},
        {-1, 0, 0, -1},
        {86399, 0, 0, 0},
        {86400, 0, 0, 1},
        {86400 + 4 * 3600 - 1, 0, 240, 0}, /* 03:59:59 still belongs to yesterday */
        {86400 + 4 * 3600, 0, 240, 1},
        {86400, -60, 0, 0},                              /* 23:00 further west */
        {86400 - 3600, 60, 0, 1},                        /* midnight further east */
        {86400, 840, 0, 1},                              /* Kiritimati, 14:00 */
        {86400, -720, 0, 0},                             /* 12 hours west */
        {86400, 345, 240, 1},                            /* Kathmandu, 05:45 */
        {-86400, -1080, 0, -2},                          /* before the epoch */
        {86400 + 23 * 3600 + 59 * 60 + 59, 0, 1439, 1},  /* a day that ends at 23:59 */
        {86400 + 23 * 3600 + 58 * 60 + 59, 0, 1439, 0},  /* ... */
        {INT64_MAX, 1080, 0, CALENDAR_DAY_MAX},          /* hostile instants */
        {INT64_MIN, -1080, 1439, CALENDAR_DAY_MIN},      /* ... */
        {INT64_C(253402300800), 0, 0, CALENDAR_DAY_MAX}, /* the year 10000 */
        {-INT64_C(62135596801), 0, 0, CALENDAR_DAY_MIN}, /* before the year 1 */
        {INT64_C(253402300799), 0, 0, CALENDAR_DAY_MAX}, /* the last second */
        {INT64_C(253402300799) - 86400, 0, 0, CALENDAR_DAY_MAX - 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(calendar_local_day(rows[i].utc_s, rows[i].offset_min, rows[i].day_end_min), rows[i].day);
}

static void test_parse(void **state)
{
    static const struct {
        const char *text;
        bool ok;
        int32_t day;
    } rows[] = {
        {"1970-01-01", true, 0},
        {"2026-11-22", true, 20779},
        {"0001-01-01", true, CALENDAR_DAY_MIN},
        {"9999-12-31", true, CALENDAR_DAY_MAX},
        {"2024-02-29", true, 19782},
        {"2000-02-29", true, 11016},
        {"1900-02-29", false, 0},
        {"2023-02-29", false, 0},
        {"2026-04-31", false, 0},
        {"2026-00-10", false, 0},
        {"2026-13-10", false, 0},
        {"2026-01-00", false, 0},
        {"2026-01-32", false, 0},
        {"0000-01-01", false, 0},
        {"2026-1-01", false, 0},
        {"2026-01-1", false, 0},
        {"2026/01/01", false, 0},
        {" 2026-01-01", false, 0},
        {"2026-01-01 ", false, 0},
        {"2026-01-011", false, 0},
        {"+026-01-01", false, 0},
        {"-026-01-01", false, 0},
        {"2026-+1-01", false, 0},
        {"20260101", false, 0},
        {"", false, 0},
        {"2026", false, 0},
        {"2026-11-2x", false, 0},
        {"２026-11-2", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t day = 123456;
        if (calendar_parse(rows[i].text, &day) != rows[i].ok)
            fail_msg("\"%s\" should %sbe a date", rows[i].text, rows[i].ok ? "" : "not ");
        assert_int_equal(day, rows[i].ok ? rows[i].day : 123456);
    }
    int32_t day = 1;
    assert_false(calendar_parse(NULL, &day));
}

static void test_format_and_back(void **state)
{
    char text[CALENDAR_DATE_SIZE];

    (void)state;
    for (int64_t day = CALENDAR_DAY_MIN; day <= CALENDAR_DAY_MAX; day += 97) {
        int32_t found;
        calendar_format((int32_t)day, text);
        assert_int_equal(strlen(text), CALENDAR_DATE_SIZE - 1);
        assert_true(calendar_parse(text, &found));
        assert_int_equal(found, day);
    }
    calendar_format(20779, text);
    assert_string_equal(text, "2026-11-22");
    calendar_format(INT32_MAX, text);
    assert_string_equal(text, "9999-12-31");
    calendar_format(INT32_MIN, text);
    assert_string_equal(text, "0001-01-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day), cmocka_unit_test(test_known_days),
        cmocka_unit_test(test_local_day), cmocka_unit_test(test_weeks_run_from_monday),
        cmocka_unit_test(test_parse),     cmocka_unit_test(test_format_and_back),
    };

    return cmocka_run_group_tests_name("core/days/calendar", tests, NULL, NULL);
}
