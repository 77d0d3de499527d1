/* What a profile's folder may be called, and where it lies. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_NAME_H
#define HEELBEAT_STORE_PLAYER_PROFILE_NAME_H

#include "core/base/error.h"

#include <stdbool.h>

#define PROFILE_NAME_SIZE 48

/* Whether a folder can be called so: plain letters and digits, and blanks, "-" and "_" between them. */
bool profile_name_is_valid(const char *name);
/* Whether one made now may be called so: not as Windows calls a device ("nul", "COM1"), for no folder there can be. One
 * that is called so already opens all the same. False with *error. */
bool profile_name_may_be_new(const char *name, struct error *error);
/* Writes data/profiles/NAME to out[FILE_PATH_MAX]. */
bool profile_folder(char *out, const char *data, const char *name);

#endif
