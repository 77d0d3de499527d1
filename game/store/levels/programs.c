#include "store/levels/programs.h"

#include "core/base/text.h"
#include "store/levels/program_file.h"
#include "store/shelf.h"

#include <stdlib.h>
#include <string.h>

#define RPM_OF_ORDER 30 /* programs are put in order as if all were played so fast */

static struct shelf shelf_of(const char *const *folders, int folder_count)
{
    return (struct shelf){.folders = folders, .folder_count = folder_count, .inner = "programs"};
}

/* Room for the program of that name: an earlier folder's gives way. */
static struct program_entry *make_room(struct programs *programs, const char *name)
{
    for (int32_t i = 0; i < programs->count; i++)
        if (strcmp(programs->entries[i].name, name) == 0)
            return &programs->entries[i];
    void *items = programs->entries;
    if (!shelf_room(&items, programs->count, sizeof *programs->entries))
        return NULL;
    programs->entries = items;
    return &programs->entries[programs->count++];
}

static enum shelf_taking take_program(void *context, const char *name, const char *path, struct error *why)
{
    struct program program;
    if (!program_name_is_sound(name)) {
        error_set(why, path, "can't be the name of a program",
                  "use at most 24 small letters, digits and - before .json");
        return SHELF_PASSED_OVER;
    }
    if (!program_load(path, &program, why))
        return SHELF_PASSED_OVER;
    struct program_entry *entry = make_room(context, name);
    if (!entry)
        return SHELF_NO_MEMORY;
    *entry = (struct program_entry){.program = program};
    text_copy(entry->name, sizeof entry->name, name);
    text_copy(entry->path, sizeof entry->path, path);
    return SHELF_TAKEN;
}

static int compare_entries(const void *a, const void *b)
{
    const struct program_entry *left = a, *right = b;
    int64_t left_s = program_seconds(&left->program, "", RPM_OF_ORDER, left->program.rounds);
    int64_t right_s = program_seconds(&right->program, "", RPM_OF_ORDER, right->program.rounds);
    return left_s != right_s ? (left_s < right_s ? -1 : 1) : strcmp(left->name, right->name);
}

bool programs_load(struct programs *programs, const char *const *folders, int folder_count, struct error *error)
{
    const struct shelf shelf = shelf_of(folders, folder_count);
    struct shelf_skips skips;
    *programs = (struct programs){0};
    if (!shelf_each(&shelf, take_program, programs, &skips, error)) {
        programs_reset(programs);
        return false;
    }
    programs->skipped = skips.items;
    programs->skipped_count = skips.count;
    if (programs->count > 0)
        qsort(programs->entries, (size_t)programs->count, sizeof *programs->entries, compare_entries);
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
    const struct shelf shelf = shelf_of(folders, folder_count);
    char path[FILE_PATH_MAX];
    *program = (struct program){0};
    if (program_name_is_sound(name) && shelf_find(&shelf, name, path))
        return program_load(path, program, error);
    error_set(error, name, "is no program that Heelbeat knows", "see the names with: heelbeat program");
    return false;
}
