#include "draw/canvas/canvas_inside.h"

#include "core/base/hash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct box bounds_of_points(const struct shape *shape)
{
    struct point low = shape->points[0], high = low;
    for (int i = 1; i < shape->count; i++) {
        low = (struct point){fminf(low.x, shape->points[i].x), fminf(low.y, shape->points[i].y)};
        high = (struct point){fmaxf(high.x, shape->points[i].x), fmaxf(high.y, shape->points[i].y)};
    }
    float out = shape->kind == SHAPE_STROKE ? fmaxf(1, shape->width) / 2 + 0.5f : 0;
    return (struct box){low.x - out, low.y - out, high.x - low.x + 2 * out, high.y - low.y + 2 * out};
}

static struct box bounds_of(const struct shape *shape)
{
    float r = shape->radius;
    switch (shape->kind) {
    case SHAPE_BOX:
    case SHAPE_FRAME:
        return shape->box;
    case SHAPE_ARC:
        r += shape->width / 2 + 0.5f;
        break;
    case SHAPE_GLOW:
        break;
    case SHAPE_STROKE:
    case SHAPE_POLYGON:
        return bounds_of_points(shape);
    }
    return (struct box){shape->centre.x - r, shape->centre.y - r, 2 * r, 2 * r};
}

/* Moves the shape so that pixel (x, y) becomes its origin. */
static void shift(struct shape *shape, int x, int y)
{
    float fx = (float)x, fy = (float)y;
    switch (shape->kind) {
    case SHAPE_BOX:
    case SHAPE_FRAME:
        shape->box.x -= fx;
        shape->box.y -= fy;
        break;
    case SHAPE_ARC:
    case SHAPE_GLOW:
        shape->centre.x -= fx;
        shape->centre.y -= fy;
        break;
    case SHAPE_STROKE:
    case SHAPE_POLYGON:
        break;
    }
    for (int i = 0; i < shape->count; i++) {
        shape->points[i].x -= fx;
        shape->points[i].y -= fy;
    }
}

static void cover(struct mask *mask, const struct shape *shape)
{
    switch (shape->kind) {
    case SHAPE_BOX:
        mask_box(mask, shape->box, shape->radius);
        break;
    case SHAPE_FRAME:
        mask_frame(mask, shape->box, shape->radius, shape->width);
        break;
    case SHAPE_ARC:
        mask_arc(mask, shape->centre, shape->radius, shape->a0, shape->a1, shape->width);
        break;
    case SHAPE_STROKE:
        mask_stroke(mask, shape->points, shape->count, shape->width);
        break;
    case SHAPE_POLYGON:
        mask_polygon(mask, shape->points, shape->count);
        break;
    case SHAPE_GLOW:
        break;
    }
}

/* Paints a shape whose origin is pixel (at.x0, at.y0) of the layer, bounds.y and bounds.h saying where its gradient
 * runs. */
static void paint_shape(struct canvas *canvas, struct layer *layer, struct pixel_box at, const struct shape *shape,
                        struct box bounds)
{
    if (shape->kind == SHAPE_GLOW) {
        struct point centre = {shape->centre.x + (float)at.x0, shape->centre.y + (float)at.y0};
        layer_glow(layer, centre, shape->radius, shape->top);
        return;
    }
    if (!mask_init(&canvas->mask, at.x1 - at.x0, at.y1 - at.y0))
        return;
    cover(&canvas->mask, shape);
    struct paint paint = {.top = shape->top,
                          .bottom = shape->bottom,
                          .y0 = (float)at.y0 + bounds.y,
                          .y1 = (float)at.y0 + bounds.y + bounds.h};
    layer_paint(layer, at.x0, at.y0, &canvas->mask, &paint);
}

