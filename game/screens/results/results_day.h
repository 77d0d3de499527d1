/* What a session meant for its day: the row of days before and after, a freeze earned, enough for today, and what may
 * be told to others of a challenge. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_DAY_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_DAY_H

#include "play/play_outcome.h"
#include "screens/screen.h"
#include "words/facts.h"

struct player;

#define RESULTS_DAY_LINES 2

struct results_day {
    struct message row; /* "13 days in a row" */
    struct facts note;  /* beside it: "up from 12 · a new best row"; may be none */
    struct message lines[RESULTS_DAY_LINES];
    int line_count;
    bool shares;          /* the challenge was done: it may be told to others */
    struct message share; /* the best of that challenge and tier so far */
};

/* Of an outcome as play leaves it: its session is in the player's history already. */
void results_day_init(struct results_day *day, const struct player *player, const struct play_request *request,
                      const struct play_outcome *outcome);

#endif
