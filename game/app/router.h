/* One screen at a time. Screens say where to go next; the router alone swaps them, between frames: the next one enters
 * before the last one leaves, so that it can read what it is handed, and if it can't enter, the player stays and is
 * told. */
#ifndef HEELBEAT_APP_ROUTER_H
#define HEELBEAT_APP_ROUTER_H

#include "play/play_outcome.h"
#include "screens/screen.h"

struct router {
    const struct services *services;
    const struct screen *screen; /* NULL before the first, ... */
    enum screen_id id;           /* ... and which it is */
    void *state;
    bool quit;
    bool swapped; /* or begun anew, since the flag was last cleared by the loop: heels and pictures start anew */
    bool has_outcome;
    struct play_outcome outcome;  /* of the play that ended last; owned */
    int remembered[SCREEN_COUNT]; /* what each screen said when it was left last */
};

/* Borrows services. */
void router_init(struct router *router, const struct services *services);
/* Leaves the screen, which saves what was done. */
void router_reset(struct router *router);
/* Follows next; does nothing if it says stay. When the screen can't be entered: false with *error, and the router
 * stays. */
bool router_follow(struct router *router, const struct screen_next *next, int64_t mono_us, struct error *error);

/* Whether the screen needs every millisecond now: busy and not resting. */
bool router_is_busy(const struct router *router);

#endif
