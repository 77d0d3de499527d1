#include "files/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS_MAX 5
#define TORN_MAX     65536 /* of a torn line that is kept aside */

static bool read_at(int descriptor, off_t at, char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t got = pread(descriptor, bytes, size, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        bytes += got;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

static bool is_torn(int descriptor, off_t size, bool *torn)
{
    char last = '\n';

    *torn = false;
    if (size > 0 && !read_at(descriptor, size - 1, &last, 1))
        return false;
    *torn = last != '\n';
    return true;
}

/* Copies the torn part to FILE.torn. It stays in the file too, so a failure here costs nothing. */
static void keep_torn(const char *path, int descriptor, off_t size)
{
    char name[FILE_PATH_MAX];
    size_t length = size > TORN_MAX ? TORN_MAX : (size_t)size;
    char *bytes = malloc(length + 1);

    if (bytes && file_name_with(name, path, ".torn") && read_at(descriptor, size - (off_t)length, bytes, length)) {
        size_t start = length;
        while (start > 0 && bytes[start - 1] != '\n')
            start--;
        bytes[length] = '\n';
        int torn = open(name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
        if (torn >= 0) {
            if (file_write_all(torn, bytes + start, length + 1 - start))
                (void)!fsync(torn);
            close(torn);
        }
    }
    free(bytes);
}

/* One write for the whole line, after a newline that closes a torn one off. */
static char *make_bytes(const char *line, bool torn, size_t *size)
{
    size_t length = strlen(line), head = torn ? 1 : 0;
    char *bytes = malloc(length + head + 1);

    if (!bytes)
        return NULL;
    bytes[0] = '\n';
    memcpy(bytes + head, line, length);
    bytes[head + length] = '\n';
    *size = head + length + 1;
    return bytes;
}

static bool append(const char *path, int descriptor, const char *line)
{
    struct stat status;
    bool torn;
    size_t size = 0;

    if (fstat(descriptor, &status) != 0 || !is_torn(descriptor, status.st_size, &torn))
        return false;
    if (torn)
        keep_torn(path, descriptor, status.st_size);
    char *bytes = make_bytes(line, torn, &size);
    if (!bytes) {
        errno = ENOMEM;
        return false;
    }
    bool ok = file_write_all(descriptor, bytes, size);
    free(bytes);
    if (!ok) {
        /* Takes back what a full disk let through. If even that fails, the next append closes it off as torn. */
        int code = errno;
        (void)!ftruncate(descriptor, status.st_size);
        errno = code;
        return false;
    }
    if (status.st_size > 0)
        file_make_later(descriptor, status.st_mtime);
    return fsync(descriptor) == 0;
}

static bool names_this_file(const char *path, int descriptor)
{
    struct stat named, opened;

    if (fstat(descriptor, &opened) != 0)
        return true;
    if (stat(path, &named) != 0)
        return errno != ENOENT;
    return named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

static bool open_and_append(const char *path, const char *line, bool *stands, struct error *error)
{
    int descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);

    if (descriptor < 0)
        return file_fail(path, "can't be opened for writing: {reason}", error);
    /* So that no other process writes between the look at the last line and the new one; a file system without locks
     * has O_APPEND alone. */
    while (flock(descriptor, LOCK_EX) != 0 && errno == EINTR)
        continue;
    bool ok = append(path, descriptor, line) || file_fail(path, "can't be written: {reason}", error);
    *stands = ok && names_this_file(path, descriptor);
    close(descriptor);
    return ok;
}

bool file_append_line(const char *path, const char *line, struct error *error)
{
    char folder[FILE_PATH_MAX];
    bool is_new = !file_exists(path), stands = false;

    if (strchr(line, '\n')) {
        error_set(error, path, "can't take a line with a line break in it", "");
        return false;
    }
    for (int attempt = 0; attempt < ATTEMPTS_MAX && !stands; attempt++) {
        if (!open_and_append(path, line, &stands, error))
            return false;
        is_new = is_new || !stands;
    }
    if (!stands) {
        error_set(error, path, "is being replaced all the time", "let the file sync finish and try again");
        return false;
    }
    return !is_new || (file_folder_of(folder, path) && file_sync_folder(folder, error));
}
