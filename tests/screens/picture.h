/* A screen drawn by the software renderer, without a window, beside the same screen drawn empty: the night and its glow
 * where that screen puts it, and nothing on it. A test names boxes in which something must be.
 * Links with --wrap=canvas_begin, which tells where the glow was put. */
#ifndef HEELBEAT_TESTS_SCREENS_PICTURE_H
#define HEELBEAT_TESTS_SCREENS_PICTURE_H

#include "draw/canvas/canvas.h"

#define PICTURE_PLACES_MAX 8

struct picture {
    SDL_Surface *seen, *empty; /* 0x00RRGGBB */
};

/* Draws one frame: canvas_begin, what is to be seen, canvas_end. */
typedef void picture_draw_fn(struct canvas *canvas, const void *context);

/* Where something must be: its box in the layout of 1280 x 720, and how much of the box, in percent of its pixels, is
 * at least unlike the empty picture. */
struct picture_place {
    const char *name; /* NULL ends a list */
    struct box box;
    int percent;
    int unlike; /* by how much of a channel a pixel must differ to count; 0: visibly. More where all the night is dimmed
                 */
};

/* Draws two frames, the second from what the first has cached, and keeps the second. Fails the test if the canvas can't
 * be had or no frame was begun. */
void picture_make(struct picture *picture, int w, int h, picture_draw_fn *draw, const void *context);
void picture_reset(struct picture *picture);
/* Writes folder/NAME-WxH.bmp, to be looked at. */
void picture_keep(const struct picture *picture, const char *folder, const char *name);
/* How many percent of the box's pixels differ from the empty picture, in a channel by so much (0: visibly). */
double picture_drawn(const struct picture *picture, struct box box, int unlike);
/* Fails the test, naming the picture and the place, where a box is emptier than it may be. */
void picture_expect(const struct picture *picture, const char *name, const struct picture_place *places);

#endif
