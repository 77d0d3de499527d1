#include "draw/canvas/canvas.h"

#include "core/base/hash.h"
#include "draw/canvas/canvas_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct canvas *canvas_create(SDL_Renderer *renderer, struct error *error)
{
    struct canvas *canvas = calloc(1, sizeof *canvas);
    if (!canvas || !cache_init(&canvas->cache, renderer, CANVAS_CACHE_BYTES)) {
        error_set(error, "drawing", "there is not enough memory", "close other programs and try again");
        free(canvas);
        return NULL;
    }
    canvas->renderer = renderer;
    canvas->target = (struct target){.scale = 1, .alpha = 1};
    canvas->fonts = fonts_create(error);
    if (!canvas->fonts) {
        canvas_destroy(canvas);
        return NULL;
    }
    return canvas;
}

void canvas_destroy(struct canvas *canvas)
{
    if (!canvas)
        return;
    canvas_lose_textures(canvas);
    cache_reset(&canvas->cache);
    fonts_destroy(canvas->fonts);
    mask_reset(&canvas->mask);
    layer_reset(&canvas->scratch);
    free(canvas->points);
    free(canvas);
}

void canvas_lose_textures(struct canvas *canvas)
{
    cache_clear(&canvas->cache);
    if (canvas->once)
        SDL_DestroyTexture(canvas->once);
    canvas->once = NULL;
    canvas->once_w = canvas->once_h = 0;
}

size_t canvas_cached_bytes(const struct canvas *canvas)
{
    return canvas->cache.bytes;
}

void canvas_measure(struct canvas *canvas)
{
    int w = 0, h = 0;
    if (SDL_GetRendererOutputSize(canvas->renderer, &w, &h) != 0 || w < 1 || h < 1)
        w = h = 1;
    if (w != canvas->window_w || h != canvas->window_h)
        cache_clear(&canvas->cache);
    size_t windows = CANVAS_CACHE_WINDOWS * (size_t)w * (size_t)h * sizeof(uint32_t);
    canvas->cache.bytes_max = windows > CANVAS_CACHE_BYTES ? windows : CANVAS_CACHE_BYTES;
    canvas->window_w = w;
    canvas->window_h = h;
    float scale = fminf((float)w / LAYOUT_WIDTH, (float)h / LAYOUT_HEIGHT);
    canvas->target = (struct target){.scale = scale,
                                     .x = floorf(((float)w - LAYOUT_WIDTH * scale) / 2),
                                     .y = floorf(((float)h - LAYOUT_HEIGHT * scale) / 2),
                                     .alpha = 1};
}

/* Opaque pictures are found by what they show and where. */
static uint64_t backdrop_key(const struct canvas *canvas, uint64_t key, struct pixel_box at)
{
    key = hash_bytes(key, &at, sizeof at);
    key = hash_bytes(key, &canvas->glow, sizeof canvas->glow);
    return hash_bytes(key, &canvas->glow_radius, sizeof canvas->glow_radius);
}

static void show_backdrop(struct canvas *canvas, uint64_t key, struct pixel_box at, canvas_draw_fn *draw,
                          const void *context)
{
    key = backdrop_key(canvas, key, at);
    struct picture *picture = cache_find(&canvas->cache, key);
    struct layer layer;
    if (!picture && layer_init(&layer, at.x1 - at.x0, at.y1 - at.y0)) {
        night_paint(canvas, &layer, at.x0, at.y0);
        struct target window = canvas->target;
        canvas->target.layer = &layer;
        canvas->target.x -= (float)at.x0;
        canvas->target.y -= (float)at.y0;
        if (draw)
            draw(canvas, context);
        canvas->target = window;
        picture = cache_add(&canvas->cache, key, layer.pixels, layer.w, layer.h, layer.w * 4, true);
        layer_reset(&layer);
    }
    if (picture)
        picture_show(canvas, picture, at.x0, at.y0, 1);
}

void canvas_begin(struct canvas *canvas, float glow_x, float glow_y, float glow_r)
{
    canvas_measure(canvas);
    canvas->glow = (struct point){canvas_real_x(canvas, glow_x), canvas_real_y(canvas, glow_y)};
    canvas->glow_radius = canvas_real_length(canvas, glow_r);
    canvas_unclip(canvas);
    show_backdrop(canvas, HASH_SEED, canvas->clip, NULL, NULL);
}

void canvas_end(struct canvas *canvas)
{
    canvas_unclip(canvas);
    SDL_RenderFlush(canvas->renderer);
}

float canvas_scale(const struct canvas *canvas)
{
    return canvas->target.scale;
}

struct box canvas_visible(const struct canvas *canvas)
{
    const struct target *target = &canvas->target;
    return (struct box){-target->x / target->scale, -target->y / target->scale, (float)canvas->window_w / target->scale,
                        (float)canvas->window_h / target->scale};
}

static struct pixel_box pixels_of(const struct canvas *canvas, struct box box)
{
    return (struct pixel_box){(int)lroundf(canvas_real_x(canvas, box.x)), (int)lroundf(canvas_real_y(canvas, box.y)),
                              (int)lroundf(canvas_real_x(canvas, box.x + box.w)),
                              (int)lroundf(canvas_real_y(canvas, box.y + box.h))};
}

