/* Level files: heelbeat-level/1 to struct level, with every fault named. The schema stands in levels/level.schema.json.
 */
#ifndef HEELBEAT_STORE_LEVELS_LEVEL_FILE_H
#define HEELBEAT_STORE_LEVELS_LEVEL_FILE_H

#include "core/level/level.h"
#include "files/json/json.h"

#define LEVEL_FILE_MAX (16 * 1024 * 1024)

/* Parses bytes[size] named file in messages. True without faults; then *level is the caller's to reset. All faults of
 * form go to *faults; a level sound in form is then searched for faults of meaning (level_faults). */
bool level_parse(const char *file, const char *bytes, size_t size, struct level *level, struct json_faults *faults);
/* Reads and parses; *error (may be NULL) holds the first fault, and *level is then zeroed. hash, if not NULL, gets the
 * RNG_HASH of the file's bytes. */
bool level_load(const char *path, struct level *level, uint64_t *hash, struct error *error);

#endif
