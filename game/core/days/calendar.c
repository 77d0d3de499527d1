#include "core/days/calendar.h"

#include "core/base/floor.h"

#define DAYS_400_YEARS 146097 /* a whole Gregorian cycle: 400 * 365 + 97 leap days */
#define DAYS_100_YEARS 36524
#define DAYS_4_YEARS   1461
#define MARCH_0000     (-719468) /* 0000-03-01 as a day; years are counted from March, so that a leap day comes last */
#define DAY_SECONDS    86400
#define INSTANT_MAX_S  INT64_C(1000000000000) /* far beyond year 9999 */

static int32_t clamp_day(int64_t day)
{
    if (day < CALENDAR_DAY_MIN)
        return CALENDAR_DAY_MIN;
    return day > CALENDAR_DAY_MAX ? CALENDAR_DAY_MAX : (int32_t)day;
}

static int32_t month_days(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* Days from 1 March to the first of a month, months counted from March = 0: the lengths 31 30 31 30 31 repeat. */
static int32_t days_before(int32_t march_month)
{
    return (153 * march_month + 2) / 5;
}

int32_t calendar_day(struct date date)
{
    int64_t year = (int64_t)date.year - (date.month <= 2 ? 1 : 0);
    int32_t march_month = (date.month + 9) % 12;
    int64_t leap_days = floor_div(year, 4) - floor_div(year, 100) + floor_div(year, 400);

    return clamp_day(MARCH_0000 + year * 365 + leap_days + days_before(march_month) + date.day - 1);
}

struct date calendar_date(int32_t day)
{
    int32_t since = clamp_day(day) - MARCH_0000; /* never negative within the years we know */
    int32_t cycle = since / DAYS_400_YEARS;
    int32_t in_cycle = since % DAYS_400_YEARS;
    int32_t year =
        (in_cycle - in_cycle / (DAYS_4_YEARS - 1) + in_cycle / DAYS_100_YEARS - in_cycle / (DAYS_400_YEARS - 1)) / 365;
    int32_t in_year = in_cycle - (365 * year + year / 4 - year / 100);
    int32_t march_month = (5 * in_year + 2) / 153;
    struct date date = {cycle * 400 + year, march_month < 10 ? march_month + 3 : march_month - 9,
                        in_year - days_before(march_month) + 1};

    if (date.month <= 2)
        date.year++;
    return date;
}

enum weekday calendar_weekday(int32_t day)
{
    return (enum weekday)floor_mod((int64_t)day + WEEKDAY_THURSDAY, WEEKDAY_COUNT);
}

int32_t calendar_week(int32_t day)
{
    return (int32_t)floor_div((int64_t)day + WEEKDAY_THURSDAY, WEEKDAY_COUNT);
}

int32_t calendar_local_day(int64_t utc_s, int32_t utc_offset_min, int32_t day_end_min)
{
    if (utc_s > INSTANT_MAX_S)
        utc_s = INSTANT_MAX_S;
    if (utc_s < -INSTANT_MAX_S)
        utc_s = -INSTANT_MAX_S;
    return clamp_day(floor_div(utc_s + ((int64_t)utc_offset_min - day_end_min) * 60, DAY_SECONDS));
}

/* count digits at text, or -1. */
static int32_t read_digits(const char *text, int count)
{
    int32_t value = 0;

    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static bool has_date_shape(const char *text)
{
    for (int i = 0; i < CALENDAR_DATE_SIZE - 1; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9')
            return false; /* the end of a shorter text included */
    }
    return text[CALENDAR_DATE_SIZE - 1] == '\0';
}

bool calendar_parse(const char *text, int32_t *day)
{
    if (!text || !has_date_shape(text))
        return false;
    struct date date = {read_digits(text, 4), read_digits(text + 5, 2), read_digits(text + 8, 2)};
    if (date.year < 1 || date.month < 1 || date.month > 12)
        return false;
    if (date.day < 1 || date.day > month_days(date.year, date.month))
        return false;
    *day = calendar_day(date);
    return true;
}

static void write_digits(char *out, int32_t value, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
}

void calendar_format(int32_t day, char buffer[CALENDAR_DATE_SIZE])
{
    struct date date = calendar_date(day);

    write_digits(buffer, date.year, 4);
    write_digits(buffer + 5, date.month, 2);
    write_digits(buffer + 8, date.day, 2);
    buffer[4] = buffer[7] = '-';
    buffer[CALENDAR_DATE_SIZE - 1] = '\0';
}
