/* One session as one line of JSON, and back, fast enough for ten years of them at every start.
 *
 * {"format":"heelbeat-session/1","id":...} with the members of struct session_record. The reader allocates nothing,
 * passes over members it doesn't know, and takes nothing on trust: a line with a member missing, of the wrong type or
 * out of range is no record. */
#ifndef HEELBEAT_STORE_PLAYER_RECORD_H
#define HEELBEAT_STORE_PLAYER_RECORD_H

#include "store/player/journal.h"

#include <stddef.h>

#define RECORD_LINE_SIZE 4096  /* room for any record's line, sealed */
#define RECORD_LINE_MAX  65536 /* bytes; a longer line is no record */

/* Brings every field to what a line can say, so that work done is never refused for one: a number goes to the nearest
 * in range, a text that is no UTF-8 is escaped (core/base/utf8), what makes no sense of what may be left out is left
 * out, and an id gets letters that it may have, or is made of the rest where it has none. A record that was read stays
 * as it is. */
void record_mend(struct session_record *record);
/* Writes the line of the record, mended, to line[RECORD_LINE_SIZE], without newline. Reading it back gives that record.
 */
void record_format(const struct session_record *record, char *line);
/* Adds a seal to a line that record_format wrote: a last member "check" that holds for those very bytes. Who reads the
 * line passes over it; of two lines that say different things of one session it tells which one was changed. */
void record_add_seal(char *line);

enum record_seal {
    RECORD_UNSEALED, /* by a version that made none, or written anew by somebody else */
    RECORD_SEALED,
    RECORD_SEAL_BROKEN,
    RECORD_SEAL_COUNT
};
enum record_seal record_seal_of(const char *line, size_t length);
/* Reads line[length]. Fields it does not fill are zero. */
bool record_parse(const char *line, size_t length, struct session_record *record);
/* Whether an id can stand in a journal and be the name of a file: letters, digits, - and _. */
bool record_id_is_valid(const char *id);

#endif
