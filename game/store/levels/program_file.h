/* Program files: heelbeat-program/1 to struct program, with every fault named. The schema stands in
 * levels/program.schema.json. */
#ifndef HEELBEAT_STORE_LEVELS_PROGRAM_FILE_H
#define HEELBEAT_STORE_LEVELS_PROGRAM_FILE_H

#include "core/made/program.h"
#include "files/json/json.h"

#define PROGRAM_FILE_MAX (1024 * 1024)

/* Whether a file says that it is one, of whatever version: "format" begins with "heelbeat-program/". */
bool program_is(const char *bytes, size_t size);
/* Parses bytes[size] named file in messages. True without faults; otherwise *program is zeroed. Faults of form and
 * those of meaning (program_faults) go to *faults together. */
bool program_parse(const char *file, const char *bytes, size_t size, struct program *program,
                   struct json_faults *faults);
/* Reads and parses; *error holds the first fault, and *program is then zeroed. */
bool program_load(const char *path, struct program *program, struct error *error);

#endif
