#include "core/days/instant.h"

#include "core/base/floor.h"
#include "core/days/calendar.h"

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS   (60 * MINUTE_MS)
#define DAY_MS    (24 * HOUR_MS)

/* The marks between the parts of a date, of a time, and before its thousandths. */
static void add(struct text *text, int64_t utc_ms, const char *dash, const char *colon, const char *point)
{
    struct date date = calendar_date(calendar_local_day(instant_s(utc_ms), 0, 0));
    int64_t in_day_ms = floor_mod(utc_ms, DAY_MS);
    const struct {
        const char *before;
        int64_t value;
        int width;
    } parts[] = {{"", date.year, 4},
                 {dash, date.month, 2},
                 {dash, date.day, 2},
                 {"T", in_day_ms / HOUR_MS, 2},
                 {colon, in_day_ms / MINUTE_MS % 60, 2},
                 {colon, in_day_ms / SECOND_MS % 60, 2},
                 {point, in_day_ms % SECOND_MS, 3}};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        text_add(text, parts[i].before);
        text_add_padded(text, parts[i].value, parts[i].width);
    }
    text_add(text, "Z");
}

void instant_add(struct text *text, int64_t utc_ms)
{
    add(text, utc_ms, "-", ":", ".");
}

void instant_add_plain(struct text *text, int64_t utc_ms)
{
    add(text, utc_ms, "", "", "");
}

int64_t instant_s(int64_t utc_ms)
{
    return floor_div(utc_ms, SECOND_MS);
}
