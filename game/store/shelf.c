#include "store/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/listing.h"

static const char suffix[] = ".json";
static const char schema_suffix[] = ".schema.json";

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);
    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* The last step of a path: on Windows either slash parts them. */
static const char *base_name(const char *path)
{
    const char *base = path;
    for (const char *at = path; *at; at++)
        if (*at == '/' || *at == '\\')
            base = at + 1;
    return base;
}

bool shelf_name(const char *path, char name[SHELF_NAME_SIZE])
{
    const char *base = base_name(path);
    bool ends = ends_with(base, suffix);
    size_t length = strlen(base) - (ends ? strlen(suffix) : 0);
    struct text text;
    text_init(&text, name, SHELF_NAME_SIZE);
    text_add_bytes(&text, base, length);
    return ends && length > 0 && !text.cut;
}

bool shelf_room(void **items, int32_t count, size_t item_size)
{
    if (count > 0 && (count & (count - 1)) != 0)
        return true;
    void *grown = realloc(*items, (count > 0 ? (size_t)count * 2 : 1) * item_size);
    if (!grown)
        return false;
    *items = grown;
    return true;
}

/* What can't be looked at may be one: whoever reads it is told why it can't be. */
static bool may_be_file(const char *path)
{
    enum file_standing standing = file_standing(path);
    return standing == FILE_PLAIN || standing == FILE_UNKNOWN;
}

/* ---- every file */

struct walk {
    const struct shelf *shelf;
    shelf_take_fn *take;
    void *context;
    struct shelf_skips *skips;
};

static bool skip(const struct walk *walk, const struct error *why)
{
    struct shelf_skips *skips = walk->skips;
    if (!skips)
        return true;
    void *items = skips->items;
    if (!shelf_room(&items, skips->count, sizeof *skips->items))
        return false;
    skips->items = items;
    skips->items[skips->count++] = *why;
    return true;
}

/* This and the next three are false only when out of memory. */
static bool take_file(const struct walk *walk, const char *folder, const char *file)
{
    char name[SHELF_NAME_SIZE], path[FILE_PATH_MAX];
    struct error why = {0};
    if (file[0] == '.' || !ends_with(file, suffix) || ends_with(file, schema_suffix))
        return true;
    if (!shelf_name(file, name) || !file_join(path, folder, file)) {
        error_set(&why, file, "has too long a name", "use at most 63 letters before .json");
        return skip(walk, &why);
    }
    enum shelf_taking taking = may_be_file(path) ? walk->take(walk->context, name, path, &why) : SHELF_TAKEN;
    return taking == SHELF_TAKEN || (taking == SHELF_PASSED_OVER && skip(walk, &why));
}

static bool folder_of(const struct shelf *shelf, int index, char folder[FILE_PATH_MAX])
{
    return shelf->inner ? file_join(folder, shelf->folders[index], shelf->inner)
                        : file_name_with(folder, shelf->folders[index], "");
}

struct folder_walk {
    const struct walk *walk;
    const char *folder;
};

static bool take_entry(void *context, const char *entry)
{
    const struct folder_walk *in = context;
    return take_file(in->walk, in->folder, entry);
}

static bool take_folder(const struct walk *walk, int index)
{
    char folder[FILE_PATH_MAX];
    struct folder_walk in = {walk, folder};
    struct error why;
    if (!folder_of(walk->shelf, index, folder))
        return true;
    enum listing listing = listing_each(folder, take_entry, &in, &why);
    if (listing != LISTING_FAILED)
        return listing == LISTING_WHOLE;
    return skip(walk, &why);
}

static int by_place(const void *a, const void *b)
{
    const struct error *left = a, *right = b;
    return strcmp(left->where, right->where);
}

bool shelf_each(const struct shelf *shelf, shelf_take_fn *take, void *context, struct shelf_skips *skips,
                struct error *error)
{
    const struct walk walk = {shelf, take, context, skips};
    if (skips)
        *skips = (struct shelf_skips){0};
    for (int i = 0; i < shelf->folder_count; i++) {
        if (take_folder(&walk, i))
            continue;
        if (skips)
            free(skips->items);
        if (skips)
            *skips = (struct shelf_skips){0};
        error_set(error, shelf->folders[i], "does not fit in memory",
                  "close other programs, or keep fewer files there");
        return false;
    }
    if (skips && skips->count > 0)
        qsort(skips->items, (size_t)skips->count, sizeof *skips->items, by_place);
    return true;
}

/* ---- one file */

bool shelf_find(const struct shelf *shelf, const char *name, char path[FILE_PATH_MAX])
{
    char file[SHELF_NAME_SIZE + sizeof suffix], folder[FILE_PATH_MAX];
    struct text text;
    text_init(&text, file, sizeof file);
    text_add(&text, name);
    text_add(&text, suffix);
    if (text.cut || name[0] == '\0' || name[0] == '.' || ends_with(file, schema_suffix) || strpbrk(name, "/\\:"))
        return false;
    for (int i = 0; i < shelf->folder_count; i++) {
        int index = shelf->shipped_first ? i : shelf->folder_count - 1 - i;
        if (folder_of(shelf, index, folder) && file_join(path, folder, file) && may_be_file(path))
            return true;
    }
    return false;
}
