/* Keeping what was done: the session's line in the journal, its replay, and the streak that follows. */
#ifndef HEELBEAT_PLAY_PLAY_SAVE_H
#define HEELBEAT_PLAY_PLAY_SAVE_H

#include "play/play_outcome.h"
#include "play/play_request.h"
#include "store/replays/replay_file.h"

struct player;

/* What was played, when, and how it was judged. */
struct play_occasion {
    struct play_request request; /* with its tempo */
    enum timing timing;
    int32_t day; /* the calendar day it began on, which it counts for though it runs past the day's end */
};

/* Describes and saves a performance. outcome->result and replay's events are given; replay's names and result, and the
 * rest of outcome but its reps, are filled in. Adds the record to the player's history and keeps the streak. What fails
 * is said in outcome->save_error and outcome->keeping; everything that can still be saved is. */
void play_save(struct player *player, const struct play_occasion *occasion, struct replay *replay,
               struct play_outcome *outcome);
/* The same without touching a file: for a performance in which nothing was done. */
void play_describe(const struct player *player, const struct play_occasion *occasion, struct play_outcome *outcome);

#endif
