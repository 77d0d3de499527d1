/* Files that survive: whole reads with a limit, and writes that a kill, a full disk or a torn sector can't turn into loss.
 *
 * A write is: temporary file in the same folder, fsync, the last good copy kept as NAME~, rename, folder fsync. Every step's
 * failure is reported and leaves the file as it was. Paths are UTF-8. */
#ifndef HEELBEAT_STORE_FILE_H
#define HEELBEAT_STORE_FILE_H

#include "core/error.h"

#include <stdbool.h>
#include <stddef.h>

#define FILE_PATH_MAX 1024

/* Reads a whole file of at most limit bytes; *bytes is the caller's to free and holds one extra 0 after *size bytes. */
bool file_read(const char *path, size_t limit, char **bytes, size_t *size, struct error *error);
bool file_exists(const char *path);
/* Creates the folder and its parents. */
bool file_make_folder(const char *path, struct error *error);
/* Replaces the file as described above. */
bool file_replace(const char *path, const void *bytes, size_t size, struct error *error);
/* Appends one line (bytes without newline; the newline is added) and fsyncs. If the file's last line is torn (no newline),
 * it is closed off first, so that the new line stands alone. */
bool file_append_line(const char *path, const char *line, struct error *error);
/* Moves a file that failed to load out of the way as NAME.damaged-N, never over another. aside gets the new name. */
bool file_set_aside(const char *path, char *aside, size_t aside_size, struct error *error);
/* Writes "a/b" to out[FILE_PATH_MAX]; false if it does not fit. */
bool file_join(char *out, const char *a, const char *b);

#endif
