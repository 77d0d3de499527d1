/* The player's plan on the screens: the offer to step up or to ease off that the last sessions
 * suggest (core/days/plan). An offer is always the player's choice: taken, the profile's plan is changed; not taken, it
 * is not made again for PLAN_QUIET_DAYS. */
#ifndef HEELBEAT_SCREENS_RESULTS_PLAN_OFFER_H
#define HEELBEAT_SCREENS_RESULTS_PLAN_OFFER_H

#include "core/days/plan.h"
#include "store/player/profile.h"

/* What the history says about the plan on a day. Practice is work done, but says nothing about the plan. */
struct plan_hint plan_offer_find(const struct profile *profile, const struct history *history, int32_t today);
/* Both change the profile in memory; the caller saves it. */
void plan_offer_take(struct profile *profile, const struct plan_hint *hint, int32_t today);
void plan_offer_leave(struct profile *profile, int32_t today);

#endif
