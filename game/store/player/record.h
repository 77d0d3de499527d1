/* One session as one line of JSON, and back, fast enough for ten years of them at every start.
 *
 * {"format":"heelbeat-session/1","id":...} with the members of struct session_record. The reader allocates nothing,
 * passes over members it doesn't know, and takes nothing on trust: a line with a member missing, of the wrong type or
 * out of range is no record. */
#ifndef HEELBEAT_STORE_PLAYER_RECORD_H
#define HEELBEAT_STORE_PLAYER_RECORD_H

#include "store/player/journal.h"

#include <stddef.h>

#define RECORD_LINE_SIZE 4096  /* room for any record's line */
#define RECORD_LINE_MAX  65536 /* bytes; a longer line is no record */

/* Writes the line, without newline, to line[RECORD_LINE_SIZE]. False if the record would not be read back: *fault, if
 * not NULL, gets the field's name. */
bool record_format(const struct session_record *record, char *line, const char **fault);
/* Reads line[length]. Fields it does not fill are zero. */
bool record_parse(const char *line, size_t length, struct session_record *record);
/* Whether an id can stand in a journal and be the name of a file: letters, digits, - and _. */
bool record_id_is_valid(const char *id);

#endif
