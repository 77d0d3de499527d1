#include "files/copies.h"

#include <dirent.h>
#include <errno.h>
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
    bool ok = true;
    DIR *open_folder = opendir(folder);

    if (!open_folder)
        return errno == ENOENT || file_fail(folder, "can't be read: {reason}", error);
    for (struct dirent *entry; ok && (entry = readdir(open_folder));) {
        char path[FILE_PATH_MAX];
        if (copies_has(entry->d_name, begin, end) && file_join(path, folder, entry->d_name))
            ok = take(context, path);
    }
    closedir(open_folder);
    return ok;
}
