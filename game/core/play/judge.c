#include "core/play/judge.h"

#include <stdlib.h>
#include <string.h>

#define NEVER_US (INT64_MIN / 4) /* before any song time, and safe to subtract */

/* [start_us, end_us) */
struct span {
    int64_t start_us, end_us;
};

/* One cued rep of the heel. */
struct cue {
    int32_t rep;
    struct span windows[EDGE_COUNT];
    int64_t territory_us; /* where the next rep's begins */
    int32_t body;         /* by edges, once its time has passed */
    int64_t credit;       /* of the heights so far */
};

struct judge {
    struct judge_desc desc;
    struct cue *cues;
    int32_t count;
    int32_t next[EDGE_COUNT]; /* the first cue whose edge is not judged yet */
    int32_t done;             /* the first that is not done */
    int32_t body;             /* the first whose body by edges is open */
    int32_t grid;             /* the first whose hill is not passed */
    int32_t territory;        /* the one whose territory holds the last lift */

    bool up;
    int64_t edge_us;    /* the heel has been up or down since */
    int64_t was_up_us;  /* when it was last up for any time and landed */
    int64_t charged_us; /* of the open body */
    int64_t settled_us; /* when the last landing was judged */
    int32_t owner;      /* the cue that the lift in the air belongs to; -1 if none */

    int64_t point_us; /* the next point on the hill of cues[grid] */
    int32_t height;
    int64_t height_us; /* of the last height */
    int32_t top;       /* the highest since the lift */
};

const char *const timing_words[TIMING_COUNT] = {
    [TIMING_STANDARD] = "standard", [TIMING_RELAXED] = "relaxed", [TIMING_SHARP] = "sharp"};

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[VERDICT_COUNT] = {
        [VERDICT_MISS] = "miss", [VERDICT_GOOD] = "good", [VERDICT_GREAT] = "great", [VERDICT_PERFECT] = "perfect"};
    return names[verdict];
}

int64_t judge_window_us(enum edge edge, enum verdict verdict, enum timing timing)
{
    static const int64_t windows_us[EDGE_COUNT][VERDICT_COUNT] = {
        [EDGE_LIFT] = {[VERDICT_PERFECT] = 105000, [VERDICT_GREAT] = 210000, [VERDICT_GOOD] = 330000},
        [EDGE_LANDING] = {[VERDICT_PERFECT] = 70000, [VERDICT_GREAT] = 140000, [VERDICT_GOOD] = 220000},
    };
    static const int64_t percent[TIMING_COUNT] = {[TIMING_STANDARD] = 100, [TIMING_RELAXED] = 150, [TIMING_SHARP] = 50};
    return windows_us[edge][verdict] * percent[timing] / 100;
}

static int64_t middle(int64_t earlier_us, int64_t later_us)
{
    int64_t sum = earlier_us + later_us;
    return sum / 2 - (sum < 0 && sum % 2 != 0);
}

static const struct rep *rep_of(const struct judge *judge, int32_t cue)
{
    return &judge->desc.chart->reps[judge->cues[cue].rep];
}

static struct rep_result *result_of(const struct judge *judge, int32_t cue)
{
    return &judge->desc.results[judge->cues[cue].rep];
}

/* Edges of the heel in order: lift and landing of the first cue, of the second, ... */
static int64_t edge_cue_us(const struct judge *judge, int32_t edge)
{
    const struct rep *rep = rep_of(judge, edge / EDGE_COUNT);
    return edge % EDGE_COUNT == EDGE_LIFT ? rep->lift_us : rep->landing_us;
}

static struct span window_of(const struct judge *judge, int32_t edge)
{
    int64_t cue_us = edge_cue_us(judge, edge);
    int64_t good_us = judge_window_us((enum edge)(edge % EDGE_COUNT), VERDICT_GOOD, judge->desc.timing);
    struct span window = {cue_us - good_us, cue_us + good_us + 1};
    int32_t before = edge - 1, after = edge + 1;
    while (before >= 0 && edge_cue_us(judge, before) == cue_us)
        before--;
    while (after < EDGE_COUNT * judge->count && edge_cue_us(judge, after) == cue_us)
        after++;
    if (before >= 0 && middle(edge_cue_us(judge, before), cue_us) > window.start_us)
        window.start_us = middle(edge_cue_us(judge, before), cue_us);
    if (after < EDGE_COUNT * judge->count && middle(cue_us, edge_cue_us(judge, after)) < window.end_us)
        window.end_us = middle(cue_us, edge_cue_us(judge, after));
    if (window.end_us > judge->desc.chart->end_us)
        window.end_us = judge->desc.chart->end_us;
    return window;
}

static void lay_cues(struct judge *judge)
{
    const struct chart *chart = judge->desc.chart;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        if (chart->reps[i].heel == judge->desc.heel)
            judge->cues[judge->count++].rep = i;
    }
    for (int32_t i = 0; i < judge->count; i++) {
        struct cue *cue = &judge->cues[i];
        for (int32_t edge = 0; edge < EDGE_COUNT; edge++)
            cue->windows[edge] = window_of(judge, EDGE_COUNT * i + edge);
        cue->territory_us =
            i + 1 < judge->count ? middle(rep_of(judge, i)->landing_us, rep_of(judge, i + 1)->lift_us) : INT64_MAX;
    }
}

