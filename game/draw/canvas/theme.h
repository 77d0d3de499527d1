/* The colours and sizes of Heelbeat, in one place; values in game/draw/canvas/theme.c. Sizes are in virtual pixels: the
 * layout is 1280 x 720 whatever the window. */
#ifndef HEELBEAT_DRAW_CANVAS_THEME_H
#define HEELBEAT_DRAW_CANVAS_THEME_H

#include "core/base/heel.h"

#include <stdint.h>

#define LAYOUT_WIDTH 1280.0f
#define LAYOUT_HEIGHT 720.0f

struct colour {
    uint8_t r, g, b, a;
};

struct theme {
    struct colour night_top, night_bottom, glow;
    struct colour heel[HEEL_COUNT]; /* coral left, teal right */
    struct colour text, ink, gold;
    struct colour heart_top, heart_bottom, vein;
    struct colour thigh, shin;
};

extern const struct theme theme;

/* The same colour at alpha 0..1. */
struct colour colour_alpha(struct colour colour, float alpha);

#endif
