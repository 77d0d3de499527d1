#include "store/style_names.h"

#include "core/quick.h"
#include "core/text.h"
#include "store/file.h"

#include <dirent.h>
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
    DIR *entries = opendir(folder);
    if (!entries)
        return;
    for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries))
        add(styles, entry->d_name);
    closedir(entries);
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
