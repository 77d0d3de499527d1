/* Pad files: heelbeat-pads/1 to struct pad_table. The schema stands in assets/pads/pads.schema.json. A player's own
 * DATA/pads.json comes before the shipped one. */
#ifndef HEELBEAT_STORE_MACHINE_PADS_FILE_H
#define HEELBEAT_STORE_MACHINE_PADS_FILE_H

#include "core/feet/pad.h"
#include "files/json/json.h"

#define PADS_FILE_MAX ((size_t)1024 * 1024)

/* Whether a file says that it is one, of whatever version: "format" begins with "heelbeat-pads/". */
bool pads_is(const char *bytes, size_t size);
/* Parses bytes[size], named file in messages, and adds its rows to *table; of a file with faults the good rows are
 * added all the same. True without faults. */
bool pads_parse(const char *file, const char *bytes, size_t size, struct pad_table *table, struct json_faults *faults);
/* The player's rows from data/pads.json, if there is one, then the shipped ones from assets/pads/pads.json. False with
 * the first fault in *error; *table then has what was good. */
bool pads_load(const char *assets, const char *data, struct pad_table *table, struct error *error);

#endif
