#include "core/play/session.h"

#include <stdlib.h>

#define EVENTS_PER_REP (EDGE_COUNT + 1) /* each edge, and done */

struct session {
    struct session_desc desc;
    struct judge *judges[HEEL_COUNT];
    struct rep_result *results; /* [chart->rep_count] */

    struct session_event *events; /* all that can happen in this level fits */
    int32_t event_count, event_next;

    int64_t t_us;
    int64_t landed_us[HEEL_COUNT];
    bool landed[HEEL_COUNT]; /* so landed_us holds */
    int32_t part;            /* the next to begin */
    bool finished;

    int32_t judged, counted;
    int32_t extra_reps[HEEL_COUNT];
    int32_t combo, max_combo;
    int32_t bounces[HEEL_COUNT];
    int64_t points;
};

struct session *session_create(const struct session_desc *desc)
{
    const struct chart *chart = desc->chart;
    size_t reps = (size_t)chart->rep_count;
    struct session *session = calloc(1, sizeof *session);
    if (!session)
        return NULL;
    session->desc = *desc;
    session->t_us = SESSION_START_US;
    session->results = calloc(reps + 1, sizeof *session->results);
    session->events = calloc(reps * EVENTS_PER_REP + (size_t)chart->part_count + 1, sizeof *session->events);
    bool complete = session->results && session->events;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT && complete; heel++) {
        session->judges[heel] = judge_create(
            &(struct judge_desc){.chart = chart, .heel = heel, .timing = desc->timing, .results = session->results});
        complete = session->judges[heel] != NULL;
    }
    if (complete)
        return session;
    session_destroy(session);
    return NULL;
}

void session_destroy(struct session *session)
{
    if (!session)
        return;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        judge_destroy(session->judges[heel]);
    free(session->results);
    free(session->events);
    free(session);
}

static void log_event(struct session *session, struct session_event event)
{
    session->events[session->event_count++] = event;
}

static void log_edge(struct session *session, const struct judge_event *judged, enum session_event_kind kind)
{
    const struct rep *rep = &session->desc.chart->reps[judged->rep];
    const struct rep_result *result = &session->results[judged->rep];
    log_event(session, (struct session_event){.kind = kind,
                                              .t_us = judged->t_us,
                                              .heel = rep->heel,
                                              .edge = judged->edge,
                                              .rep = judged->rep,
                                              .part = rep->part,
                                              .verdict = result->verdict[judged->edge],
                                              .error_us = result->error_us[judged->edge],
                                              .combo = session->combo});
}

static void log_done(struct session *session, const struct judge_event *judged)
{
    const struct rep *rep = &session->desc.chart->reps[judged->rep];
    const struct rep_result *result = &session->results[judged->rep];
    int32_t points = score_rep(result);
    session->judged++;
    session->points += points;
    session->combo = score_keeps_combo(result) ? session->combo + 1 : 0;
    if (session->combo > session->max_combo)
        session->max_combo = session->combo;
    log_event(session, (struct session_event){.kind = SESSION_REP_DONE,
                                              .t_us = judged->t_us,
                                              .heel = rep->heel,
                                              .edge = judged->edge,
                                              .rep = judged->rep,
                                              .part = rep->part,
                                              .counted = result->counted,
                                              .combo = session->combo,
                                              .points = points});
}

static void step_judge(struct session *session, enum heel heel)
{
    struct judge_event judged = judge_step(session->judges[heel]);
    switch (judged.kind) {
    case JUDGE_MISSED:
        log_edge(session, &judged, SESSION_MISSED);
        break;
    case JUDGE_DONE:
        log_done(session, &judged);
        break;
    case JUDGE_HIT: /* never by time alone */
    case JUDGE_EVENT_COUNT:
        break;
    }
}

static int64_t part_due_us(const struct session *session)
{
    const struct chart *chart = session->desc.chart;
    return session->part < chart->part_count ? chart->parts[session->part].start_us : INT64_MAX;
}

static void change_part(struct session *session)
{
    log_event(session, (struct session_event){
                           .kind = SESSION_PART_CHANGED, .t_us = part_due_us(session), .part = session->part});
    session->part++;
}

static void finish(struct session *session)
{
    session->finished = true;
    log_event(session, (struct session_event){.kind = SESSION_FINISHED,
                                              .t_us = session->desc.chart->end_us,
                                              .part = session->desc.chart->part_count - 1,
                                              .combo = session->combo});
}

