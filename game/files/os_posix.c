#include "files/os_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define NS_PER_MS    1000000
#define LOCK_STEP_NS (2 * NS_PER_MS)

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
    case EFBIG:
        return OS_LARGE;
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
    case ENXIO:
    case EPIPE:
        return OS_UNREAD;
    default:
        return OS_OTHER;
    }
}

bool os_posix_told(bool good, struct os_fault *fault)
{
    if (!good && fault)
        *fault = (struct os_fault){why(errno), errno};
    return good;
}

int os_posix_descriptor(struct os_file file)
{
    return (int)file.id - 1;
}

void os_posix_status(struct os_status *status, const struct stat *found)
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

bool os_posix_open(struct os_file *file, const char *path, int flags, struct os_fault *fault)
{
    int descriptor = open(path, flags | O_CLOEXEC, 0666);

    file->id = descriptor + 1;
    return os_posix_told(descriptor >= 0, fault);
}

bool os_open(struct os_file *file, const char *path, enum os_mode mode, struct os_fault *fault)
{
    static const int flags[OS_MODE_COUNT] = {
        [OS_READ] = O_RDONLY | O_NONBLOCK,
        [OS_NEW] = O_WRONLY | O_CREAT | O_EXCL,
        [OS_APPEND] = O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK,
    };

    return os_posix_open(file, path, flags[mode], fault);
}

bool os_close(struct os_file *file, struct os_fault *fault)
{
    bool good = !file->id || close(os_posix_descriptor(*file)) == 0;

    *file = (struct os_file){0};
    return os_posix_told(good, fault);
}

bool os_is_open(struct os_file file)
{
    return file.id != 0;
}

bool os_read(struct os_file file, void *bytes, size_t size, size_t *got, struct os_fault *fault)
{
    ssize_t count;

    do
        count = read(os_posix_descriptor(file), bytes, size);
    while (count < 0 && errno == EINTR);
    *got = count > 0 ? (size_t)count : 0;
    return os_posix_told(count >= 0, fault);
}

bool os_read_at(struct os_file file, int64_t at, void *bytes, size_t size, struct os_fault *fault)
{
    char *to = bytes;

    while (size > 0) {
        ssize_t got = pread(os_posix_descriptor(file), to, size, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO;
        if (got <= 0)
            return os_posix_told(false, fault);
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
        ssize_t put = write(os_posix_descriptor(file), from, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put == 0)
            errno = ENOSPC;
        if (put <= 0)
            return os_posix_told(false, fault);
        from += put;
        size -= (size_t)put;
    }
    return true;
}

bool os_cut(struct os_file file, int64_t size, struct os_fault *fault)
{
    return os_posix_told(ftruncate(os_posix_descriptor(file), (off_t)size) == 0, fault);
}

bool os_sync(struct os_file file, struct os_fault *fault)
{
    return os_posix_told(fsync(os_posix_descriptor(file)) == 0, fault);
}

static int64_t now_ms(void)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / NS_PER_MS;
}

/* Asked for again and again: a wait in the system could be ended by a signal alone. */
enum os_locked os_lock(struct os_file file, int32_t wait_ms)
{
    const struct timespec step = {.tv_nsec = LOCK_STEP_NS};
    int64_t until_ms = now_ms() + wait_ms;

    while (flock(os_posix_descriptor(file), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return OS_LOCK_NONE;
        if (now_ms() >= until_ms)
            return OS_LOCK_HELD;
        nanosleep(&step, NULL);
    }
    return OS_LOCKED;
}

#if defined(__APPLE__)
bool os_allocate(struct os_file file, int64_t size, struct os_fault *fault)
{
    fstore_t store = {.fst_flags = F_ALLOCATEALL, .fst_posmode = F_PEOFPOSMODE, .fst_length = (off_t)size};
    int descriptor = os_posix_descriptor(file);

    return os_posix_told(fcntl(descriptor, F_PREALLOCATE, &store) == 0 && ftruncate(descriptor, (off_t)size) == 0,
                         fault);
}
#else
bool os_allocate(struct os_file file, int64_t size, struct os_fault *fault)
{
    do
        errno = posix_fallocate(os_posix_descriptor(file), 0, (off_t)size);
    while (errno == EINTR);
    return os_posix_told(errno == 0, fault);
}
#endif

bool os_status_open(struct os_file file, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = os_posix_told(fstat(os_posix_descriptor(file), &found) == 0, fault);

    os_posix_status(status, &found);
    return good;
}

bool os_set_permissions(struct os_file file, uint32_t permissions)
{
    return fchmod(os_posix_descriptor(file), permissions & 0777) == 0;
}

bool os_set_changed(struct os_file file, int64_t changed_s)
{
    const struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = (time_t)changed_s}};

    return futimens(os_posix_descriptor(file), times) == 0;
}

/* ---- streams */

FILE *os_stream(const char *path, enum os_stream_mode mode, struct os_fault *fault)
{
    static const struct {
        int flags;
        const char *as;
    } ways[OS_STREAM_MODE_COUNT] = {
        [OS_STREAM_READ] = {O_RDONLY | O_NONBLOCK, "rb"},
        [OS_STREAM_WRITE] = {O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK, "wb"},
        [OS_STREAM_NEW] = {O_RDWR | O_CREAT | O_EXCL, "w+b"},
    };
    struct os_file file;

    if (!os_posix_open(&file, path, ways[mode].flags, fault))
        return NULL;
    int descriptor = os_posix_descriptor(file);
    bool waits = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) == 0; /* now that it is open */
    FILE *stream = waits ? fdopen(descriptor, ways[mode].as) : NULL;
    if (!stream) {
        os_posix_told(false, fault);
        os_close(&file, NULL);
    }
    return stream;
}

void os_stream_fault(struct os_fault *fault)
{
    os_posix_told(false, fault);
}

bool os_stream_sync(FILE *stream, struct os_fault *fault)
{
    return os_posix_told(fflush(stream) == 0 && fsync(fileno(stream)) == 0, fault);
}

bool os_stream_status(FILE *stream, struct os_status *status, struct os_fault *fault)
{
    struct stat found = {0};
    bool good = os_posix_told(fstat(fileno(stream), &found) == 0, fault);

    os_posix_status(status, &found);
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
