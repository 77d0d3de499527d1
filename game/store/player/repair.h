/* Journals mended: lines that can't be read leave their journal for FILE.damaged beside it, where they are kept as they
 * were, and the sessions that are still in them (store/player/salvage) stand in their place. A line that is whole but
 * not a session of this version is another version's: it is told and stays. */
#ifndef HEELBEAT_STORE_PLAYER_REPAIR_H
#define HEELBEAT_STORE_PLAYER_REPAIR_H

#include "core/base/error.h"

#include <stdbool.h>
#include <stdint.h>

enum repaired {
    REPAIRED_SAVED,   /* a session was in it, and stands in its place */
    REPAIRED_KNOWN,   /* one was, and stands elsewhere already */
    REPAIRED_LOST,    /* nothing of it can be read */
    REPAIRED_FOREIGN, /* not damaged; it stays in its journal */
    REPAIRED_COUNT
};

/* path is the journal, line counts from 1 in it as it was. */
typedef void repair_tell(void *context, const char *path, int32_t line, enum repaired how);

/* Mends every journal of profiles/NAME; each damaged line is told once it is safe. Who appends to one waits meanwhile.
 * False with *error if one can't be read or written, or is another process's for too long: it stands as it was, and the
 * others are mended all the same. */
bool repair_journals(const char *profile_folder, repair_tell *tell, void *context, struct error *error);

#endif
