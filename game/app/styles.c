#include "app/styles.h"

#include "core/text.h"
#include "store/style_file.h"

#include <stdlib.h>
#include <string.h>

bool styles_init(struct styles *styles, const char *assets, struct error *error)
{
    *styles = (struct styles){0};
    if (file_join(styles->folder, assets, "styles"))
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

static bool find_file(const struct styles *styles, const char *name, char path[FILE_PATH_MAX])
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    char file[STYLES_NAME_SIZE + sizeof ".json"];
    struct text text;
    if (!name[0] || name[strspn(name, allowed)] || strlen(name) >= STYLES_NAME_SIZE)
        return false;
    text_init(&text, file, sizeof file);
    text_add(&text, name);
    text_add(&text, ".json");
    return file_join(path, styles->folder, file) && file_exists(path);
}

static const struct style *load(struct styles *styles, const char *name, struct error *error)
{
    char path[FILE_PATH_MAX];
    if (styles->count == STYLES_MAX || !find_file(styles, name, path)) {
        error_set(error, name, "is not a style that Heelbeat has",
                  "use the name of a file in assets/styles, as \"lofi\"");
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
    text_copy(styles->items[styles->count].name, STYLES_NAME_SIZE, name);
    styles->items[styles->count].style = style;
    styles->count++;
    return style;
}

const struct style *styles_find(void *context, const char *name, struct error *error)
{
    struct styles *styles = context;
    for (int i = 0; i < styles->count; i++)
        if (!strcmp(styles->items[i].name, name))
            return styles->items[i].style;
    return load(styles, name, error);
}
