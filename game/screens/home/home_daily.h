/* The challenge of the day as home shows it: the player's tier, its level, how it went so far. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_DAILY_H
#define HEELBEAT_SCREENS_HOME_HOME_DAILY_H

#include "core/made/daily.h"
#include "screens/screen.h"
#include "words/daily.h"

struct levels;
struct notices;
struct player;

struct home_daily {
    const struct library_level *level; /* today's; borrowed (see levels_make); NULL only without memory */
    struct told_daily told;            /* its tier is the profile's */
};

void home_daily_init(struct home_daily *daily, struct levels *levels, const struct player *player);
/* Another tier, kept in the profile; what can't be saved becomes a notice. */
void home_daily_set_tier(struct home_daily *daily, struct levels *levels, struct player *player,
                         struct notices *notices, enum daily_tier tier);
/* To the challenge of days_ago (0 or 1) at the tier; nowhere, with a notice, if it can't be made. */
struct screen_next home_daily_play(const struct home_daily *daily, struct levels *levels, const struct player *player,
                                   struct notices *notices, int32_t days_ago);

#endif
