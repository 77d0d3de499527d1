/* A picture in memory that masks are painted onto: straight (not premultiplied) ARGB, as SDL's blending wants it, so
 * that what is painted here once and copied later shows no dark fringes. */
#ifndef HEELBEAT_DRAW_CANVAS_LAYER_H
#define HEELBEAT_DRAW_CANVAS_LAYER_H

#include "draw/canvas/mask.h"
#include "draw/canvas/theme.h"

#include <stdint.h>

/* Whole pixels, half open: x0 <= x < x1. */
struct pixel_box {
    int x0, y0, x1, y1;
};

struct layer {
    int w, h;
    uint32_t *pixels; /* owned, w x h, 0xAARRGGBB */
    struct pixel_box clip;
};

/* What a mask is filled with: top at y0, bottom at y1, in pixels of the layer. */
struct paint {
    struct colour top, bottom;
    float y0, y1;
};

/* A clear layer. False if out of memory. */
bool layer_init(struct layer *layer, int w, int h);
void layer_reset(struct layer *layer);

/* Lays paint over the layer where mask, its corner at (x, y), covers. */
void layer_paint(struct layer *layer, int x, int y, const struct mask *mask, const struct paint *paint);
/* colour at the centre, fading evenly to nothing at radius. */
void layer_glow(struct layer *layer, struct point centre, float radius, struct colour colour);
/* Lays another picture (straight ARGB, pitch_px pixels from row to row) over the layer, its alpha scaled by alpha 0..1.
 */
void layer_blend(struct layer *layer, int x, int y, const uint32_t *pixels, int w, int h, int pitch_px, float alpha);

struct pixel_box pixel_box_cut(struct pixel_box a, struct pixel_box b);
bool pixel_box_empty(struct pixel_box box);

#endif
