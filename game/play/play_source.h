/* Where the heel events of a performance come from: the player's own feet (play_feet), or a list that a demo player
 * made or a script holds. In song time, oldest first. */
#ifndef HEELBEAT_PLAY_PLAY_SOURCE_H
#define HEELBEAT_PLAY_PLAY_SOURCE_H

#include "core/base/heel.h"

#include <stdbool.h>

struct play_source {
    /* The next event that may be judged at song_us, when edges of up to grace_us ago may still come; false if none may
     * yet. */
    bool (*next)(void *self, int64_t song_us, int64_t grace_us, struct heel_event *event);
    void *self;
};

/* A list of which everything is known from the start. */
struct play_list {
    const struct heel_event *events; /* by time; borrowed */
    int32_t count, given;
};

/* Gives each event as soon as its time has come. Borrows list. */
struct play_source play_list_source(struct play_list *list);

#endif
