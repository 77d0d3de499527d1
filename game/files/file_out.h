/* A file written bit by bit that stands in its place whole or not at all: for what is too long to be held in memory. A
 * temporary file in the same folder, fsync, rename, folder fsync, as file_replace has it but for the last good copy.
 * The temporary file is its writer's own, however many write at once. */
#ifndef HEELBEAT_FILES_FILE_OUT_H
#define HEELBEAT_FILES_FILE_OUT_H

#include "files/file.h"

#include <stdio.h>

/* Zeroed is closed. */
struct file_out {
    FILE *file;
    char path[FILE_PATH_MAX], temporary[FILE_PATH_MAX];
    char kept[FILE_PATH_MAX]; /* the caller's to set: what stands at path goes there first; "" for nowhere */
    struct os_fault fault;    /* of the first write that failed; commit says so */
};

/* It can be read and moved in, too. False with *error, nothing left open. */
bool file_out_open(struct file_out *out, const char *path, struct error *error);
void file_out_add(struct file_out *out, const void *bytes, size_t size);
void file_out_text(struct file_out *out, const char *text);
/* Whether every write went well so far. */
bool file_out_is_good(const struct file_out *out);
/* Closes it, its bytes on the disk, without giving it its name: for several that belong together, before the first
 * commit. False with *error, and it is removed. */
bool file_out_finish(struct file_out *out, struct error *error);
/* Finishes it, if need be, and puts it in its place over what was there; or, if anything failed, it is removed, and
 * what was there stands. */
bool file_out_commit(struct file_out *out, struct error *error);
/* As file_out_commit, but without the folder's fsync (file_sync_folder afterwards), and at path only where nothing
 * stands. FILE_TAKEN: it waits for this to be called with another name, or for file_out_drop. */
enum file_made file_out_put_new(struct file_out *out, const char *path, struct error *error);
/* Removes it: nothing was written. Nothing happens to a closed one. */
void file_out_drop(struct file_out *out);

#endif