struct judge *judge_create(const struct judge_desc *desc)
{
    struct judge *judge = calloc(1, sizeof *judge);
    struct cue *cues = calloc((size_t)desc->chart->rep_count + 1, sizeof *cues);
    if (!judge || !cues) {
        free(judge);
        free(cues);
        return NULL;
    }
    *judge = (struct judge){
        .desc = *desc, .cues = cues, .edge_us = NEVER_US, .was_up_us = NEVER_US, .owner = -1, .height_us = NEVER_US};
    lay_cues(judge);
    if (judge->count > 0)
        judge->point_us = rep_of(judge, 0)->lift_us;
    return judge;
}

void judge_destroy(struct judge *judge)
{
    if (!judge)
        return;
    free(judge->cues);
    free(judge);
}

/* Whether the heel has been up for any time between two moments, of which the later one is now or just passed. */
static bool was_up(const struct judge *judge, int64_t from_us, int64_t to_us)
{
    return judge->was_up_us > from_us || (judge->up && judge->edge_us < to_us);
}

static struct span body_span(const struct cue *cue)
{
    return (struct span){cue->windows[EDGE_LIFT].end_us, cue->windows[EDGE_LANDING].start_us};
}

/* A stretch on the floor up to to_us, as far as it lies in the open body. */
static void charge_floor(struct judge *judge, struct span span, int64_t to_us)
{
    int64_t from_us = judge->edge_us > span.start_us ? judge->edge_us : span.start_us;
    if (to_us - judge->edge_us > JUDGE_DROPOUT_US && to_us > from_us)
        judge->charged_us += to_us - from_us;
}

static void close_body(struct judge *judge, struct cue *cue, struct span span)
{
    int64_t length_us = span.end_us - span.start_us;
    if (!judge->up)
        charge_floor(judge, span, span.end_us);
    if (was_up(judge, span.start_us, span.end_us))
        cue->body = (int32_t)(JUDGE_BODY_FULL * (length_us - judge->charged_us) / length_us);
    judge->charged_us = 0;
}

/* Bodies by edges whose time ends at or before t_us; the heel has not moved since then. */
static void close_bodies(struct judge *judge, int64_t t_us)
{
    for (; judge->body < judge->count; judge->body++) {
        struct cue *cue = &judge->cues[judge->body];
        struct span span = body_span(cue);
        if (span.end_us > t_us)
            return;
        if (span.end_us > span.start_us)
            close_body(judge, cue, span);
    }
}

static int32_t height_credit(int32_t hill, int32_t height)
{
    int32_t low = hill * 8 / 10 - JUDGE_HILL_SLACK, high = hill + JUDGE_HILL_SLACK;
    int32_t off = height < low ? low - height : height > high ? height - high : 0;
    return off < JUDGE_HILL_FADE ? JUDGE_BODY_FULL * (JUDGE_HILL_FADE - off) / JUDGE_HILL_FADE : 0;
}

static int64_t grid_points(const struct rep *rep)
{
    return (rep->landing_us - rep->lift_us) / JUDGE_GRID_US + 1;
}

/* Compares the height held with the hill at every point up to t_us. */
static void pass_hills(struct judge *judge, int64_t t_us)
{
    while (judge->grid < judge->count && judge->point_us <= t_us) {
        const struct rep *rep = rep_of(judge, judge->grid);
        judge->cues[judge->grid].credit += height_credit(rep_height(rep, judge->point_us), judge->height);
        judge->point_us += JUDGE_GRID_US;
        if (judge->point_us > rep->landing_us && ++judge->grid < judge->count)
            judge->point_us = rep_of(judge, judge->grid)->lift_us;
    }
}

static bool has_heights(const struct judge *judge, const struct cue *cue)
{
    return judge->height_us >= cue->windows[EDGE_LIFT].start_us;
}

static struct judge_event make_event(const struct judge *judge, int32_t cue, enum judge_event_kind kind, enum edge edge,
                                     int64_t t_us)
{
    return (struct judge_event){.kind = kind, .t_us = t_us, .rep = judge->cues[cue].rep, .edge = edge};
}

