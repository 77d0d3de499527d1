/* Every number of struct result, by name: what replays write, read and compare. One table, so that none is forgotten.
 */
#ifndef HEELBEAT_STORE_REPLAYS_RESULT_FIELDS_H
#define HEELBEAT_STORE_REPLAYS_RESULT_FIELDS_H

#include "core/play/score.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum result_kind { RESULT_INT32, RESULT_INT64, RESULT_BOOL, RESULT_GRADE, RESULT_KIND_COUNT };

struct result_field {
    const char *name; /* "left.lift.mean_us" */
    enum result_kind kind;
    size_t offset;
    int count;  /* numbers in a row; more than 1 for lists */
    bool newer; /* replays from before it was measured don't have it */
};

#define RESULT_UNSAID INT32_MIN /* stands for a newer field in a result read from such a replay */

extern const struct result_field result_fields[];
extern const int result_field_count;

/* One number of a field, whatever its kind; index is 0..count-1. */
int64_t result_field_get(const struct result *result, const struct result_field *field, int index);
void result_field_set(struct result *result, const struct result_field *field, int index, int64_t value);

#endif
