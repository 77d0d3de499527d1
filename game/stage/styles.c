#include "stage/styles.h"

#include "core/base/text.h"
#include "store/shelf.h"
#include "store/styles/style_file.h"

#include <stdlib.h>
#include <string.h>

bool styles_init(struct styles *styles, const char *assets, const char *player, struct error *error)
{
    *styles = (struct styles){0};
    if (file_join(styles->folders[0], assets, "styles") &&
        text_copy(styles->folders[1], sizeof styles->folders[1], player))
        return true;
    error_set(error, assets, "is too long a path", "install Heelbeat in a shorter folder");
    return false;
}

void styles_reset(struct styles *styles)
{
    for (int i = 0; i < styles->count; i++)
        free(styles->items[i].style);
    styles->count = 0;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(left, right);
}

struct names {
    char items[STYLES_MAX][STYLE_NAMES_NAME_SIZE];
    int count;
};

static enum shelf_taking add_name(void *context, const char *name, const char *path, struct error *why)
{
    struct names *names = context;
    (void)path;
    (void)why;
    if (names->count < STYLES_MAX && strlen(name) < STYLE_NAMES_NAME_SIZE)
        text_copy(names->items[names->count++], STYLE_NAMES_NAME_SIZE, name);
    return SHELF_TAKEN;
}

static void fail_unknown(const struct styles *styles, const char *name, struct error *error)
{
    struct names names = {.count = 0};
    const char *const folders[] = {styles->folders[0], styles->folders[1]};
    const struct shelf shelf = {.folders = folders, .folder_count = 2};
    shelf_each(&shelf, add_name, &names, NULL, NULL); /* cannot fail: add_name takes all */
    qsort(names.items, (size_t)names.count, sizeof names.items[0], by_name);
    error_set(error, name, "is not a style that Heelbeat has",
              names.count > 0 ? N_("choose one of {styles}") : N_("install Heelbeat again"));
    for (int i = 0; i < names.count; i++)
        if (i == 0 || strcmp(names.items[i], names.items[i - 1]) != 0)
            error_value(error, value_text("styles", names.items[i]));
}

static const struct style *load(struct styles *styles, const char *name, struct error *error)
{
    char path[FILE_PATH_MAX];
    if (styles->count == STYLES_MAX || !style_names_path(path, styles->folders[0], styles->folders[1], name)) {
        fail_unknown(styles, name, error);
        return NULL;
    }
    struct style *style = malloc(sizeof *style);
    if (!style) {
        error_set(error, name, "does not fit into memory", "close other programs and try again");
        return NULL;
    }
    if (!style_load(path, style, error)) {
        free(style);
        return NULL;
    }
    text_copy(styles->items[styles->count].name, STYLE_NAMES_NAME_SIZE, name);
    styles->items[styles->count].style = style;
    styles->count++;
    return style;
}

const struct style *styles_find(struct styles *styles, const char *name, struct error *error)
{
    for (int i = 0; i < styles->count; i++)
        if (!strcmp(styles->items[i].name, name))
            return styles->items[i].style;
    return load(styles, name, error);
}
