/* Days as people live them: local dates, with a day that ends when the player sleeps.
 *
 * A day is a number: days since 1970-01-01 in the proleptic Gregorian calendar (day 0 was a Thursday), good for years 1
 * to 9999. The UTC offset in force is given with every instant, as sessions store it, so travel and DST need no zone
 * tables. */
#ifndef HEELBEAT_CORE_DAYS_CALENDAR_H
#define HEELBEAT_CORE_DAYS_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CALENDAR_DAY_END_MIN 240       /* 04:00, when a player has not chosen */
#define CALENDAR_DATE_SIZE   11        /* "2026-11-22" and its end */
#define CALENDAR_DAY_MIN     (-719162) /* 0001-01-01 */
#define CALENDAR_DAY_MAX     2932896   /* 9999-12-31 */

enum weekday {
    WEEKDAY_MONDAY,
    WEEKDAY_TUESDAY,
    WEEKDAY_WEDNESDAY,
    WEEKDAY_THURSDAY,
    WEEKDAY_FRIDAY,
    WEEKDAY_SATURDAY,
    WEEKDAY_SUNDAY,
    WEEKDAY_COUNT
};

struct date {
    int32_t year;
    int32_t month; /* 1..12 */
    int32_t day;   /* 1..31 */
};

/* The day of a date that exists; beyond the years we know, the nearest day within them. */
int32_t calendar_day(struct date date);
/* The date of a day; beyond CALENDAR_DAY_MIN..MAX, the nearest within. */
struct date calendar_date(int32_t day);
enum weekday calendar_weekday(int32_t day);
/* A number for the week, Monday to Sunday, that a day lies in; the next week's is one more. */
int32_t calendar_week(int32_t day);
/* The day an instant belongs to: its local date, a time before day_end_min (0..1439, minutes after midnight) still
 * counting to the day before. utc_offset_min is -1080..1080. Any instant is safe: beyond the years we know, the nearest
 * day. */
int32_t calendar_local_day(int64_t utc_s, int32_t utc_offset_min, int32_t day_end_min);
/* "YYYY-MM-DD", strictly; false for anything else, impossible dates included. */
bool calendar_parse(const char *text, int32_t *day);
void calendar_format(int32_t day, char buffer[CALENDAR_DATE_SIZE]);

#endif
