/* The styles of music, read from assets/styles when a level first asks for one and kept. */
#ifndef HEELBEAT_APP_STYLES_H
#define HEELBEAT_APP_STYLES_H

#include "core/error.h"
#include "music/style.h"
#include "store/file.h"

#include <stdbool.h>

#define STYLES_MAX 64

#define STYLES_NAME_SIZE 32

struct styles {
    char folder[FILE_PATH_MAX]; /* assets/styles */
    struct {
        char name[STYLES_NAME_SIZE]; /* of its file */
        struct style *style;         /* owned */
    } items[STYLES_MAX];
    int count;
};

/* False if the path is too long. Reads nothing yet. */
bool styles_init(struct styles *styles, const char *assets, struct error *error);
void styles_reset(struct styles *styles);
/* The style of that name (letters, digits, - and _ alone, so that a level can't reach another folder), valid until
 * styles_reset; NULL with *error. context is the struct styles: the form that struct stage asks for. */
const struct style *styles_find(void *context, const char *name, struct error *error);

#endif
