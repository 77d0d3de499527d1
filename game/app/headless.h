/* A play without window, display or sound card: a performance, driven by a clock of its own. */
#ifndef HEELBEAT_APP_HEADLESS_H
#define HEELBEAT_APP_HEADLESS_H

#include "app/backstage.h"
#include "app/booking.h"
#include "play/play_outcome.h"

struct headless_desc {
    bool fast;           /* a simulated clock, as fast as it can; otherwise real time */
    const char *picture; /* where to save the picture; NULL: none */
};

/* Plays to the end and saves the session. *outcome, zeroed before, is the caller's to reset, if true. False with
 * *error; a play stopped by SIGINT or SIGTERM is saved as unfinished and reported so. */
bool headless_play(struct backstage *backstage, const struct booking *booking, const struct headless_desc *desc,
                   struct play_outcome *outcome, struct error *error);

#endif
