/* What lies in a folder. An error in its middle is not its end, and a folder that can't be opened is not an empty one:
 * this is the one place that lists, and its outcome can't be dropped. */
#ifndef HEELBEAT_FILES_LISTING_H
#define HEELBEAT_FILES_LISTING_H

#include "core/base/error.h"
#include "core/base/must_use.h"

#include <stdbool.h>

enum listing {
    LISTING_WHOLE,   /* every entry was handed on; a folder that is not there has none */
    LISTING_STOPPED, /* take wanted no more */
    LISTING_FAILED   /* there may be more than were handed on */
};

/* An entry's bare name, good until it returns. False: no more. */
typedef bool listing_take(void *context, const char *name);

/* Hands every entry of the folder to take, in no order, without "." and "..". LISTING_FAILED comes with *error. */
MUST_USE enum listing listing_each(const char *folder, listing_take *take, void *context, struct error *error);

#endif
