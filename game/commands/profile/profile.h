/* The verbs of "heelbeat profile", and what they share. */
#ifndef HEELBEAT_COMMANDS_PROFILE_PROFILE_H
#define HEELBEAT_COMMANDS_PROFILE_PROFILE_H

#include "commands/kit/verb.h"
#include "store/player/profiles.h"

extern const struct verb profile_list_them, profile_make, profile_use, profile_rename, profile_delete_one;
extern const struct verb profile_restore_one, profile_export_one, profile_import_one, profile_merge_one, profile_repair;

extern const struct option profile_data_option[1]; /* of struct call */

bool profile_find(const struct call *call, const char *wanted, char name[PROFILE_NAME_SIZE], struct error *error);
/* The same, or for NULL the one in use. */
bool profile_find_or_in_use(const struct call *call, const char *wanted, char name[PROFILE_NAME_SIZE],
                            struct error *error);

#endif
