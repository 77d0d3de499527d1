/* Stands between the game and the C library (LD_PRELOAD) and does to calls on its files what a plan says: calls.h. */
#include "attack/calls.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define DESCRIPTORS_MAX 4096
#define STREAM_ERROR    0x20 /* glibc's flag behind ferror */

enum call {
#define X(name) CALL_##name,
    ATTACK_CALLS(X)
#undef X
        CALL_COUNT
};

static const char *const call_names[CALL_COUNT] = {
#define X(name) #name,
    ATTACK_CALLS(X)
#undef X
};

static struct {
    bool started;
    char roots[2048];
    long kill_at; /* of the calls that change the disk; 0: never */
    bool tears;
    enum call fail;
    long fail_at;
    int fail_code;
    int never[CALL_COUNT]; /* errno; 0: as it should be */
    long counts[CALL_COUNT], changes;
    bool held[DESCRIPTORS_MAX]; /* open on a file in a root */
    int64_t clock_ahead_s;
} attack;

#define REAL(name) ((__typeof__(&name))(uintptr_t)dlsym(RTLD_NEXT, #name))

static enum call call_named(const char *name, size_t length)
{
    for (int call = 0; call < CALL_COUNT; call++)
        if (strlen(call_names[call]) == length && strncmp(call_names[call], name, length) == 0)
            return (enum call)call;
    fprintf(stderr, "attack: no call is named %.*s\n", (int)length, name);
    _exit(125);
}

static void take_word(const char *word)
{
    const char *at = strchr(word, ':') + 1, *colon = strchr(at, ':');
    if (strncmp(word, "kill:", 5) == 0 || strncmp(word, "tear:", 5) == 0) {
        attack.kill_at = strtol(at, NULL, 10);
        attack.tears = word[0] == 't';
        return;
    }
    enum call call = call_named(at, (size_t)(colon - at));
    if (strncmp(word, "never:", 6) == 0) {
        attack.never[call] = atoi(colon + 1);
        return;
    }
    attack.fail = call;
    attack.fail_at = strtol(colon + 1, NULL, 10);
    attack.fail_code = atoi(strchr(colon + 1, ':') + 1);
}

static void start_clock(void)
{
    const char *utc_s = getenv(ATTACK_UTC_S);
    struct timespec now;
    if (!utc_s || REAL(clock_gettime)(CLOCK_REALTIME, &now) != 0)
        return;
    attack.clock_ahead_s = strtoll(utc_s, NULL, 10) - now.tv_sec;
}

static void start(void)
{
    const char *roots = getenv(ATTACK_ROOTS), *plan = getenv(ATTACK_PLAN);
    char words[256], *rest = words;
    attack.started = true;
    snprintf(attack.roots, sizeof attack.roots, "%s", roots ? roots : "");
    snprintf(words, sizeof words, "%s", plan ? plan : "");
    for (char *word; (word = strsep(&rest, ","));)
        if (strchr(word, ':'))
            take_word(word);
    start_clock();
}

__attribute__((destructor)) static void write_counts(void)
{
    const char *path = getenv(ATTACK_COUNTS);
    FILE *file = path ? REAL(fopen)(path, "w") : NULL;
    if (!file)
        return;
    for (int call = 0; call < CALL_COUNT; call++)
        fprintf(file, "%s %ld\n", call_names[call], attack.counts[call]);
    fprintf(file, "changes %ld\n", attack.changes);
    fflush(file);
}

static bool in_root(const char *path)
{
    if (!attack.started)
        start();
    for (const char *root = attack.roots; *root;) {
        size_t length = strcspn(root, ":");
        if (length > 0 && strncmp(path, root, length) == 0 && (path[length] == '/' || !path[length]))
            return true;
        root += length + (root[length] == ':');
    }
    return false;
}

static bool is_held(int descriptor)
{
    return descriptor >= 0 && descriptor < DESCRIPTORS_MAX && attack.held[descriptor];
}

static int hold(int descriptor, bool in)
{
    if (descriptor >= 0 && descriptor < DESCRIPTORS_MAX)
        attack.held[descriptor] = in;
    return descriptor;
}

/* Before what changes the disk: dies if it is time, after half of the bytes if it is to tear them. */
static void on_change(int descriptor, const void *bytes, size_t size)
{
    attack.changes++;
    if (attack.kill_at == 0 || attack.changes != attack.kill_at)
        return;
    if (attack.tears && bytes && size > 1)
        (void)!REAL(write)(descriptor, bytes, size / 2);
    raise(SIGKILL);
}

/* Whether this call of that kind fails; errno is set. */
static bool fails(enum call call)
{
    attack.counts[call]++;
    bool now = attack.fail_at > 0 && attack.fail == call && attack.counts[call] == attack.fail_at;
    int code = now ? attack.fail_code : attack.never[call];
    if (code)
        errno = code;
    return code != 0;
}

static bool stops(bool ours, enum call call)
{
    return ours && fails(call);
}

/* Of a call that changes names, or the end of a file. */
static bool change_stops(bool ours, enum call call)
{
    if (ours)
        on_change(-1, NULL, 0);
    return stops(ours, call);
}

/* ---- files by descriptor */

