#include "store/levels/programs.h"

#include "core/base/text.h"
#include "store/levels/program_file.h"

#include <stdlib.h>
#include <string.h>

#define RPM_OF_ORDER 30 /* programs are put in order as if all were played so fast */

static const char folder_name[] = "programs";
static const char suffix[] = ".json";

/* One more item after count, zeroed; NULL when out of memory. */
static void *add_item(void **items, int32_t count, size_t item_size)
{
    void *grown = realloc(*items, ((size_t)count + 1) * item_size);
    if (!grown)
        return NULL;
    *items = grown;
    return memset((char *)grown + (size_t)count * item_size, 0, item_size);
}

static bool skip(struct programs *programs, const struct error *why)
{
    void *items = programs->skipped;
    struct error *line = add_item(&items, programs->skipped_count, sizeof *line);
    programs->skipped = items;
    if (!line)
        return false;
    *line = *why;
    programs->skipped_count++;
    return true;
}

/* Room for the program of that name: an earlier folder's gives way. */
static struct program_entry *make_room(struct programs *programs, const char *name)
{
    for (int32_t i = 0; i < programs->count; i++)
        if (strcmp(programs->entries[i].name, name) == 0)
            return &programs->entries[i];
    void *items = programs->entries;
    struct program_entry *entry = add_item(&items, programs->count, sizeof *entry);
    programs->entries = items;
    if (entry)
        programs->count++;
    return entry;
}

static bool add_program(struct programs *programs, const char *path, const char *name)
{
    struct error why = {0};
    struct program program;
    if (!program_load(path, &program, &why))
        return skip(programs, &why);
    struct program_entry *entry = make_room(programs, name);
    if (!entry)
        return false;
    text_copy(entry->name, sizeof entry->name, name);
    text_copy(entry->path, sizeof entry->path, path);
    entry->program = program;
    return true;
}

/* False only when out of memory. */
static bool add_file(struct programs *programs, const char *folder, const char *file)
{
    size_t length = strlen(file), end = strlen(suffix);
    char name[PROGRAM_NAME_SIZE], path[FILE_PATH_MAX];
    struct error why;
    if (file[0] == '.' || length <= end || strcmp(file + length - end, suffix) != 0)
        return true;
    struct text text;
    text_init(&text, name, length - end < sizeof name ? length - end + 1 : sizeof name);
    text_add(&text, file);
    if (length - end >= sizeof name || !program_name_is_sound(name) || !file_join(path, folder, file)) {
        error_set(&why, file, "can't be the name of a program",
                  "use at most 24 small letters, digits and - before .json");
        return skip(programs, &why);
    }
    return !file_is_plain(path) || add_program(programs, path, name);
}

static bool add_folder(struct programs *programs, const char *levels)
{
    char folder[FILE_PATH_MAX];
    if (!file_join(folder, levels, folder_name))
        return true;
    struct os_fault fault = {0};
    struct os_folder *entries = os_folder_open(folder, &fault);
    if (!entries) {
        struct error why;
        if (fault.why == OS_ABSENT)
            return true;
        error_set(&why, folder, "can't be read", "check that it is a folder and that you may open it");
        return skip(programs, &why);
    }
    bool good = true;
    for (const char *entry; good && (entry = os_folder_next(entries, NULL));)
        good = add_file(programs, folder, entry);
    os_folder_close(entries);
    return good;
}

static int compare_entries(const void *a, const void *b)
{
    const struct program_entry *left = a, *right = b;
    int64_t left_s = program_seconds(&left->program, "", RPM_OF_ORDER, left->program.rounds);
    int64_t right_s = program_seconds(&right->program, "", RPM_OF_ORDER, right->program.rounds);
    return left_s != right_s ? (left_s < right_s ? -1 : 1) : strcmp(left->name, right->name);
}

static int compare_skipped(const void *a, const void *b)
{
    const struct error *left = a, *right = b;
    return strcmp(left->where, right->where);
}

bool programs_load(struct programs *programs, const char *const *folders, int folder_count, struct error *error)
{
    *programs = (struct programs){0};
    for (int i = 0; i < folder_count; i++) {
        if (!add_folder(programs, folders[i])) {
            programs_reset(programs);
            error_set(error, folders[i], "does not fit in memory", "close other programs");
            return false;
        }
    }
    if (programs->count > 0)
        qsort(programs->entries, (size_t)programs->count, sizeof *programs->entries, compare_entries);
    if (programs->skipped_count > 0)
        qsort(programs->skipped, (size_t)programs->skipped_count, sizeof *programs->skipped, compare_skipped);
    return true;
}

void programs_reset(struct programs *programs)
{
    free(programs->entries);
    free(programs->skipped);
    *programs = (struct programs){0};
}

const struct program_entry *programs_find(const struct programs *programs, const char *name)
{
    for (int32_t i = 0; i < programs->count; i++)
        if (strcmp(programs->entries[i].name, name) == 0)
            return &programs->entries[i];
    return NULL;
}

bool programs_load_one(const char *const *folders, int folder_count, const char *name, struct program *program,
                       struct error *error)
{
    *program = (struct program){0};
    for (int i = program_name_is_sound(name) ? folder_count : 0; i-- > 0;) {
        char file[PROGRAM_NAME_SIZE + sizeof suffix], folder[FILE_PATH_MAX], path[FILE_PATH_MAX];
        struct text text;
        text_init(&text, file, sizeof file);
        text_add(&text, name);
        text_add(&text, suffix);
        if (file_join(folder, folders[i], folder_name) && file_join(path, folder, file) && file_is_plain(path))
            return program_load(path, program, error);
    }
    error_set(error, name, "is no program that Heelbeat knows", "see the names with: heelbeat program");
    return false;
}
