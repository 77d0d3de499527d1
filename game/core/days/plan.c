#include "core/days/plan.h"

#include <stddef.h>

#define WISHES          3
#define SESSIONS_MAX    3 /* that a rule asks of */
#define US_PER_MINUTE   60000000
#define LENGTH_PERCENT  90 /* of the plan's minutes is as long as the plan: songs end at their bars */
#define CADENCE_SLACK   1000
#define GOOD_COUNTED_BP 8500
#define GOOD_ACCURACY   8000
#define GOOD_FAULTS_BP  1000
#define HARD_COUNTED_BP 6000
#define MANY_FAULTS_BP  2500
#define STEADY_BP       1000

int32_t plan_longest_minutes(int32_t goal_minutes, int32_t goal_sessions)
{
    int32_t day = goal_minutes < PLAN_DAY_MINUTES_MAX ? goal_minutes : PLAN_DAY_MINUTES_MAX;
    int32_t longest = day / (goal_sessions > 0 ? goal_sessions : 1);
    return longest > 1 ? longest : 1;
}

/* ---- what sessions were like */

static bool was_hard(const struct plan_session *session)
{
    return session->counted_bp < HARD_COUNTED_BP;
}

static bool was_faulty(const struct plan_session *session)
{
    return session->faults_bp >= MANY_FAULTS_BP;
}

static bool was_good(const struct plan_session *session)
{
    return session->counted_bp >= GOOD_COUNTED_BP && session->accuracy_bp >= GOOD_ACCURACY &&
           session->faults_bp < GOOD_FAULTS_BP;
}

/* The last sessions that may speak: finished, after the plan was changed; oldest first. */
struct evidence {
    const struct plan_session *last[SESSIONS_MAX];
    int32_t count;
};

static struct evidence gather(const struct plan_desc *desc)
{
    struct evidence evidence = {.count = 0};
    int32_t changed_day =
        desc->changed_day <= desc->today ? desc->changed_day : 0; /* the clock may have been set back */
    for (int32_t i = desc->count - 1; i >= 0 && evidence.count < SESSIONS_MAX; i--) {
        const struct plan_session *session = &desc->sessions[i];
        bool counts =
            session->finished && session->day <= desc->today && (changed_day == 0 || session->day > changed_day);
        if (counts)
            evidence.last[evidence.count++] = session;
    }
    return evidence;
}

static bool all(const struct evidence *evidence, int32_t sessions, bool (*were)(const struct plan_session *))
{
    for (int32_t i = 0; i < sessions; i++) {
        if (i == evidence->count || !were(evidence->last[i]))
            return false;
    }
    return true;
}

/* Before the last session, unless the plan was changed since it came, or after it. */
static bool was_away(const struct plan_desc *desc)
{
    int32_t days[2] = {0, 0}, found = 0;
    for (int32_t i = desc->count - 1; i >= 0 && found < 2; i--) {
        int32_t day = desc->sessions[i].day;
        if (day <= desc->today && (found == 0 || day != days[0]))
            days[found++] = day;
    }
    int32_t changed_day = desc->changed_day <= desc->today ? desc->changed_day : 0;
    int32_t last = found > 0 && days[0] > changed_day ? days[0] : changed_day;
    bool since = last > 0 && desc->today - last > PLAN_AWAY_DAYS;
    bool before = found == 2 && days[0] > changed_day && days[0] - days[1] > PLAN_AWAY_DAYS;
    return found > 0 && (since || before);
}

/* ---- steps: whether there is room for one, whether a session earns it, and what it changes */

static bool room_longer(const struct plan_desc *desc, const struct evidence *evidence)
{
    (void)evidence;
    return desc->plan.minutes < plan_longest_minutes(desc->goal_minutes, desc->goal_sessions);
}

static bool room_higher(const struct plan_desc *desc, const struct evidence *evidence)
{
    for (int32_t i = 0; i < evidence->count; i++) {
        if (evidence->last[i]->height_bp <= 0)
            return false;
    }
    return desc->plan.height + PLAN_HEIGHT_STEP <= PLAN_HEIGHT_MAX;
}

static bool room_faster(const struct plan_desc *desc, const struct evidence *evidence)
{
    (void)evidence;
    return desc->plan.cadence_rpm + PLAN_CADENCE_STEP <= PLAN_CADENCE_MAX;
}

static bool room_shorter(const struct plan_desc *desc, const struct evidence *evidence)
{
    (void)evidence;
    return desc->plan.minutes > PLAN_START_MINUTES;
}

static bool room_slower(const struct plan_desc *desc, const struct evidence *evidence)
{
    (void)evidence;
    return desc->plan.cadence_rpm > PLAN_CADENCE_EASE_MIN;
}

