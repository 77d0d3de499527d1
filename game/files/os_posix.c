#include "files/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct os_folder {
    DIR *entries;
};

static enum os_why why(int number)
{
    switch (number) {
    case ENOENT:
        return OS_ABSENT;
    case EACCES:
    case EPERM:
        return OS_FORBIDDEN;
    case ENOSPC:
    case EDQUOT:
        return OS_FULL;
    case EROFS:
        return OS_READ_ONLY;
    case EISDIR:
        return OS_IS_FOLDER;
    case ENOTDIR:
        return OS_NO_FOLDER;
    case EEXIST:
        return OS_EXISTS;
    case EIO:
        return OS_BROKEN;
    case ENAMETOOLONG:
        return OS_LONG_NAME;
    case EMFILE:
    case ENFILE:
        return OS_MANY_OPEN;
    case ENOMEM:
        return OS_NO_MEMORY;
    default:
        return OS_OTHER;
    }
}

/* True, or *fault from errno. */
static bool told(bool good, struct os_fault *fault)
{
    if (!good && fault)
        *fault = (struct os_fault){why(errno), errno};
    return good;
}

/* A zeroed file is closed, and descriptor 0 is an open one. */
static int descriptor_of(struct os_file file)
{
    return (int)file.id - 1;
}

static void fill_status(struct os_status *status, const struct stat *found)
{
    *status = (struct os_status){.kind = S_ISREG(found->st_mode)   ? OS_FILE
                                         : S_ISDIR(found->st_mode) ? OS_FOLDER
                                                                   : OS_SPECIAL,
                                 .size = found->st_size,
                                 .changed_s = found->st_mtime,
                                 .permissions = found->st_mode & 0777,
                                 .volume = (uint64_t)found->st_dev,
                                 .number = (uint64_t)found->st_ino};
}

/* ---- open files */

static bool open_as(struct os_file *file, const char *path, int flags, struct os_fault *fault)
{
    int descriptor = open(path, flags | O_CLOEXEC, 0666);

    file->id = descriptor + 1;
    return told(descriptor >= 0, fault);
}

bool os_open(struct os_file *file, const char *path, enum os_mode mode, struct os_fault *fault)
{
    static const int flags[OS_MODE_COUNT] = {
        [OS_READ] = O_RDONLY | O_NONBLOCK,
        [OS_NEW] = O_WRONLY | O_CREAT | O_EXCL,
        [OS_APPEND] = O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK,
    };

    return open_as(file, path, flags[mode], fault);
}

bool os_close(struct os_file *file, struct os_fault *fault)
{
    bool good = !file->id || close(descriptor_of(*file)) == 0;

    *file = (struct os_file){0};
    return told(good, fault);
}

bool os_is_open(struct os_file file)
{
    return file.id != 0;
}

bool os_read(struct os_file file, void *bytes, size_t size, size_t *got, struct os_fault *fault)
{
    ssize_t count;

    do
        count = read(descriptor_of(file), bytes, size);
    while (count < 0 && errno == EINTR);
    *got = count > 0 ? (size_t)count : 0;
    return told(count >= 0, fault);
}

