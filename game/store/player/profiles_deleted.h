/* Profiles that were put away: in DATA/deleted/NAME-DATE, from where they come back. Nothing here ever removes a
 * session.
 */
#ifndef HEELBEAT_STORE_PLAYER_PROFILES_DELETED_H
#define HEELBEAT_STORE_PLAYER_PROFILES_DELETED_H

#include "store/player/profiles.h"

#define PROFILES_KEPT_SIZE (PROFILE_NAME_SIZE + 24)

/* Moves it away; kept gets its name in DATA/deleted, by which it comes back. day: today. */
bool profiles_delete(const char *data, const char *name, int32_t day, char kept[PROFILES_KEPT_SIZE],
                     struct error *error);
/* Brings back what was deleted: wanted is a name in DATA/deleted, or a profile's, then of several the last. name gets
 * what it is called now: its old name, or that with a number when another one has it. */
bool profiles_restore(const char *data, const char *wanted, char name[PROFILE_NAME_SIZE], struct error *error);
/* The names in DATA/deleted, sorted, the caller's to free as one block; *count may be 0. NULL with *error when they
 * can't all be listed. */
char (*profiles_deleted(const char *data, int32_t *count, struct error *error))[PROFILES_KEPT_SIZE];

#endif
