/* What a history comes to: the streak, what was done on a day, the best of a level. Derived when asked; nothing here
 * reads or writes a file. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_DAYS_H
#define HEELBEAT_STORE_PLAYER_PROFILE_DAYS_H

#include "core/days/dose.h"
#include "core/days/streak.h"
#include "store/player/profile.h"

/* The streak from the history, today being what core/days/calendar says. Only the player's own sessions take part.
 * False only if out of memory. */
bool profile_streak(const struct profile *profile, const struct history *history, int32_t today, struct streak *streak);
/* The same, and what each of days was. */
bool profile_streak_days(const struct profile *profile, const struct history *history, int32_t today,
                         struct streak *streak, struct streak_days *days);

/* What was done on a day, by the player. */
void profile_day(const struct history *history, int32_t day, struct day_totals *totals);
/* The player's best accuracy on a level by hash, finished at 100 % tempo or more; -1 if none. */
int32_t profile_best_bp(const struct history *history, uint64_t level_hash);

#endif
