/* Faults of a JSON document, each with its file and place, in words a player understands. */
#ifndef HEELBEAT_FILES_JSON_JSON_FAULT_H
#define HEELBEAT_FILES_JSON_JSON_FAULT_H

#include "core/base/error.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct cJSON;

#define JSON_FAULTS_MAX 100
#define JSON_PLACE_SIZE 128 /* room for a place, as json_place_item and json_place_member build it */
#define JSON_SHOWN_SIZE 60  /* room for as much of a file's text as a message quotes */

struct json_faults {
    struct error items[JSON_FAULTS_MAX];
    char places[JSON_FAULTS_MAX][JSON_PLACE_SIZE]; /* of each, in its file */
    int count; /* found in all; only the first JSON_FAULTS_MAX are kept */
};

struct json_in {
    const char *file; /* borrowed, for messages */
    struct json_faults *faults;
};

/* Adds a fault; control characters in it are shown as '?', and an over-long file name gives way to the place. */
void json_fault(const struct json_in *in, const char *place, const char *what, const char *fix);
/* A fault whose "what" is the value itself: `is "abc"`, `is -3`, `is a list`. */
void json_fault_value(const struct json_in *in, const char *place, const struct cJSON *value, const char *fix);
/* Whether a fault has been told of this place, of what it lies in, or of something in it: what is then found out about
 * its meaning would only confuse. */
bool json_fault_told(const struct json_in *in, const char *place);
/* "parts" + 2 -> "parts[2]"; "parts[2]" + "bars" -> "parts[2].bars". out is not place. */
void json_place_item(char *out, size_t out_size, const char *place, int index);
void json_place_member(char *out, size_t out_size, const char *place, const char *name);
/* Appends a number as JSON writes it, without the locale. */
void json_add_number(struct text *text, double number);

#endif
