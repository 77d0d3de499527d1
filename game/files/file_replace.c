#include "files/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY       ".writing-" /* NAME.writing-PID-N */
#define NAMES_TRIED_MAX 1000
#define KEPT_FILE_MAX   ((size_t)64 * 1024 * 1024)

struct replacement {
    const char *path;
    char folder[FILE_PATH_MAX];
    char kept[FILE_PATH_MAX]; /* NAME~ */
    char temporary[FILE_PATH_MAX];
    mode_t mode;    /* of the file that is replaced; 0: there is none */
    time_t mtime_s; /* its time of change */
};

int file_hold(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (descriptor < 0)
        return -1;
    while (flock(descriptor, LOCK_EX) != 0) {
        if (errno != EINTR) {
            close(descriptor);
            return -1;
        }
    }
    return descriptor;
}

/* With the folder locked nobody else is writing, so a temporary file there belongs to a writer that was killed. */
static void remove_leftovers(const struct replacement *replacement)
{
    const char *slash = strrchr(replacement->path, '/');
    const char *name = slash ? slash + 1 : replacement->path;
    DIR *folder = opendir(replacement->folder);

    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char path[FILE_PATH_MAX];
        size_t length = strlen(name);
        if (strncmp(entry->d_name, name, length) != 0)
            continue;
        if (strncmp(entry->d_name + length, TEMPORARY, strlen(TEMPORARY)) != 0)
            continue;
        if (file_join(path, replacement->folder, entry->d_name))
            unlink(path);
    }
    if (folder)
        closedir(folder);
}

/* Finds a name that is free, says so with made(), which fails with EEXIST when it is not. */
static int create_temporary(const struct replacement *replacement, char *name)
{
    for (int n = 0; n < NAMES_TRIED_MAX; n++) {
        char ending[64];
        snprintf(ending, sizeof ending, TEMPORARY "%ld-%d", (long)getpid(), n);
        if (!file_name_with(name, replacement->path, ending)) {
            errno = ENAMETOOLONG;
            break;
        }
        int descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/* A new file with these bytes, on the disk, under a temporary name. */
static bool write_temporary(const struct replacement *replacement, const void *bytes, size_t size, char *name)
{
    int descriptor = create_temporary(replacement, name);

    if (descriptor < 0)
        return false;
    if (replacement->mode)
        (void)!fchmod(descriptor, replacement->mode & 0777); /* a disk without permissions has none to keep */
    bool ok = file_write_all(descriptor, bytes, size);
    if (ok && replacement->mode)
        file_make_later(descriptor, replacement->mtime_s);
    ok = ok && fsync(descriptor) == 0;
    int code = errno;
    if (close(descriptor) != 0 && ok) {
        ok = false;
        code = errno;
    }
    if (!ok)
        unlink(name);
    errno = code;
    return ok;
}

/* Where the file system has no hard links: a copy of the bytes. */
static bool keep_copy(const struct replacement *replacement, struct error *error)
{
    char name[FILE_PATH_MAX], *bytes = NULL;
    size_t size = 0;

    if (!file_read(replacement->path, KEPT_FILE_MAX, &bytes, &size, error))
        return false;
    bool ok = write_temporary(replacement, bytes, size, name);
    free(bytes);
    if (ok && rename(name, replacement->kept) != 0) {
        int code = errno;
        unlink(name);
        errno = code;
        ok = false;
    }
    return ok || file_fail(replacement->kept, "can't be written: {reason}", error);
}

/* The file that stands becomes NAME~ as well, in one step, so that a whole copy is there at every instant. */
static bool keep_last(const struct replacement *replacement, struct error *error)
{
    char name[FILE_PATH_MAX], ending[64];

    if (!replacement->mode)
        return true;
    snprintf(ending, sizeof ending, TEMPORARY "%ld-keep", (long)getpid());
    if (!file_name_with(name, replacement->path, ending)) {
        errno = ENAMETOOLONG;
        return file_fail(replacement->path, "can't be written: {reason}", error);
    }
    if (link(replacement->path, name) != 0)
        return keep_copy(replacement, error);
    bool ok = rename(name, replacement->kept) == 0 || file_fail(replacement->kept, "can't be written: {reason}", error);
    unlink(name); /* rename leaves it when both are names of one file already */
    return ok;
}

static bool replace(struct replacement *replacement, const void *bytes, size_t size, struct error *error)
{
    if (!write_temporary(replacement, bytes, size, replacement->temporary))
        return file_fail(replacement->path, "can't be written: {reason}", error);
    if (!keep_last(replacement, error)) {
        unlink(replacement->temporary);
        return false;
    }
    if (rename(replacement->temporary, replacement->path) != 0) {
        file_fail(replacement->path, "can't be replaced: {reason}", error);
        unlink(replacement->temporary);
        return false;
    }
    return file_sync_folder(replacement->folder, error);
}

static bool prepare(struct replacement *replacement, struct error *error)
{
    const char *path = replacement->path;
    struct stat status;

    if (!file_folder_of(replacement->folder, path) || !file_name_with(replacement->kept, path, "~")) {
        errno = ENAMETOOLONG;
        return file_fail(path, "can't be written: {reason}", error);
    }
    if (stat(path, &status) == 0) {
        replacement->mode = status.st_mode;
        replacement->mtime_s = status.st_mtime;
    } else if (errno != ENOENT) {
        return file_fail(path, "can't be reached: {reason}", error);
    }
    if (replacement->mode && !S_ISREG(replacement->mode)) {
        error_set(error, path, "is not a file", "move it away");
        return false;
    }
    return true;
}

void file_let_go(int hold)
{
    if (hold >= 0)
        close(hold);
}

bool file_replace_held(int hold, const char *path, const void *bytes, size_t size, struct error *error)
{
    struct replacement replacement = {.path = path};

    if (!prepare(&replacement, error))
        return false;
    if (hold >= 0)
        remove_leftovers(&replacement);
    return replace(&replacement, bytes, size, error);
}

bool file_replace(const char *path, const void *bytes, size_t size, struct error *error)
{
    char folder[FILE_PATH_MAX];
    int hold = file_folder_of(folder, path) ? file_hold(folder) : -1;
    bool ok = file_replace_held(hold, path, bytes, size, error);

    file_let_go(hold);
    return ok;
}
