#include "draw/canvas/canvas_inside.h"

#include <math.h>

/* -0.5..0.5, the same for a pixel each time: spread over the rounding, it hides the steps of so dark a gradient. */
static float grain(int x, int y)
{
    uint32_t n = (uint32_t)x * 0x9e3779b1u ^ (uint32_t)y * 0x85ebca77u;
    n = (n ^ n >> 15) * 0x2c1b3c6du;
    n ^= n >> 13;
    return (float)(n & 0xffff) / 65536.0f - 0.5f;
}

static uint32_t shade(float value, float offset)
{
    return (uint32_t)(value + offset + 0.5f);
}

void night_paint(const struct canvas *canvas, struct layer *layer, int x, int y)
{
    const struct colour top = theme.night_top, bottom = theme.night_bottom, glow = theme.glow;
    float radius = fmaxf(canvas->glow_radius, 0.001f), glow_alpha = (float)glow.a / 255;
    for (int row = 0; row < layer->h; row++) {
        uint32_t *pixels = layer->pixels + (ptrdiff_t)row * layer->w;
        float t = ((float)(y + row) + 0.5f) / (float)canvas->window_h;
        float r = (float)top.r + t * (float)(bottom.r - top.r);
        float g = (float)top.g + t * (float)(bottom.g - top.g);
        float b = (float)top.b + t * (float)(bottom.b - top.b);
        float dy = (float)(y + row) + 0.5f - canvas->glow.y;
        float half = dy * dy < radius * radius ? sqrtf(radius * radius - dy * dy) : 0;
        for (int column = 0; column < layer->w; column++) {
            float dx = (float)(x + column) + 0.5f - canvas->glow.x;
            float a = 0;
            if (fabsf(dx) < half)
                a = glow_alpha * (1 - sqrtf(dx * dx + dy * dy) / radius);
            float offset = grain(x + column, y + row);
            pixels[column] = 0xff000000u | shade(r + a * ((float)glow.r - r), offset) << 16 |
                             shade(g + a * ((float)glow.g - g), offset) << 8 |
                             shade(b + a * ((float)glow.b - b), offset);
        }
    }
}
