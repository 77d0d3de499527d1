#include "draw/canvas/fonts.h"

#include "draw/canvas/font_files.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FALLBACKS_MAX 16
#define OPEN_MAX      16

struct fallback {
    uint32_t codepoint; /* the letter it was found for; others are tried with it */
    int weight;
    bool none; /* the system has no font for it */
    struct font_file file;
};

struct open_font {
    const struct font_file *file; /* NULL: free */
    int px_quarters;
    uint64_t used;
    TTF_Font *font;
};

struct fonts {
    struct font_files *files;
    struct font_file main[TEXT_WEIGHT_COUNT];
    struct fallback fallbacks[FALLBACKS_MAX];
    int fallback_count;
    struct open_font open[OPEN_MAX];
    uint64_t uses;
};

static const int css_weights[TEXT_WEIGHT_COUNT] = {[TEXT_MEDIUM] = 500, [TEXT_BOLD] = 700, [TEXT_EXTRA_BOLD] = 800};

struct fonts *fonts_create(struct error *error)
{
    if (TTF_Init() != 0) {
        error_set(error, "fonts", TTF_GetError(), "");
        return NULL;
    }
    struct fonts *fonts = calloc(1, sizeof *fonts);
    bool found = fonts != NULL && (fonts->files = font_files_create()) != NULL;
    for (int weight = 0; found && weight < TEXT_WEIGHT_COUNT; weight++)
        found = font_files_find(fonts->files, css_weights[weight], 0, &fonts->main[weight]);
    if (found && fonts_main(fonts, TEXT_MEDIUM, 20))
        return fonts;
    error_set(error, "fonts", "no usable font was found", "install a sans-serif font, such as Inter or DejaVu Sans");
    if (fonts)
        fonts_destroy(fonts);
    else
        TTF_Quit();
    return NULL;
}

void fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < OPEN_MAX; i++) {
        if (fonts->open[i].font)
            TTF_CloseFont(fonts->open[i].font);
    }
    font_files_destroy(fonts->files);
    free(fonts);
    TTF_Quit();
}

static TTF_Font *open_file(const struct font_file *file, int px_quarters)
{
    /* A size of one point at 72 dots an inch for each pixel: sizes between whole points, too. */
    unsigned int dpi = (unsigned int)px_quarters * 18;
    TTF_Font *font = TTF_OpenFontIndexDPI(file->path, 1, file->index, dpi, dpi);
    if (!font)
        return NULL;
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    if (file->too_light)
        TTF_SetFontStyle(font, TTF_STYLE_BOLD);
    return font;
}

static TTF_Font *font_of(struct fonts *fonts, const struct font_file *file, float px)
{
    int quarters = (int)lroundf(fmaxf(4, fminf(px, 400)) * 4);
    struct open_font *place = &fonts->open[0];
    for (int i = 0; i < OPEN_MAX; i++) {
        struct open_font *open = &fonts->open[i];
        if (open->file == file && open->px_quarters == quarters) {
            open->used = ++fonts->uses;
            return open->font;
        }
        if (open->used < place->used)
            place = open;
    }
    TTF_Font *font = open_file(file, quarters);
    if (!font)
        return NULL;
    if (place->font)
        TTF_CloseFont(place->font);
    *place = (struct open_font){.file = file, .px_quarters = quarters, .used = ++fonts->uses, .font = font};
    return font;
}

TTF_Font *fonts_main(struct fonts *fonts, enum text_weight weight, float px)
{
    return font_of(fonts, &fonts->main[weight], px);
}

static TTF_Font *font_if_has(struct fonts *fonts, const struct font_file *file, float px, uint32_t codepoint)
{
    TTF_Font *font = font_of(fonts, file, px);
    return font && TTF_GlyphIsProvided32(font, codepoint) ? font : NULL;
}

static struct fallback *find_fallback(struct fonts *fonts, enum text_weight weight, uint32_t codepoint)
{
    if (fonts->fallback_count == FALLBACKS_MAX)
        return NULL;
    struct fallback *fallback = &fonts->fallbacks[fonts->fallback_count++];
    *fallback = (struct fallback){.codepoint = codepoint, .weight = (int)weight};
    fallback->none = !font_files_find(fonts->files, css_weights[weight], codepoint, &fallback->file);
    return fallback;
}

TTF_Font *fonts_with(struct fonts *fonts, enum text_weight weight, float px, uint32_t codepoint)
{
    TTF_Font *font = font_if_has(fonts, &fonts->main[weight], px, codepoint);
    if (font)
        return font;
    for (int i = 0; i < fonts->fallback_count; i++) {
        struct fallback *fallback = &fonts->fallbacks[i];
        if (fallback->weight != (int)weight)
            continue;
        if (fallback->none && codepoint == fallback->codepoint)
            return NULL;
        if (!fallback->none && (font = font_if_has(fonts, &fallback->file, px, codepoint)))
            return font;
    }
    struct fallback *fallback = find_fallback(fonts, weight, codepoint);
    return fallback && !fallback->none ? font_of(fonts, &fallback->file, px) : NULL;
}
