/* A profile in from an export, or from another profile.
 *
 * What comes in is added to what is there: sessions that are not there yet, as a journal of their own; of those that
 * are there with other contents what is there counts, unless it was changed after its machine wrote it and what comes
 * was not (store/player/twins): both are kept; replays that are not there yet; fields by when each was changed last
 * (store/player/profile_fields), but for the shown name, which comes only with a profile of the same folder name.
 * Nothing is taken away on either side, and doing it again adds nothing. What is damaged is passed over and told; the
 * rest comes in. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_IMPORT_H
#define HEELBEAT_STORE_PLAYER_PROFILE_IMPORT_H

#include "store/player/profile_export.h"

/* The name that an export gives its profile. False with *error if the file is none. */
bool profile_import_name(const char *path, char name[PROFILE_NAME_SIZE], struct error *error);
/* Brings the file into profile name of data, which is made if it is not there. False with *error, the first damage;
 * what could be read has come in all the same. */
bool profile_import(const char *data, const char *name, const char *path, struct profile_moved *moved,
                    struct error *error);
/* Joins profile from_name of from_data, which stays as it is, into profile name of data. As profile_import. */
bool profile_merge(const char *data, const char *name, const char *from_data, const char *from_name,
                   struct profile_moved *moved, struct error *error);

#endif
