#include "screens/picture.h"

#include <math.h>

#include "check.h"

#define VISIBLY 6 /* of a channel: less is no more than a shade of the night */

static struct {
    bool seen;
    float x, y, radius;
} glow;

void __real_canvas_begin(struct canvas *canvas, float glow_x, float glow_y, float glow_r);
void __wrap_canvas_begin(struct canvas *canvas, float glow_x, float glow_y, float glow_r);

void __wrap_canvas_begin(struct canvas *canvas, float glow_x, float glow_y, float glow_r)
{
    glow.seen = true;
    glow.x = glow_x;
    glow.y = glow_y;
    glow.radius = glow_r;
    __real_canvas_begin(canvas, glow_x, glow_y, glow_r);
}

static void draw_seen(struct canvas *canvas, picture_draw_fn *draw, const void *context)
{
    glow.seen = false;
    draw(canvas, context);
    draw(canvas, context);
    if (!glow.seen)
        fail_msg("no frame was begun");
}

static void draw_empty(struct canvas *canvas)
{
    __real_canvas_begin(canvas, glow.x, glow.y, glow.radius);
    canvas_end(canvas);
}

static SDL_Surface *copy_of(SDL_Renderer *renderer, SDL_Surface *surface)
{
    SDL_RenderPresent(renderer);
    SDL_Surface *copy = SDL_ConvertSurface(surface, surface->format, 0);
    assert_non_null(copy);
    return copy;
}

void picture_make(struct picture *picture, int w, int h, picture_draw_fn *draw, const void *context)
{
    struct error error = {0};
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    assert_non_null(renderer);
    struct canvas *canvas = canvas_create(renderer, &error);
    if (!canvas)
        fail_msg("%s: %s", error.where, error.what);
    draw_seen(canvas, draw, context);
    picture->seen = copy_of(renderer, surface);
    draw_empty(canvas);
    picture->empty = copy_of(renderer, surface);
    canvas_destroy(canvas);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
}

void picture_reset(struct picture *picture)
{
    SDL_FreeSurface(picture->seen);
    SDL_FreeSurface(picture->empty);
    *picture = (struct picture){0};
}

void picture_keep(const struct picture *picture, const char *folder, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s-%dx%d.bmp", folder, name, picture->seen->w, picture->seen->h);
    assert_int_equal(SDL_SaveBMP(picture->seen, path), 0);
}

static uint32_t pixel_at(const SDL_Surface *surface, int x, int y)
{
    return ((const uint32_t *)((const char *)surface->pixels + (ptrdiff_t)y * surface->pitch))[x];
}

static bool differ(uint32_t a, uint32_t b, int unlike)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) >= unlike)
            return true;
    return false;
}

/* The layout stands in the middle of the window, as large as fits. */
double picture_drawn(const struct picture *picture, struct box box, int unlike)
{
    float w = (float)picture->seen->w, h = (float)picture->seen->h, scale = fminf(w / LAYOUT_WIDTH, h / LAYOUT_HEIGHT);
    float left = (w - LAYOUT_WIDTH * scale) / 2, top = (h - LAYOUT_HEIGHT * scale) / 2;
    int x0 = (int)(left + box.x * scale), x1 = (int)(left + (box.x + box.w) * scale);
    int y0 = (int)(top + box.y * scale), y1 = (int)(top + (box.y + box.h) * scale), drawn = 0;
    assert_true(x0 >= 0 && y0 >= 0 && x0 < x1 && y0 < y1 && x1 <= picture->seen->w && y1 <= picture->seen->h);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            drawn += differ(pixel_at(picture->seen, x, y), pixel_at(picture->empty, x, y), unlike ? unlike : VISIBLY);
    return 100.0 * drawn / ((double)(x1 - x0) * (y1 - y0));
}

void picture_expect(const struct picture *picture, const char *name, const struct picture_place *places)
{
    for (int i = 0; i < PICTURE_PLACES_MAX && places[i].name; i++) {
        double drawn = picture_drawn(picture, places[i].box, places[i].unlike);
        if (drawn < places[i].percent)
            fail_msg("%s, %d x %d: %s is %.1f %% drawn, not %d %%", name, picture->seen->w, picture->seen->h,
                     places[i].name, drawn, places[i].percent);
    }
}
