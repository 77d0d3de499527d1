/* A folder of its own for a test, and the small things one does in it. */
#ifndef HEELBEAT_TESTS_STORE_FOLDER_H
#define HEELBEAT_TESTS_STORE_FOLDER_H

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#define FOLDER_PATH 512

/* Removes a folder and all in it. */
static inline void folder_remove(const char *path)
{
    DIR *folder = opendir(path);

    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char inner[FOLDER_PATH * 2];
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) >= (int)sizeof inner)
            continue;
        if (lstat(inner, &status) == 0 && S_ISDIR(status.st_mode))
            folder_remove(inner);
        else
            unlink(inner);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

/* For cmocka's setup and teardown: *state is the folder's path. */
static inline int folder_setup(void **state)
{
    const char *base = getenv("TMPDIR");
    const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"; /* where fsync costs nothing */
    char *path = malloc(FOLDER_PATH);

    if (!path)
        return -1;
    snprintf(path, FOLDER_PATH, "%s/heelbeat-test-XXXXXX", base && *base ? base : memory);
    *state = mkdtemp(path);
    return *state ? 0 : -1;
}

static inline int folder_teardown(void **state)
{
    folder_remove(*state);
    free(*state);
    return 0;
}

/* The path of a file in the folder, in buffer[FOLDER_PATH * 2]. */
static inline char *folder_path(char *buffer, const char *folder, const char *name)
{
    assert_true(snprintf(buffer, FOLDER_PATH * 2, "%s/%s", folder, name) < FOLDER_PATH * 2);
    return buffer;
}

static inline void folder_write(const char *folder, const char *name, const void *bytes, size_t size)
{
    char path[FOLDER_PATH * 2];
    FILE *file = fopen(folder_path(path, folder, name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* The whole file as a text, the caller's to free; NULL if it is not there. */
static inline char *folder_read(const char *folder, const char *name)
{
    char path[FOLDER_PATH * 2];
    struct stat status;
    FILE *file = fopen(folder_path(path, folder, name), "rb");

    if (!file)
        return NULL;
    assert_int_equal(fstat(fileno(file), &status), 0);
    char *bytes = calloc(1, (size_t)status.st_size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)status.st_size, file), status.st_size);
    fclose(file);
    return bytes;
}

static inline bool folder_has(const char *folder, const char *name)
{
    char path[FOLDER_PATH * 2];
    struct stat status;

    return lstat(folder_path(path, folder, name), &status) == 0;
}

static inline void folder_expect(const char *folder, const char *name, const char *text)
{
    char *found = folder_read(folder, name);

    if (!found)
        fail_msg("%s is not there", name);
    assert_string_equal(found, text);
    free(found);
}

/* Files in the folder whose names contain part. */
static inline int folder_count(const char *path, const char *part)
{
    int count = 0;
    DIR *folder = opendir(path);

    for (struct dirent *entry; folder && (entry = readdir(folder));)
        count += entry->d_name[0] != '.' && strstr(entry->d_name, part) ? 1 : 0;
    if (folder)
        closedir(folder);
    return count;
}

#endif
