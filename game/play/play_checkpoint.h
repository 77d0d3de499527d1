/* When a play is checkpointed: at each part's end, when it is paused, and every 30 s of it, once a heel was lifted.
 * What is kept then is the session as if it had been ended at that moment (stage/shelter). Song times; main thread
 * only. */
#ifndef HEELBEAT_PLAY_PLAY_CHECKPOINT_H
#define HEELBEAT_PLAY_PLAY_CHECKPOINT_H

#include "play/play_sink.h"

#include <stdbool.h>
#include <stdint.h>

#define PLAY_CHECKPOINT_US INT64_C(30000000)

/* Zeroed is valid: a play that begins at 0. */
struct play_checkpoint {
    int64_t last_us; /* when the last one was made */
    bool due;        /* whatever the time */
};

/* Follows a performance: a part's end makes the next one due. Borrows checkpoint. */
struct play_sink play_checkpoint_sink(struct play_checkpoint *checkpoint);
/* Whether one is to be made now; the next is then due PLAY_CHECKPOINT_US later. */
bool play_checkpoint_step(struct play_checkpoint *checkpoint, int64_t song_us);

#endif
