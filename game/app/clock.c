#include "app/clock.h"

#include <time.h>

static int64_t read_us(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_mono_us(void)
{
    return read_us(CLOCK_MONOTONIC);
}

int64_t clock_asleep_us(void)
{
#if defined(CLOCK_BOOTTIME)
    return read_us(CLOCK_BOOTTIME) - read_us(CLOCK_MONOTONIC);
#else
    return 0;
#endif
}

static int64_t day_number(const struct tm *date)
{
    /* Only differences of neighbouring days matter: days of the year, plus a year's worth for a turn of the year. */
    return (int64_t)date->tm_year * 366 + date->tm_yday;
}

static int32_t offset_minutes(time_t utc)
{
    struct tm here, there;
#if defined(_WIN32)
    localtime_s(&here, &utc);
    gmtime_s(&there, &utc);
#else
    localtime_r(&utc, &here);
    gmtime_r(&utc, &there);
#endif
    int64_t days = day_number(&here) - day_number(&there);
    days = days > 0 ? 1 : days < 0 ? -1 : 0;
    return (int32_t)(days * 1440 + (here.tm_hour - there.tm_hour) * 60 + (here.tm_min - there.tm_min));
}

int64_t clock_utc_ms(int32_t *utc_offset_min)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (utc_offset_min)
        *utc_offset_min = offset_minutes(now.tv_sec);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void clock_sleep_until(int64_t mono_us)
{
    int64_t left_us = mono_us - clock_mono_us();
    if (left_us <= 0)
        return;
    struct timespec wait = {.tv_sec = (time_t)(left_us / 1000000), .tv_nsec = (long)(left_us % 1000000 * 1000)};
    nanosleep(&wait, NULL);
}
