#include "draw/canvas/canvas_inside.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <math.h>
#include <string.h>

#define TEXT_BYTES_MAX 1024
static const char ellipsis[] = "\xe2\x80\xa6";

static float em_px(const struct canvas *canvas, const struct text_style *style)
{
    return canvas->target.scale * style->size;
}

/* A stretch of text in one font. */
struct run {
    TTF_Font *font;
    const char *start;
    size_t length;
};

/* The first run of text: the letters up to where another font is needed. */
static struct run next_run(struct canvas *canvas, const struct text_style *style, float px, const char *text)
{
    struct run run = {.font = fonts_main(canvas->fonts, style->weight, px), .start = text};
    const char *at = text;
    while (*at) {
        const char *letter = at;
        uint32_t codepoint;
        at += utf8_step(at, &codepoint);
        TTF_Font *font = run.font;
        if (!font || !TTF_GlyphIsProvided32(font, codepoint)) {
            TTF_Font *other = fonts_with(canvas->fonts, style->weight, px, codepoint);
            font = other ? other : font;
        }
        if (letter == text)
            run.font = font;
        else if (font != run.font || at - text >= TEXT_BYTES_MAX)
            break;
        run.length = (size_t)(at - text);
    }
    return run;
}

static bool copy_run(const struct run *run, char buffer[TEXT_BYTES_MAX])
{
    if (!run->font || run->length == 0 || run->length >= TEXT_BYTES_MAX)
        return false;
    memcpy(buffer, run->start, run->length);
    buffer[run->length] = '\0';
    return true;
}

struct extent {
    int w, rise, fall; /* pixels: width, above and below the baseline */
};

static struct extent measure(struct canvas *canvas, const struct text_style *style, const char *text)
{
    struct extent extent = {0};
    float px = em_px(canvas, style);
    char buffer[TEXT_BYTES_MAX];
    while (*text) {
        struct run run = next_run(canvas, style, px, text);
        int w = 0, h = 0;
        if (!copy_run(&run, buffer) || TTF_SizeUTF8(run.font, buffer, &w, &h) != 0)
            break;
        extent.w += w;
        extent.rise = SDL_max(extent.rise, TTF_FontAscent(run.font));
        extent.fall = SDL_max(extent.fall, h - TTF_FontAscent(run.font));
        text += run.length;
    }
    return extent;
}

/* The text laid on a layer, its baseline at pixel (x, y). */
static void lay_text(struct canvas *canvas, struct layer *layer, int x, int y, const struct text_style *style, float px,
                     const char *text)
{
    SDL_Color colour = {style->colour.r, style->colour.g, style->colour.b, 255};
    float alpha = (float)style->colour.a / 255;
    char buffer[TEXT_BYTES_MAX];
    while (*text) {
        struct run run = next_run(canvas, style, px, text);
        SDL_Surface *surface = copy_run(&run, buffer) ? TTF_RenderUTF8_Blended(run.font, buffer, colour) : NULL;
        if (!surface)
            return;
        layer_blend(layer, x, y - TTF_FontAscent(run.font), surface->pixels, surface->w, surface->h, surface->pitch / 4,
                    alpha);
        x += surface->w;
        text += run.length;
        SDL_FreeSurface(surface);
    }
}

static uint64_t text_key(const struct text_style *style, const char *text)
{
    int weight = (int)style->weight;
    uint64_t key = canvas_key("text", &style->size, 1);
    key = hash_bytes(key, &weight, sizeof weight);
    key = hash_bytes(key, &style->colour, sizeof style->colour);
    return hash_bytes(key, text, strlen(text));
}

static struct picture *bake_text(struct canvas *canvas, uint64_t key, const struct text_style *style, const char *text)
{
    struct extent extent = measure(canvas, style, text);
    struct layer layer;
    if (extent.w < 1 || !layer_init(&layer, extent.w, extent.rise + extent.fall))
        return NULL;
    lay_text(canvas, &layer, 0, extent.rise, style, em_px(canvas, style), text);
    struct picture *picture = cache_add(&canvas->cache, key, layer.pixels, layer.w, layer.h, layer.w * 4, false);
    if (picture)
        picture->rise = extent.rise;
    layer_reset(&layer);
    return picture;
}

static int text_left(enum text_align align, float x, int w)
{
    float share = align == TEXT_LEFT ? 0 : align == TEXT_CENTRE ? 0.5f : 1;
    return (int)lroundf(x - share * (float)w);
}

void canvas_text(struct canvas *canvas, float x, float y, const struct text_style *style, const char *utf8)
{
    if (!utf8 || !*utf8)
        return;
    float real_x = canvas_real_x(canvas, x);
    int baseline = (int)lroundf(canvas_real_y(canvas, y));
    if (canvas->target.layer) {
        struct text_style faded = *style;
        faded.colour = colour_alpha(style->colour, canvas->target.alpha);
        int left = text_left(style->align, real_x, measure(canvas, style, utf8).w);
        lay_text(canvas, canvas->target.layer, left, baseline, &faded, em_px(canvas, style), utf8);
        return;
    }
    uint64_t key = text_key(style, utf8);
    struct picture *picture = cache_find(&canvas->cache, key);
    if (!picture)
        picture = bake_text(canvas, key, style, utf8);
    if (picture)
        picture_show(canvas, picture, text_left(style->align, real_x, picture->w), baseline - picture->rise, 1);
}

float canvas_text_width(struct canvas *canvas, const struct text_style *style, const char *utf8)
{
    if (!utf8 || !*utf8)
        return 0;
    const struct picture *picture = cache_find(&canvas->cache, text_key(style, utf8));
    int w = picture ? picture->w : measure(canvas, style, utf8).w;
    return (float)w / canvas->target.scale;
}

/* Writes the first `bytes` bytes of text, without spaces at their end, and an ellipsis. */
static void cut_text(char buffer[TEXT_BYTES_MAX], const char *text, size_t bytes)
{
    while (bytes > 0 && text[bytes - 1] == ' ')
        bytes--;
    memcpy(buffer, text, bytes);
    memcpy(buffer + bytes, ellipsis, sizeof ellipsis);
}

void canvas_text_fit(struct canvas *canvas, float x, float y, float width, const struct text_style *style,
                     const char *utf8)
{
    if (!utf8 || canvas_text_width(canvas, style, utf8) <= width) {
        canvas_text(canvas, x, y, style, utf8);
        return;
    }
    char buffer[TEXT_BYTES_MAX];
    size_t fits = 0, too_long = SDL_min(strlen(utf8), sizeof buffer - sizeof ellipsis);
    while (too_long > fits + 1) {
        size_t middle = (fits + too_long) / 2;
        cut_text(buffer, utf8, utf8_cut(utf8, middle));
        if (canvas_text_width(canvas, style, buffer) <= width)
            fits = middle;
        else
            too_long = middle;
    }
    cut_text(buffer, utf8, utf8_cut(utf8, fits));
    canvas_text(canvas, x, y, style, buffer);
}
