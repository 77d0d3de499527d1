/* Heel events that must wait before the session may have them, so that it gets them in the order of their times.
 *
 * A device's offsets are taken off the times of its events: a sensor that notices a lift 200 ms late and a landing 170
 * ms early, calibrated, tells lifts of 200 ms ago and landings that are still to come, and heights in between. Given at
 * once, a landing or a height would take the session's time past lifts that haven't been told yet. So an edge waits
 * until its own time has come, which for most is at once, and a height until no edge before it can still come.
 *
 * A device that sees height tells a lift only half way up, with the time at which the heel left the floor. The other
 * heel may have moved after that and been told of before: while a lift is under way, edges after its beginning wait.
 *
 * Zeroed is empty. Memory is bounded: when it is full, the oldest goes on early. */
#ifndef HEELBEAT_PLAY_PLAY_WAIT_H
#define HEELBEAT_PLAY_PLAY_WAIT_H

#include "core/base/heel.h"

#include <stdbool.h>

/* Two heels' heights, 10 ms apart (DEVICES_HEIGHT_US), over the longest offsets and the slowest rises there are, and
 * what edges there may be.
 */
#define PLAY_WAIT_MAX 1024

struct play_wait {
    struct heel_event events[PLAY_WAIT_MAX]; /* by t_us; of equal ones the first to come first */
    int32_t count;
    bool opened;     /* a lift is under way, ... */
    int64_t open_us; /* ... and what is after this waits for it */
};

/* INT64_MAX: no lift is under way. */
void play_wait_open(struct play_wait *wait, int64_t open_us);

/* True with *out if there was no room: the oldest, perhaps this one. */
bool play_wait_add(struct play_wait *wait, const struct heel_event *event, struct heel_event *out);
/* The next that may go on at song_us, oldest first, when edges may still come that are grace_us old; false if none may.
 * INT64_MAX and 0: all of them. */
bool play_wait_take(struct play_wait *wait, int64_t song_us, int64_t grace_us, struct heel_event *out);

#endif
