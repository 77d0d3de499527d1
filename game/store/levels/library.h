/* The levels at hand: those that Heelbeat ships and those in the player's data folder (levels/). */
#ifndef HEELBEAT_STORE_LEVELS_LIBRARY_H
#define HEELBEAT_STORE_LEVELS_LIBRARY_H

#include "core/level/chart.h"
#include "files/file.h"

struct library_level {
    char name[64];            /* the file's name without .json: what `heelbeat play NAME` takes */
    char path[FILE_PATH_MAX]; /* empty: made, see store/levels/made.h */
    uint64_t hash;            /* of the file's bytes, or level_hash of a made one */
    struct level level;
    struct chart chart; /* at 100 % */
    int32_t cadence_rpm_milli;
};

struct library {
    struct library_level *levels; /* owned; by cadence, then length, then name */
    int32_t count;
    struct error *skipped; /* owned; a line for each file that could not be read */
    int32_t skipped_count;
};

/* Reads every *.json in folders[folder_count]; of two with one name the later folder's counts. A missing folder is
 * empty. False only when out of memory. */
bool library_load(struct library *library, const char *const *folders, int folder_count, struct error *error);
void library_reset(struct library *library);
/* By name, or NULL. */
const struct library_level *library_find(const struct library *library, const char *name);
/* One level by name (one that can be made from its name included), or by the path of a file; the caller's to reset with
 * library_level_reset. */
bool library_level_load(struct library_level *out, const char *const *folders, int folder_count,
                        const char *name_or_path, struct error *error);
void library_level_reset(struct library_level *level);

#endif
