#include "core/play/form.h"

#include <string.h>

#define RATIO_UNIT 1000000

const char *form_fault_name(enum form_fault fault)
{
    static const char *const names[FORM_FAULT_COUNT] = {[FORM_BOUNCING] = "bouncing",
                                                        [FORM_TOO_SHORT] = "short",
                                                        [FORM_RUSHING] = "rushing",
                                                        [FORM_WEAKER] = "weaker",
                                                        [FORM_FADING] = "fading"};
    return names[fault];
}

const char *form_side_name(enum form_side side)
{
    static const char *const names[FORM_SIDE_COUNT] = {
        [FORM_LEFT] = "left", [FORM_RIGHT] = "right", [FORM_BOTH] = "both"};
    return names[side];
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t kept(const struct form_heel *heel)
{
    return smaller(heel->done, FORM_REPS);
}

/* ---- the faults, each of one heel */

static bool is_bouncing(const struct form_watch *watch, enum heel heel)
{
    int32_t bounced = 0;
    for (int32_t i = 0; i < kept(&watch->heels[heel]); i++)
        bounced += watch->heels[heel].reps[i].bounced;
    return bounced >= FORM_HOLDS;
}

static bool is_too_short(const struct form_watch *watch, enum heel heel)
{
    int32_t too_short = 0;
    for (int32_t i = 0; i < kept(&watch->heels[heel]); i++)
        too_short += watch->heels[heel].reps[i].too_short;
    return too_short >= FORM_HOLDS;
}

static bool brings_more(const struct form_heel *heel)
{
    int32_t more = 0;
    for (int32_t i = 0; i < kept(heel); i++)
        more += heel->reps[i].extra && !heel->reps[i].bounced;
    return more >= FORM_HOLDS;
}

static bool is_rushing(const struct form_watch *watch, enum heel heel)
{
    const struct form_heel *of = &watch->heels[heel];
    int64_t errors_us[FORM_REPS];
    int32_t count = 0;
    for (int32_t i = 0; i < kept(of); i++) {
        if (!of->reps[i].counted)
            continue;
        int32_t at = count++;
        for (; at > 0 && errors_us[at - 1] > of->reps[i].lift_error_us; at--)
            errors_us[at] = errors_us[at - 1];
        errors_us[at] = of->reps[i].lift_error_us;
    }
    bool early = count >= FORM_COUNTED_MIN && errors_us[(count - 1) / 2] + errors_us[count / 2] < -2 * FORM_RUSH_US;
    return early || brings_more(of);
}

/* How long the heel was up, of what was cued, in millionths; -1 while that can't be said. */
static int64_t up_share(const struct form_heel *heel)
{
    int64_t up_us = 0, cued_us = 0;
    int32_t count = 0;
    for (int32_t i = 0; i < kept(heel); i++) {
        if (!heel->reps[i].counted)
            continue;
        up_us += heel->reps[i].up_us;
        cued_us += heel->reps[i].cued_us;
        count++;
    }
    return heel->done >= FORM_REPS && count >= FORM_COUNTED_MIN ? up_us * RATIO_UNIT / cued_us : -1;
}

/* The sum of the last tops; -1 while there are too few. */
static int64_t last_tops(const struct form_heel *heel)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < FORM_FADE_REPS; i++)
        sum += heel->tops[i];
    return heel->seen >= FORM_FADE_REPS ? sum : -1;
}

static bool is_less(int64_t one, int64_t other)
{
    return one >= 0 && other >= 0 && one * 100 < other * FORM_WEAK_PERCENT;
}

static bool sees_both(const struct form_watch *watch)
{
    return last_tops(&watch->heels[HEEL_LEFT]) >= 0 && last_tops(&watch->heels[HEEL_RIGHT]) >= 0;
}

static bool is_weaker(const struct form_watch *watch, enum heel heel)
{
    const struct form_heel *one = &watch->heels[heel], *other = &watch->heels[HEEL_COUNT - 1 - heel];
    if (sees_both(watch))
        return is_less(last_tops(one), last_tops(other));
    return is_less(up_share(one), up_share(other));
}

