/* The player's own feet as the source of a performance: what they do waits until the events before it are known
 * (play_wait), and a lift without a landing before it is made whole.
 *
 * Zeroed is valid: both heels on the floor, nothing waits. */
#ifndef HEELBEAT_PLAY_PLAY_FEET_H
#define HEELBEAT_PLAY_PLAY_FEET_H

#include "play/play_source.h"
#include "play/play_wait.h"

#define PLAY_FEET_DUE_MAX 4

struct play_feet {
    struct play_wait wait;
    struct heel_event due[PLAY_FEET_DUE_MAX]; /* to be given whatever the time */
    int due_count;
    bool up[HEEL_COUNT]; /* as was given last */
    bool hurried;
};

/* An event in song time. True if another one must be judged now, for there is no room left to wait in. A second lift
 * without a landing between means that the landing was lost (the window's focus went): it is made up for. */
bool play_feet_heel(struct play_feet *feet, const struct heel_event *event);
/* A lift is under way that is not sure yet, and may be dated back to open_us, song time: edges after it wait for it, as
 * long as grace lets them. INT64_MAX: none. Holds until it is told otherwise. */
void play_feet_open(struct play_feet *feet, int64_t open_us);
/* Nothing more will come before a pause: all that waits may be judged. */
void play_feet_hurry(struct play_feet *feet);
/* Borrows feet. */
struct play_source play_feet_source(struct play_feet *feet);

#endif
