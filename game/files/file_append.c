#include "files/file.h"

#include <stdlib.h>
#include <string.h>

#define ATTEMPTS_MAX 5
#define TORN_MAX     65536 /* of a torn line that is kept aside */

static bool is_torn(struct os_file file, int64_t size, bool *torn, struct os_fault *fault)
{
    char last = '\n';

    *torn = false;
    if (size > 0 && !os_read_at(file, size - 1, &last, 1, fault))
        return false;
    *torn = last != '\n';
    return true;
}

/* Copies the torn part to FILE.torn. It stays in the file too, so a failure here costs nothing. */
static void keep_torn(const char *path, struct os_file file, int64_t size)
{
    char name[FILE_PATH_MAX];
    size_t length = size > TORN_MAX ? TORN_MAX : (size_t)size;
    char *bytes = malloc(length + 1);
    struct os_file kept = {0};

    if (bytes && file_name_with(name, path, ".torn") && os_read_at(file, size - (int64_t)length, bytes, length, NULL) &&
        os_open(&kept, name, OS_APPEND, NULL)) {
        size_t start = length;
        while (start > 0 && bytes[start - 1] != '\n')
            start--;
        bytes[length] = '\n';
        if (os_write(kept, bytes + start, length + 1 - start, NULL))
            (void)!os_sync(kept, NULL);
    }
    os_close(&kept, NULL);
    free(bytes);
}

/* One write for the whole line, after a newline that closes a torn one off. */
static char *make_bytes(const char *line, bool torn, size_t *size)
{
    size_t length = strlen(line), head = torn ? 1 : 0;
    char *bytes = malloc(length + head + 1);

    if (!bytes)
        return NULL;
    bytes[0] = '\n';
    memcpy(bytes + head, line, length);
    bytes[head + length] = '\n';
    *size = head + length + 1;
    return bytes;
}

static bool append(const char *path, struct os_file file, const char *line, struct os_fault *fault)
{
    struct os_status status;
    bool torn;
    size_t size = 0;

    if (!os_status_open(file, &status, fault) || !is_torn(file, status.size, &torn, fault))
        return false;
    if (torn)
        keep_torn(path, file, status.size);
    char *bytes = make_bytes(line, torn, &size);
    if (!bytes) {
        *fault = (struct os_fault){.why = OS_NO_MEMORY};
        return false;
    }
    bool ok = os_write(file, bytes, size, fault);
    free(bytes);
    if (!ok) {
        /* Takes back what a full disk let through. If even that fails, the next append closes it off as torn. */
        (void)!os_cut(file, status.size, NULL);
        return false;
    }
    if (status.size > 0)
        file_make_later(file, status.changed_s);
    return os_sync(file, fault);
}

static bool names_this_file(const char *path, struct os_file file)
{
    struct os_status named, opened;
    struct os_fault fault = {0};

    if (!os_status_open(file, &opened, NULL))
        return true;
    if (!os_status(path, &named, &fault))
        return fault.why != OS_ABSENT;
    return named.volume == opened.volume && named.number == opened.number;
}

static bool open_and_append(const char *path, const char *line, bool *stands, struct error *error)
{
    struct os_file file;
    struct os_fault fault = {0};

    if (!os_open(&file, path, OS_APPEND, &fault))
        return file_fail(path, "can't be opened for writing: {reason}", &fault, error);
    /* So that no other process writes between the look at the last line and the new one; a file system without locks
     * has appending alone. */
    bool ok = os_lock(file, FILE_WAIT_MS) == OS_LOCK_HELD
                  ? file_fail_held(path, error)
                  : append(path, file, line, &fault) || file_fail(path, "can't be written: {reason}", &fault, error);
    *stands = ok && names_this_file(path, file);
    os_close(&file, NULL);
    return ok;
}

bool file_append_line(const char *path, const char *line, struct error *error)
{
    char folder[FILE_PATH_MAX];
    bool is_new = !file_exists(path), stands = false;

    if (strchr(line, '\n')) {
        error_set(error, path, "can't take a line with a line break in it", "");
        return false;
    }
    for (int attempt = 0; attempt < ATTEMPTS_MAX && !stands; attempt++) {
        if (!open_and_append(path, line, &stands, error))
            return false;
        is_new = is_new || !stands;
    }
    if (!stands) {
        error_set(error, path, "is being replaced all the time", "let the file sync finish and try again");
        return false;
    }
    return !is_new || (file_folder_of(folder, path) && file_sync_folder(folder, error));
}
