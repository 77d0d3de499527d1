/* Rest days of a profile: marked and taken back, in memory; profile_save keeps them. What they do is
 * core/days/streak's. */
#ifndef HEELBEAT_STORE_PLAYER_REST_DAYS_H
#define HEELBEAT_STORE_PLAYER_REST_DAYS_H

#include "store/player/profile.h"

bool rest_days_has(const struct profile *profile, int32_t day);
/* Marks a day or takes the mark back; the list stays rising and without repeats. False when out of memory, or when
 * there are PROFILE_REST_DAYS_MAX and the oldest is not older than day: otherwise that one makes room. */
bool rest_days_set(struct profile *profile, int32_t day, bool marked);

#endif
