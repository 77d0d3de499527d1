/* A player's past: all that is made of the history at once (streak, marks and sums of each day, bests), for the history
 * screen and `heelbeat stats`. Made anew when looked at, in time linear in the sessions; asking it costs little. */
#ifndef HEELBEAT_STORE_PLAYER_PAST_H
#define HEELBEAT_STORE_PLAYER_PAST_H

#include "core/days/streak.h"
#include "core/days/trends.h"
#include "store/player/bests.h"
#include "store/player/profile.h"

struct past {
    const struct history *history; /* borrowed: it must not change meanwhile */
    int32_t today;
    struct streak streak;
    struct streak_days marks; /* owned; from the first day of the player's to today */
    struct trends trends;     /* days beyond today among them */
    struct bests bests;
    int32_t *order; /* owned; records of the player's with at least one counted rep, by day, then as in the history */
    int32_t order_count;
};

/* False only if out of memory: nothing is left to reset then. */
bool past_init(struct past *past, const struct profile *profile, const struct history *history, int32_t today);
void past_reset(struct past *past);
/* What a day was; MISSED before the first, OPEN after today. */
enum streak_day past_mark(const struct past *past, int32_t day);
/* The sessions of a day, as places in past->order: *first and the count returned. */
int32_t past_sessions(const struct past *past, int32_t day, int32_t *first);
const struct session_record *past_record(const struct past *past, int32_t place);

#endif
