#include "core/play/naive.h"

#include <stdlib.h>

#define FOR_EVER INT64_C(1000000000000)

/* One stretch of the heel off the floor. end_us is FOR_EVER while it never landed. */
struct up {
    int64_t start_us, end_us;
    int32_t start_event, end_event; /* indices into events; -1 if none */
};

/* A log entry with what it is sorted by. */
struct entry {
    struct session_event event;
    int32_t rank; /* at one time: 0 part, 1 by time alone, 2 the end, 3 by heel events */
    int32_t order, suborder;
};

struct play {
    const struct chart *chart;
    enum timing timing;
    const struct heel_event *events;
    int32_t count;
    struct naive *out;
    struct entry *log;
    int32_t log_count;
    struct up *ups; /* of one heel */
    int32_t up_count;
};

static void put(struct play *play, struct session_event event, int32_t rank, int32_t order, int32_t suborder)
{
    play->log[play->log_count++] = (struct entry){event, rank, order, suborder};
}

static int64_t largest(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t smallest(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t overlap(int64_t a0, int64_t a1, int64_t b0, int64_t b1)
{
    return largest(0, smallest(a1, b1) - largest(a0, b0));
}

static int64_t cue_of(const struct rep *rep, enum edge edge)
{
    return edge == EDGE_LIFT ? rep->lift_us : rep->landing_us;
}

static int64_t half(int64_t sum)
{
    return (sum + 2 * FOR_EVER) / 2 - FOR_EVER;
}

static void window(const struct play *play, const struct rep *rep, enum edge edge, int64_t *from_us, int64_t *to_us)
{
    int64_t cue = cue_of(rep, edge);
    int64_t good = judge_window_us(edge, VERDICT_GOOD, play->timing);
    *from_us = cue - good;
    *to_us = smallest(cue + good + 1, play->chart->end_us);
    for (int32_t i = 0; i < play->chart->rep_count * 2; i++) {
        const struct rep *other = &play->chart->reps[i / 2];
        int64_t at = cue_of(other, (enum edge)(i % 2));
        if (other->heel != rep->heel || at == cue)
            continue;
        if (at < cue)
            *from_us = largest(*from_us, half(at + cue));
        else
            *to_us = smallest(*to_us, half(at + cue));
    }
}

static void find_ups(struct play *play, enum heel heel)
{
    bool up = false;
    play->up_count = 0;
    for (int32_t i = 0; i < play->count; i++) {
        const struct heel_event *event = &play->events[i];
        if (event->heel != heel || event->t_us >= play->chart->end_us)
            continue;
        if (event->kind == HEEL_KIND_LIFT && !up) {
            play->ups[play->up_count++] = (struct up){event->t_us, FOR_EVER, i, -1};
            up = true;
        } else if (event->kind == HEEL_KIND_LANDING && up) {
            play->ups[play->up_count - 1].end_us = event->t_us;
            play->ups[play->up_count - 1].end_event = i;
            up = false;
        }
    }
}

/* The event that an edge is judged by; -1 for a miss. */
static int32_t match(const struct play *play, int64_t from_us, int64_t to_us, enum edge edge)
{
    for (int32_t i = 0; i < play->up_count; i++) {
        int64_t t = edge == EDGE_LIFT ? play->ups[i].start_us : play->ups[i].end_us;
        int32_t event = edge == EDGE_LIFT ? play->ups[i].start_event : play->ups[i].end_event;
        if (event >= 0 && t >= from_us && t < to_us)
            return event;
    }
    return -1;
}

static int64_t up_time(const struct play *play, int64_t from_us, int64_t to_us)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < play->up_count; i++)
        sum += overlap(play->ups[i].start_us, play->ups[i].end_us, from_us, to_us);
    return sum;
}

static int32_t body_by_edges(const struct play *play, int64_t from_us, int64_t to_us)
{
    int64_t charged = 0;
    if (up_time(play, from_us, to_us) == 0)
        return 0;
    for (int32_t i = 0; i <= play->up_count; i++) {
        int64_t landed = i == 0 ? -FOR_EVER : play->ups[i - 1].end_us;
        int64_t lifted = smallest(i == play->up_count ? FOR_EVER : play->ups[i].start_us, to_us);
        if (lifted - landed > 250000)
            charged += overlap(landed, lifted, from_us, to_us);
    }
    return (int32_t)(1000 * (to_us - from_us - charged) / (to_us - from_us));
}

static int32_t body_by_heights(const struct play *play, const struct rep *rep)
{
    int64_t sum = 0, points = 0;
    for (int64_t t = rep->lift_us; t <= rep->landing_us; t += 20000, points++) {
        int32_t height = 0, hill = rep_height(rep, t);
        for (int32_t i = 0; i < play->count && play->events[i].t_us < t; i++) {
            if (play->events[i].heel == rep->heel && play->events[i].kind == HEEL_KIND_HEIGHT)
                height = (int32_t)smallest(play->events[i].height, 1000);
        }
        int32_t off = 0;
        if (height > hill + 150)
            off = height - hill - 150;
        if (height < 8 * hill / 10 - 150)
            off = 8 * hill / 10 - 150 - height;
        if (off < 350)
            sum += 1000 * (350 - off) / 350;
    }
    return (int32_t)(sum / points);
}

