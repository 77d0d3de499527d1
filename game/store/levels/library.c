#include "store/levels/library.h"

#include "core/base/text.h"
#include "store/levels/level_file.h"
#include "store/levels/made.h"
#include "store/shelf.h"

#include <stdlib.h>
#include <string.h>

/* On failure *out is left zeroed. */
static bool load_path(struct library_level *out, const char *path, struct error *error)
{
    *out = (struct library_level){0};
    if (!text_copy(out->path, sizeof out->path, path)) {
        error_set(error, path, "is too long a path", "move it nearer to the root");
        return false;
    }
    shelf_name(path, out->name);
    if (!level_load(path, &out->level, &out->hash, error)) {
        library_level_reset(out);
        return false;
    }
    struct error cause = {0};
    if (!chart_init(&out->chart, &out->level, 100, &cause)) {
        error_at(error, path, &cause);
        library_level_reset(out);
        return false;
    }
    out->cadence_rpm_milli = chart_cadence_rpm_milli(&out->chart);
    return true;
}

void library_level_reset(struct library_level *level)
{
    level_reset(&level->level);
    chart_reset(&level->chart);
    *level = (struct library_level){0};
}

void library_reset(struct library *library)
{
    for (int32_t i = 0; i < library->count; i++)
        library_level_reset(&library->levels[i]);
    free(library->levels);
    free(library->skipped);
    *library = (struct library){0};
}

const struct library_level *library_find(const struct library *library, const char *name)
{
    for (int32_t i = 0; i < library->count; i++)
        if (strcmp(library->levels[i].name, name) == 0)
            return &library->levels[i];
    return NULL;
}

/* Takes the level over; one of the same name from an earlier folder gives way. */
static bool keep(struct library *library, struct library_level *level)
{
    for (int32_t i = 0; i < library->count; i++) {
        if (strcmp(library->levels[i].name, level->name) == 0) {
            library_level_reset(&library->levels[i]);
            library->levels[i] = *level;
            return true;
        }
    }
    void *items = library->levels;
    if (!shelf_room(&items, library->count, sizeof *library->levels))
        return false;
    library->levels = items;
    library->levels[library->count++] = *level;
    return true;
}

static enum shelf_taking take_level(void *context, const char *name, const char *path, struct error *why)
{
    struct library_level level;
    (void)name; /* as load_path has it */
    if (!load_path(&level, path, why))
        return SHELF_PASSED_OVER;
    if (keep(context, &level))
        return SHELF_TAKEN;
    library_level_reset(&level);
    return SHELF_NO_MEMORY;
}

static int compare_levels(const void *a, const void *b)
{
    const struct library_level *left = a;
    const struct library_level *right = b;
    if (left->cadence_rpm_milli != right->cadence_rpm_milli)
        return left->cadence_rpm_milli < right->cadence_rpm_milli ? -1 : 1;
    if (left->chart.end_us != right->chart.end_us)
        return left->chart.end_us < right->chart.end_us ? -1 : 1;
    return strcmp(left->name, right->name);
}

bool library_load(struct library *library, const char *const *folders, int folder_count, struct error *error)
{
    const struct shelf shelf = {.folders = folders, .folder_count = folder_count};
    struct shelf_skips skips;
    *library = (struct library){0};
    if (!shelf_each(&shelf, take_level, library, &skips, error)) {
        library_reset(library);
        return false;
    }
    library->skipped = skips.items;
    library->skipped_count = skips.count;
    if (library->count > 0)
        qsort(library->levels, (size_t)library->count, sizeof *library->levels, compare_levels);
    return true;
}

static bool is_path(const char *name_or_path)
{
    char name[SHELF_NAME_SIZE];
    return strpbrk(name_or_path, "/\\") || shelf_name(name_or_path, name);
}

bool library_level_load(struct library_level *out, const char *const *folders, int folder_count,
                        const char *name_or_path, struct error *error)
{
    const struct shelf shelf = {.folders = folders, .folder_count = folder_count};
    char path[FILE_PATH_MAX];
    *out = (struct library_level){0};
    if (is_path(name_or_path))
        return load_path(out, name_or_path, error);
    if (!made_is_whole_name(name_or_path) && shelf_find(&shelf, name_or_path, path))
        return load_path(out, path, error);
    if (made_is_name(name_or_path))
        return made_level(out, folders, folder_count, name_or_path, error);
    error_set(error, name_or_path, "is no level that Heelbeat knows",
              "see the names with: heelbeat levels; or give the path of a .json file");
    return false;
}
