/* A program's JSON for tests; level_document.h has the ways to change one place of it. */
#ifndef HEELBEAT_TESTS_STORE_LEVELS_PROGRAM_DOCUMENT_H
#define HEELBEAT_TESTS_STORE_LEVELS_PROGRAM_DOCUMENT_H

#include "files/json/json.h"

#define PROGRAM_DOCUMENT_SIZE 512 /* holds the document */

/* Uses every member. */
extern const char program_document[];

/* Parses an exact copy of text as "x.json". Every fault must name where, what and the mend. Returns the number of
 * faults. */
int program_document_faults(const char *text, size_t size, struct json_faults *faults);

#endif