/* Whether a height came from from_us on and before the landing was judged: by an event, or by time. */
static bool saw_height(const struct play *play, enum heel heel, int64_t from_us, int32_t landing_event,
                       int64_t judged_us)
{
    for (int32_t i = 0; i < play->count; i++) {
        const struct heel_event *event = &play->events[i];
        bool before = landing_event >= 0 ? i < landing_event : event->t_us < judged_us;
        if (event->heel == heel && event->kind == HEEL_KIND_HEIGHT && event->t_us >= from_us && before)
            return true;
    }
    return false;
}

static enum verdict verdict_by_hand(enum edge edge, enum timing timing, int64_t error_us)
{
    static const int64_t half_ms[2][3] = {{210, 420, 660}, {140, 280, 440}}; /* twice the table, for sharp's halves */
    static const int64_t percent[TIMING_COUNT] = {100, 150, 50};
    int64_t off = error_us < 0 ? -error_us : error_us;
    for (int i = 0; i < 3; i++) {
        if (off <= half_ms[edge][i] * 500 * percent[timing] / 100)
            return (enum verdict)(VERDICT_PERFECT - i);
    }
    return VERDICT_MISS;
}

static int64_t judge_edge_by_hand(struct play *play, int32_t rep_index, enum edge edge, int32_t *event)
{
    const struct rep *rep = &play->chart->reps[rep_index];
    struct rep_result *result = &play->out->results[rep_index];
    int64_t from_us, to_us;
    window(play, rep, edge, &from_us, &to_us);
    *event = match(play, from_us, to_us, edge);
    int64_t t = *event < 0 ? to_us : play->events[*event].t_us;
    result->judged[edge] = true;
    if (*event >= 0) {
        result->error_us[edge] = t - cue_of(rep, edge);
        result->verdict[edge] = verdict_by_hand(edge, play->timing, result->error_us[edge]);
    }
    struct session_event said = {.kind = *event < 0          ? SESSION_MISSED
                                         : edge == EDGE_LIFT ? SESSION_LIFTED
                                                             : SESSION_LANDED,
                                 .t_us = t,
                                 .heel = rep->heel,
                                 .edge = edge,
                                 .rep = rep_index,
                                 .part = rep->part,
                                 .verdict = result->verdict[edge],
                                 .error_us = result->error_us[edge]};
    if (*event < 0)
        put(play, said, 1, (int32_t)rep->heel, edge == EDGE_LIFT ? 3 : 1);
    else
        put(play, said, 3, *event, 0);
    return t;
}

static void judge_rep(struct play *play, int32_t index)
{
    const struct rep *rep = &play->chart->reps[index];
    struct rep_result *result = &play->out->results[index];
    int64_t lift_from, lift_to, landing_from, landing_to;
    int32_t lift_event, landing_event;
    window(play, rep, EDGE_LIFT, &lift_from, &lift_to);
    window(play, rep, EDGE_LANDING, &landing_from, &landing_to);
    judge_edge_by_hand(play, index, EDGE_LIFT, &lift_event);
    int64_t judged_us = judge_edge_by_hand(play, index, EDGE_LANDING, &landing_event);
    struct session_event said = {.kind = SESSION_REP_DONE,
                                 .t_us = judged_us,
                                 .heel = rep->heel,
                                 .edge = EDGE_LANDING,
                                 .rep = index,
                                 .part = rep->part};
    result->done = true;
    if (saw_height(play, rep->heel, lift_from, landing_event, judged_us)) {
        result->body = body_by_heights(play, rep);
        if (rep->landing_us > judged_us) {
            said.t_us = rep->landing_us;
            put(play, said, 1, (int32_t)rep->heel, 0);
            return;
        }
    } else if (landing_from > lift_to) {
        result->body = body_by_edges(play, lift_to, landing_from);
    } else {
        result->body = up_time(play, lift_from, judged_us) > 0 ? 1000 : 0;
    }
    if (landing_event < 0)
        put(play, said, 1, (int32_t)rep->heel, 2);
    else
        put(play, said, 3, landing_event, 1);
}

/* The rep a lift belongs to: the one it was judged for before the one whose territory it is in; -1 if the heel has
 * none. */
static int32_t owner_of(const struct play *play, enum heel heel, const struct up *up)
{
    int32_t owner = -1;
    int64_t last_landing_us = 0, from_us, to_us;
    for (int32_t i = 0; i < play->chart->rep_count; i++) {
        const struct rep *rep = &play->chart->reps[i];
        if (rep->heel != heel)
            continue;
        window(play, rep, EDGE_LIFT, &from_us, &to_us);
        if (match(play, from_us, to_us, EDGE_LIFT) == up->start_event)
            return i;
        if (owner < 0 || up->start_us >= half(last_landing_us + rep->lift_us))
            owner = i;
        last_landing_us = rep->landing_us;
    }
    return owner;
}

