/* The mouse's cursor: there while the mouse is used, a hand over what can be chosen; hidden while heels or keys are,
 * and while a level plays. */
#ifndef HEELBEAT_APP_CURSOR_H
#define HEELBEAT_APP_CURSOR_H

#include <SDL.h>
#include <stdbool.h>

enum cursor_shape { CURSOR_HIDDEN, CURSOR_ARROW, CURSOR_HAND, CURSOR_SHAPE_COUNT };

/* Zeroed is valid; SDL's own arrow shows until the first cursor_show. */
struct cursor {
    enum cursor_shape shape;
    SDL_Cursor *cursors[CURSOR_SHAPE_COUNT]; /* owned; made when they are needed */
    bool known;                              /* shape is in force */
};

void cursor_reset(struct cursor *cursor);
/* Costs nothing where it is so already. A system without a hand shows the arrow. */
void cursor_show(struct cursor *cursor, enum cursor_shape shape);

#endif