/* Does all that falls due by time alone, in time order, up to until_us. */
static void advance(struct session *session, int64_t until_us)
{
    int64_t end_us = session->desc.chart->end_us;
    int64_t last_us = until_us < end_us ? until_us : end_us;
    while (!session->finished) {
        int64_t part_us = part_due_us(session);
        int64_t left_us = judge_due_us(session->judges[HEEL_LEFT]);
        int64_t right_us = judge_due_us(session->judges[HEEL_RIGHT]);
        int64_t judge_us = left_us <= right_us ? left_us : right_us;
        if (part_us <= judge_us && part_us <= last_us)
            change_part(session);
        else if (judge_us <= last_us)
            step_judge(session, left_us <= right_us ? HEEL_LEFT : HEEL_RIGHT);
        else if (end_us <= last_us)
            finish(session);
        else
            break;
    }
    if (last_us > session->t_us)
        session->t_us = last_us;
}

/* Whether the level itself asks for this lift so soon after a landing. */
static bool asks_for_touch(const struct session *session, int32_t rep)
{
    const struct rep *reps = session->desc.chart->reps;
    for (int32_t i = rep - 1; i >= 0; i--) {
        if (reps[i].heel == reps[rep].heel)
            return reps[rep].lift_us - reps[i].landing_us < FORM_BOUNCE_US;
    }
    return false;
}

static void count_bounce(struct session *session, enum heel heel, const struct judge_event *hit)
{
    bool is_quick = session->landed[heel] && session->t_us - session->landed_us[heel] < FORM_BOUNCE_US;
    if (is_quick && !(hit && asks_for_touch(session, hit->rep)))
        session->bounces[heel]++;
}

static void move_heel(struct session *session, enum heel heel, enum edge edge)
{
    struct judge *judge = session->judges[heel];
    struct judge_event event;
    enum judge_work work;
    if ((edge == EDGE_LIFT) == judge_is_up(judge))
        return;
    bool hit = judge_edge(judge, edge, session->t_us, &event, &work);
    session->counted += work == JUDGE_WORK_COUNTED;
    session->extra_reps[heel] += work == JUDGE_WORK_EXTRA;
    if (edge == EDGE_LIFT) {
        count_bounce(session, heel, hit ? &event : NULL);
    } else {
        session->landed[heel] = true;
        session->landed_us[heel] = session->t_us;
    }
    if (hit)
        log_edge(session, &event, edge == EDGE_LIFT ? SESSION_LIFTED : SESSION_LANDED);
    advance(session, session->t_us);
}

void session_heel(struct session *session, const struct heel_event *event)
{
    advance(session, event->t_us);
    if (session->finished)
        return;
    switch (event->kind) {
    case HEEL_KIND_LIFT:
        move_heel(session, event->heel, EDGE_LIFT);
        break;
    case HEEL_KIND_LANDING:
        move_heel(session, event->heel, EDGE_LANDING);
        break;
    case HEEL_KIND_HEIGHT:
        judge_height(session->judges[event->heel], session->t_us, event->height);
        break;
    case HEEL_KIND_COUNT:
        break;
    }
}

void session_step(struct session *session, int64_t until_us)
{
    advance(session, until_us);
}

bool session_next(struct session *session, struct session_event *event)
{
    if (session->event_next == session->event_count)
        return false;
    *event = session->events[session->event_next++];
    return true;
}

int64_t session_time_us(const struct session *session)
{
    return session->t_us;
}

bool session_finished(const struct session *session)
{
    return session->finished;
}

bool session_heel_up(const struct session *session, enum heel heel)
{
    return judge_is_up(session->judges[heel]);
}

int32_t session_combo(const struct session *session)
{
    return session->combo;
}

int32_t session_counted(const struct session *session)
{
    return session->counted;
}

int32_t session_bounces(const struct session *session, enum heel heel)
{
    return session->bounces[heel];
}

int32_t session_extra_reps(const struct session *session, enum heel heel)
{
    return session->extra_reps[heel];
}

int32_t session_accuracy_bp(const struct session *session)
{
    return session->judged > 0 ? (int32_t)(session->points * 10000 / SCORE_REP_FULL / session->judged) : 10000;
}

const struct rep_result *session_reps(const struct session *session)
{
    return session->results;
}

bool session_result(const struct session *session, struct result *result)
{
    const struct chart *chart = session->desc.chart;
    *result = (struct result){
        .reps = chart->rep_count,
        .judged = session->judged,
        .counted = session->counted,
        .extra_reps = session->extra_reps[HEEL_LEFT] + session->extra_reps[HEEL_RIGHT],
        .points = session->points,
        .score =
            session->judged > 0 ? (int32_t)(session->points * (SCORE_FULL / SCORE_REP_FULL) / chart->rep_count) : 0,
        .accuracy_bp = session->judged > 0 ? session_accuracy_bp(session) : 0,
        .combo = session->combo,
        .max_combo = session->max_combo,
        .finished = session->finished,
        .played_us = session->t_us > 0 ? session->t_us : 0,
    };
    result->grade = grade_of(result->accuracy_bp);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        result->heels[heel].bounces = session->bounces[heel];
    return score_statistics(chart, session->results, result);
}
