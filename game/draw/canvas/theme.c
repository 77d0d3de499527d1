#include "draw/canvas/theme.h"

const struct theme theme = {
    .night_top = {0x1c, 0x11, 0x27, 255},
    .night_bottom = {0x2b, 0x14, 0x33, 255},
    .glow = {0x7a, 0x2a, 0x4a, 140},
    .heel = {[HEEL_LEFT] = {0xff, 0x7d, 0x5c, 255}, [HEEL_RIGHT] = {0x3f, 0xd6, 0xc0, 255}},
    .text = {0xff, 0xf2, 0xdf, 255},
    .ink = {0x2b, 0x14, 0x33, 255},
    .gold = {0xff, 0xc9, 0x5e, 255},
    .heart_top = {0xff, 0x8f, 0x70, 255},
    .heart_bottom = {0xd8, 0x34, 0x5f, 255},
    .vein = {0xd8, 0x34, 0x5f, 255},
    .thigh = {0x4c, 0x2f, 0x58, 255},
    .shin = {0x7b, 0x4f, 0x7c, 255},
};

struct colour colour_alpha(struct colour colour, float alpha)
{
    float clamped = alpha < 0 ? 0 : alpha > 1 ? 1 : alpha;
    colour.a = (uint8_t)((float)colour.a * clamped + 0.5f);
    return colour;
}
