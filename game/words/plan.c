#include "words/plan.h"

struct message words_plan(int32_t sessions, int32_t minutes)
{
    return _f("Your plan: {sessions} × {time}", value_number("sessions", sessions),
              value_amount("time", UNIT_MINUTES, minutes));
}

struct message words_plan_reason(const struct plan_hint *hint)
{
    static const char *const reasons[PLAN_REASON_COUNT][PLAN_STEP_COUNT] = {
        [PLAN_GOOD] = {[PLAN_LONGER] = N_("Three good sessions: there is room for a minute more."),
                       [PLAN_HIGHER] = N_("Three good sessions: try a little higher."),
                       [PLAN_FASTER] = N_("Three steady sessions: try a little faster.")},
        [PLAN_AWAY] = {[PLAN_SHORTER] = N_("Welcome back! Begin gently, with shorter sessions."),
                       [PLAN_SLOWER] = N_("Welcome back! Begin gently, with slower reps.")},
        [PLAN_HARD] = {[PLAN_SHORTER] = N_("The last two were hard work. A little less is fine."),
                       [PLAN_SLOWER] = N_("The last two were hard work. A little slower is fine.")},
        [PLAN_FAULTS] = {[PLAN_SHORTER] = N_("Reps are easier to do well in a shorter session."),
                         [PLAN_SLOWER] = N_("Slower reps are easier to do well.")},
    };
    return _(reasons[hint->reason][hint->step]);
}

struct message words_plan_take(const struct plan_hint *hint)
{
    const struct plan *to = &hint->to;
    bool up = hint->reason == PLAN_GOOD;
    switch (hint->step) {
    case PLAN_LONGER:
    case PLAN_SHORTER:
        return up ? _n("Step up to {count} minute", "Step up to {count} minutes", to->minutes)
                  : _n("Ease off to {count} minute", "Ease off to {count} minutes", to->minutes);
    case PLAN_HIGHER:
        return _f("Step up to {percent} height", value_whole_percent("percent", to->height));
    case PLAN_FASTER:
    case PLAN_SLOWER:
        return up ? _n("Step up to {count} rep a minute", "Step up to {count} reps a minute", to->cadence_rpm)
                  : _n("Ease off to {count} rep a minute", "Ease off to {count} reps a minute", to->cadence_rpm);
    case PLAN_STAY:
    case PLAN_STEP_COUNT:
        break;
    }
    return (struct message){0};
}

struct message words_plan_taken(const struct plan_hint *hint, int32_t sessions)
{
    const struct plan *to = &hint->to;
    switch (hint->step) {
    case PLAN_LONGER:
    case PLAN_SHORTER:
        return _f("Your plan is now {sessions} × {time} a day.", value_number("sessions", sessions),
                  value_amount("time", UNIT_MINUTES, to->minutes));
    case PLAN_HIGHER:
        return _f("Your plan is now {percent} of your top.", value_whole_percent("percent", to->height));
    case PLAN_FASTER:
    case PLAN_SLOWER:
        return _n("Your plan is now {count} rep a minute.", "Your plan is now {count} reps a minute.", to->cadence_rpm);
    case PLAN_STAY:
    case PLAN_STEP_COUNT:
        break;
    }
    return (struct message){0};
}
