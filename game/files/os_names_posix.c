#include "files/os_posix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct os_folder {
    DIR *entries;
};

bool os_status(const char *path, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = os_posix_told(stat(path, &found) == 0, fault);

    os_posix_status(status, &found);
    return good;
}

bool os_status_name(const char *path, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = os_posix_told(lstat(path, &found) == 0, fault);

    os_posix_status(status, &found);
    return good;
}

bool os_rename(const char *from, const char *to, struct os_fault *fault)
{
    return os_posix_told(rename(from, to) == 0, fault);
}

/* In one step, where system and file system know how; ENOSYS, EINVAL or ENOTSUP where not. */
static bool rename_to_new(const char *from, const char *to)
{
#if defined(RENAME_NOREPLACE)
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0;
#elif defined(RENAME_EXCL)
    return renamex_np(from, to, RENAME_EXCL) == 0;
#else
    (void)from, (void)to;
    errno = ENOSYS;
    return false;
#endif
}

/* A folder that has something in it: rename puts it in the place of an empty one at most. */
static bool move_folder(const char *from, const char *to)
{
    struct stat found;

    if (lstat(to, &found) == 0)
        errno = EEXIST;
    else if (rename(from, to) == 0)
        return true;
    else if (errno == ENOTEMPTY)
        errno = EEXIST;
    return false;
}

/* Takes the name with an empty file, for a rename to take its place. */
static bool claim(const char *to)
{
    int descriptor = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (descriptor >= 0)
        close(descriptor);
    return descriptor >= 0;
}

static bool move_file(const char *from, const char *to, struct os_fault *fault)
{
    struct stat found;

    if (link(from, to) == 0) {
        remove(from); /* should it stay, the file is there under both names */
        return true;
    }
    if (errno == EEXIST || !claim(to))
        return os_posix_told(false, fault);
    if (rename(from, to) == 0)
        return true;
    os_posix_told(false, fault);
    if (lstat(from, &found) == 0) /* else it was moved, whatever the system says */
        remove(to);
    return false;
}

bool os_rename_new(const char *from, const char *to, struct os_fault *fault)
{
    struct stat found;

    if (rename_to_new(from, to))
        return true;
    if ((errno != ENOSYS && errno != EINVAL && errno != ENOTSUP) || lstat(from, &found) != 0)
        return os_posix_told(false, fault);
    return S_ISDIR(found.st_mode) ? os_posix_told(move_folder(from, to), fault) : move_file(from, to, fault);
}

bool os_link(const char *path, const char *second, struct os_fault *fault)
{
    return os_posix_told(link(path, second) == 0, fault);
}

bool os_remove(const char *path, struct os_fault *fault)
{
    return os_posix_told(remove(path) == 0, fault);
}

bool os_make_folder(const char *path, struct os_fault *fault)
{
    return os_posix_told(mkdir(path, 0777) == 0, fault);
}

bool os_make_temporary(const char *prefix, char *path, size_t size, struct os_fault *fault)
{
    const char *base = getenv("TMPDIR");
    int length = snprintf(path, size, "%s/%sXXXXXX", base && *base ? base : "/tmp", prefix);

    if (length < 0 || (size_t)length >= size) {
        errno = ENAMETOOLONG;
        return os_posix_told(false, fault);
    }
    return os_posix_told(mkdtemp(path) != NULL, fault);
}

bool os_sync_folder(const char *path, struct os_fault *fault)
{
    struct os_file folder;

    if (!os_posix_open(&folder, path, O_RDONLY | O_DIRECTORY, fault))
        return false;
    /* Some file systems keep folders in a way that has no fsync, and say so by EINVAL. */
    bool good = os_posix_told(fsync(os_posix_descriptor(folder)) == 0 || errno == EINVAL, fault);
    os_close(&folder, NULL);
    return good;
}

enum os_locked os_hold_folder(struct os_file *hold, const char *path, int32_t wait_ms)
{
    enum os_locked locked = OS_LOCK_NONE;

    if (os_posix_open(hold, path, O_RDONLY | O_DIRECTORY, NULL))
        locked = os_lock(*hold, wait_ms);
    if (locked != OS_LOCKED)
        os_close(hold, NULL);
    return locked;
}

bool os_full_path(const char *path, char *out, size_t size)
{
    char *full = realpath(path, NULL);
    bool good = full && strlen(full) < size;

    if (good)
        strcpy(out, full);
    free(full);
    return good;
}

struct os_folder *os_folder_open(const char *path, struct os_fault *fault)
{
    struct os_folder *folder = malloc(sizeof *folder);

    if (!folder) {
        errno = ENOMEM;
        os_posix_told(false, fault);
        return NULL;
    }
    folder->entries = opendir(path);
    if (os_posix_told(folder->entries != NULL, fault))
        return folder;
    free(folder);
    return NULL;
}

const char *os_folder_next(struct os_folder *folder, struct os_fault *fault)
{
    struct dirent *entry;

    do {
        errno = 0;
        entry = readdir(folder->entries);
    } while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    os_posix_told(entry || errno == 0, fault);
    return entry ? entry->d_name : NULL;
}

void os_folder_close(struct os_folder *folder)
{
    if (folder)
        closedir(folder->entries);
    free(folder);
}
