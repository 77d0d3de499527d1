/* What an error says at a place of its words: what tests look at instead of a sentence of some language. */
#ifndef HEELBEAT_TESTS_BLAME_H
#define HEELBEAT_TESTS_BLAME_H

#include "core/base/error.h"

#include "check.h"

/* The index'th text of that place, "" if it has none. */
static inline const char *blame(const struct error *error, const char *place, int index)
{
    for (int i = 0; i < error->values.count; i++)
        if (strcmp(error->values.items[i].place, place) == 0 && index-- == 0)
            return values_text(&error->values, i);
    return "";
}

#endif
