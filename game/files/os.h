/* The operating system, as far as files and folders go (os_machine.h has the rest of it). os_posix.c and
 * os_names_posix.c are one answer to it; a platform has another, chosen by CMake, and nothing else knows which.
 *
 * Names are UTF-8 with '/' between folders on every platform. No type, number or flag of a system passes this header:
 * why a call failed is a word, with the system's own number for a report. Calls block until they are done, except where
 * they say otherwise, and may be made from any thread; an open file belongs to one thread at a time.
 *
 * It refuses to decide anything: what survives a kill, which copy is kept, what a player is told, is file.h's. */
#ifndef HEELBEAT_FILES_OS_H
#define HEELBEAT_FILES_OS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum os_why {
    OS_NOTHING, /* it went well */
    OS_ABSENT,
    OS_FORBIDDEN,
    OS_FULL,
    OS_LARGE, /* a file may grow no further */
    OS_READ_ONLY,
    OS_IS_FOLDER,
    OS_NO_FOLDER, /* part of the path is a file */
    OS_EXISTS,
    OS_BROKEN, /* the disk failed */
    OS_LONG_NAME,
    OS_MANY_OPEN,
    OS_NO_MEMORY,
    OS_UNREAD, /* a pipe that nobody reads, or no longer */
    OS_OTHER,  /* see number */
    OS_WHY_COUNT
};

/* Why the last call that was given it failed. Calls that go well leave it alone. NULL is allowed. */
struct os_fault {
    enum os_why why;
    int number; /* the system's own; of no meaning to the program */
};

/* ---- open files */

/* Zeroed is closed. */
struct os_file {
    intptr_t id;
};

enum os_mode {
    OS_READ,   /* what is there; a pipe laid there holds nobody up */
    OS_NEW,    /* written; OS_EXISTS where something stands already */
    OS_APPEND, /* made where it isn't there; read too; each write goes to the end, whoever else writes */
    OS_MODE_COUNT
};

enum os_kind { OS_FILE, OS_FOLDER, OS_SPECIAL, OS_KIND_COUNT };

struct os_status {
    enum os_kind kind;
    int64_t size;            /* bytes */
    int64_t changed_s;       /* when its bytes changed, seconds since 1970 UTC */
    uint32_t permissions;    /* for os_set_permissions of another file; of no meaning else */
    uint64_t volume, number; /* the file itself, under whatever name */
};

enum os_locked {
    OS_LOCKED,
    OS_LOCK_HELD, /* by another process, all the time */
    OS_LOCK_NONE, /* locks are not to be had here */
    OS_LOCKED_COUNT
};

bool os_open(struct os_file *file, const char *path, enum os_mode mode, struct os_fault *fault);
/* Closes, also when it fails: then what was written may not have arrived. Nothing happens to a closed one. */
bool os_close(struct os_file *file, struct os_fault *fault);
bool os_is_open(struct os_file file);
/* Up to size bytes from where the last call ended; *got is 0 at the end. */
bool os_read(struct os_file file, void *bytes, size_t size, size_t *got, struct os_fault *fault);
/* Exactly size bytes from offset at; that there are fewer is a fault. */
bool os_read_at(struct os_file file, int64_t at, void *bytes, size_t size, struct os_fault *fault);
/* All of the bytes, however often it takes; some may stand there after a fault. */
bool os_write(struct os_file file, const void *bytes, size_t size, struct os_fault *fault);
bool os_cut(struct os_file file, int64_t size, struct os_fault *fault);
/* Brings the bytes to the disk, where the system can (see files/commit.h where it can't at once). */
bool os_sync(struct os_file file, struct os_fault *fault);
/* Waits until no other process holds it locked, but no longer than wait_ms; let go by os_close. */
enum os_locked os_lock(struct os_file file, int32_t wait_ms);
/* Takes so many bytes of the disk for a file that is shorter, as zeros after what it holds. A fault where there is no
 * room; some may be taken then. How much it is worth is the file system's (files/claim.h). */
