/* The programs at hand: those that Heelbeat ships and those in the player's data folder, each in programs/ of a folder
 * of levels. */
#ifndef HEELBEAT_STORE_LEVELS_PROGRAMS_H
#define HEELBEAT_STORE_LEVELS_PROGRAMS_H

#include "core/made/program.h"
#include "files/file.h"

struct program_entry {
    char name[PROGRAM_NAME_SIZE]; /* the file's name without .json: what `heelbeat program NAME` takes */
    char path[FILE_PATH_MAX];
    struct program program;
};

struct programs {
    struct program_entry *entries; /* owned; by how long they are the first time, then name */
    int32_t count;
    struct error *skipped; /* owned; a line for each file that could not be read */
    int32_t skipped_count;
};

/* Reads programs/NAME.json in each of folders[folder_count]; of two with one name the later folder's counts. A missing
 * folder is empty. False only when out of memory. */
bool programs_load(struct programs *programs, const char *const *folders, int folder_count, struct error *error);
void programs_reset(struct programs *programs);
/* By name, or NULL. */
const struct program_entry *programs_find(const struct programs *programs, const char *name);
/* One program by name. False with *error if there is none, or its file has a fault. */
bool programs_load_one(const char *const *folders, int folder_count, const char *name, struct program *program,
                       struct error *error);

#endif
