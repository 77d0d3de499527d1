#include "words/streak.h"

struct message words_row(int32_t days)
{
    return _n("{count} day in a row", "{count} days in a row", days);
}

struct message words_row_unit(int32_t days)
{
    return _n("day in a row", "days in a row", days);
}

struct message words_row_start(const struct streak *streak)
{
    return streak->best > 0 ? _("Start a new row today") : _("Start your first day");
}

static int of_week(const enum streak_day week[STREAK_RECENT_DAYS], enum streak_day what)
{
    int count = 0;
    for (int i = 0; i < STREAK_RECENT_DAYS; i++)
        count += week[i] == what;
    return count;
}

struct message words_row_week(const enum streak_day week[STREAK_RECENT_DAYS])
{
    return _f("{done} of the last {count} days done", value_number("done", of_week(week, STREAK_DAY_DONE)),
              value_number("count", STREAK_RECENT_DAYS));
}

struct facts words_row_beside(const struct streak *streak)
{
    struct facts facts = {.count = 0};
    if (streak->freezes > 0)
        facts_add(&facts, _n("{count} freeze kept", "{count} freezes kept", streak->freezes));
    if (streak->best > streak->current)
        facts_add(&facts, _n("best row {count} day", "best row {count} days", streak->best));
    if (streak->current == 0 && streak->weeks > 1) /* what a missed day didn't end */
        facts_add(&facts, _n("{count} week in a row", "{count} weeks in a row", streak->weeks));
    return facts;
}

struct message words_row_kept(const struct streak *streak, int32_t today)
{
    int frozen = of_week(streak->recent, STREAK_DAY_FROZEN);
    bool yesterday = streak->last_frozen_day == today - 1;
    struct value day = value_date("weekday", VALUE_WEEKDAY, streak->last_frozen_day);
    if (frozen == 0)
        return (struct message){0};
    if (frozen == 1)
        return yesterday ? _("One freeze was spent yesterday") : _f("One freeze was spent on {weekday}", day);
    return yesterday ? _("Freezes were spent, the last yesterday")
                     : _f("Freezes were spent, the last on {weekday}", day);
}

struct facts words_row_growth(const struct streak *before, const struct streak *after)
{
    struct facts facts = {.count = 0};
    if (before->current > 0 && after->current > before->current)
        facts_add(&facts, _f("up from {days}", value_number("days", before->current)));
    if (after->best > before->best)
        facts_add(&facts, after->best == 1 ? _("your first day") : _("a new best row"));
    return facts;
}

struct message words_row_stays(enum row_stays why)
{
    static const char *const words[ROW_STAYS_COUNT] = {[ROW_DEMO] = N_("the demo’s plays don’t count"),
                                                       [ROW_NO_DAILY] = N_("the day’s challenge keeps the row"),
                                                       [ROW_OTHER_DAY] = N_("a challenge keeps the row on its own day"),
                                                       [ROW_OTHER_TEMPO] = N_("at its own tempo it keeps the row"),
                                                       [ROW_TOO_FEW] = N_("7 of 10 reps keep the row")};
    return _(words[why]);
}

struct message words_freezes_spent(int32_t count, const int32_t newest_days[2])
{
    if (count <= 0)
        return (struct message){0};
    struct value newest = value_date("day", VALUE_DAY, newest_days[0]);
    if (count == 2)
        return _f("Two freezes were spent, on {first} and {day}", newest,
                  value_date("first", VALUE_DAY, newest_days[1]));
    return _nf("One freeze was spent on {day}", "{count} freezes were spent, the last on {day}", count, newest);
}

struct message words_freezes_kept(int32_t freezes)
{
    if (freezes <= 0)
        return _("Seven days in a row earn a freeze");
    return _n("One freeze is kept", "{count} freezes are kept", freezes);
}

struct message words_day_mark(enum streak_day mark, bool to_come, bool played)
{
    switch (mark) {
    case STREAK_DAY_DONE:
        return _("daily done");
    case STREAK_DAY_FROZEN:
        return _("a freeze kept your row");
    case STREAK_DAY_REST:
        return _("a rest day, your row goes on");
    case STREAK_DAY_TRAVEL:
        return _("travel passed it over, your row goes on");
    case STREAK_DAY_OPEN:
        return to_come ? _("still to come") : _("the daily is still open");
    case STREAK_DAY_MISSED:
    case STREAK_DAY_COUNT:
        break;
    }
    return played ? (struct message){0} : _("no session");
}
