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

struct message words_reps_each(enum trend_step step)
{
    static const char *const words[TREND_STEP_COUNT] = {[TREND_BY_DAY] = N_("Reps a day"),
                                                        [TREND_BY_WEEK] = N_("Reps a week"),
                                                        [TREND_BY_MONTH] = N_("Reps a month"),
                                                        [TREND_BY_YEAR] = N_("Reps a year")};
    return _(words[step]);
}

struct message words_reps_over(enum trend_step step, int64_t total, int64_t most)
{
    static const char *const words[TREND_STEP_COUNT] = {
        [TREND_BY_DAY] = N_("{total} in all, {most} at most in a day"),
        [TREND_BY_WEEK] = N_("{total} in all, {most} at most in a week"),
        [TREND_BY_MONTH] = N_("{total} in all, {most} at most in a month"),
        [TREND_BY_YEAR] = N_("{total} in all, {most} at most in a year")};
    return _f(words[step], value_amount("total", UNIT_REPS, total), value_amount("most", UNIT_REPS, most));
}

struct message words_went(enum trend_figure figure, int32_t first_bp, int32_t last_bp)
{
    static const char *const words[TREND_FIGURE_COUNT] = {[TREND_ACCURACY] = N_("Accuracy went from {first} to {last}"),
                                                          [TREND_STEADINESS] = N_("Sway went from {first} to {last}"),
                                                          [TREND_BALANCE] =
                                                              N_("The left heel’s share went from {first} to {last}")};
    return _f(words[figure], value_percent("first", first_bp), value_percent("last", last_bp));
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
