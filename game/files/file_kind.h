/* Outputs that a player names are written over what is of their own kind alone: a slip of the hand, or a shell's
 * completion, must not cost a level, a journal or a song. What a file is, is told by how it begins. */
#ifndef HEELBEAT_FILES_FILE_KIND_H
#define HEELBEAT_FILES_FILE_KIND_H

#include "files/file.h"

#define FILE_KIND_MAX 64 /* bytes that a kind may be known by */

/* Whether an output may be written at path: nothing stands there, or an empty file, or one that begins so, where '?' is
 * any byte. False with *error. */
bool file_kind_may_replace(const char *path, const char *begins, struct error *error);

#endif
