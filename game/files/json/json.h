/* Strict reading of JSON values with the place of every fault, over cJSON.
 *
 * A struct json_in walks one document. Each getter takes a member of an object, checks type and range, and returns true
 * with *out filled only if the member stands there and is good. Otherwise it returns false and leaves *out alone, so
 * that a default set beforehand stays; a fault (not the mere absence of an optional member) is added to in->faults, and
 * one pass finds them all. Unknown members are faults too where json_done is called. Numbers are parsed and printed
 * without the locale. */
#ifndef HEELBEAT_FILES_JSON_JSON_H
#define HEELBEAT_FILES_JSON_JSON_H

#include "files/json/json_fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JSON_DEPTH_MAX  64
#define JSON_VALUES_MAX 1000000 /* in one document, so that memory stays bounded whatever the bytes say */

/* Parses bytes[size] whole, as RFC 8259 writes it and nothing more lenient, but for a byte order mark at the start.
 * Trailing garbage, text that is not UTF-8, duplicate members, NULs (\u0000 too), numbers beyond a double, depth over
 * JSON_DEPTH_MAX and more than JSON_VALUES_MAX values are faults; those of syntax have the place "line 12, column 5"
 * (columns count letters). NULL after a fault; otherwise cJSON_Delete it. */
struct cJSON *json_parse(const struct json_in *in, const char *bytes, size_t size);

/* Whether the document's member "format" begins with so. Bytes that are no JSON say nothing. */
bool json_says_format(const char *bytes, size_t size, const char *so);

/* place is the object's own place ("parts[2]", "" for the root); name the member. required: its absence is a fault.
 * A string longer than out_size - 1 bytes is a fault. */
bool json_string(const struct json_in *in, const struct cJSON *object, const char *place, const char *name,
                 bool required, char *out, size_t out_size);
/* A string without line breaks or control characters, for a terminal or one line of a screen; required: "" is a fault,
 * too. *out is filled even if what stands there has such a fault. */
void json_line(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               char *out, size_t out_size);
bool json_int(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
              int64_t min, int64_t max, int64_t *out);
bool json_number(const struct json_in *in, const struct cJSON *object, const char *place, const char *name,
                 bool required, double min, double max, double *out);
bool json_bool(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               bool *out);
/* A member that is one of words[count]; *out is its index. */
bool json_word(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               const char *const *words, int count, int *out);
/* The member if it is an array of at most max items / an object; NULL otherwise. Walk an array by ->child and ->next.
 */
const struct cJSON *json_array(const struct json_in *in, const struct cJSON *object, const char *place,
                               const char *name, bool required, int max);
const struct cJSON *json_object(const struct json_in *in, const struct cJSON *object, const char *place,
                                const char *name, bool required);
/* A fault for every member of object that is not one of known[count]. */
void json_done(const struct json_in *in, const struct cJSON *object, const char *place, const char *const *known,
               int count);

#endif
