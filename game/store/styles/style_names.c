#include "store/styles/style_names.h"

#include "core/base/text.h"
#include "core/made/quick.h"
#include "store/styles/style_file.h"

#include <stdlib.h>
#include <string.h>

int style_names_find(const struct style_names *styles, const char *name)
{
    for (int i = 0; i < styles->count; i++)
        if (strcmp(styles->names[i], name) == 0)
            return i;
    return -1;
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Whether the player's own file is heard as what it says it is. */
static bool is_good(const char *shipped, const char *path, struct error *why)
{
    char *bytes = NULL;
    size_t size = 0;
    if (!file_read(path, STYLE_FILE_MAX, &bytes, &size, why))
        return false;
    bool heard = !style_names_passes_over(shipped, path, bytes, size, why);
    free(bytes);
    struct style *style = heard ? malloc(sizeof *style) : NULL;
    bool good = heard && (!style || style_load(path, style, why));
    free(style);
    return good;
}

struct listing {
    struct style_names *styles;
    const char *checked_by; /* the folder of the shipped ones; NULL: files are not looked into */
};

static enum shelf_taking list_style(void *context, const char *name, const char *path, struct error *why)
{
    const struct listing *listing = context;
    struct style_names *styles = listing->styles;
    if (quick_style_is_sound(name) && style_names_find(styles, name) < 0 && styles->count < STYLE_NAMES_MAX)
        text_copy(styles->names[styles->count++], sizeof styles->names[0], name);
    return !listing->checked_by || is_good(listing->checked_by, path, why) ? SHELF_TAKEN : SHELF_PASSED_OVER;
}

static void list_folder(struct style_names *styles, const char *folder, const char *checked_by,
                        struct shelf_skips *passed)
{
    const struct shelf shelf = {.folders = &folder, .folder_count = 1};
    struct listing listing = {styles, passed ? checked_by : NULL};
    int first = styles->count;
    shelf_each(&shelf, list_style, &listing, passed, NULL);
    qsort(styles->names[first], (size_t)(styles->count - first), sizeof styles->names[0], compare);
}

void style_names_list(struct style_names *styles, const char *assets, const char *player_styles,
                      struct shelf_skips *passed)
{
    char shipped[FILE_PATH_MAX];
    *styles = (struct style_names){0};
    if (file_join(shipped, assets, "styles"))
        list_folder(styles, shipped, NULL, NULL);
    list_folder(styles, player_styles, shipped, passed);
}

bool style_names_path(char path[FILE_PATH_MAX], const char *shipped, const char *own, const char *name)
{
    const char *const folders[] = {shipped, own};
    const struct shelf shelf = {.folders = folders, .folder_count = 2, .shipped_first = true};
    return strlen(name) < STYLE_NAMES_NAME_SIZE && shelf_find(&shelf, name, path);
}

bool style_names_passes_over(const char *shipped, const char *file, const char *bytes, size_t size, struct error *error)
{
    const struct shelf shelf = {.folders = &shipped, .folder_count = 1};
    char name[SHELF_NAME_SIZE], path[FILE_PATH_MAX], *heard = NULL;
    size_t heard_size = 0;
    if (!shelf_name(file, name) || !shelf_find(&shelf, name, path) ||
        !file_read(path, STYLE_FILE_MAX, &heard, &heard_size, NULL))
        return false;
    bool same = size == heard_size && memcmp(bytes, heard, size) == 0;
    free(heard);
    if (!same)
        error_set(error, file, "has the name of a style that Heelbeat ships, which is heard in its place",
                  "give the file another name");
    return !same;
}
