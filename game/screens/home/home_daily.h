/* The challenge of the day as home shows it: the player's tier, its level, how it went so far. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_DAILY_H
#define HEELBEAT_SCREENS_HOME_HOME_DAILY_H

#include "core/made/daily.h"
#include "screens/screen.h"
#include "screens/words.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"

struct home_daily {
    enum daily_tier tier;              /* the profile's */
    const struct library_level *level; /* today's; borrowed (see levels_make); NULL only without memory */
    bool done;
    const char *theme;      /* "slow lowering" */
    char label[WORDS_SIZE]; /* "Today’s challenge", "Done today · 96.4 % at brisk" */
    char about[WORDS_SIZE]; /* "3 minutes · 84 reps · ambient in G major", "Play it again · 3 minutes · 84 reps" */
};

void home_daily_init(struct home_daily *daily, struct levels *levels, const struct player *player);
/* Another tier, kept in the profile; what can't be saved becomes a notice. */
void home_daily_set_tier(struct home_daily *daily, struct levels *levels, struct player *player,
                         struct notices *notices, enum daily_tier tier);
/* To the challenge of days_ago (0 or 1) at the tier; nowhere, with a notice, if it can't be made. */
struct screen_next home_daily_play(const struct home_daily *daily, struct levels *levels, const struct player *player,
                                   struct notices *notices, int32_t days_ago);

#endif
