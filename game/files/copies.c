#include "files/copies.h"

#include <string.h>

#include "files/file.h"

bool copies_has(const char *name, const char *begin, const char *end)
{
    size_t length = strlen(name), first = strlen(begin), last = strlen(end);

    if (name[0] == '.' || name[0] == '~' || length < first + last + (first == 0))
        return false;
    return strncmp(name, begin, first) == 0 && strcmp(name + length - last, end) == 0;
}

bool copies_each(const char *folder, const char *begin, const char *end, bool (*take)(void *context, const char *path),
                 void *context, struct error *error)
{
    struct os_fault fault = {0};
    struct os_folder *open_folder = os_folder_open(folder, &fault);
    bool ok = true;

    if (!open_folder)
        return fault.why == OS_ABSENT || file_fail(folder, "can't be read: {reason}", &fault, error);
    for (const char *name; ok && (name = os_folder_next(open_folder, &fault));) {
        char path[FILE_PATH_MAX];
        if (copies_has(name, begin, end) && file_join(path, folder, name))
            ok = take(context, path);
    }
    os_folder_close(open_folder);
    return fault.why == OS_NOTHING ? ok : file_fail(folder, "can't be read: {reason}", &fault, error);
}
