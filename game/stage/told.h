/* Sessions of the journal as words/ tells them. */
#ifndef HEELBEAT_STAGE_TOLD_H
#define HEELBEAT_STAGE_TOLD_H

#include "store/player/journal.h"
#include "words/session.h"

struct player;

/* Borrows record. */
struct told_session told_session(const struct session_record *record);
/* What may be told to others of the challenge of a day, in one tier or, with NULL, in any: the player's best, and the
 * row as it was on that day. False if there is none. */
bool told_daily(const struct player *player, int32_t day, const char *tier, struct message *share);

#endif
