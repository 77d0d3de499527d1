#include "draw/pictures/hill.h"

#include <math.h>

#define HILL_POINTS_MAX  400
#define HILL_EDGE        5.0f
#define SPRITE_WIDTH_MAX 900.0f /* a longer hill is drawn as far as it is seen */

static const float margin = HILL_EDGE / 2 + 1; /* around the outline */

struct hill {
    struct rep rep; /* its times in quarter pixels, so that hills of equal length are one sprite */
    struct point start;
    float top;
    struct colour colour;
};

static void draw_hill(struct canvas *canvas, const void *context)
{
    const struct hill *hill = context;
    struct point points[HILL_POINTS_MAX + 1];
    float length = (float)hill->rep.landing_us / 4000;
    int count = (int)fminf(HILL_POINTS_MAX, fmaxf(16, length / 2));
    for (int i = 0; i < count; i++) {
        float share = (float)i / (float)(count - 1);
        int32_t height = rep_height(&hill->rep, (int64_t)(share * (float)hill->rep.landing_us));
        points[i] =
            (struct point){hill->start.x + share * length, hill->start.y - hill->top * (float)height / HEEL_HEIGHT_TOP};
    }
    canvas_polygon(canvas, points, count, colour_alpha(hill->colour, 0.85f), colour_alpha(hill->colour, 0.12f));
    canvas_stroke(canvas, points, count, HILL_EDGE, hill->colour);
}

/* Thousandths of a quarter pixel: rep_height wants whole numbers. */
static int64_t quarters(int64_t us, float px_per_second)
{
    return llroundf((float)us * px_per_second * 4 / 1e6f) * 1000;
}

void hill_draw(struct canvas *canvas, const struct rep *rep, float x, const struct hill_lane *lane, float opacity)
{
    float px_per_second = lane->px_per_second;
    bool past = opacity <= HILL_PAST;
    struct hill hill = {
        .rep = {.top_us = quarters(rep->top_us - rep->lift_us, px_per_second),
                .lower_us = quarters(rep->lower_us - rep->lift_us, px_per_second),
                .landing_us = quarters(rep->landing_us - rep->lift_us, px_per_second)},
        .start = {margin, lane->top + margin},
        .top = lane->top,
        .colour = past ? colour_alpha(theme.heel[rep->heel], HILL_PAST) : theme.heel[rep->heel],
    };
    float length = (float)hill.rep.landing_us / 4000;
    if (length > SPRITE_WIDTH_MAX) {
        hill.start = (struct point){x, lane->base};
        hill.colour = colour_alpha(theme.heel[rep->heel], opacity);
        draw_hill(canvas, &hill);
        return;
    }
    struct box place = {x - margin, lane->base - lane->top - margin, length + 2 * margin, lane->top + 2 * margin};
    float numbers[] = {(float)rep->heel,
                       past,
                       lane->top,
                       (float)hill.rep.top_us / 1000,
                       (float)hill.rep.lower_us / 1000,
                       (float)hill.rep.landing_us / 1000};
    canvas_sprite(canvas, canvas_key("hill", numbers, 6), place, true, past ? 1 : opacity, draw_hill, &hill);
}