bool os_read_at(struct os_file file, int64_t at, void *bytes, size_t size, struct os_fault *fault)
{
    char *to = bytes;

    while (size > 0) {
        ssize_t got = pread(descriptor_of(file), to, size, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO;
        if (got <= 0)
            return told(false, fault);
        to += got;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

bool os_write(struct os_file file, const void *bytes, size_t size, struct os_fault *fault)
{
    const char *from = bytes;

    while (size > 0) {
        ssize_t put = write(descriptor_of(file), from, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put == 0)
            errno = ENOSPC;
        if (put <= 0)
            return told(false, fault);
        from += put;
        size -= (size_t)put;
    }
    return true;
}

bool os_cut(struct os_file file, int64_t size, struct os_fault *fault)
{
    return told(ftruncate(descriptor_of(file), (off_t)size) == 0, fault);
}

bool os_sync(struct os_file file, struct os_fault *fault)
{
    return told(fsync(descriptor_of(file)) == 0, fault);
}

bool os_lock(struct os_file file)
{
    while (flock(descriptor_of(file), LOCK_EX) != 0) {
        if (errno != EINTR)
            return false;
    }
    return true;
}

bool os_status_open(struct os_file file, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = told(fstat(descriptor_of(file), &found) == 0, fault);

    fill_status(status, &found);
    return good;
}

bool os_set_permissions(struct os_file file, uint32_t permissions)
{
    return fchmod(descriptor_of(file), permissions & 0777) == 0;
}

bool os_set_changed(struct os_file file, int64_t changed_s)
{
    const struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = (time_t)changed_s}};

    return futimens(descriptor_of(file), times) == 0;
}

/* ---- streams */

FILE *os_stream(const char *path, enum os_stream_mode mode, struct os_fault *fault)
{
    static const struct {
        int flags;
        const char *as;
    } ways[OS_STREAM_MODE_COUNT] = {
        [OS_STREAM_READ] = {O_RDONLY | O_NONBLOCK, "rb"},
        [OS_STREAM_WRITE] = {O_WRONLY | O_CREAT | O_TRUNC, "wb"},
        [OS_STREAM_NEW] = {O_WRONLY | O_CREAT | O_EXCL, "wb"},
        [OS_STREAM_UPDATE] = {O_RDWR | O_CREAT | O_TRUNC, "w+b"},
    };
    struct os_file file;

    if (!open_as(&file, path, ways[mode].flags, fault))
        return NULL;
    FILE *stream = fdopen(descriptor_of(file), ways[mode].as);
    if (!stream) {
        told(false, fault);
        os_close(&file, NULL);
    }
    return stream;
}

void os_stream_fault(struct os_fault *fault)
{
    told(false, fault);
}

bool os_stream_sync(FILE *stream, struct os_fault *fault)
{
    return told(fflush(stream) == 0 && fsync(fileno(stream)) == 0, fault);
}

bool os_stream_status(FILE *stream, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = told(fstat(fileno(stream), &found) == 0, fault);

    fill_status(status, &found);
    return good;
}

bool os_stream_seek(FILE *stream, int64_t offset, int whence)
{
    return fseeko(stream, (off_t)offset, whence) == 0;
}

int64_t os_stream_place(FILE *stream)
{
    return ftello(stream);
}

bool os_stream_is_terminal(FILE *stream)
{
    return isatty(fileno(stream));
}

/* ---- names */

bool os_status(const char *path, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = told(stat(path, &found) == 0, fault);

    fill_status(status, &found);
    return good;
}

bool os_status_name(const char *path, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = told(lstat(path, &found) == 0, fault);

    fill_status(status, &found);
    return good;
}

bool os_rename(const char *from, const char *to, struct os_fault *fault)
{
    return told(rename(from, to) == 0, fault);
}

/* Takes the name with something empty, for a rename to take its place. */
static bool claim(const char *to, bool folder)
{
    int descriptor = folder ? -1 : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (descriptor >= 0)
        close(descriptor);
    return folder ? mkdir(to, 0777) == 0 : descriptor >= 0;
}

bool os_rename_new(const char *from, const char *to, struct os_fault *fault)
{
    struct stat found;

    if (lstat(from, &found) != 0)
        return told(false, fault);
    bool folder = S_ISDIR(found.st_mode);
    if (!folder && link(from, to) == 0) {
        remove(from); /* should it stay, the file is there under both names */
        return true;
    }
    if ((!folder && errno == EEXIST) || !claim(to, folder))
        return told(false, fault);
    if (rename(from, to) == 0)
        return true;
    told(false, fault);
    if (lstat(from, &found) == 0) /* else it was moved, whatever the system says */
        remove(to);
    return false;
}

bool os_link(const char *path, const char *second, struct os_fault *fault)
{
    return told(link(path, second) == 0, fault);
}

bool os_remove(const char *path, struct os_fault *fault)
{
    return told(remove(path) == 0, fault);
}

bool os_make_folder(const char *path, struct os_fault *fault)
{
    return told(mkdir(path, 0777) == 0, fault);
}

bool os_make_temporary(const char *prefix, char *path, size_t size, struct os_fault *fault)
{
    const char *base = getenv("TMPDIR");
    int length = snprintf(path, size, "%s/%sXXXXXX", base && *base ? base : "/tmp", prefix);

    if (length < 0 || (size_t)length >= size) {
        errno = ENAMETOOLONG;
        return told(false, fault);
    }
    return told(mkdtemp(path) != NULL, fault);
}

bool os_sync_folder(const char *path, struct os_fault *fault)
{
    struct os_file folder;

    if (!open_as(&folder, path, O_RDONLY | O_DIRECTORY, fault))
        return false;
    /* Some file systems keep folders in a way that has no fsync, and say so by EINVAL. */
    bool good = told(fsync(descriptor_of(folder)) == 0 || errno == EINVAL, fault);
    os_close(&folder, NULL);
    return good;
}

bool os_hold_folder(struct os_file *hold, const char *path)
{
    if (open_as(hold, path, O_RDONLY | O_DIRECTORY, NULL) && os_lock(*hold))
        return true;
    os_close(hold, NULL);
    return false;
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
        told(false, fault);
        return NULL;
    }
    folder->entries = opendir(path);
    if (told(folder->entries != NULL, fault))
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
    told(entry || errno == 0, fault);
    return entry ? entry->d_name : NULL;
}

void os_folder_close(struct os_folder *folder)
{
    if (folder)
        closedir(folder->entries);
    free(folder);
}
