/* Strict reading of JSON values with the place of every fault, over cJSON.
 *
 * A struct json_in walks one document. Each getter takes a member of an object, checks type and range, and on a fault
 * reports "file: place what; fix" and returns its fallback, so that one pass finds all faults. Unknown members are faults
 * too where json_done is called. Numbers are parsed and printed without the locale. */
#ifndef HEELBEAT_STORE_JSON_H
#define HEELBEAT_STORE_JSON_H

#include "core/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cJSON;

#define JSON_FAULTS_MAX 100

struct json_faults {
    struct error items[JSON_FAULTS_MAX];
    int count; /* found in all; only the first JSON_FAULTS_MAX are kept */
};

struct json_in {
    const char *file; /* borrowed, for messages */
    struct json_faults *faults;
};

/* Parses bytes[size] whole (trailing garbage, duplicate members, depth over 64 and embedded NULs are faults). NULL after a
 * fault; otherwise cJSON_Delete it. */
struct cJSON *json_parse(const struct json_in *in, const char *bytes, size_t size);

/* place is the object's own place ("parts[2]", "" for the root); name the member. required: its absence is a fault. */
bool json_string(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
                 char *out, size_t out_size);
bool json_int(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
              int64_t min, int64_t max, int64_t *out);
bool json_number(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
                 double min, double max, double *out);
bool json_bool(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               bool *out);
/* A member that is one of words[count]; *out is its index. */
bool json_word(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               const char *const *words, int count, int *out);
/* The member if it is an array of at most max items / an object; NULL otherwise. */
const struct cJSON *json_array(const struct json_in *in, const struct cJSON *object, const char *place, const char *name,
                               bool required, int max);
const struct cJSON *json_object(const struct json_in *in, const struct cJSON *object, const char *place, const char *name,
                                bool required);
/* A fault for every member of object that is not one of known[count]. */
void json_done(const struct json_in *in, const struct cJSON *object, const char *place, const char *const *known,
               int count);
void json_fault(const struct json_in *in, const char *place, const char *what, const char *fix);
/* "parts" + 2 -> "parts[2]"; "parts[2]" + "bars" -> "parts[2].bars". */
void json_place_item(char *out, size_t out_size, const char *place, int index);
void json_place_member(char *out, size_t out_size, const char *place, const char *name);

#endif
