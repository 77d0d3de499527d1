/* The desk that the game stands on: what the time is there, and a clipboard that other programs paste from.
 *
 * A plain pair of functions, which app/ makes of the system's and tests of their own. */
#ifndef HEELBEAT_STAGE_DESK_H
#define HEELBEAT_STAGE_DESK_H

#include "core/base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct desk {
    /* Wall time in ms since 1970 (UTC), and the offset of local time from it, in minutes east; utc_offset_min may be
     * NULL. */
    int64_t (*utc_ms)(int32_t *utc_offset_min);
    /* Puts a text into the clipboard; NULL where there is none (no window). False with *error if that can't be. */
    bool (*copy_text)(const char *utf8, struct error *error);
};

#endif
