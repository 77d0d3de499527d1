#include "files/file.h"
#include "files/os_machine.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEMPORARY       ".writing-" /* NAME.writing-PID-N */
#define NAMES_TRIED_MAX 1000
#define KEPT_FILE_MAX   ((size_t)64 * 1024 * 1024)

struct replacement {
    const char *path;
    char folder[FILE_PATH_MAX];
    char kept[FILE_PATH_MAX]; /* NAME~ */
    char temporary[FILE_PATH_MAX];
    bool stands; /* there is a file to be replaced */
    struct os_status status;
};

bool file_hold(struct os_file *hold, const char *folder, struct error *error)
{
    *hold = (struct os_file){0};
    return os_hold_folder(hold, folder, FILE_WAIT_MS) != OS_LOCK_HELD || file_fail_held(folder, error);
}

/* With the folder locked nobody else is writing, so a temporary file there belongs to a writer that was killed. */
static void remove_leftovers(const struct replacement *replacement)
{
    const char *slash = strrchr(replacement->path, '/');
    const char *name = slash ? slash + 1 : replacement->path;
    size_t length = strlen(name);
    struct os_folder *folder = os_folder_open(replacement->folder, NULL);

    for (const char *entry; folder && (entry = os_folder_next(folder, NULL));) {
        char path[FILE_PATH_MAX];
        if (strncmp(entry, name, length) != 0 || strncmp(entry + length, TEMPORARY, strlen(TEMPORARY)) != 0)
            continue;
        if (file_join(path, replacement->folder, entry))
            os_remove(path, NULL);
    }
    os_folder_close(folder);
}

/* NAME.writing-PID-ENDING. */
static bool name_temporary(const struct replacement *replacement, const char *last, char *name)
{
    char ending[64];

    snprintf(ending, sizeof ending, TEMPORARY "%" PRId64 "-%s", os_process_id(), last);
    return file_name_with(name, replacement->path, ending);
}

/* Finds a name that is free. */
static bool create_temporary(const struct replacement *replacement, char *name, struct os_file *file,
                             struct os_fault *fault)
{
    for (int n = 0; n < NAMES_TRIED_MAX; n++) {
        char last[16];
        snprintf(last, sizeof last, "%d", n);
        if (!name_temporary(replacement, last, name)) {
            *fault = file_long_path;
            return false;
        }
        if (os_open(file, name, OS_NEW, fault))
            return true;
        if (fault->why != OS_EXISTS)
            return false;
    }
    return false;
}

/* A new file with these bytes, on the disk, under a temporary name. */
static bool write_temporary(const struct replacement *replacement, const void *bytes, size_t size, char *name,
                            struct os_fault *fault)
{
    struct os_file file;

    if (!create_temporary(replacement, name, &file, fault))
        return false;
    if (replacement->stands)
        (void)!os_set_permissions(file, replacement->status.permissions); /* a disk without any has none to keep */
    bool ok = os_write(file, bytes, size, fault);
    if (ok && replacement->stands)
        file_make_later(file, replacement->status.changed_s);
    ok = ok && os_sync(file, fault);
    ok = os_close(&file, ok ? fault : NULL) && ok;
    if (!ok)
        os_remove(name, NULL);
    return ok;
}

/* Where the file system has no hard links: a copy of the bytes. */
static bool keep_copy(const struct replacement *replacement, struct error *error)
{
    char name[FILE_PATH_MAX], *bytes = NULL;
    size_t size = 0;
    struct os_fault fault = {0};

    if (!file_read(replacement->path, KEPT_FILE_MAX, &bytes, &size, error))
        return false;
    bool ok = write_temporary(replacement, bytes, size, name, &fault);
    free(bytes);
    if (ok && !os_rename(name, replacement->kept, &fault)) {
        os_remove(name, NULL);
        ok = false;
    }
    return ok || file_fail(replacement->kept, "can't be written: {reason}", &fault, error);
}

