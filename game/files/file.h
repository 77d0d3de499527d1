/* Files that survive: whole reads with a limit, and writes that a kill, a full disk or a torn sector can't turn into
 * loss.
 *
 * A write is: temporary file in the same folder, fsync, the last good copy kept as NAME~, rename, folder fsync. At
 * every instant NAME or NAME~ holds a whole copy. Paths are UTF-8. Times and clocks play no part. Two processes that
 * write at once wait for each other (a lock on the folder or on the journal), where the file system knows locks; but
 * no write waits longer than FILE_WAIT_MS: it fails then. */
#ifndef HEELBEAT_FILES_FILE_H
#define HEELBEAT_FILES_FILE_H

#include "core/base/error.h"
#include "core/base/must_use.h"
#include "files/os.h"

#include <stdbool.h>
#include <stddef.h>

#define FILE_PATH_MAX 1024
#define FILE_WAIT_MS  1000 /* for another process; saving a session takes two locks at most, so 2 s */

/* What became of something new: nothing is ever put in another's place, and of several that try at once one makes it.
 */
enum file_made {
    FILE_MADE,
    FILE_TAKEN, /* something stands there already: try another name */
    FILE_FAILED,
    FILE_MADE_COUNT
};

enum file_reading {
    FILE_READ,
    FILE_NOT_THERE, /* nothing stands there, not even a link that leads nowhere */
    FILE_REFUSED    /* something does that can't be read, or it can't be found out; with *error */
};
/* Reads a whole file of at most limit bytes; *bytes is the caller's to free and holds one extra 0 after *size bytes.
 * Anything but a plain file (a folder, a pipe) is refused. */
MUST_USE enum file_reading file_read_any(const char *path, size_t limit, char **bytes, size_t *size,
                                         struct error *error);
/* The same of a file that has to be there: false with *error if it isn't, too. */
MUST_USE bool file_read(const char *path, size_t limit, char **bytes, size_t *size, struct error *error);
/* Whether anything stands there, readable or not; true also when that can't be found out, so that nobody takes a file
 * that can't be reached for one that is not there. */
bool file_exists(const char *path);
enum file_standing { FILE_ABSENT, FILE_PLAIN, FILE_FOLDER, FILE_SPECIAL, FILE_UNKNOWN /* it can't be found out */ };
/* What stands there, links followed. */
enum file_standing file_standing(const char *path);
/* Whether a folder stands there and can be reached. */
bool file_is_folder(const char *path);
/* Creates the folder and its parents. */
bool file_make_folder(const char *path, struct error *error);
/* Replaces the file as described above, keeping its permissions; a link stays one, and the file it leads to is
 * replaced. On failure the old file stands as it was; only when the very last step fails (the folder's fsync) may the
 * new one stand already. Leftovers of a killed write are removed.
 */
bool file_replace(const char *path, const void *bytes, size_t size, struct error *error);
/* Holds a folder, so that what is read there and written after it is one step for all processes: they wait for each
 * other. Closed where locks or the folder are not to be had, which stops nobody. False with *error when another process
 * has held it for FILE_WAIT_MS; then it is closed. What was held is let go by file_let_go; a process must not hold a
 * folder twice, as file_replace does on its own. */
bool file_hold(struct os_file *hold, const char *folder, struct error *error);
void file_let_go(struct os_file hold);
/* As file_replace, by a caller who holds the folder that path lies in. */
bool file_replace_held(struct os_file hold, const char *path, const void *bytes, size_t size, struct error *error);
/* Appends one line (bytes without newline; the newline is added) and fsyncs. If the file's last line is torn (no
 * newline), a copy of it goes to FILE.torn and it is closed off first, so that the new line stands alone. On failure
 * the file is as it was, except that the line may stand there all the same when fsync alone failed. When a sync tool
 * swaps the file for another meanwhile, the line goes to the new one as well. */
bool file_append_line(const char *path, const char *line, struct error *error);
/* Moves a file that failed to load out of the way as NAME.damaged-N, never over another. aside gets the new name. */
bool file_set_aside(const char *path, char *aside, size_t aside_size, struct error *error);
/* Writes "a/b" to out[FILE_PATH_MAX]; false if it does not fit. */
bool file_join(char *out, const char *a, const char *b);
/* Writes path and ending to out[FILE_PATH_MAX]; false if it does not fit. */
bool file_name_with(char *out, const char *path, const char *ending);
/* Writes the folder a path lies in ("." for a bare name) to out[FILE_PATH_MAX]. */
bool file_folder_of(char *out, const char *path);
/* Moves a file or folder to where nothing stands, and brings both their folders to the disk. *error says why not, of a
 * name that is taken as well. */
enum file_made file_move(const char *from, const char *to, struct error *error);
/* Brings a folder's entries to the disk. */
bool file_sync_folder(const char *folder, struct error *error);
/* Puts an open file's time of change into a later whole second than the one that it, or the file it replaces, had:
 * syncs that take the newer of two (rsync --update) look at whole seconds, and would take the older of two within one.
 * Where times can't be set it stays. */
void file_make_later(struct os_file file, int64_t than_s);
/* Says that another process has path for itself. Always false. */
bool file_fail_held(const char *path, struct error *error);
/* Fills *error from a fault: where is the path, deed says what could not be done, with the place {reason} in it. Always
 * false. */
bool file_fail(const char *path, const char *deed, const struct os_fault *fault, struct error *error);
/* The fault of a path that no FILE_PATH_MAX holds. */
extern const struct os_fault file_long_path;

#endif