static bool is_fading(const struct form_watch *watch, enum heel heel)
{
    const struct form_heel *of = &watch->heels[heel];
    return of->seen_since >= FORM_FADE_REPS && last_tops(of) * 100 < (int64_t)of->first_tops * FORM_FADE_PERCENT;
}

/* The first that holds is spoken of: what hurts first, what tires last. */
static bool (*const rules[FORM_FAULT_COUNT])(const struct form_watch *, enum heel) = {
    [FORM_BOUNCING] = is_bouncing, [FORM_TOO_SHORT] = is_too_short, [FORM_RUSHING] = is_rushing,
    [FORM_WEAKER] = is_weaker,     [FORM_FADING] = is_fading,
};

static bool holds_of(const struct form_watch *watch, enum form_fault fault, enum heel heel, int64_t t_us)
{
    return t_us - watch->heels[heel].done_us <= FORM_STALE_US && rules[fault](watch, heel);
}

static bool holds(const struct form_watch *watch, enum form_fault fault, int64_t t_us, enum form_side *side)
{
    bool left = holds_of(watch, fault, HEEL_LEFT, t_us), right = holds_of(watch, fault, HEEL_RIGHT, t_us);
    *side = left && right ? FORM_BOTH : left ? FORM_LEFT : FORM_RIGHT;
    return left || right;
}

/* ---- what was done */

static void take_top(struct form_heel *heel, int32_t top)
{
    heel->tops[heel->seen % FORM_FADE_REPS] = top;
    heel->seen++;
    if (heel->first_seen == FORM_FADE_REPS) {
        heel->seen_since++;
    } else {
        heel->first_tops += top;
        heel->first_seen++;
    }
}

static void take_rep(struct form_watch *watch, const struct session *session, int32_t index, int64_t t_us)
{
    const struct rep *rep = &watch->chart->reps[index];
    const struct rep_result *result = &session_reps(session)[index];
    struct form_heel *heel = &watch->heels[rep->heel];
    int32_t bounces = session_bounces(session, rep->heel), extra_reps = session_extra_reps(session, rep->heel);
    struct form_rep done = {.bounced = bounces > heel->bounces, .extra = extra_reps > heel->extra_reps};
    heel->bounces = bounces;
    heel->extra_reps = extra_reps;
    if (result->counted) {
        done.counted = true;
        done.up_us = result->up_us;
        done.cued_us = rep->landing_us - rep->lift_us;
        done.lift_error_us = result->lifted_us - rep->lift_us;
        done.too_short = score_is_short(rep, result) && done.up_us * 100 < done.cued_us * FORM_ASKED_PERCENT;
    }
    heel->reps[heel->done % FORM_REPS] = done;
    heel->done++;
    heel->done_us = t_us;
    if (result->counted && result->top > 0)
        take_top(heel, result->top);
}

/* A rep that isn't counted when it is done, its landing being late, is taken with the next: then it may be. */
static void take_done(struct form_watch *watch, const struct session *session, const struct session_event *event)
{
    struct form_heel *heel = &watch->heels[event->heel];
    if (heel->open > 0)
        take_rep(watch, session, heel->open - 1, event->t_us);
    heel->open = event->counted ? 0 : event->rep + 1;
    if (event->counted)
        take_rep(watch, session, event->rep, event->t_us);
}

/* ---- what is said */

/* Whether a heel has done enough since the prompt, if it was about it. */
static bool has_answered(const struct form_watch *watch, enum heel heel)
{
    const struct form_prompt *prompt = &watch->prompt;
    bool concerned = prompt->side == FORM_BOTH || (int)prompt->side == (int)heel;
    return !concerned || watch->heels[heel].done - watch->done_before[heel] >= FORM_REPS;
}

