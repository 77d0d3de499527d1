/* A JSON Schema of ours, for the tests that hold a parser to it. */
#ifndef HEELBEAT_TESTS_STORE_SCHEMA_H
#define HEELBEAT_TESTS_STORE_SCHEMA_H

#include <stdbool.h>

struct cJSON;

/* Reads ROOT/path. NULL if it can't be read or isn't JSON; the caller's to delete. */
struct cJSON *schema_load(const char *path);
/* NULL if object has no such member. */
const struct cJSON *schema_member(const struct cJSON *object, const char *name);
/* Follows steps, parted by blanks, from the root; "" is the root. Fails the test where there is no such thing. */
const struct cJSON *schema_walk(const struct cJSON *schema, const char *steps);
/* Whether an array of texts has name. */
bool schema_lists(const struct cJSON *list, const char *name);

#endif
