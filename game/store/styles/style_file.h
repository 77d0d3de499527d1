/* Style files: heelbeat-style/1 to struct style, with every fault named. The schema stands in
 * assets/styles/style.schema.json. */
#ifndef HEELBEAT_STORE_STYLES_STYLE_FILE_H
#define HEELBEAT_STORE_STYLES_STYLE_FILE_H

#include "files/json/json.h"
#include "music/notes/style.h"

#define STYLE_FILE_MAX (1024 * 1024)

/* Whether a file says that it is a style, of whatever version: "format" begins with "heelbeat-style/". */
bool style_is(const char *bytes, size_t size);
/* Parses bytes[size], named file in messages, into *style (a plain value: nothing to free). True without faults; then
 * the style has passed style_check. All faults of form, and the first of meaning, go to *faults. */
bool style_parse(const char *file, const char *bytes, size_t size, struct style *style, struct json_faults *faults);
/* Reads and parses; *error holds the first fault. */
bool style_load(const char *path, struct style *style, struct error *error);

#endif
