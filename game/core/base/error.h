/* What went wrong, in words a player understands.
 *
 * A fallible call returns false and fills the caller's struct error. Only app/ and commands/ print one, as
 * "where: what; fix". The words are English with named places, as messages are, and whoever shows them puts them into
 * the player's language: so they are literals, and what differs from time to time is a value. Nothing here allocates.
 */
#ifndef HEELBEAT_CORE_BASE_ERROR_H
#define HEELBEAT_CORE_BASE_ERROR_H

#include "core/base/message.h"

#include <stddef.h>

struct error {
    char where[192];      /* the file and the place in it, e.g. "levels/a.json: parts[2].bars"; may be empty */
    char what[192];       /* e.g. "is 0" */
    char fix[160];        /* what to do, e.g. "use a whole number from 1 to {most}"; may be empty */
    struct values values; /* of the places in what and fix */
};

/* Fills *error, cutting over-long parts at a UTF-8 boundary. NULL strings mean empty; a NULL error is ignored. */
void error_set(struct error *error, const char *where, const char *what, const char *fix);

/* Adds a value for a place in what or fix: error_set(error, path, "is {size} long", ""), then error_value(error,
 * value_number("size", size)). A NULL error is ignored. */
void error_value(struct error *error, struct value value);
/* Fills *error with cause, whose place is told by where. A NULL error is ignored; the two may be one. */
void error_at(struct error *error, const char *where, const struct error *cause);

#endif
