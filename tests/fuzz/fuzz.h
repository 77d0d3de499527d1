/* What the targets share: a check that stops the run, and for what is read from files a folder of the process's own, in
 * memory. */
#ifndef HEELBEAT_TESTS_FUZZ_FUZZ_H
#define HEELBEAT_TESTS_FUZZ_FUZZ_H

#include <ftw.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FUZZ_PATH 256

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void check(bool holds)
{
    if (!holds)
        abort();
}

static inline const char *fuzz_folder(void)
{
    static char path[64];
    if (!path[0])
        snprintf(path, sizeof path, "%s/heelbeat-fuzz-%d", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp",
                 (int)getpid());
    return path;
}

static inline int fuzz_remove(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static inline void fuzz_leave(void)
{
    nftw(fuzz_folder(), fuzz_remove, 8, FTW_DEPTH | FTW_PHYS);
}

/* Empties the folder; it goes when the process ends. */
static inline void fuzz_fresh(void)
{
    static bool made;
    if (!made)
        atexit(fuzz_leave);
    made = true;
    fuzz_leave();
    check(mkdir(fuzz_folder(), 0700) == 0);
}

static inline const char *fuzz_path(char path[FUZZ_PATH], const char *name)
{
    snprintf(path, FUZZ_PATH, "%s/%s", fuzz_folder(), name);
    return path;
}

/* Makes the file's own folder too, one deep ("sessions/desk.jsonl"). */
static inline void fuzz_write(const char *name, const uint8_t *data, size_t size)
{
    char path[FUZZ_PATH];
    const char *slash = strchr(name, '/');
    if (slash) {
        snprintf(path, sizeof path, "%s/%.*s", fuzz_folder(), (int)(slash - name), name);
        mkdir(path, 0700);
    }
    FILE *file = fopen(fuzz_path(path, name), "wb");
    check(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
}

#endif
