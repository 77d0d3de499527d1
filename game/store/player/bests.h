/* A player's bests: of each level, of the daily challenge, of a set of 100, of a day.
 *
 * Only sessions of the player's own count that were finished at the level's own tempo or faster; practice is no
 * score (record_is_scored). A level is known by its hash, so one that was changed starts anew. Where
 * two are as good, the earlier one stays the best. */
#ifndef HEELBEAT_STORE_PLAYER_BESTS_H
#define HEELBEAT_STORE_PLAYER_BESTS_H

#include "store/player/journal.h"

#define BESTS_SET_REPS 100

struct level_best {
    const struct session_record *best; /* borrowed from the history */
    int64_t last_ms;                   /* when it was finished last */
    int32_t times;                     /* finished so often */
};

struct bests {
    struct level_best *levels; /* owned; levels from files, the one finished last first */
    int32_t level_count;
    const struct session_record *daily;         /* the best daily challenge; NULL: none yet */
    const struct session_record *steadiest_set; /* the steadiest session of BESTS_SET_REPS reps; NULL: none yet */
};

/* Borrows the history's records, which must stay where they are. False only if out of memory. O(n) in the sessions. */
bool bests_init(struct bests *bests, const struct history *history);
void bests_reset(struct bests *bests);

#endif
