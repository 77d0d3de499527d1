/* Open fonts by weight and size, with others behind them for letters that the first lacks. */
#ifndef HEELBEAT_DRAW_CANVAS_FONTS_H
#define HEELBEAT_DRAW_CANVAS_FONTS_H

#include "core/base/error.h"
#include "draw/canvas/canvas.h"

#include <SDL_ttf.h>

struct fonts;

/* Starts SDL_ttf and finds a font for each weight. NULL with *error. */
struct fonts *fonts_create(struct error *error);
void fonts_destroy(struct fonts *fonts);

/* The font for text of that weight with an em of px pixels. It stays open until 15 others have been asked for. NULL if
 * its file has gone. */
TTF_Font *fonts_main(struct fonts *fonts, enum text_weight weight, float px);
/* As fonts_main, but one that has the codepoint, if the system has any. */
TTF_Font *fonts_with(struct fonts *fonts, enum text_weight weight, float px, uint32_t codepoint);

#endif
