/* What commands print. */
#ifndef HEELBEAT_COMMANDS_KIT_OUTPUT_H
#define HEELBEAT_COMMANDS_KIT_OUTPUT_H

#include "core/base/error.h"

#include <stddef.h>
#include <stdint.h>

struct cJSON;

/* Prints "heelbeat: where: what; fix" to stderr and returns EXIT_FAILED. */
int output_fail(const struct error *error);
/* Flushes stdout. Returns EXIT_DONE, or, if something of it could not be written (a full disk, a closed pipe), says so
 * and returns EXIT_FAILED. */
int output_finish(void);
/* Prints a document to stdout, deletes it, and finishes. NULL means out of memory. */
int output_json(struct cJSON *document);

/* value / 10^decimals, without the locale, into buffer[size]. Returns buffer. */
char *output_fixed(char *buffer, size_t size, int64_t value, int decimals);
/* "3:05" for a length. */
char *output_length(char *buffer, size_t size, int64_t us);

#endif
