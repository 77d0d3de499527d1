/* The profiles of a data folder: which there are, new ones, other names, and away with one.
 *
 * A profile's folder keeps its name for good, so that machines that share it by a file sync agree on which is which;
 * what the player sees is its shown name, any text in UTF-8, which is a field like others. A profile that is deleted is
 * moved to DATA/deleted/NAME-DATE and can be restored from there; nothing here ever removes a session.
 *
 * settings.json says which profile is in use: that is the callers' business. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILES_H
#define HEELBEAT_STORE_PLAYER_PROFILES_H

#include "core/base/must_use.h"
#include "store/player/profile.h"

struct profile_card {
    char name[PROFILE_NAME_SIZE];   /* the folder's */
    char player[PROFILE_NAME_SIZE]; /* shown */
    int32_t streak, best_streak, days;
    int32_t sessions;    /* the player's own */
    int64_t last_utc_ms; /* of the last of them; 0: none yet */
};

struct profile_list {
    struct profile_card *cards; /* owned; by shown name, then name */
    int32_t count;
};

enum profiles_found { PROFILES_NONE, PROFILES_FOUND, PROFILES_UNKNOWN };

/* How many folders of profiles there are. False with *error when they can't all be listed. */
MUST_USE bool profiles_count(const char *data, int32_t *count, struct error *error);
/* Reads them all with their histories, setting nothing aside; utc_ms is now. False with *error; *list is the caller's
 * to reset in either case. */
bool profiles_list(const char *data, int64_t utc_ms, int32_t utc_offset_min, struct profile_list *list,
                   struct error *error);
void profile_list_reset(struct profile_list *list);
/* The folder's name of the profile that is shown as wanted, or else is called so. PROFILES_UNKNOWN comes with *error:
 * none was found among those that could be read. */
MUST_USE enum profiles_found profiles_find(const char *data, const char *wanted, char name[PROFILE_NAME_SIZE],
                                           struct error *error);

/* A name that no profile's folder has yet: base, or base-2 and so on. False with *error if all are taken, or it can't
 * be found out which are. Another process may take it any time. */
bool profiles_free_name(const char *data, const char *base, char name[PROFILE_NAME_SIZE], struct error *error);
/* Makes one that is shown as player; name gets the folder's, made of the letters that a folder may have. False with
 * *error if one is shown or called so already. utc_ms is the clock of its fields (struct profile), may be NULL. */
bool profiles_new(const char *data, const char *player, int64_t (*utc_ms)(int32_t *), char name[PROFILE_NAME_SIZE],
                  struct error *error);
bool profiles_rename(const char *data, const char *name, const char *player, int64_t (*utc_ms)(int32_t *),
                     struct error *error);

#endif