static bool was_long(const struct plan_session *session, const struct plan *plan)
{
    return session->played_us * 100 >= (int64_t)plan->minutes * US_PER_MINUTE * LENGTH_PERCENT;
}

static bool was_high(const struct plan_session *session, const struct plan *plan)
{
    return session->height_bp >= plan->height * 100;
}

static bool was_fast(const struct plan_session *session, const struct plan *plan)
{
    bool steady = session->steadiness_bp >= 0 && session->steadiness_bp <= STEADY_BP;
    return steady && session->cadence_milli + CADENCE_SLACK >= plan->cadence_rpm * 1000;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static struct plan changed(const struct plan *plan, enum plan_step step, enum plan_reason reason)
{
    struct plan to = *plan;
    int32_t less = reason == PLAN_AWAY ? (to.minutes + 1) / 2 : to.minutes - 1;
    switch (step) {
    case PLAN_LONGER:
        to.minutes++;
        break;
    case PLAN_HIGHER:
        to.height += PLAN_HEIGHT_STEP;
        break;
    case PLAN_FASTER:
        to.cadence_rpm += PLAN_CADENCE_STEP;
        break;
    case PLAN_SHORTER:
        to.minutes = larger(less, PLAN_START_MINUTES);
        break;
    case PLAN_SLOWER:
        to.cadence_rpm = larger(to.cadence_rpm - PLAN_CADENCE_EASE, PLAN_CADENCE_EASE_MIN);
        break;
    case PLAN_STAY:
    case PLAN_STEP_COUNT:
        break;
    }
    return to;
}

static const struct {
    bool (*has_room)(const struct plan_desc *, const struct evidence *);
    bool (*earns)(const struct plan_session *, const struct plan *); /* NULL: nothing need be earned */
} steps[PLAN_STEP_COUNT] = {
    [PLAN_LONGER] = {room_longer, was_long}, [PLAN_HIGHER] = {room_higher, was_high},
    [PLAN_FASTER] = {room_faster, was_fast}, [PLAN_SHORTER] = {room_shorter, NULL},
    [PLAN_SLOWER] = {room_slower, NULL},
};

static bool is_earned(const struct plan_desc *desc, const struct evidence *evidence, enum plan_step step)
{
    for (int32_t i = 0; steps[step].earns && i < evidence->count; i++) {
        if (!steps[step].earns(evidence->last[i], &desc->plan))
            return false;
    }
    return true;
}

/* By reason, in the order of preference. */
static const enum plan_step wishes[PLAN_REASON_COUNT][WISHES] = {
    [PLAN_GOOD] = {PLAN_LONGER, PLAN_HIGHER, PLAN_FASTER},
    [PLAN_AWAY] = {PLAN_SHORTER, PLAN_SLOWER},
    [PLAN_HARD] = {PLAN_SHORTER, PLAN_SLOWER},
    [PLAN_FAULTS] = {PLAN_SLOWER, PLAN_SHORTER},
};

static bool find_reason(const struct plan_desc *desc, const struct evidence *evidence, enum plan_reason *reason)
{
    static const struct {
        enum plan_reason reason;
        int32_t sessions;
        bool (*were)(const struct plan_session *);
    } rules[] = {
        {PLAN_HARD, 2, was_hard},
        {PLAN_FAULTS, 3, was_faulty},
        {PLAN_GOOD, 3, was_good},
    };
    *reason = PLAN_AWAY;
    if (was_away(desc))
        return true;
    for (unsigned i = 0; i < sizeof rules / sizeof *rules; i++) {
        *reason = rules[i].reason;
        if (all(evidence, rules[i].sessions, rules[i].were))
            return true;
    }
    return false;
}

struct plan_hint plan_find_hint(const struct plan_desc *desc)
{
    struct plan_hint hint = {.step = PLAN_STAY, .to = desc->plan};
    struct evidence evidence = gather(desc);
    int32_t since_asked = desc->today - desc->asked_day;
    bool quiet = desc->asked_day > 0 && since_asked >= 0 && since_asked < PLAN_QUIET_DAYS;
    if (quiet || !find_reason(desc, &evidence, &hint.reason))
        return hint;
    for (int i = 0; i < WISHES && wishes[hint.reason][i] != PLAN_STAY; i++) {
        enum plan_step step = wishes[hint.reason][i];
        if (!steps[step].has_room(desc, &evidence))
            continue;
        if (is_earned(desc, &evidence, step)) {
            hint.step = step;
            hint.to = changed(&desc->plan, step, hint.reason);
        }
        break;
    }
    return hint;
}
