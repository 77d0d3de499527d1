#include "words/dose.h"

struct message words_dose(const struct day_totals *day, const struct dose_goal *goal)
{
    int32_t minutes = dose_minutes(day);
    struct value time = value_amount("time", UNIT_MINUTES, minutes);
    switch (dose_state_of(day, goal)) {
    case DOSE_OPEN:
        if (minutes >= goal->minutes)
            return _f("{time}, {sessions} to go", time,
                      value_amount("sessions", UNIT_SESSIONS, goal->sessions - day->sessions));
        break;
    case DOSE_REACHED:
        return _f("{time}, well done", time);
    case DOSE_ENOUGH:
        return _f("{time}, and that is enough for today", time);
    case DOSE_STATE_COUNT:
        break;
    }
    return _nf("{done} of {count} minute", "{done} of {count} minutes", goal->minutes, value_number("done", minutes));
}

struct facts words_work(const struct day_totals *day, const struct dose_goal *goal)
{
    struct facts facts = {.count = 0};
    facts_add(&facts, _n("{count} rep", "{count} reps", day->reps));
    if (goal->sessions > 1 && day->sessions < goal->sessions)
        facts_add(&facts, _nf("{done} of {count} session", "{done} of {count} sessions", goal->sessions,
                              value_number("done", day->sessions)));
    else if (goal->sessions > 1)
        facts_add(&facts, _n("{count} session", "{count} sessions", day->sessions));
    return facts;
}
