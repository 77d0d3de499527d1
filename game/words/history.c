#include "words/history.h"

#include "core/days/calendar.h"

struct message words_month(int32_t day)
{
    return _f("{month}", value_date("month", VALUE_MONTH, day));
}

struct message words_date(int32_t day)
{
    return _f("{weekday}, {date}", value_date("weekday", VALUE_WEEKDAY, day), value_date("date", VALUE_DATE, day));
}

struct message words_window(const struct trend_window *window)
{
    /* The first week may begin in the month before, but its Sunday lies in the one that is meant. */
    int32_t first = window->step == TREND_BY_WEEK ? window->first + WEEKDAY_SUNDAY : window->first;
    int32_t last = window->step == TREND_BY_WEEK ? window->last - WEEKDAY_SUNDAY : window->last;
    struct date from = calendar_date(first), to = calendar_date(last);
    if (from.year == to.year && from.month == to.month)
        return words_month(last);
    enum value_kind kind = from.year == to.year ? VALUE_MONTH_NAME : VALUE_MONTH;
    return _f("{from} to {to}", value_date("from", kind, first), value_date("to", VALUE_MONTH, last));
}

struct facts words_day_sums(int32_t reps, int32_t sessions, int64_t played_us)
{
    struct facts facts = {.count = 0};
    if (sessions == 0)
        return facts;
    facts_add(&facts, _n("{count} rep", "{count} reps", reps));
    facts_add(&facts, _n("{count} session", "{count} sessions", sessions));
    facts_add(&facts, _f("{time}", value_minutes("time", played_us)));
    return facts;
}
