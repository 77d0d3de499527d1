#include "files/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ASIDE_MAX       10000
#define READ_STEP       65536
#define READS_TRIED_MAX 3

const struct os_fault file_long_path = {.why = OS_LONG_NAME};

static const char *reason(enum os_why why)
{
    static const char *const reasons[OS_WHY_COUNT] = {
        [OS_ABSENT] = N_("it is not there"),
        [OS_FORBIDDEN] = N_("this user may not"),
        [OS_FULL] = N_("the disk is full"),
        [OS_LARGE] = N_("files may grow no larger here"),
        [OS_READ_ONLY] = N_("the disk is read-only"),
        [OS_IS_FOLDER] = N_("it is a folder"),
        [OS_NO_FOLDER] = N_("part of the path is not a folder"),
        [OS_EXISTS] = N_("something else stands in its place"),
        [OS_BROKEN] = N_("the disk failed"),
        [OS_LONG_NAME] = N_("the path is too long"),
        [OS_MANY_OPEN] = N_("too many files are open"),
        [OS_NO_MEMORY] = N_("memory is out"),
        [OS_UNREAD] = N_("nobody reads it"),
    };

    return reasons[why];
}

static const char *mend(enum os_why why)
{
    if (why == OS_FORBIDDEN || why == OS_READ_ONLY)
        return N_("check its permissions");
    return why == OS_FULL ? N_("free some space and try again") : "";
}

bool file_fail(const char *path, const char *deed, const struct os_fault *fault, struct error *error)
{
    const char *known = reason(fault->why);

    error_set(error, path, deed, mend(fault->why));
    error_value(error, known ? value_name("reason", NULL, known)
                             : value_numbered("reason", NULL, N_("system error {number}"), fault->number));
    return false;
}

bool file_fail_held(const char *path, struct error *error)
{
    error_set(error, path, "can't be written: another program has been using it all the time",
              "close that program, or wait for it to end");
    return false;
}

static bool open_to_read(const char *path, struct os_file *file, size_t limit, struct os_fault *fault,
                         struct error *error)
{
    struct os_status status;

    if (!os_open(file, path, OS_READ, fault))
        return file_fail(path, "can't be opened: {reason}", fault, error);
    if (!os_status_open(*file, &status, fault))
        return file_fail(path, "can't be read: {reason}", fault, error);
    if (status.kind != OS_FILE) {
        error_set(error, path, "is not a file", "put a file there");
        return false;
    }
    if (status.size > 0 && (uint64_t)status.size > limit) {
        error_set(error, path, "is too large", "use a smaller file");
        return false;
    }
    return true;
}

/* The file may grow while it is read; limit holds all the same. */
static bool read_all(struct os_file file, const char *path, size_t limit, char **bytes, size_t *size,
                     struct error *error)
{
    size_t capacity = 0, got;

    do {
        struct os_fault fault = {.why = OS_NO_MEMORY};
        if (capacity - *size < 2) {
            size_t wider = capacity ? capacity * 2 : READ_STEP;
            char *grown = realloc(*bytes, wider);
            if (!grown)
                return file_fail(path, "can't be read: {reason}", &fault, error);
            *bytes = grown;
            capacity = wider;
        }
        if (!os_read(file, *bytes + *size, capacity - *size - 1, &got, &fault))
            return file_fail(path, "can't be read: {reason}", &fault, error);
        *size += got;
        if (*size > limit) {
            error_set(error, path, "is too large", "use a smaller file");
            return false;
        }
        (*bytes)[*size] = '\0';
    } while (got > 0);
    return true;
}

/* Whether it could not be opened because there is none: a link that leads nowhere may lead somewhere again. */
static bool is_none(const char *path, const struct os_fault *opening)
{
    return (opening->why == OS_ABSENT || opening->why == OS_NO_FOLDER) && !file_exists(path);
}

static enum file_reading read_once(const char *path, size_t limit, char **bytes, size_t *size, bool *came,
                                   struct error *error)
{
    struct os_file file = {0};
    struct os_fault opening = {0};

