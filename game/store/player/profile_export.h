/* A profile out to one file, to be read in elsewhere (store/player/profile_import).
 *
 * An export is one JSON file with everything: {"format":"heelbeat-export/1","name":NAME,"profile":{…},"sessions":[…],
 * "replays":[…]}, its parts as the files of a profile have them, a line each. It is written and read bit by bit. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_EXPORT_H
#define HEELBEAT_STORE_PLAYER_PROFILE_EXPORT_H

#include "files/file.h"
#include "store/player/profile.h"

struct profile_moved {
    int32_t sessions, replays;   /* written, or added */
    int32_t known;               /* sessions that were there already */
    int32_t twins;               /* of those added: there already, but with other contents (store/player/twins) */
    int32_t mended;              /* of those: what came counts from now on, for what was there had been changed */
    char journal[FILE_PATH_MAX]; /* where the added ones lie; "" for none */
    int32_t damaged;             /* sessions and replays that were passed over, and the profile's fields as one */
};

/* Writes profile name to path. What stands there is kept as NAME.1, over the one that was kept before, and must be an
 * export, with no more sessions unless it is forced. False with *error when it could not be written, and then all is as
 * it was; or when something was damaged and left out, which *moved counts. */
bool profile_export(const char *data, const char *name, const char *path, bool force, struct profile_moved *moved,
                    struct error *error);

#endif
