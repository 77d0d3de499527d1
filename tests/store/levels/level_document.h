/* A level's JSON for tests, and ways to change one place of it. */
#ifndef HEELBEAT_TESTS_STORE_LEVELS_LEVEL_DOCUMENT_H
#define HEELBEAT_TESTS_STORE_LEVELS_LEVEL_DOCUMENT_H

#include "store/levels/level_file.h"

struct cJSON;

#define DOCUMENT_SIZE 1024 /* holds either document */

/* Uses every member that composed music and parts allow, and reps. */
extern const char document_composed[];
/* A song's file, with reps alone. */
extern const char document_song[];

/* The text with the value at path ("parts[2].bars") replaced by value's JSON; a last name may be new. value NULL takes
 * the member out. The caller frees. */
char *document_edit(const char *text, const char *path, const char *value);
/* Calls visit for the path of every value below the root. */
void document_visit(const struct cJSON *root, const char *path, void (*visit)(void *context, const char *path),
                    void *context);
/* Parses an exact copy of text as "x.json"; a good level is reset. Every fault must name where, what and the mend.
 * Returns the number of faults. */
int document_faults(const char *text, size_t size, struct json_faults *faults);
/* Whether one of the faults is at "x.json: place". */
bool document_faulted_at(const struct json_faults *faults, const char *place);

#endif
