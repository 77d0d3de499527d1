/* The rules of core/play/judge.h once more, as slow and plain as can be: everything is looked up anew in the whole list
 * of events. The session is held against it. */
#ifndef HEELBEAT_TESTS_CORE_PLAY_NAIVE_H
#define HEELBEAT_TESTS_CORE_PLAY_NAIVE_H

#include "core/play/session.h"

struct naive {
    struct rep_result *results;   /* [chart->rep_count] */
    struct session_event *events; /* the whole log, in order */
    int32_t event_count;
    int32_t counted, extra_reps;
    int32_t bounces[HEEL_COUNT];
};

/* Plays events[count], by rising time, to the end of the level. */
void naive_play(struct naive *naive, const struct chart *chart, enum timing timing, const struct heel_event *events,
                int32_t count);
void naive_reset(struct naive *naive);

#endif
