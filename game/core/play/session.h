/* The heart: (chart, timing, heel events with song times) -> result. Play, replay, headless runs, the demo player and
 * score verification are this with different sources of events.
 *
 * It has no clock. Time moves only through session_heel (to that event's time) and session_step. It never reads ahead,
 * and the same events give the same events out and the same result however they are sliced into steps. All memory is
 * taken at creation. Not for several threads at once.
 *
 * Events come out in time order. At one moment: parts that change, then what falls due by time alone (left heel before
 * right; within a heel a done rep, then a missed landing, then a missed lift), then the end, then what heel events at
 * that moment bring, in the order they were given, each followed by the rep it makes done. A miss carries the end of
 * its window. At the level's end every edge that is still open is missed and every rep done; then it is finished. */
#ifndef HEELBEAT_CORE_PLAY_SESSION_H
#define HEELBEAT_CORE_PLAY_SESSION_H

#include "core/play/score.h"

struct session;

#define SESSION_START_US (-INT64_C(60000000)) /* song time begins here: a minute to settle before the music */

struct session_desc {
    const struct chart *chart; /* borrowed for the session's life */
    enum timing timing;
};

enum session_event_kind {
    SESSION_LIFTED,       /* a lift was judged: heel, rep, verdict, error_us */
    SESSION_LANDED,       /* a landing was judged */
    SESSION_MISSED,       /* an edge's window passed: heel, rep, edge */
    SESSION_REP_DONE,     /* both edges and the body of a rep are final: counted, combo, points */
    SESSION_PART_CHANGED, /* part; also once for part 0 at time 0 */
    SESSION_FINISHED,     /* once, at the end of the level */
    SESSION_EVENT_COUNT
};

struct session_event {
    enum session_event_kind kind;
    int64_t t_us; /* song time at which it became so */
    enum heel heel;
    enum edge edge;
    int32_t rep; /* index into chart.reps */
    int32_t part;
    enum verdict verdict;
    int64_t error_us;
    bool counted;   /* of a done rep; it may still be counted later */
    int32_t combo;  /* after this rep */
    int32_t points; /* of this rep */
};

/* NULL when out of memory. */
struct session *session_create(const struct session_desc *desc);
void session_destroy(struct session *session);

/* One heel event. Time passes up to it. A time before one already reached counts as that time. A lift while up and a
 * landing while down are ignored. Heights refine the body and are not edges. Events after the end are ignored. */
void session_heel(struct session *session, const struct heel_event *event);
/* Time passes up to until_us; going back does nothing. The caller steps only as far as no earlier event can still come
 * (one at until_us itself may). O(1) for each thing that happens. */
void session_step(struct session *session, int64_t until_us);
/* The next thing that happened, in time order; false when there is none. */
bool session_next(struct session *session, struct session_event *event);

/* Cheap; may be called every frame. Song time reached: SESSION_START_US at first, never beyond the level's end. */
int64_t session_time_us(const struct session *session);
bool session_finished(const struct session *session);
bool session_heel_up(const struct session *session, enum heel heel);
int32_t session_combo(const struct session *session);
int32_t session_counted(const struct session *session);
int32_t session_bounces(const struct session *session, enum heel heel);    /* as score.h has them */
int32_t session_extra_reps(const struct session *session, enum heel heel); /* that no cue asked for */
int32_t session_accuracy_bp(const struct session *session); /* of the reps judged so far; 10000 before the first */
/* results[chart->rep_count], valid for the session's life. */
const struct rep_result *session_reps(const struct session *session);

/* Everything, statistics included, as of now. Sorts and sums: not for every frame. False only if out of memory. */
bool session_result(const struct session *session, struct result *result);

#endif
