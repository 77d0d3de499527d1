/* What the parts of the canvas share; nobody else includes this. */
#ifndef HEELBEAT_DRAW_CANVAS_CANVAS_INSIDE_H
#define HEELBEAT_DRAW_CANVAS_CANVAS_INSIDE_H

#include "draw/canvas/cache.h"
#include "draw/canvas/canvas.h"
#include "draw/canvas/fonts.h"
#include "draw/canvas/layer.h"
#include "draw/canvas/mask.h"

/* Where drawing goes: the window, or a layer that is being baked. Real = offset + scale * virtual. */
struct target {
    struct layer *layer; /* borrowed; NULL is the window */
    float scale;
    float x, y;
    float alpha; /* of everything drawn */
};

struct canvas {
    SDL_Renderer *renderer; /* borrowed */
    struct fonts *fonts;
    struct cache cache;
    struct target target;
    struct pixel_box clip; /* of the window */
    int window_w, window_h;
    struct point glow; /* of the background, in real pixels */
    float glow_radius;
    struct mask mask;
    struct layer scratch; /* grows; a shape on its way to a texture */
    size_t scratch_pixels;
    SDL_Texture *once; /* for shapes that are not kept */
    int once_w, once_h;
    struct point *points; /* of the shape at hand, in real pixels */
    int points_max;
};

enum shape_kind { SHAPE_BOX, SHAPE_FRAME, SHAPE_ARC, SHAPE_STROKE, SHAPE_POLYGON, SHAPE_GLOW };

/* A shape in real pixels of the target. */
struct shape {
    enum shape_kind kind;
    struct box box; /* BOX, FRAME */
    float radius;   /* BOX, FRAME, ARC, GLOW */
    float width;    /* FRAME, ARC, STROKE */
    float a0, a1;   /* ARC */
    struct point centre;
    struct point *points; /* STROKE, POLYGON */
    int count;
    struct colour top, bottom;
};

/* Draws a shape to the target, from the cache if it was drawn before. */
void shape_draw(struct canvas *canvas, struct shape *shape);
/* Shows a kept picture with its corner at pixel (x, y) of the window. */
void picture_show(struct canvas *canvas, const struct picture *picture, int x, int y, float opacity);
/* Virtual to real, to the nearest eighth of a pixel. */
float canvas_real_x(const struct canvas *canvas, float x);
float canvas_real_y(const struct canvas *canvas, float y);
float canvas_real_length(const struct canvas *canvas, float length);
/* The night and its glow for the window pixels from (x, y); opaque. */
void night_paint(const struct canvas *canvas, struct layer *layer, int x, int y);

#endif
