#include "store/profile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/file.h"

#define HOST_LETTERS  20
#define RANDOM_BYTES  6
#define MACHINE_SIZE  (HOST_LETTERS + 1 + 2 * RANDOM_BYTES + 1)
#define MACHINE_LIMIT 256 /* bytes of the file */
#define TRIES_MAX     8

static bool is_machine_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static bool is_machine_name(const char *name)
{
    size_t length = strlen(name);

    if (length == 0 || length >= MACHINE_SIZE)
        return false;
    for (const char *c = name; *c; c++) {
        if (!is_machine_letter(*c))
            return false;
    }
    return true;
}

/* "host-0123456789ab": the first part is for people who look into the folder, the second makes it unique. */
static bool make_name(char name[MACHINE_SIZE])
{
    char host[256] = "";
    unsigned char random[RANDOM_BYTES];
    size_t length = 0;

    if (getentropy(random, sizeof random) != 0)
        return false;
    if (gethostname(host, sizeof host - 1) != 0)
        host[0] = '\0';
    for (const char *c = host; *c && *c != '.' && length < HOST_LETTERS; c++) {
        if (is_machine_letter(*c))
            name[length++] = *c;
    }
    if (length > 0)
        name[length++] = '-';
    for (size_t i = 0; i < RANDOM_BYTES; i++, length += 2)
        snprintf(name + length, MACHINE_SIZE - length, "%02x", random[i]);
    return true;
}

/* True with the name if the file holds one; a file that holds something else is set aside. */
static bool read_name(const char *path, char name[MACHINE_SIZE], struct error *error)
{
    char *bytes = NULL, aside[FILE_PATH_MAX];
    size_t size = 0;

    if (!file_read(path, MACHINE_LIMIT, &bytes, &size, error))
        return false;
    bytes[strcspn(bytes, "\r\n")] = '\0';
    bool ok = is_machine_name(bytes);
    if (ok)
        snprintf(name, MACHINE_SIZE, "%s", bytes);
    else
        file_set_aside(path, aside, sizeof aside, error);
    free(bytes);
    return ok;
}

/* Writes the name to a file of its own, then gives that file its place unless another process was first. */
static bool write_name(const char *path, const char *name, struct error *error)
{
    char own[FILE_PATH_MAX], ending[64], folder[FILE_PATH_MAX];

    snprintf(ending, sizeof ending, ".%s", name); /* as unique as the name */
    if (!file_name_with(own, path, ending) || !file_folder_of(folder, path)) {
        errno = ENAMETOOLONG;
        return file_fail(path, "can't be made", error);
    }
    int descriptor = open(own, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return file_fail(path, "can't be made", error);
    bool ok =
        file_write_all(descriptor, name, strlen(name)) && file_write_all(descriptor, "\n", 1) && fsync(descriptor) == 0;
    ok = ok || file_fail(path, "can't be written", error);
    close(descriptor);
    if (ok && link(own, path) != 0 && errno != EEXIST) {
        /* No hard links here: the first to rename is overtaken only by one within this very moment. */
        ok = file_exists(path) || rename(own, path) == 0 || file_fail(path, "can't be made", error);
    }
    unlink(own);
    return ok && file_sync_folder(folder, error);
}

bool profile_machine(const char *data, char *out, int size, struct error *error)
{
    char path[FILE_PATH_MAX], name[MACHINE_SIZE];

    if (!file_join(path, data, "machine")) {
        error_set(error, data, "is too long a path", "choose another data folder");
        return false;
    }
    if (!file_make_folder(data, error))
        return false;
    for (int tries = 0; tries < TRIES_MAX; tries++) {
        bool there = file_exists(path);
        if (there && read_name(path, name, error)) {
            snprintf(out, (size_t)size, "%s", name);
            return true;
        }
        if (there && file_exists(path))
            return false; /* it can't be read nor set aside */
        if (!make_name(name)) {
            error_set(error, path, "can't be made: no random numbers", "restart the computer");
            return false;
        }
        if (!write_name(path, name, error) && !file_exists(path))
            return false;
    }
    error_set(error, path, "can't be made", "look for a program that keeps removing it");
    return false;
}
