#include "draw/pictures/charts.h"

#include <math.h>

#define DIAL_WIDTH 0.2f /* of its radius */

/* A freeze spent, in the blue of ice. */
static const struct colour frozen = {0x9f, 0xd8, 0xff, 255};

static int32_t highest(const int32_t *left, const int32_t *right)
{
    int32_t most = 0;
    for (int i = 0; i < SCORE_HISTOGRAM_BINS; i++) {
        most = left[i] > most ? left[i] : most;
        most = right[i] > most ? right[i] : most;
    }
    return most;
}

static void draw_bar(struct canvas *canvas, float x, float base, float width, float height, struct colour colour)
{
    if (height > 0)
        canvas_rect(canvas, (struct box){x, base - height, width, height}, fminf(3, width / 2), colour);
}

void charts_histogram(struct canvas *canvas, struct box box, const int32_t left[SCORE_HISTOGRAM_BINS],
                      const int32_t right[SCORE_HISTOGRAM_BINS])
{
    float base = box.y + box.h, bin = box.w / SCORE_HISTOGRAM_BINS, width = bin * 0.4f;
    int32_t most = highest(left, right);
    float per_count = most > 0 ? box.h * 0.75f / (float)most : 0;
    for (int i = 0; i < SCORE_HISTOGRAM_BINS; i++) {
        float middle = box.x + ((float)i + 0.5f) * bin;
        draw_bar(canvas, middle - width - 0.5f, base, width, (float)left[i] * per_count, theme.heel[HEEL_LEFT]);
        draw_bar(canvas, middle + 0.5f, base, width, (float)right[i] * per_count, theme.heel[HEEL_RIGHT]);
    }
    struct point zero[2] = {{box.x + box.w / 2, box.y}, {box.x + box.w / 2, base}};
    canvas_dashes(canvas, zero, 2, 2, 3, 6, colour_alpha(theme.text, 0.7f));
}

void charts_timeline(struct canvas *canvas, struct box box, const struct chart_dot *dots, int count)
{
    static const float alphas[3] = {0.12f, 0.35f, 0.12f};
    for (int i = 0; i < 3; i++) {
        struct box line = {box.x, box.y + box.h * (float)i / 2 - 0.75f, box.w, 1.5f};
        canvas_rect(canvas, line, 0, colour_alpha(theme.text, alphas[i]));
    }
    for (int i = 0; i < count; i++) {
        float error = fminf(1, fmaxf(-1, dots[i].error));
        canvas_circle(canvas, box.x + 6 + (box.w - 12) * dots[i].at, box.y + box.h * (0.5f + 0.5f * error), 4,
                      colour_alpha(theme.heel[dots[i].heel], 0.9f));
    }
}

void charts_dial(struct canvas *canvas, float x, float y, float radius, int value)
{
    const float start = 2.35619449f, sweep = 4.71238898f; /* three quarters from the lower left */
    float width = radius * DIAL_WIDTH, along = radius - width / 2;
    int shown = value < 0 ? 0 : value > 100 ? 100 : value;
    canvas_arc(canvas, x, y, along, start, start + sweep, width, colour_alpha(theme.text, 0.15f));
    if (shown > 0)
        canvas_arc(canvas, x, y, along, start, start + sweep * (float)shown / 100, width, theme.heel[HEEL_RIGHT]);
}

#define DAY_POINTS 41

/* A small hill around x, standing on y. */
static void day_hill(float x, float y, struct point points[DAY_POINTS])
{
    for (int i = 0; i < DAY_POINTS; i++) {
        float share = (float)i / (DAY_POINTS - 1);
        points[i] = (struct point){x - 20 + 40 * share, y - 16 * (1 - cosf(6.28318531f * share))};
    }
}

void charts_day(struct canvas *canvas, float x, float y, enum streak_day day)
{
    struct point points[DAY_POINTS];
    struct point floor[2] = {{x - 12, y - 1.25f}, {x + 12, y - 1.25f}};
    day_hill(x, y, points);
    switch (day) {
    case STREAK_DAY_DONE:
        canvas_polygon(canvas, points, DAY_POINTS, theme.heel[HEEL_LEFT], theme.heel[HEEL_LEFT]);
        break;
    case STREAK_DAY_OPEN:
        canvas_dashes(canvas, points, DAY_POINTS, 2.5f, 4, 5, colour_alpha(theme.text, 0.5f));
        break;
    case STREAK_DAY_FROZEN:
        canvas_stroke(canvas, points, DAY_POINTS, 2.5f, frozen);
        break;
    case STREAK_DAY_REST:
        canvas_stroke(canvas, points, DAY_POINTS, 2.5f, colour_alpha(theme.text, 0.5f));
        break;
    case STREAK_DAY_MISSED:
    case STREAK_DAY_TRAVEL:
        canvas_stroke(canvas, floor, 2, 2.5f, colour_alpha(theme.text, 0.2f));
        break;
    case STREAK_DAY_COUNT:
        break;
    }
}