bool os_allocate(struct os_file file, int64_t size, struct os_fault *fault);
bool os_status_open(struct os_file file, struct os_status *status, struct os_fault *fault);
/* Both: false where the file system keeps no such thing. */
bool os_set_permissions(struct os_file file, uint32_t permissions);
bool os_set_changed(struct os_file file, int64_t changed_s);

/* ---- the same for C's streams: what is read or written in small pieces, or by a library */

enum os_stream_mode { OS_STREAM_READ, OS_STREAM_WRITE, OS_STREAM_NEW, OS_STREAM_MODE_COUNT };

/* Binary. Write starts with an empty file, or with what is no file: a pipe that nobody reads is OS_UNREAD and holds
 * nobody up. New starts where nothing stood (OS_EXISTS), and can be read and moved in as well. NULL with *fault. Closed
 * by fclose. */
FILE *os_stream(const char *path, enum os_stream_mode mode, struct os_fault *fault);
/* Fills *fault with why the last of C's calls on a stream failed (fwrite, fflush, fclose); asked at once after it. */
void os_stream_fault(struct os_fault *fault);
/* Flushes, and brings the bytes to the disk. */
bool os_stream_sync(FILE *stream, struct os_fault *fault);
bool os_stream_status(FILE *stream, struct os_status *status, struct os_fault *fault);
/* Offsets of 64 bits on every platform; whence is C's. os_stream_place is -1 on failure. */
bool os_stream_seek(FILE *stream, int64_t offset, int whence);
int64_t os_stream_place(FILE *stream);
/* Whether someone reads along: it goes to a terminal. */
bool os_stream_is_terminal(FILE *stream);

/* ---- names */

/* What stands there, or for os_status_name the link itself that stands there. */
bool os_status(const char *path, struct os_status *status, struct os_fault *fault);
bool os_status_name(const char *path, struct os_status *status, struct os_fault *fault);
/* One step for every other process, in place of what stands at to. */
bool os_rename(const char *from, const char *to, struct os_fault *fault);
/* The same of a file or a folder where nothing stands; OS_EXISTS where something does, however many try at once. Where
 * the system can't do it in one step, and knows no second names, an empty file may stand at to for a moment before; and
 * an empty folder that is made there at the same instant may be replaced. */
bool os_rename_new(const char *from, const char *to, struct os_fault *fault);
/* A second name for one file; OS_EXISTS where something stands, another fault where the file system can't. */
bool os_link(const char *path, const char *second, struct os_fault *fault);
/* A file, or an empty folder. */
bool os_remove(const char *path, struct os_fault *fault);
bool os_make_folder(const char *path, struct os_fault *fault);
/* Makes an empty folder of a new name that begins with prefix, where temporary things lie; its path to path[size]. */
bool os_make_temporary(const char *prefix, char *path, size_t size, struct os_fault *fault);
/* Brings a folder's entries to the disk. Goes well where folders are kept in a way that needs none. */
bool os_sync_folder(const char *path, struct os_fault *fault);
/* Holds a folder: other processes that want to wait until os_close. OS_LOCK_NONE where the folder is not to be had,
 * too. hold is closed unless it is OS_LOCKED. */
enum os_locked os_hold_folder(struct os_file *hold, const char *path, int32_t wait_ms);
/* The whole path from the root, without links, to out[size]. */
bool os_full_path(const char *path, char *out, size_t size);

/* A folder that is being listed; NULL with *fault. */
struct os_folder *os_folder_open(const char *path, struct os_fault *fault);
/* The next entry's bare name, in no order, without "." and ".."; valid until the next call. NULL at the end, or with
 * fault->why set. */
const char *os_folder_next(struct os_folder *folder, struct os_fault *fault);
void os_folder_close(struct os_folder *folder); /* NULL is none */

#endif
