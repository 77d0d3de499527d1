/* What can still be read of a journal's damaged line: sessions that were glued together or stand among other bytes, one
 * whose end was torn off after all that a session must say, one with broken letters in a text. It guesses nothing: what
 * it gives is a part of the line that reads as a session. */
#ifndef HEELBEAT_STORE_PLAYER_SALVAGE_H
#define HEELBEAT_STORE_PLAYER_SALVAGE_H

#include "store/player/journal.h"

/* Hands each session found in line[length] to take, as a line of its own, which is no longer than what it was in;
 * returns how many. False from take ends it. */
int32_t salvage_each(const char *line, size_t length,
                     bool (*take)(void *context, const struct session_record *record, const char *line, size_t length),
                     void *context);

#endif
