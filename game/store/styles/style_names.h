/* Which styles of music are at hand, by name: the files in assets/styles and those of the player's own. A shipped style
 * goes before an own one of its name, which is passed over: a level, and the challenge of a day, sound the same to
 * everyone. */
#ifndef HEELBEAT_STORE_STYLES_STYLE_NAMES_H
#define HEELBEAT_STORE_STYLES_STYLE_NAMES_H

#include "core/base/error.h"
#include "store/shelf.h"

#define STYLE_NAMES_MAX       32
#define STYLE_NAMES_NAME_SIZE 32

struct style_names {
    char names[STYLE_NAMES_MAX][STYLE_NAMES_NAME_SIZE]; /* by the alphabet, shipped ones first, none twice */
    int count;
};

/* Lists assets/styles/NAME.json and player_styles/NAME.json; names that can't stand in the name of a made level are
 * left out. A folder that isn't there is empty. passed, if not NULL, gets the player's own files that are passed over:
 * with a fault, or of a shipped style's name; without it no file is read. */
void style_names_list(struct style_names *styles, const char *assets, const char *player_styles,
                      struct shelf_skips *passed);
/* The file that the style of that name is read from: in shipped (assets/styles), else in own. False if there is none.
 */
bool style_names_path(char path[FILE_PATH_MAX], const char *shipped, const char *own, const char *name);
/* Whether a file of that path with these contents would be passed over: a shipped style has its name, and is another.
 * *error then says so. */
bool style_names_passes_over(const char *shipped, const char *file, const char *bytes, size_t size,
                             struct error *error);
/* Its place among them, or -1. */
int style_names_find(const struct style_names *styles, const char *name);

#endif