int open(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    unsigned mode = flags & O_CREAT ? va_arg(list, unsigned) : 0;
    va_end(list);
    bool ours = in_root(path);
    bool failed = flags & O_CREAT ? change_stops(ours, CALL_open) : stops(ours, CALL_open);
    return failed ? -1 : hold(REAL(open)(path, flags, mode), ours);
}

int close(int descriptor)
{
    bool failed = stops(is_held(descriptor), CALL_close);
    int code = errno;
    hold(descriptor, false);
    int result = REAL(close)(descriptor); /* it is closed all the same, as Linux does it */
    errno = failed ? code : errno;
    return failed ? -1 : result;
}

ssize_t read(int descriptor, void *bytes, size_t size)
{
    return stops(is_held(descriptor), CALL_read) ? -1 : REAL(read)(descriptor, bytes, size);
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t at)
{
    return stops(is_held(descriptor), CALL_read) ? -1 : REAL(pread)(descriptor, bytes, size, at);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    if (!is_held(descriptor))
        return REAL(write)(descriptor, bytes, size);
    on_change(descriptor, bytes, size);
    if (fails(CALL_write))
        return -1;
    bool half = fails(CALL_short) && size > 1;
    return REAL(write)(descriptor, bytes, half ? size / 2 : size);
}

int fsync(int descriptor)
{
    return stops(is_held(descriptor), CALL_fsync) ? -1 : REAL(fsync)(descriptor);
}

int ftruncate(int descriptor, off_t size)
{
    return change_stops(is_held(descriptor), CALL_truncate) ? -1 : REAL(ftruncate)(descriptor, size);
}

int flock(int descriptor, int operation)
{
    return stops(is_held(descriptor), CALL_flock) ? -1 : REAL(flock)(descriptor, operation);
}

int fstat(int descriptor, struct stat *status)
{
    return stops(is_held(descriptor), CALL_stat) ? -1 : REAL(fstat)(descriptor, status);
}

/* ---- streams, whose own calls stay inside the C library */

static bool is_held_stream(FILE *stream)
{
    return stream && is_held(fileno(stream));
}

static bool stream_stops(FILE *stream, enum call call)
{
    if (!stops(is_held_stream(stream), call))
        return false;
    stream->_flags |= STREAM_ERROR;
    return true;
}

size_t fread(void *bytes, size_t size, size_t count, FILE *stream)
{
    return stream_stops(stream, CALL_read) ? 0 : REAL(fread)(bytes, size, count, stream);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream)
{
    return stream_stops(stream, CALL_write) ? 0 : REAL(fwrite)(bytes, size, count, stream);
}

/* What was buffered goes to the disk here, or at the close. */
int fflush(FILE *stream)
{
    if (is_held_stream(stream))
        on_change(-1, NULL, 0);
    return stream_stops(stream, CALL_write) ? EOF : REAL(fflush)(stream);
}

int fclose(FILE *stream)
{
    bool failed = change_stops(is_held_stream(stream), CALL_close);
    int code = errno;
    hold(fileno(stream), false);
    int result = REAL(fclose)(stream);
    errno = failed ? code : errno;
    return failed ? EOF : result;
}

/* ---- folders */

DIR *opendir(const char *path)
{
    bool ours = in_root(path);
    if (stops(ours, CALL_open))
        return NULL;
    DIR *folder = REAL(opendir)(path);
    if (folder)
        hold(dirfd(folder), ours);
    return folder;
}

struct dirent *readdir(DIR *folder)
{
    return stops(is_held(dirfd(folder)), CALL_readdir) ? NULL : REAL(readdir)(folder);
}

int closedir(DIR *folder)
{
    hold(dirfd(folder), false);
    return REAL(closedir)(folder);
}

int mkdir(const char *path, mode_t mode)
{
    return change_stops(in_root(path), CALL_mkdir) ? -1 : REAL(mkdir)(path, mode);
}

/* ---- names */

int rename(const char *from, const char *to)
{
    return change_stops(in_root(from) || in_root(to), CALL_rename) ? -1 : REAL(rename)(from, to);
}

/* A file system that has no hard links doesn't know this either. */
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    bool ours = in_root(from) || in_root(to);
    if (ours && attack.never[CALL_link]) {
        errno = EINVAL;
        return -1;
    }
    return change_stops(ours, CALL_rename) ? -1 : REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

int link(const char *path, const char *second)
{
    return change_stops(in_root(path) || in_root(second), CALL_link) ? -1 : REAL(link)(path, second);
}

int unlink(const char *path)
{
    return change_stops(in_root(path), CALL_unlink) ? -1 : REAL(unlink)(path);
}

int remove(const char *path)
{
    return change_stops(in_root(path), CALL_unlink) ? -1 : REAL(remove)(path);
}

int stat(const char *path, struct stat *status)
{
    return stops(in_root(path), CALL_stat) ? -1 : REAL(stat)(path, status);
}

int lstat(const char *path, struct stat *status)
{
    return stops(in_root(path), CALL_stat) ? -1 : REAL(lstat)(path, status);
}

/* ---- the wall clock */

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (!attack.started)
        start();
    int result = REAL(clock_gettime)(clock, now);
    if (result == 0 && clock == CLOCK_REALTIME)
        now->tv_sec += attack.clock_ahead_s;
    return result;
}
