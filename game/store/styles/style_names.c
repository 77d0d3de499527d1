#include "store/styles/style_names.h"

#include "core/base/text.h"
#include "core/made/quick.h"
#include "store/styles/style_file.h"

#include <stdlib.h>
#include <string.h>

static const char suffix[] = ".json";

int style_names_find(const struct style_names *styles, const char *name)
{
    for (int i = 0; i < styles->count; i++)
        if (strcmp(styles->names[i], name) == 0)
            return i;
    return -1;
}

static void add(struct style_names *styles, const char *file)
{
    char name[STYLE_NAMES_NAME_SIZE];
    size_t length = strlen(file), end = strlen(suffix);
    if (length <= end || strcmp(file + length - end, suffix) != 0 || length - end >= sizeof name)
        return;
    memcpy(name, file, length - end);
    name[length - end] = '\0';
    if (quick_style_is_sound(name) && style_names_find(styles, name) < 0 && styles->count < STYLE_NAMES_MAX)
        text_copy(styles->names[styles->count++], sizeof styles->names[0], name);
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void add_folder(struct style_names *styles, const char *folder)
{
    int first = styles->count;
    struct os_folder *entries = os_folder_open(folder, NULL);
    if (!entries)
        return;
    for (const char *entry; (entry = os_folder_next(entries, NULL));)
        add(styles, entry);
    os_folder_close(entries);
    qsort(styles->names[first], (size_t)(styles->count - first), sizeof styles->names[0], compare);
}

void style_names_list(struct style_names *styles, const char *assets, const char *player_styles)
{
    char folder[FILE_PATH_MAX];
    *styles = (struct style_names){0};
    if (file_join(folder, assets, "styles"))
        add_folder(styles, folder);
    add_folder(styles, player_styles);
}

static bool is_name(const char *name)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    return name[0] && !name[strspn(name, allowed)] && strlen(name) < STYLE_NAMES_NAME_SIZE;
}

static bool find_in(char path[FILE_PATH_MAX], const char *folder, const char *name)
{
    char file[FILE_PATH_MAX];
    return is_name(name) && file_name_with(file, name, suffix) && file_join(path, folder, file) && file_exists(path);
}

bool style_names_path(char path[FILE_PATH_MAX], const char *shipped, const char *own, const char *name)
{
    return find_in(path, shipped, name) || find_in(path, own, name);
}

static bool name_of(const char *file, char name[STYLE_NAMES_NAME_SIZE])
{
    const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file;
    size_t length = strlen(base), end = strlen(suffix);
    if (length <= end || length - end >= STYLE_NAMES_NAME_SIZE || strcmp(base + length - end, suffix) != 0)
        return false;
    memcpy(name, base, length - end);
    name[length - end] = '\0';
    return true;
}

bool style_names_passes_over(const char *shipped, const char *file, const char *bytes, size_t size, struct error *error)
{
    char name[STYLE_NAMES_NAME_SIZE], path[FILE_PATH_MAX], *heard = NULL;
    size_t heard_size = 0;
    if (!name_of(file, name) || !find_in(path, shipped, name) ||
        !file_read(path, STYLE_FILE_MAX, &heard, &heard_size, NULL))
        return false;
    bool same = size == heard_size && memcmp(bytes, heard, size) == 0;
    free(heard);
    if (!same)
        error_set(error, file, "has the name of a style that Heelbeat ships, which is heard in its place",
                  "give the file another name");
    return !same;
}
