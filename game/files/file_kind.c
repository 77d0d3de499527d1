#include "files/file_kind.h"

#include <string.h>

static bool begins_so(const char *bytes, size_t size, const char *begins)
{
    size_t length = strlen(begins);
    for (size_t i = 0; i < length && i < size; i++)
        if (begins[i] != '?' && begins[i] != bytes[i])
            return false;
    return size >= length;
}

/* The first bytes of a file, as many as it has. */
static bool read_head(const char *path, char head[FILE_KIND_MAX], size_t *size, struct os_fault *fault)
{
    struct os_file file = {0};
    size_t got = 1;
    bool good = os_open(&file, path, OS_READ, fault);
    for (*size = 0; good && got > 0 && *size < FILE_KIND_MAX; *size += got)
        good = os_read(file, head + *size, FILE_KIND_MAX - *size, &got, fault);
    os_close(&file, NULL);
    return good;
}

bool file_kind_may_replace(const char *path, const char *begins, struct error *error)
{
    struct os_status status;
    struct os_fault fault = {0};
    char head[FILE_KIND_MAX];
    size_t size;
    if (!os_status(path, &status, &fault))
        return fault.why == OS_ABSENT || file_fail(path, "can't be reached: {reason}", &fault, error);
    if (status.kind != OS_FILE) {
        error_set(error, path, "is not a file", "choose another name");
        return false;
    }
    if (!read_head(path, head, &size, &fault))
        return file_fail(path, "can't be read, and so is not written over: {reason}", &fault, error);
    if (size == 0 || begins_so(head, size, begins))
        return true;
    error_set(error, path, "holds something else, which is not written over",
              "choose another name, or move that file away");
    return false;
}