/* The file that stands becomes NAME~ as well, in one step, so that a whole copy is there at every instant. */
static bool keep_last(const struct replacement *replacement, struct error *error)
{
    char name[FILE_PATH_MAX];
    struct os_fault fault = {0};

    if (!replacement->stands)
        return true;
    if (!name_temporary(replacement, "keep", name))
        return file_fail(replacement->path, "can't be written: {reason}", &file_long_path, error);
    if (!os_link(replacement->path, name, NULL))
        return keep_copy(replacement, error);
    bool ok = os_rename(name, replacement->kept, &fault) ||
              file_fail(replacement->kept, "can't be written: {reason}", &fault, error);
    os_remove(name, NULL); /* rename leaves it when both are names of one file already */
    return ok;
}

static bool replace(struct replacement *replacement, const void *bytes, size_t size, struct error *error)
{
    struct os_fault fault = {0};

    if (!write_temporary(replacement, bytes, size, replacement->temporary, &fault))
        return file_fail(replacement->path, "can't be written: {reason}", &fault, error);
    if (!keep_last(replacement, error)) {
        os_remove(replacement->temporary, NULL);
        return false;
    }
    if (!os_rename(replacement->temporary, replacement->path, &fault)) {
        file_fail(replacement->path, "can't be replaced: {reason}", &fault, error);
        os_remove(replacement->temporary, NULL);
        return false;
    }
    return file_sync_folder(replacement->folder, error);
}

static bool prepare(struct replacement *replacement, struct error *error)
{
    const char *path = replacement->path;
    struct os_fault fault = {0};

    if (!file_folder_of(replacement->folder, path) || !file_name_with(replacement->kept, path, "~"))
        return file_fail(path, "can't be written: {reason}", &file_long_path, error);
    replacement->stands = os_status(path, &replacement->status, &fault);
    if (!replacement->stands && fault.why != OS_ABSENT)
        return file_fail(path, "can't be reached: {reason}", &fault, error);
    if (replacement->stands && replacement->status.kind != OS_FILE) {
        error_set(error, path, "is not a file", "move it away");
        return false;
    }
    return true;
}

void file_let_go(struct os_file hold)
{
    os_close(&hold, NULL);
}

/* Whether a link stands there, as who keeps settings in another folder lays one. False with *fault if that can't be
 * found out. */
static bool look_for_link(const char *path, bool *link, struct os_fault *fault)
{
    struct os_status named, led_to;
    bool stands = os_status_name(path, &named, fault);

    *link = stands && named.kind == OS_SPECIAL &&
            (!os_status(path, &led_to, NULL) || led_to.number != named.number || led_to.volume != named.volume);
    return stands || fault->why == OS_ABSENT;
}

bool file_replace_held(struct os_file hold, const char *path, const void *bytes, size_t size, struct error *error)
{
    char target[FILE_PATH_MAX];
    struct os_fault fault = {0};
    struct replacement replacement = {.path = path};
    bool link;

    if (!look_for_link(path, &link, &fault))
        return file_fail(path, "can't be reached: {reason}", &fault, error);
    if (link && !os_full_path(path, target, sizeof target)) {
        error_set(error, path, "leads to a file that can't be reached", "put the file back, or remove the link");
        return false;
    }
    if (link)
        replacement.path = target;
    if (!prepare(&replacement, error))
        return false;
    if (os_is_open(hold) && !link) /* where a link leads nobody holds the folder */
        remove_leftovers(&replacement);
    return replace(&replacement, bytes, size, error);
}

bool file_replace(const char *path, const void *bytes, size_t size, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct os_file hold;

    if (!file_folder_of(folder, path))
        return file_fail(path, "can't be written: {reason}", &file_long_path, error);
    if (!file_hold(&hold, folder, error))
        return false;
    bool ok = file_replace_held(hold, path, bytes, size, error);
    file_let_go(hold);
    return ok;
}
