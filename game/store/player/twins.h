/* Twins: lines of the journals that share an id, but not their contents. One of them counts, whichever files they stand
 * in and in whatever order these are read; the others stay where they are.
 *
 * In this order:
 *  1. a line that is as its machine wrote it goes before one that was changed afterwards, which its seal tells
 *     (store/player/record);
 *  2. a machine's own line about its own session, in the journal that is called by the machine that made the id, goes
 *     before any other; one in a journal goes before one that was brought in (MACHINE-import-N.jsonl);
 *  3. of those that were brought in, a sealed one goes before one without a seal, and one that came before (a lower N)
 *     before one that came later. */
#ifndef HEELBEAT_STORE_PLAYER_TWINS_H
#define HEELBEAT_STORE_PLAYER_TWINS_H

#include <stddef.h>
#include <stdint.h>

/* Where a line stands among its twins: the least counts. file is the bare name of the journal, id the line's. */
uint64_t twins_standing(const char *file, const char *id, const char *line, size_t length);

#endif