static uint64_t shape_key(const struct shape *shape, int w, int h)
{
    float numbers[] = {shape->box.x, shape->box.y,    shape->box.w,    shape->box.h, shape->radius,
                       shape->width, shape->centre.x, shape->centre.y, shape->a0,    shape->a1};
    int whole[] = {(int)shape->kind, w, h};
    uint64_t key = hash_bytes(HASH_SEED, whole, sizeof whole);
    key = hash_bytes(key, numbers, sizeof numbers);
    key = hash_bytes(key, &shape->top, sizeof shape->top);
    key = hash_bytes(key, &shape->bottom, sizeof shape->bottom);
    return shape->count ? hash_bytes(key, shape->points, (size_t)shape->count * sizeof *shape->points) : key;
}

static bool clear_scratch(struct canvas *canvas, int w, int h)
{
    struct layer *scratch = &canvas->scratch;
    size_t pixels = (size_t)w * (size_t)h;
    if (pixels > canvas->scratch_pixels) {
        layer_reset(scratch);
        canvas->scratch_pixels = 0;
        if (!layer_init(scratch, w, h))
            return false;
        canvas->scratch_pixels = pixels;
        return true;
    }
    scratch->w = w;
    scratch->h = h;
    scratch->clip = (struct pixel_box){0, 0, w, h};
    memset(scratch->pixels, 0, pixels * sizeof *scratch->pixels);
    return true;
}

/* Shows the scratch layer through a texture that the next such shape overwrites. */
static void show_once(struct canvas *canvas, int x, int y)
{
    const struct layer *scratch = &canvas->scratch;
    if (canvas->once_w < scratch->w || canvas->once_h < scratch->h) {
        if (canvas->once)
            SDL_DestroyTexture(canvas->once);
        canvas->once_w = (SDL_max(canvas->once_w, scratch->w) + 63) / 64 * 64;
        canvas->once_h = (SDL_max(canvas->once_h, scratch->h) + 63) / 64 * 64;
        canvas->once = SDL_CreateTexture(canvas->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC,
                                         canvas->once_w, canvas->once_h);
        if (!canvas->once) {
            canvas->once_w = canvas->once_h = 0;
            return;
        }
        SDL_SetTextureBlendMode(canvas->once, SDL_BLENDMODE_BLEND);
    }
    SDL_Rect from = {0, 0, scratch->w, scratch->h};
    SDL_Rect to = {x, y, scratch->w, scratch->h};
    SDL_UpdateTexture(canvas->once, &from, scratch->pixels, scratch->w * 4);
    SDL_RenderCopy(canvas->renderer, canvas->once, &from, &to);
}

static void show_shape(struct canvas *canvas, struct pixel_box at, const struct shape *shape, struct box bounds)
{
    int w = at.x1 - at.x0, h = at.y1 - at.y0;
    uint64_t key = shape_key(shape, w, h);
    struct picture *picture = cache_find(&canvas->cache, key);
    if (!picture) {
        if (!clear_scratch(canvas, w, h))
            return;
        paint_shape(canvas, &canvas->scratch, (struct pixel_box){0, 0, w, h}, shape, bounds);
        if (!cache_seen(&canvas->cache, key)) {
            show_once(canvas, at.x0, at.y0);
            return;
        }
        picture = cache_add(&canvas->cache, key, canvas->scratch.pixels, w, h, w * 4, false);
    }
    if (picture)
        picture_show(canvas, picture, at.x0, at.y0, 1);
}

void shape_draw(struct canvas *canvas, struct shape *shape)
{
    struct layer *layer = canvas->target.layer;
    struct box bounds = bounds_of(shape);
    struct pixel_box at = {(int)floorf(bounds.x), (int)floorf(bounds.y), (int)ceilf(bounds.x + bounds.w),
                           (int)ceilf(bounds.y + bounds.h)};
    at = pixel_box_cut(at, layer ? layer->clip : canvas->clip);
    if (pixel_box_empty(at))
        return;
    shift(shape, at.x0, at.y0);
    bounds.y -= (float)at.y0;
    if (layer)
        paint_shape(canvas, layer, at, shape, bounds);
    else
        show_shape(canvas, at, shape, bounds);
}
