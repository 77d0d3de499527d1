/* Scripts: a player's heel events from a file, as JSON lines {"heel":"left","edge":"lift","t_ms":1234.5}, or
 * {"heel":"left","height":0.42,"t_ms":...}; t_ms is song time in milliseconds, 0 to 7,200,000, and never falls. At most
 * 1,000,000 lines, of 4,096 bytes each. Members of other names are passed over. */
#ifndef HEELBEAT_STORE_REPLAYS_SCRIPT_H
#define HEELBEAT_STORE_REPLAYS_SCRIPT_H

#include "core/base/error.h"
#include "core/base/heel.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads the text of a script called name. On success the caller owns what is in *out; otherwise there is nothing in it,
 * and *error names the line. */
bool script_parse(const char *name, const char *bytes, size_t size, struct heel_events *out, struct error *error);
/* As above, of a file of at most 64 MiB. */
bool script_load(const char *path, struct heel_events *out, struct error *error);

#endif
