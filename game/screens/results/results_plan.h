/* The plan after a session: an offer to step up or to ease off, if the last sessions suggest one. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_PLAN_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_PLAN_H

#include "play/play_outcome.h"
#include "screens/results/plan_offer.h"
#include "screens/screen.h"

struct notices;
struct player;

struct results_plan {
    struct plan_hint hint;  /* PLAN_STAY: nothing is offered (any more) */
    struct plan_hint taken; /* PLAN_STAY: none was */
};

/* Only of the player's own sessions that were kept; not after practice. */
void results_plan_init(struct results_plan *plan, const struct player *player, const struct play_request *request,
                       const struct play_outcome *outcome);
/* Changes the profile and saves it; what fails becomes a notice. */
void results_plan_take(struct results_plan *plan, struct player *player, struct notices *notices);
/* The player goes on without taking it: it won't be offered again for some days. */
void results_plan_leave(struct results_plan *plan, struct player *player, struct notices *notices);

#endif
