#include "draw/easel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct easel easel_create(int w, int h)
{
    struct easel easel = {.surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888)};
    struct error error = {0};
    if (easel.surface)
        easel.renderer = SDL_CreateSoftwareRenderer(easel.surface);
    if (easel.renderer)
        easel.canvas = canvas_create(easel.renderer, &error);
    if (!easel.canvas) {
        fprintf(stderr, "no canvas: %s %s %s\n", SDL_GetError(), error.what, error.fix);
        exit(1);
    }
    return easel;
}

void easel_destroy(struct easel *easel)
{
    canvas_destroy(easel->canvas);
    SDL_DestroyRenderer(easel->renderer);
    SDL_FreeSurface(easel->surface);
    *easel = (struct easel){0};
}

static const uint32_t *row_of(const struct easel *easel, int y)
{
    return (const uint32_t *)((const char *)easel->surface->pixels + (ptrdiff_t)y * easel->surface->pitch);
}

struct colour easel_pixel(const struct easel *easel, int x, int y)
{
    uint32_t pixel = row_of(easel, y)[x];
    return (struct colour){(uint8_t)(pixel >> 16), (uint8_t)(pixel >> 8), (uint8_t)pixel, 255};
}

int colour_distance(struct colour a, struct colour b)
{
    int r = abs(a.r - b.r), g = abs(a.g - b.g), blue = abs(a.b - b.b);
    return SDL_max(r, SDL_max(g, blue));
}

uint32_t *easel_copy(const struct easel *easel)
{
    size_t w = (size_t)easel->surface->w, h = (size_t)easel->surface->h;
    uint32_t *copy = malloc(w * h * sizeof *copy);
    for (size_t y = 0; copy && y < h; y++)
        memcpy(copy + y * w, row_of(easel, (int)y), w * sizeof *copy);
    return copy;
}

SDL_Rect easel_changes(const struct easel *easel, const uint32_t *before)
{
    int left = easel->surface->w, right = -1, top = easel->surface->h, bottom = -1;
    for (int y = 0; y < easel->surface->h; y++) {
        for (int x = 0; x < easel->surface->w; x++) {
            if (((row_of(easel, y)[x] ^ before[y * easel->surface->w + x]) & 0xffffff) == 0)
                continue;
            left = SDL_min(left, x);
            right = SDL_max(right, x);
            top = SDL_min(top, y);
            bottom = SDL_max(bottom, y);
        }
    }
    return right < 0 ? (SDL_Rect){0, 0, 0, 0} : (SDL_Rect){left, top, right - left + 1, bottom - top + 1};
}
