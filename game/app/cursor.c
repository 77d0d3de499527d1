#include "app/cursor.h"

void cursor_reset(struct cursor *cursor)
{
    for (int i = 0; i < CURSOR_SHAPE_COUNT; i++)
        SDL_FreeCursor(cursor->cursors[i]);
    *cursor = (struct cursor){0};
}

static void put_on(struct cursor *cursor, enum cursor_shape shape)
{
    static const SDL_SystemCursor system[CURSOR_SHAPE_COUNT] = {
        [CURSOR_ARROW] = SDL_SYSTEM_CURSOR_ARROW, [CURSOR_HAND] = SDL_SYSTEM_CURSOR_HAND};
    if (!cursor->cursors[shape])
        cursor->cursors[shape] = SDL_CreateSystemCursor(system[shape]);
    if (cursor->cursors[shape])
        SDL_SetCursor(cursor->cursors[shape]);
}

void cursor_show(struct cursor *cursor, enum cursor_shape shape)
{
    if (cursor->known && cursor->shape == shape)
        return;
    cursor->known = true;
    cursor->shape = shape;
    if (shape != CURSOR_HIDDEN)
        put_on(cursor, shape);
    SDL_ShowCursor(shape == CURSOR_HIDDEN ? SDL_DISABLE : SDL_ENABLE);
}
