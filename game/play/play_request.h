/* What is to be played, and by whom: filled by whoever sends the player to a performance. */
#ifndef HEELBEAT_PLAY_PLAY_REQUEST_H
#define HEELBEAT_PLAY_PLAY_REQUEST_H

#include <stdint.h>

struct heel_event;
struct library_level;

struct play_request {
    const struct library_level *level; /* borrowed */
    int32_t tempo_percent;             /* 0 means 100 */
    int player;                        /* enum player_kind */
    const struct heel_event *events;   /* for other players than PLAYER_YOU: by song time; borrowed */
    int32_t event_count;
};

#endif
