#include "draw/canvas/layer.h"

#include <math.h>
#include <stdlib.h>

bool layer_init(struct layer *layer, int w, int h)
{
    *layer = (struct layer){.w = w, .h = h, .clip = {0, 0, w, h}};
    layer->pixels = calloc((size_t)w * (size_t)h, sizeof *layer->pixels);
    return layer->pixels;
}

void layer_reset(struct layer *layer)
{
    free(layer->pixels);
    *layer = (struct layer){0};
}

struct pixel_box pixel_box_cut(struct pixel_box a, struct pixel_box b)
{
    return (struct pixel_box){a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0, a.x1 < b.x1 ? a.x1 : b.x1,
                              a.y1 < b.y1 ? a.y1 : b.y1};
}

bool pixel_box_empty(struct pixel_box box)
{
    return box.x0 >= box.x1 || box.y0 >= box.y1;
}

/* Colours 0..255, alpha 0..1. */
struct tint {
    float r, g, b, a;
};

static uint32_t pack(struct tint tint)
{
    return (uint32_t)(tint.a * 255 + 0.5f) << 24 | (uint32_t)(tint.r + 0.5f) << 16 | (uint32_t)(tint.g + 0.5f) << 8 |
           (uint32_t)(tint.b + 0.5f);
}

static uint32_t over(uint32_t under, struct tint tint)
{
    uint32_t under_alpha = under >> 24;
    if (under_alpha == 0)
        return pack(tint);
    float below = (float)under_alpha / 255 * (1 - tint.a);
    float alpha = tint.a + below;
    float top = tint.a / alpha, bottom = below / alpha;
    return pack((struct tint){.r = tint.r * top + (float)(under >> 16 & 255) * bottom,
                              .g = tint.g * top + (float)(under >> 8 & 255) * bottom,
                              .b = tint.b * top + (float)(under & 255) * bottom,
                              .a = alpha});
}

static struct tint mix(const struct paint *paint, float y)
{
    float span = paint->y1 - paint->y0;
    float t = span > 0 ? (y - paint->y0) / span : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    float s = 1 - t;
    return (struct tint){.r = (float)paint->top.r * s + (float)paint->bottom.r * t,
                         .g = (float)paint->top.g * s + (float)paint->bottom.g * t,
                         .b = (float)paint->top.b * s + (float)paint->bottom.b * t,
                         .a = ((float)paint->top.a * s + (float)paint->bottom.a * t) / 255};
}

void layer_paint(struct layer *layer, int x, int y, const struct mask *mask, const struct paint *paint)
{
    struct pixel_box box = pixel_box_cut(layer->clip, (struct pixel_box){x, y, x + mask->w, y + mask->h});
    for (int py = box.y0; py < box.y1; py++) {
        struct tint tint = mix(paint, (float)py + 0.5f);
        float alpha = tint.a;
        const float *cover = mask->cover + (ptrdiff_t)(py - y) * mask->stride;
        uint32_t *row = layer->pixels + (ptrdiff_t)py * layer->w;
        for (int px = box.x0; px < box.x1; px++) {
            tint.a = alpha * cover[px - x];
            if (tint.a > 0.001f)
                row[px] = over(row[px], tint);
        }
    }
}

void layer_glow(struct layer *layer, struct point centre, float radius, struct colour colour)
{
    struct pixel_box box =
        pixel_box_cut(layer->clip, (struct pixel_box){(int)floorf(centre.x - radius), (int)floorf(centre.y - radius),
                                                      (int)ceilf(centre.x + radius), (int)ceilf(centre.y + radius)});
    for (int y = box.y0; y < box.y1; y++) {
        uint32_t *row = layer->pixels + (ptrdiff_t)y * layer->w;
        for (int x = box.x0; x < box.x1; x++) {
            float dx = (float)x + 0.5f - centre.x, dy = (float)y + 0.5f - centre.y;
            float alpha = (float)colour.a / 255 * (1 - sqrtf(dx * dx + dy * dy) / radius);
            if (alpha > 0.001f)
                row[x] = over(row[x], (struct tint){(float)colour.r, (float)colour.g, (float)colour.b, alpha});
        }
    }
}

void layer_blend(struct layer *layer, int x, int y, const uint32_t *pixels, int w, int h, int pitch_px, float alpha)
{
    struct pixel_box box = pixel_box_cut(layer->clip, (struct pixel_box){x, y, x + w, y + h});
    for (int py = box.y0; py < box.y1; py++) {
        const uint32_t *from = pixels + (ptrdiff_t)(py - y) * pitch_px;
        uint32_t *row = layer->pixels + (ptrdiff_t)py * layer->w;
        for (int px = box.x0; px < box.x1; px++) {
            uint32_t source = from[px - x];
            struct tint tint = {(float)(source >> 16 & 255), (float)(source >> 8 & 255), (float)(source & 255),
                                (float)(source >> 24) / 255 * alpha};
            if (tint.a > 0.001f)
                row[px] = over(row[px], tint);
        }
    }
}
