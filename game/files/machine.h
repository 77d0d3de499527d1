/* Which machine this is, in a data folder that several machines may share by a file sync.
 *
 * DATA/machine holds the name of the machine whose folder it was first, with a mark of that computer and the folder's
 * path there. Any other machine that finds the folder, or another folder of the same computer that is synced with it,
 * is a guest: it keeps what is its own (its name, settings.json, devices.json) in DATA/machines/MARK. So no two
 * machines ever write one journal, and no offset of one is used on another. A folder that was moved stays its
 * machine's. */
#ifndef HEELBEAT_FILES_MACHINE_H
#define HEELBEAT_FILES_MACHINE_H

#include "core/base/error.h"

#include <stdbool.h>

/* Writes the folder of this machine's own files to out[FILE_PATH_MAX]: data itself, or DATA/machines/MARK. Creates
 * nothing; a file machine that can't be read is taken for another machine's. False if it is too long. */
bool machine_folder(char *out, const char *data);
/* This machine's name for its journal: made once (by two processes at once, too) and kept in that folder's file
 * machine; letters, digits and dashes. A file there that holds no name is set aside. */
bool machine_name(const char *data, char *out, int size, struct error *error);

#endif
