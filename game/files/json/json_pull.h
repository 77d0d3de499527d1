/* A reader that pulls one flat JSON object through, member by member, without building anything: for the journal, whose
 * thousands of lines are read at every start. Strict like json_parse; the first fault stops it for good.
 *
 *     json_pull_object(&pull);
 *     while (json_pull_member(&pull, name, sizeof name))
 *         read its value with exactly one of string, int, bool, skip
 *     ok = json_pull_done(&pull); */
#ifndef HEELBEAT_FILES_JSON_JSON_PULL_H
#define HEELBEAT_FILES_JSON_JSON_PULL_H

#include "files/json/json_lex.h"

struct json_pull {
    struct json_lex lex;
    bool first;  /* no member yet */
    bool closed; /* the object's } was read */
    bool failed;
};

/* bytes[size] must outlive the reader. */
void json_pull_init(struct json_pull *pull, const char *bytes, size_t size);
bool json_pull_object(struct json_pull *pull);
/* The next member's name, cut to size (a cut name is no known one: give room). False at the end and after a fault. */
bool json_pull_member(struct json_pull *pull, char *name, size_t size);
/* A string of at most size - 1 bytes, good UTF-8 and without \u0000. */
bool json_pull_string(struct json_pull *pull, char *out, size_t size);
/* A whole number without fraction or exponent. */
bool json_pull_int(struct json_pull *pull, int64_t min, int64_t max, int64_t *out);
bool json_pull_bool(struct json_pull *pull, bool *out);
/* Passes over any value. */
bool json_pull_skip(struct json_pull *pull);
/* Whether the object was closed, nothing but space follows, and nothing failed. */
bool json_pull_done(struct json_pull *pull);

#endif
