/* Keeping what was done: the session's line in the journal, its replay, and the streak that follows. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_SAVE_H
#define HEELBEAT_SCREENS_PLAY_PLAY_SAVE_H

#include "screens/play/play_model.h"
#include "store/replays/replay_file.h"

/* Describes and saves a performance. outcome->result and replay's events are given; replay's names and result, and the
 * rest of outcome but its reps, are filled in. Adds the record to services->history and the streak to
 * services->profile. What fails is said in outcome->save_error; everything that can still be saved is. */
void play_save(const struct services *services, const struct play_request *request, struct replay *replay,
               struct play_outcome *outcome);
/* The same without touching a file: for a performance in which nothing was done. */
void play_describe(const struct services *services, const struct play_request *request, struct play_outcome *outcome);

#endif
