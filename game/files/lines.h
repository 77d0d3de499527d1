/* A machine's own lines: FOLDER/MACHINE.jsonl, which one machine alone appends to, a JSON object a line, so that a file
 * sync has nothing to merge. What all machines say together is every line of every *.jsonl in the folder, conflict
 * copies of sync tools included (see files/copies), in no order that means anything.
 *
 * Reading writes nothing and takes no line on trust: a torn or damaged one is whoever reads it to pass over, and stays
 * in its file. The next append closes a torn last line off and keeps a copy of it in FILE.torn. */
#ifndef HEELBEAT_FILES_LINES_H
#define HEELBEAT_FILES_LINES_H

#include "core/base/error.h"
#include "core/base/must_use.h"

#include <stdbool.h>
#include <stddef.h>

/* Makes the folder if need be. True once the line, which has no newline in it, is on the disk. */
bool lines_append(const char *folder, const char *machine, const char *line, struct error *error);
/* file is the bare name of the file that the line stands in. */
typedef void lines_take(void *context, const char *file, const char *line, size_t length);

/* Hands every line that is not blank to take, without its newline; the last of a file, too, that has none. A folder
 * that is not there has none. False with *error if the folder or a file can't be read; the others are read all the
 * same. */
MUST_USE bool lines_each(const char *folder, lines_take *take, void *context, struct error *error);

#endif