static void set_clip(struct canvas *canvas, struct pixel_box box)
{
    struct layer *layer = canvas->target.layer;
    if (layer) {
        layer->clip = pixel_box_cut(box, (struct pixel_box){0, 0, layer->w, layer->h});
        return;
    }
    canvas->clip = pixel_box_cut(box, (struct pixel_box){0, 0, canvas->window_w, canvas->window_h});
    SDL_Rect rect = {canvas->clip.x0, canvas->clip.y0, canvas->clip.x1 - canvas->clip.x0,
                     canvas->clip.y1 - canvas->clip.y0};
    if (pixel_box_empty(canvas->clip)) {
        canvas->clip = (struct pixel_box){0, 0, 0, 0};
        rect = (SDL_Rect){-1, -1, 1, 1}; /* SDL takes an empty one for none */
    }
    SDL_RenderSetClipRect(canvas->renderer, &rect);
}

void canvas_clip(struct canvas *canvas, struct box box)
{
    set_clip(canvas, pixels_of(canvas, box));
}

void canvas_unclip(struct canvas *canvas)
{
    const struct layer *layer = canvas->target.layer;
    set_clip(canvas, layer ? (struct pixel_box){0, 0, layer->w, layer->h}
                           : (struct pixel_box){0, 0, canvas->window_w, canvas->window_h});
}

void canvas_backdrop(struct canvas *canvas, uint64_t key, struct box box, canvas_draw_fn *draw, const void *context)
{
    struct pixel_box window = {0, 0, canvas->window_w, canvas->window_h};
    struct pixel_box at = pixel_box_cut(pixels_of(canvas, box), window);
    if (!pixel_box_empty(at))
        show_backdrop(canvas, key, at, draw, context);
}

void picture_show(struct canvas *canvas, const struct picture *picture, int x, int y, float opacity)
{
    SDL_Rect to = {x, y, picture->w, picture->h};
    SDL_SetTextureAlphaMod(picture->texture, (uint8_t)(fminf(1, fmaxf(0, opacity)) * 255 + 0.5f));
    SDL_RenderCopy(canvas->renderer, picture->texture, NULL, &to);
}

/* Where a sprite stands: whole pixel and quarter pixel phase along one axis. */
struct stand {
    int pixel;
    int phase;
};

static struct stand stand_at(float real, bool smooth)
{
    int quarters = smooth ? (int)lroundf(real * 4) : 4 * (int)lroundf(real);
    int pixel = quarters >= 0 ? quarters / 4 : -((3 - quarters) / 4);
    return (struct stand){pixel, quarters - 4 * pixel};
}

/* A sprite within a sprite is simply drawn. */
static void draw_within(struct canvas *canvas, struct box place, float opacity, canvas_draw_fn *draw,
                        const void *context)
{
    struct target outer = canvas->target;
    canvas->target.x += outer.scale * place.x;
    canvas->target.y += outer.scale * place.y;
    canvas->target.alpha *= opacity;
    draw(canvas, context);
    canvas->target = outer;
}

static struct picture *bake(struct canvas *canvas, uint64_t key, struct box place, struct stand x, struct stand y,
                            canvas_draw_fn *draw, const void *context)
{
    struct target outer = canvas->target;
    struct layer layer;
    int w = (int)ceilf(place.w * outer.scale + (float)x.phase / 4);
    int h = (int)ceilf(place.h * outer.scale + (float)y.phase / 4);
    if (w < 1 || h < 1 || !layer_init(&layer, w, h))
        return NULL;
    canvas->target = (struct target){&layer, outer.scale, (float)x.phase / 4, (float)y.phase / 4, 1};
    draw(canvas, context);
    canvas->target = outer;
    struct picture *picture = cache_add(&canvas->cache, key, layer.pixels, w, h, w * 4, false);
    layer_reset(&layer);
    return picture;
}

void canvas_sprite(struct canvas *canvas, uint64_t key, struct box place, bool smooth, float opacity,
                   canvas_draw_fn *draw, const void *context)
{
    if (canvas->target.layer) {
        draw_within(canvas, place, opacity, draw, context);
        return;
    }
    struct stand x = stand_at(canvas->target.x + canvas->target.scale * place.x, smooth);
    struct stand y = stand_at(canvas->target.y + canvas->target.scale * place.y, smooth);
    int phases[2] = {x.phase, y.phase};
    key = hash_bytes(key, phases, sizeof phases);
    struct picture *picture = cache_find(&canvas->cache, key);
    if (!picture)
        picture = bake(canvas, key, place, x, y, draw, context);
    if (picture)
        picture_show(canvas, picture, x.pixel, y.pixel, opacity);
}

uint64_t canvas_key(const char *name, const float *numbers, int count)
{
    uint64_t key = hash_bytes(HASH_SEED, name, strlen(name));
    for (int i = 0; i < count; i++) {
        int64_t thousandths = llroundf(numbers[i] * 1000);
        key = hash_bytes(key, &thousandths, sizeof thousandths);
    }
    return key;
}
