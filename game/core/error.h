/* What went wrong, in words a player understands.
 *
 * A fallible call returns false and fills the caller's struct error. Only app/ and commands/ print one, as
 * "where: what; fix". Nothing here allocates. */
#ifndef HEELBEAT_CORE_ERROR_H
#define HEELBEAT_CORE_ERROR_H

#include <stddef.h>

struct error {
    char where[192]; /* the file and the place in it, e.g. "levels/a.json: parts[2].bars"; may be empty */
    char what[192];  /* e.g. "is 0" */
    char fix[160];   /* what to do, e.g. "use a whole number from 1 to 10000"; may be empty */
};

/* Fills *error, cutting over-long parts at a UTF-8 boundary. NULL strings mean empty; a NULL error is ignored. */
void error_set(struct error *error, const char *where, const char *what, const char *fix);

/* Writes "where: what; fix" (empty parts left out) to buffer[size], always terminated. Returns buffer. */
char *error_format(const struct error *error, char *buffer, size_t size);

#endif