static void look_whether_heeded(struct form_watch *watch, int64_t t_us)
{
    enum form_fault fault = watch->prompt.fault;
    enum form_side side;
    if (t_us - watch->prompt.from_us > FORM_WATCH_US)
        watch->watching = false;
    if (!watch->watching || !has_answered(watch, HEEL_LEFT) || !has_answered(watch, HEEL_RIGHT))
        return;
    watch->watching = false;
    watch->unheeded[fault] = holds(watch, fault, t_us, &side) ? watch->unheeded[fault] + 1 : 0;
}

static void speak(struct form_watch *watch, enum form_fault fault, enum form_side side, int64_t t_us)
{
    watch->prompt = (struct form_prompt){.fault = fault,
                                         .side = side,
                                         .by_height = sees_both(watch),
                                         .from_us = t_us,
                                         .until_us = t_us + FORM_PROMPT_US};
    watch->watching = true;
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        watch->done_before[heel] = watch->heels[heel].done;
}

/* Whether the level itself has a rest now. */
static bool rests_anyway(const struct chart *chart, int64_t t_us)
{
    int32_t next = chart_first_after(chart, t_us);
    while (next < chart->rep_count && chart->reps[next].lift_us <= t_us)
        next++;
    return next < chart->rep_count && chart->reps[next].lift_us - t_us >= FORM_REST_US;
}

/* Two weren't heeded. True if a rest is offered; if it can't be now, the fault is left alone all the same, unless the
 * level is about to rest: what comes after that may be better. */
static bool offer(struct form_watch *watch, enum form_fault fault, enum form_side side, int64_t t_us)
{
    if (rests_anyway(watch->chart, t_us))
        return false;
    watch->unheeded[fault] = 0;
    watch->silent_until_us[fault] = t_us + FORM_OFFER_APART_US;
    if (t_us < watch->offer_from_us || t_us > watch->chart->end_us - FORM_OFFER_BEFORE_US)
        return false;
    watch->offer_from_us = t_us + FORM_OFFER_APART_US;
    watch->prompt = (struct form_prompt){
        .fault = fault, .side = side, .offer = true, .from_us = t_us, .until_us = t_us + FORM_OFFER_US};
    return true;
}

/* A fault is spoken of at the rep after that which showed it, when it is known whether the other heel has it too. */
static bool find_fault(struct form_watch *watch, int64_t t_us)
{
    for (enum form_fault fault = FORM_BOUNCING; fault < FORM_FAULT_COUNT; fault++) {
        enum form_side side;
        bool found_before = watch->found[fault];
        watch->found[fault] = holds(watch, fault, t_us, &side);
        if (t_us < watch->silent_until_us[fault] || !watch->found[fault] || !found_before)
            continue;
        if (watch->unheeded[fault] < FORM_UNHEEDED) {
            speak(watch, fault, side, t_us);
            return true;
        }
        if (offer(watch, fault, side, t_us))
            return true;
    }
    return false;
}

void form_watch_init(struct form_watch *watch, const struct chart *chart)
{
    *watch = (struct form_watch){.chart = chart};
}

bool form_watch_event(struct form_watch *watch, const struct session *session, const struct session_event *event)
{
    if (event->kind != SESSION_REP_DONE)
        return false;
    take_done(watch, session, event);
    look_whether_heeded(watch, event->t_us);
    bool quiet = watch->prompt.until_us > 0 && event->t_us < watch->prompt.until_us + FORM_QUIET_US;
    bool ends = event->t_us > watch->chart->end_us - FORM_PROMPT_US;
    return !quiet && !ends && !watch->watching && find_fault(watch, event->t_us);
}

const struct form_prompt *form_watch_prompt(const struct form_watch *watch, int64_t song_us)
{
    const struct form_prompt *prompt = &watch->prompt;
    return song_us >= prompt->from_us && song_us < prompt->until_us ? prompt : NULL;
}

void form_watch_rested(struct form_watch *watch)
{
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        watch->heels[heel].open = watch->heels[heel].done = watch->heels[heel].seen = watch->heels[heel].seen_since = 0;
    memset(watch->unheeded, 0, sizeof watch->unheeded);
    watch->watching = false;
    if (watch->prompt.offer)
        watch->prompt.until_us = watch->prompt.from_us;
}
