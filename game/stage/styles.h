/* The styles of music, read when a level first asks for one and kept: NAME.json in assets/styles, else in the player's
 * own folder of styles (store/styles/style_names). */
#ifndef HEELBEAT_STAGE_STYLES_H
#define HEELBEAT_STAGE_STYLES_H

#include "core/base/error.h"
#include "music/notes/style.h"
#include "store/styles/style_names.h"

#include <stdbool.h>

#define STYLES_MAX 64

struct styles {
    char folders[2][FILE_PATH_MAX]; /* assets/styles, then the player's own */
    struct {
        char name[STYLE_NAMES_NAME_SIZE]; /* of its file */
        struct style *style;              /* owned */
    } items[STYLES_MAX];
    int count;
};

/* player is the player's folder of styles, which need not exist. False if a path is too long. Reads nothing yet. */
bool styles_init(struct styles *styles, const char *assets, const char *player, struct error *error);
void styles_reset(struct styles *styles);
/* The style of that name (one that could reach another folder is none), valid until
 * styles_reset; NULL with *error, which names those there are if there is none of that name. */
const struct style *styles_find(struct styles *styles, const char *name, struct error *error);

#endif
