#include "draw/pictures/trend.h"

#include <math.h>

#define BAR_WIDTH   24.0f
#define BAR_SHARE   0.65f
#define BAR_RADIUS  5.0f
#define LINE_WIDTH  4.0f
#define POINTS_MAX  160
#define HILL_POINTS 41
#define HILL_INSET  6.0f
#define HILL_FLOOR  7.0f /* from the cell's bottom */
#define HILL_LOW    10.0f
#define HILL_MORE   22.0f
#define FULL_TURN   6.28318531f

/* A freeze spent, in the blue of ice. */
static const struct colour frozen = {0x9f, 0xd8, 0xff, 255};

float trend_x(struct box box, int index, int count)
{
    return box.x + box.w * ((float)index + 0.5f) / (float)count;
}

void trend_bars(struct canvas *canvas, struct box box, const float *shares, int count, int marked, struct colour colour)
{
    float width = fminf(BAR_WIDTH, box.w / (float)count * BAR_SHARE), base = box.y + box.h;
    for (int i = 0; i < count; i++) {
        if (shares[i] <= 0)
            continue;
        float height = fmaxf(3, box.h * shares[i]);
        struct box bar = {trend_x(box, i, count) - width / 2, base - height, width, height};
        canvas_rect(canvas, bar, fminf(BAR_RADIUS, width / 2), i == marked ? theme.text : colour_alpha(colour, 0.95f));
    }
}

/* The known ones as points; returns how many. */
static int gather(struct box box, const float *shares, int count, struct point points[POINTS_MAX])
{
    int known = 0;
    for (int i = 0; i < count && known < POINTS_MAX; i++)
        if (shares[i] >= 0)
            points[known++] = (struct point){trend_x(box, i, count), box.y + box.h * (1 - fminf(1, shares[i]))};
    return known;
}

void trend_line(struct canvas *canvas, struct box box, const float *shares, int count, bool dotted,
                struct colour colour)
{
    struct point points[POINTS_MAX];
    int known = gather(box, shares, count, points);
    if (known == 1)
        canvas_circle(canvas, points[0].x, points[0].y, LINE_WIDTH, colour);
    else if (known > 1 && dotted)
        canvas_dashes(canvas, points, known, LINE_WIDTH, 2, 8, colour);
    else if (known > 1)
        canvas_stroke(canvas, points, known, LINE_WIDTH, colour);
}

void trend_points(struct canvas *canvas, struct box box, const float *shares, int count, struct colour colour)
{
    struct point points[POINTS_MAX];
    int known = gather(box, shares, count, points);
    for (int i = 0; i < known; i++)
        canvas_circle(canvas, points[i].x, points[i].y, 2.5f, colour);
}

static void hill(struct box cell, float height, struct point points[HILL_POINTS])
{
    float width = cell.w - 2 * HILL_INSET, base = cell.y + cell.h - HILL_FLOOR;
    for (int i = 0; i < HILL_POINTS; i++) {
        float share = (float)i / (HILL_POINTS - 1);
        points[i] =
            (struct point){cell.x + HILL_INSET + width * share, base - height / 2 * (1 - cosf(FULL_TURN * share))};
    }
}

void trend_day(struct canvas *canvas, struct box cell, float share, enum streak_day mark)
{
    struct point points[HILL_POINTS];
    hill(cell, HILL_LOW + HILL_MORE * (share < 0 ? 0.7f : share), points);
    if (share >= 0) {
        float alpha = mark == STREAK_DAY_DONE ? 0.7f + 0.25f * share : 0.42f;
        struct colour colour = colour_alpha(theme.heel[HEEL_LEFT], alpha);
        canvas_polygon(canvas, points, HILL_POINTS, colour, colour);
    }
    if (mark == STREAK_DAY_FROZEN)
        canvas_stroke(canvas, points, HILL_POINTS, 3, frozen);
    else if (mark == STREAK_DAY_REST || mark == STREAK_DAY_TRAVEL)
        canvas_dashes(canvas, points, HILL_POINTS, 2.5f, 4, 5, colour_alpha(theme.text, 0.6f));
}
