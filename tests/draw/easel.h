/* A canvas on a picture in memory, with the software renderer and no window. */
#ifndef HEELBEAT_TESTS_DRAW_EASEL_H
#define HEELBEAT_TESTS_DRAW_EASEL_H

#include "draw/canvas/canvas.h"

struct easel {
    SDL_Surface *surface; /* 0x00RRGGBB */
    SDL_Renderer *renderer;
    struct canvas *canvas;
};

/* Ends the program with a message if anything is missing. */
struct easel easel_create(int w, int h);
void easel_destroy(struct easel *easel);
/* The pixel at (x, y), which is on the picture. */
struct colour easel_pixel(const struct easel *easel, int x, int y);
/* The difference of two colours: the greatest of a channel. */
int colour_distance(struct colour a, struct colour b);
/* A copy of all pixels; free() it. */
uint32_t *easel_copy(const struct easel *easel);
/* The smallest rectangle with every pixel in which the picture differs from one copied before; w 0 if none does. */
SDL_Rect easel_changes(const struct easel *easel, const uint32_t *before);

#endif