static void count_work(struct play *play, enum heel heel)
{
    for (int32_t i = 0; i < play->up_count; i++) {
        const struct up *up = &play->ups[i];
        if (up->end_event < 0)
            continue;
        int32_t owner = owner_of(play, heel, up);
        struct rep_result *result = owner < 0 ? NULL : &play->out->results[owner];
        if (!result || result->counted) {
            play->out->extra_reps++;
            continue;
        }
        play->out->counted++;
        result->counted = true;
        result->up_us = up->end_us - up->start_us;
        result->lifted_us = up->start_us;
        for (int32_t e = up->start_event; e < up->end_event; e++) {
            if (play->events[e].heel == heel && play->events[e].kind == HEEL_KIND_HEIGHT)
                result->top = (int32_t)largest(result->top, smallest(play->events[e].height, 1000));
        }
    }
}

static void count_bounces(struct play *play, enum heel heel)
{
    for (int32_t i = 1; i < play->up_count; i++) {
        bool asked = false;
        int64_t last_landing_us = -FOR_EVER, from_us, to_us;
        for (int32_t r = 0; r < play->chart->rep_count; r++) {
            const struct rep *rep = &play->chart->reps[r];
            if (rep->heel != heel)
                continue;
            window(play, rep, EDGE_LIFT, &from_us, &to_us);
            if (match(play, from_us, to_us, EDGE_LIFT) == play->ups[i].start_event)
                asked = rep->lift_us - last_landing_us < 150000;
            last_landing_us = rep->landing_us;
        }
        if (play->ups[i].start_us - play->ups[i - 1].end_us < 150000 && !asked)
            play->out->bounces[heel]++;
    }
}

static int by_order(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->event.t_us != b->event.t_us)
        return a->event.t_us < b->event.t_us ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank - b->rank;
    if (a->order != b->order)
        return a->order - b->order;
    return a->suborder - b->suborder;
}

/* Whether the rep's counted pair was complete before this entry, or by the very event that made it. */
static bool counted_by(const struct play *play, const struct entry *entry)
{
    const struct rep_result *result = &play->out->results[entry->event.rep];
    int64_t landed_us = result->lifted_us + result->up_us;
    if (!result->counted || landed_us > entry->event.t_us)
        return false;
    if (landed_us < entry->event.t_us)
        return true;
    if (entry->rank != 3)
        return false;
    for (int32_t i = 0; i <= entry->order; i++) {
        const struct heel_event *event = &play->events[i];
        if (event->t_us == landed_us && event->kind == HEEL_KIND_LANDING && event->heel == entry->event.heel)
            return true;
    }
    return false;
}

static void write_log(struct play *play)
{
    const struct chart *chart = play->chart;
    int32_t combo = 0;
    for (int32_t i = 0; i < chart->part_count; i++)
        put(play, (struct session_event){.kind = SESSION_PART_CHANGED, .t_us = chart->parts[i].start_us, .part = i}, 0,
            i, 0);
    put(play, (struct session_event){.kind = SESSION_FINISHED, .t_us = chart->end_us, .part = chart->part_count - 1}, 2,
        0, 0);
    qsort(play->log, (size_t)play->log_count, sizeof *play->log, by_order);
    for (int32_t i = 0; i < play->log_count; i++) {
        struct session_event *event = &play->log[i].event;
        if (event->kind == SESSION_REP_DONE) {
            const struct rep_result *result = &play->out->results[event->rep];
            combo = result->verdict[EDGE_LIFT] && result->verdict[EDGE_LANDING] ? combo + 1 : 0;
            event->points = score_rep(result);
            event->counted = counted_by(play, &play->log[i]);
        }
        event->combo = event->kind == SESSION_PART_CHANGED ? 0 : combo;
        play->out->events[i] = *event;
    }
    play->out->event_count = play->log_count;
}

void naive_play(struct naive *naive, const struct chart *chart, enum timing timing, const struct heel_event *events,
                int32_t count)
{
    size_t entries = (size_t)(chart->rep_count * 3 + chart->part_count + 1);
    *naive = (struct naive){.results = calloc((size_t)chart->rep_count + 1, sizeof *naive->results),
                            .events = calloc(entries, sizeof *naive->events)};
    struct play play = {.chart = chart,
                        .timing = timing,
                        .events = events,
                        .count = count,
                        .out = naive,
                        .log = calloc(entries, sizeof *play.log),
                        .ups = calloc((size_t)count + 1, sizeof *play.ups)};
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        find_ups(&play, heel);
        for (int32_t i = 0; i < chart->rep_count; i++) {
            if (chart->reps[i].heel == heel)
                judge_rep(&play, i);
        }
        count_work(&play, heel);
        count_bounces(&play, heel);
    }
    write_log(&play);
    free(play.log);
    free(play.ups);
}

void naive_reset(struct naive *naive)
{
    free(naive->results);
    free(naive->events);
    *naive = (struct naive){0};
}
