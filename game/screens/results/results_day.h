/* What a session meant for its day, in words: the row of days before and after, a freeze earned, enough for today, and
 * what may be told to others of a challenge. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_DAY_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_DAY_H

#include "play/play_outcome.h"
#include "screens/screen.h"
#include "screens/words.h"

struct player;

#define RESULTS_DAY_LINES 2

struct results_day {
    char streak[WORDS_SIZE]; /* "13 days in a row" */
    char note[WORDS_SIZE];   /* beside it: "up from 12 · a new best row"; may be empty */
    char lines[RESULTS_DAY_LINES][WORDS_SIZE];
    int line_count;
    char share[WORDS_SIZE]; /* the best of that challenge and tier so far; empty: nothing to share */
};

/* Of an outcome as play leaves it: its session is in the player's history already. */
void results_day_init(struct results_day *day, const struct player *player, const struct play_request *request,
                      const struct play_outcome *outcome);

#endif
