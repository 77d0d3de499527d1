/* How the challenges of a day went, from the history. */
#ifndef HEELBEAT_STORE_PLAYER_DAILIES_H
#define HEELBEAT_STORE_PLAYER_DAILIES_H

#include "store/player/journal.h"

/* The player's best session of the challenge of day (calendar day), in one tier or, with NULL, in any: whole ones
 * before others, then by accuracy, then the earlier. Only those at the challenge's own tempo and with enough
 * reps to be done; whenever they were played. Borrowed from the history; NULL if there is none. */
const struct session_record *dailies_best(const struct history *history, int32_t day, const char *tier);

#endif