static struct judge_event settle(struct judge *judge, enum edge edge, int64_t t_us, bool hit)
{
    int32_t at = judge->next[edge]++;
    const struct rep *rep = rep_of(judge, at);
    struct rep_result *result = result_of(judge, at);
    result->judged[edge] = true;
    if (edge == EDGE_LANDING)
        judge->settled_us = t_us;
    if (hit) {
        int64_t error_us = t_us - (edge == EDGE_LIFT ? rep->lift_us : rep->landing_us);
        int64_t off_us = error_us < 0 ? -error_us : error_us;
        enum verdict verdict = VERDICT_PERFECT;
        while (verdict > VERDICT_GOOD && off_us > judge_window_us(edge, verdict, judge->desc.timing))
            verdict--;
        result->verdict[edge] = verdict;
        result->error_us[edge] = error_us;
    }
    struct cue *cue = &judge->cues[at];
    struct span span = body_span(cue);
    if (edge == EDGE_LANDING && span.end_us <= span.start_us && was_up(judge, cue->windows[EDGE_LIFT].start_us, t_us))
        cue->body = JUDGE_BODY_FULL;
    return make_event(judge, at, hit ? JUDGE_HIT : JUDGE_MISSED, edge, t_us);
}

/* When the first rep that is not done will be; INT64_MAX while its landing is open. */
static int64_t done_due_us(const struct judge *judge)
{
    if (judge->done == judge->next[EDGE_LANDING])
        return INT64_MAX;
    int64_t landing_us = rep_of(judge, judge->done)->landing_us;
    bool waits = has_heights(judge, &judge->cues[judge->done]) && landing_us > judge->settled_us;
    return waits ? landing_us : judge->settled_us;
}

static int64_t edge_due_us(const struct judge *judge, enum edge edge)
{
    int32_t at = judge->next[edge];
    return at < judge->count ? judge->cues[at].windows[edge].end_us : INT64_MAX;
}

int64_t judge_due_us(const struct judge *judge)
{
    int64_t due_us = done_due_us(judge);
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        if (edge_due_us(judge, edge) < due_us)
            due_us = edge_due_us(judge, edge);
    }
    return due_us;
}

static struct judge_event finish_rep(struct judge *judge, int64_t t_us)
{
    int32_t at = judge->done++;
    const struct cue *cue = &judge->cues[at];
    struct rep_result *result = result_of(judge, at);
    result->body = cue->body;
    if (has_heights(judge, cue)) {
        pass_hills(judge, t_us);
        result->body = (int32_t)(cue->credit / grid_points(rep_of(judge, at)));
    } else if (judge->grid == at && ++judge->grid < judge->count) {
        judge->point_us = rep_of(judge, judge->grid)->lift_us;
    }
    result->done = true;
    return make_event(judge, at, JUDGE_DONE, EDGE_LANDING, t_us);
}

struct judge_event judge_step(struct judge *judge)
{
    int64_t due_us = judge_due_us(judge);
    close_bodies(judge, due_us);
    if (done_due_us(judge) == due_us)
        return finish_rep(judge, due_us);
    enum edge edge = edge_due_us(judge, EDGE_LANDING) == due_us ? EDGE_LANDING : EDGE_LIFT;
    return settle(judge, edge, due_us, false);
}

static int32_t territory_at(struct judge *judge, int64_t t_us)
{
    if (judge->count == 0)
        return -1;
    while (judge->cues[judge->territory].territory_us <= t_us)
        judge->territory++;
    return judge->territory;
}

static void leave_floor(struct judge *judge, int64_t t_us)
{
    if (judge->body < judge->count)
        charge_floor(judge, body_span(&judge->cues[judge->body]), t_us);
    judge->up = true;
    judge->edge_us = t_us;
    judge->top = 0;
    judge->owner = territory_at(judge, t_us);
}

static enum judge_work touch_floor(struct judge *judge, int64_t t_us)
{
    int64_t lifted_us = judge->edge_us;
    judge->up = false;
    judge->edge_us = t_us;
    if (t_us > lifted_us)
        judge->was_up_us = t_us;
    if (judge->owner < 0 || result_of(judge, judge->owner)->counted)
        return JUDGE_WORK_EXTRA;
    struct rep_result *result = result_of(judge, judge->owner);
    result->counted = true;
    result->lifted_us = lifted_us;
    result->up_us = t_us - lifted_us;
    result->top = judge->top;
    return JUDGE_WORK_COUNTED;
}

bool judge_edge(struct judge *judge, enum edge edge, int64_t t_us, struct judge_event *event, enum judge_work *work)
{
    *work = JUDGE_WORK_NONE;
    if ((edge == EDGE_LIFT) == judge->up)
        return false;
    close_bodies(judge, t_us);
    if (edge == EDGE_LIFT)
        leave_floor(judge, t_us);
    else
        *work = touch_floor(judge, t_us);
    int32_t at = judge->next[edge];
    if (at == judge->count || t_us < judge->cues[at].windows[edge].start_us)
        return false;
    if (edge == EDGE_LIFT)
        judge->owner = at;
    *event = settle(judge, edge, t_us, true);
    return true;
}

void judge_height(struct judge *judge, int64_t t_us, int32_t height)
{
    pass_hills(judge, t_us);
    judge->height = height < 0 ? 0 : height > HEEL_HEIGHT_TOP ? HEEL_HEIGHT_TOP : height;
    judge->height_us = t_us;
    if (judge->height > judge->top)
        judge->top = judge->height;
}

bool judge_is_up(const struct judge *judge)
{
    return judge->up;
}
