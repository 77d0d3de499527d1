#include "files/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASIDE_MAX 10000
#define READ_STEP 65536

static const char *reason(int code)
{
    switch (code) {
    case ENOENT:
        return N_("it is not there");
    case EACCES:
    case EPERM:
        return N_("this user may not");
    case ENOSPC:
    case EDQUOT:
        return N_("the disk is full");
    case EROFS:
        return N_("the disk is read-only");
    case EISDIR:
        return N_("it is a folder");
    case ENOTDIR:
        return N_("part of the path is not a folder");
    case EEXIST:
        return N_("something else stands in its place");
    case EIO:
        return N_("the disk failed");
    case ENAMETOOLONG:
        return N_("the path is too long");
    case EMFILE:
    case ENFILE:
        return N_("too many files are open");
    case ENOMEM:
        return N_("memory is out");
    default:
        return NULL;
    }
}

static const char *mend(int code)
{
    switch (code) {
    case EACCES:
    case EPERM:
    case EROFS:
        return N_("check its permissions");
    case ENOSPC:
    case EDQUOT:
        return N_("free some space and try again");
    default:
        return "";
    }
}

bool file_fail(const char *path, const char *deed, struct error *error)
{
    int code = errno;
    const char *known = reason(code);
    error_set(error, path, deed, mend(code));
    error_value(error, known ? value_name("reason", NULL, known)
                             : value_numbered("reason", NULL, N_("system error {number}"), code));
    return false;
}

static bool open_to_read(const char *path, int *descriptor, size_t limit, struct error *error)
{
    struct stat status;

    /* Not blocking, so that a pipe laid there can't hold the game. */
    *descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*descriptor < 0)
        return file_fail(path, "can't be opened: {reason}", error);
    if (fstat(*descriptor, &status) != 0)
        return file_fail(path, "can't be read: {reason}", error);
    if (!S_ISREG(status.st_mode)) {
        error_set(error, path, "is not a file", "put a file there");
        return false;
    }
    if (status.st_size > 0 && (unsigned long long)status.st_size > limit) {
        error_set(error, path, "is too large", "use a smaller file");
        return false;
    }
    return true;
}

/* The file may grow while it is read; limit holds all the same. */
static bool read_all(int descriptor, const char *path, size_t limit, char **bytes, size_t *size, struct error *error)
{
    size_t capacity = 0;

    for (;;) {
        if (capacity - *size < 2) {
            size_t wider = capacity ? capacity * 2 : READ_STEP;
            char *grown = realloc(*bytes, wider);
            if (!grown) {
                errno = ENOMEM;
                return file_fail(path, "can't be read: {reason}", error);
            }
            *bytes = grown;
            capacity = wider;
        }
        ssize_t got = read(descriptor, *bytes + *size, capacity - *size - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return file_fail(path, "can't be read: {reason}", error);
        *size += (size_t)got;
        if (*size > limit) {
            error_set(error, path, "is too large", "use a smaller file");
            return false;
        }
        (*bytes)[*size] = '\0';
        if (got == 0)
            return true;
    }
}

bool file_read(const char *path, size_t limit, char **bytes, size_t *size, struct error *error)
{
    int descriptor = -1;

    *bytes = NULL;
    *size = 0;
    bool ok = open_to_read(path, &descriptor, limit, error) && read_all(descriptor, path, limit, bytes, size, error);
    if (descriptor >= 0)
        close(descriptor);
    if (!ok) {
        free(*bytes);
        *bytes = NULL;
        *size = 0;
    }
    return ok;
}

bool file_exists(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

bool file_write_all(int descriptor, const void *bytes, size_t size)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t put = write(descriptor, at, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        if (put == 0) {
            errno = ENOSPC;
            return false;
        }
        at += put;
        size -= (size_t)put;
    }
    return true;
}

void file_make_later(int descriptor, time_t than_s)
{
    struct stat status;
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = than_s + 1}};

    if (fstat(descriptor, &status) == 0 && status.st_mtime <= than_s)
        (void)!futimens(descriptor, times);
}

bool file_sync_folder(const char *folder, struct error *error)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (descriptor < 0)
        return file_fail(folder, "can't be opened: {reason}", error);
    /* Some file systems keep folders in a way that has no fsync, and say so by EINVAL. */
    bool ok = fsync(descriptor) == 0 || errno == EINVAL || file_fail(folder, "can't be brought to the disk: {reason}", error);
    close(descriptor);
    return ok;
}

bool file_is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool file_has_folder(const char *folder, const char *name)
{
    char path[FILE_PATH_MAX];

    return file_join(path, folder, name) && file_is_folder(path);
}

static bool make_one(const char *path, struct error *error)
{
    char parent[FILE_PATH_MAX];

    if (file_is_folder(path))
        return true;
    if (mkdir(path, 0777) != 0 && !(errno == EEXIST && file_is_folder(path)))
        return file_fail(path, "can't be made: {reason}", error);
    return file_folder_of(parent, path) && file_sync_folder(parent, error);
}

bool file_make_folder(const char *path, struct error *error)
{
    char part[FILE_PATH_MAX];

    if (!file_name_with(part, path, "") || !*part) {
        errno = ENAMETOOLONG;
        return file_fail(path, "can't be made: {reason}", error);
    }
    for (char *at = part + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        if (!make_one(part, error))
            return false;
        *at = '/';
    }
    return make_one(part, error);
}

static bool move_aside(const char *path, const char *aside)
{
    if (link(path, aside) == 0) {
        unlink(path); /* should it stay, the file is there under both names */
        return true;
    }
    if (errno == EEXIST || errno == ENOENT)
        return false;
    /* No hard links here. */
    if (file_exists(aside)) {
        errno = EEXIST;
        return false;
    }
    return rename(path, aside) == 0;
}

bool file_set_aside(const char *path, char *aside, size_t aside_size, struct error *error)
{
    char name[FILE_PATH_MAX], ending[32], folder[FILE_PATH_MAX];

    for (int n = 1; n <= ASIDE_MAX; n++) {
        snprintf(ending, sizeof ending, ".damaged-%d", n);
        if (!file_name_with(name, path, ending)) {
            errno = ENAMETOOLONG;
            break;
        }
        if (move_aside(path, name)) {
            snprintf(aside, aside_size, "%s", name);
            return !file_folder_of(folder, path) || file_sync_folder(folder, error);
        }
        if (errno != EEXIST)
            break;
    }
    return file_fail(path, "can't be set aside: {reason}", error);
}

bool file_join(char *out, const char *a, const char *b)
{
    size_t length = strlen(a);
    const char *separator = length > 0 && a[length - 1] == '/' ? "" : "/";
    int written = snprintf(out, FILE_PATH_MAX, "%s%s%s", a, separator, b);

    return written >= 0 && written < FILE_PATH_MAX;
}

bool file_name_with(char *out, const char *path, const char *ending)
{
    int written = snprintf(out, FILE_PATH_MAX, "%s%s", path, ending);

    return written >= 0 && written < FILE_PATH_MAX;
}

bool file_folder_of(char *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    int length = slash ? (int)(slash - path) : 0;

    if (length >= FILE_PATH_MAX)
        return false;
    if (!slash)
        snprintf(out, FILE_PATH_MAX, ".");
    else
        snprintf(out, FILE_PATH_MAX, "%.*s", length > 0 ? length : 1, path);
    return true;
}