    *bytes = NULL;
    *size = 0;
    bool open = open_to_read(path, &file, limit, &opening, error);
    bool whole = open && read_all(file, path, limit, bytes, size, error);
    os_close(&file, NULL);
    if (whole)
        return FILE_READ;
    free(*bytes);
    *bytes = NULL;
    *size = 0;
    bool none = !open && is_none(path, &opening);
    *came = !open && !none && opening.why == OS_ABSENT;
    return none ? FILE_NOT_THERE : FILE_REFUSED;
}

enum file_reading file_read_any(const char *path, size_t limit, char **bytes, size_t *size, struct error *error)
{
    enum file_reading reading = FILE_REFUSED;
    bool came = true; /* between looking into it and looking for it, if it is no link that leads nowhere */

    for (int tries = 0; came && tries < READS_TRIED_MAX; tries++) {
        came = false;
        reading = read_once(path, limit, bytes, size, &came, error);
    }
    return reading;
}

bool file_read(const char *path, size_t limit, char **bytes, size_t *size, struct error *error)
{
    return file_read_any(path, limit, bytes, size, error) == FILE_READ;
}

bool file_exists(const char *path)
{
    struct os_status status;
    struct os_fault fault = {0};

    return os_status_name(path, &status, &fault) || (fault.why != OS_ABSENT && fault.why != OS_NO_FOLDER);
}

void file_make_later(struct os_file file, int64_t than_s)
{
    struct os_status status;

    if (os_status_open(file, &status, NULL) && status.changed_s <= than_s)
        (void)!os_set_changed(file, than_s + 1);
}

bool file_sync_folder(const char *folder, struct error *error)
{
    struct os_fault fault = {0};

    return os_sync_folder(folder, &fault) || file_fail(folder, "can't be brought to the disk: {reason}", &fault, error);
}

enum file_standing file_standing(const char *path)
{
    static const enum file_standing standings[OS_KIND_COUNT] = {
        [OS_FILE] = FILE_PLAIN, [OS_FOLDER] = FILE_FOLDER, [OS_SPECIAL] = FILE_SPECIAL};
    struct os_status status;
    struct os_fault fault = {0};

    if (os_status(path, &status, &fault))
        return standings[status.kind];
    return fault.why == OS_ABSENT || fault.why == OS_NO_FOLDER ? FILE_ABSENT : FILE_UNKNOWN;
}

bool file_is_folder(const char *path)
{
    return file_standing(path) == FILE_FOLDER;
}

static bool make_one(const char *path, struct error *error)
{
    char parent[FILE_PATH_MAX];
    struct os_fault fault = {0};

    if (file_is_folder(path))
        return true;
    if (!os_make_folder(path, &fault) && !(fault.why == OS_EXISTS && file_is_folder(path)))
        return file_fail(path, "can't be made: {reason}", &fault, error);
    return file_folder_of(parent, path) && file_sync_folder(parent, error);
}

bool file_make_folder(const char *path, struct error *error)
{
    char part[FILE_PATH_MAX];

    if (!file_name_with(part, path, "") || !*part)
        return file_fail(path, "can't be made: {reason}", &file_long_path, error);
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

bool file_set_aside(const char *path, char *aside, size_t aside_size, struct error *error)
{
    char name[FILE_PATH_MAX], ending[32], folder[FILE_PATH_MAX];
    struct os_fault fault = {0};

    for (int n = 1; n <= ASIDE_MAX; n++) {
        snprintf(ending, sizeof ending, ".damaged-%d", n);
        if (!file_name_with(name, path, ending)) {
            fault = file_long_path;
            break;
        }
        if (os_rename_new(path, name, &fault)) {
            snprintf(aside, aside_size, "%s", name);
            return !file_folder_of(folder, path) || file_sync_folder(folder, error);
        }
        if (fault.why != OS_EXISTS)
            break;
    }
    return file_fail(path, "can't be set aside: {reason}", &fault, error);
}

enum file_made file_move(const char *from, const char *to, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct os_fault fault = {0};

    if (!os_rename_new(from, to, &fault)) {
        file_fail(from, "can't be moved: {reason}", &fault, error);
        return fault.why == OS_EXISTS ? FILE_TAKEN : FILE_FAILED;
    }
    return file_folder_of(folder, from) && file_sync_folder(folder, error) && file_folder_of(folder, to) &&
                   file_sync_folder(folder, error)
               ? FILE_MADE
               : FILE_FAILED;
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
