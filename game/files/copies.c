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

struct sieve {
    const char *folder, *begin, *end;
    bool (*take)(void *context, const char *path);
    void *context;
};

static bool sift(void *context, const char *name)
{
    const struct sieve *sieve = context;
    char path[FILE_PATH_MAX];

    return !copies_has(name, sieve->begin, sieve->end) || !file_join(path, sieve->folder, name) ||
           sieve->take(sieve->context, path);
}

enum listing copies_each(const char *folder, const char *begin, const char *end,
                         bool (*take)(void *context, const char *path), void *context, struct error *error)
{
    struct sieve sieve = {folder, begin, end, take, context};

    return listing_each(folder, sift, &sieve, error);
}
