/* A strict look at JSON text before cJSON, which is lenient, builds it.
 *
 * It checks the whole grammar of RFC 8259, UTF-8, depth and the number of values, and names the first offence by line
 * and column. It allocates nothing and reads every byte once. */
#ifndef HEELBEAT_FILES_JSON_JSON_SCAN_H
#define HEELBEAT_FILES_JSON_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

struct json_offence {
    size_t line, column; /* from 1; columns count letters, not bytes */
    const char *what;    /* static text, as in struct error */
    const char *fix;
};

/* True if bytes[size] is one good JSON text (a byte order mark before it is allowed); otherwise fills *offence. */
bool json_scan(const char *bytes, size_t size, struct json_offence *offence);

#endif
