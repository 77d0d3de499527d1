/* The fields of a profile as a table: what is joined, and what is derived and never joined. For profile_fields and
 * profile_document alone. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_TABLE_H
#define HEELBEAT_STORE_PLAYER_PROFILE_TABLE_H

#include "store/player/profile_fields.h"

#include <stddef.h>

#define PROFILE_UNSET         (-1) /* when a field was changed that never was */
#define PROFILE_FIELD_COUNT   12
#define PROFILE_DERIVED_COUNT 3

/* The JSON key is the field's name. */
struct profile_field {
    const char *name;
    size_t offset, size;      /* of numbers size is 0 */
    int32_t min, max, number; /* number: the default */
    const char *text;         /* the default; NULL: the profile's name */
};

struct profile_derived {
    const char *name;
    size_t offset;
};

extern const struct profile_field profile_field_table[PROFILE_FIELD_COUNT];
extern const struct profile_derived profile_derived_table[PROFILE_DERIVED_COUNT];

int32_t *profile_number_in(struct profile *profile, size_t offset);
int32_t profile_number_of(const struct profile *profile, size_t offset);
const char *profile_text_of(const struct profile *profile, const struct profile_field *field);
/* By value, as strcmp. */
int profile_field_compare(const struct profile_field *field, const struct profile *a, const struct profile *b);
void profile_derived_copy(struct profile *to, const struct profile *from);
#endif
