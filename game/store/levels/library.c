#include "store/levels/library.h"

#include "core/base/text.h"
#include "store/levels/level_file.h"
#include "store/levels/made.h"

#include <stdlib.h>
#include <string.h>

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

static void name_level(struct library_level *level, const char *path)
{
    char base[FILE_PATH_MAX];
    text_copy(base, sizeof base, base_name(path));
    if (ends_with(base, suffix))
        base[strlen(base) - strlen(suffix)] = 0;
    text_copy(level->name, sizeof level->name, base);
}

/* On failure *out is left zeroed. */
static bool load_path(struct library_level *out, const char *path, struct error *error)
{
    *out = (struct library_level){0};
    if (!text_copy(out->path, sizeof out->path, path)) {
        error_set(error, path, "is too long a path", "move it nearer to the root");
        return false;
    }
    name_level(out, path);
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

/* Room for one more item after count; the array grows by doubling. */
static bool make_room(void **items, int32_t count, size_t item_size)
{
    if (count > 0 && (count & (count - 1)) != 0)
        return true;
    size_t capacity = count > 0 ? (size_t)count * 2 : 1;
    void *grown = realloc(*items, capacity * item_size);
    if (!grown)
        return false;
    *items = grown;
    return true;
}

static bool skip(struct library *library, const struct error *why)
{
    void *items = library->skipped;
    if (!make_room(&items, library->skipped_count, sizeof *library->skipped))
        return false;
    library->skipped = items;
    library->skipped[library->skipped_count++] = *why;
    return true;
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
    if (!make_room(&items, library->count, sizeof *library->levels))
        return false;
    library->levels = items;
    library->levels[library->count++] = *level;
    return true;
}

/* False only when out of memory. */
static bool add_file(struct library *library, const char *folder, const char *file)
{
    struct error why = {0};
    struct library_level level;
    char path[FILE_PATH_MAX];
    if (file[0] == '.' || !ends_with(file, suffix) || ends_with(file, schema_suffix))
        return true;
    if (strlen(file) - strlen(suffix) >= sizeof level.name || !file_join(path, folder, file)) {
        error_set(&why, file, "has too long a name", "use at most 63 letters before .json");
        return skip(library, &why);
    }
    if (!file_is_plain(path))
        return true;
    if (!load_path(&level, path, &why))
        return skip(library, &why);
    if (keep(library, &level))
        return true;
    library_level_reset(&level);
    return false;
}

static bool add_folder(struct library *library, const char *folder)
{
    struct os_fault fault = {0};
    struct os_folder *entries = os_folder_open(folder, &fault);
    if (!entries) {
        if (fault.why == OS_ABSENT)
            return true;
        struct error why;
        error_set(&why, folder, "can't be read", "check that it is a folder and that you may open it");
        return skip(library, &why);
    }
    bool good = true;
    for (const char *entry; good && (entry = os_folder_next(entries, NULL));)
        good = add_file(library, folder, entry);
    os_folder_close(entries);
    return good;
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

static int compare_skipped(const void *a, const void *b)
{
    const struct error *left = a;
    const struct error *right = b;
    return strcmp(left->where, right->where);
}

bool library_load(struct library *library, const char *const *folders, int folder_count, struct error *error)
{
    *library = (struct library){0};
    for (int i = 0; i < folder_count; i++) {
        if (!add_folder(library, folders[i])) {
            library_reset(library);
            error_set(error, folders[i], "does not fit in memory", "close other programs, or keep fewer levels there");
            return false;
        }
    }
    if (library->count > 0)
        qsort(library->levels, (size_t)library->count, sizeof *library->levels, compare_levels);
    if (library->skipped_count > 0)
        qsort(library->skipped, (size_t)library->skipped_count, sizeof *library->skipped, compare_skipped);
    return true;
}

bool library_level_load(struct library_level *out, const char *const *folders, int folder_count,
                        const char *name_or_path, struct error *error)
{
    *out = (struct library_level){0};
    bool is_path = base_name(name_or_path) != name_or_path || ends_with(name_or_path, suffix);
    if (is_path)
        return load_path(out, name_or_path, error);
    for (int i = folder_count; i-- > 0;) {
        char file[sizeof out->name + sizeof suffix], path[FILE_PATH_MAX];
        struct text text;
        text_init(&text, file, sizeof file);
        text_add(&text, name_or_path);
        text_add(&text, suffix);
        if (!text.cut && file_join(path, folders[i], file) && file_is_plain(path))
            return load_path(out, path, error);
    }
    if (made_is_name(name_or_path))
        return made_level(out, folders, folder_count, name_or_path, error);
    error_set(error, name_or_path, "is no level that Heelbeat knows",
              "see the names with: heelbeat levels; or give the path of a .json file");
    return false;
}
