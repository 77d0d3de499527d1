/* Keeping what was done: the session's line in the journal, its replay, and the streak that follows. */
#ifndef HEELBEAT_PLAY_PLAY_SAVE_H
#define HEELBEAT_PLAY_PLAY_SAVE_H

#include "play/play_outcome.h"
#include "play/play_request.h"
#include "store/replays/replay_file.h"

struct player;
struct shelter;

/* What was played, when, and how it was judged. */
struct play_occasion {
    struct play_request request; /* with its tempo */
    enum timing timing;
    int32_t day;              /* the calendar day it began on, which it counts for though it runs past the day's end */
    char id[JOURNAL_ID_SIZE]; /* of its session, from play_identify */
    struct shelter *shelter;  /* where it is safe meanwhile; NULL: nowhere */
};

/* Gives it an id, by which its session is known wherever it is kept, and however often. */
void play_identify(const struct player *player, struct play_occasion *occasion);
/* Hands what the play has come to so far to its shelter. */
void play_keep(const struct player *player, const struct play_occasion *occasion, const struct result *so_far);
/* Describes and saves a performance. outcome->result and replay's events are given; replay's names and result, and the
 * rest of outcome but its reps, are filled in. Adds the record to the player's history and keeps the streak. What fails
 * is said in outcome->save_error and outcome->keeping; everything that can still be saved is. occasion->shelter is
 * outcome's from then on, and so is replay, zeroed, if there is something left to be saved. */
void play_save(struct player *player, const struct play_occasion *occasion, struct replay *replay,
               struct play_outcome *outcome);
/* Tries again what could not be saved (play_outcome_lacks), the session in the place given first of all. */
void play_save_again(struct player *player, struct play_outcome *outcome, enum kept first);
/* The same without touching a file: for a performance in which nothing was done. */
void play_describe(const struct player *player, const struct play_occasion *occasion, struct play_outcome *outcome);

#endif
