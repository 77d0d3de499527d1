#include "draw/canvas/canvas.h"

#include <math.h>

#define DASH_POINTS_MAX 64

static struct point between(struct point a, struct point b, float t)
{
    return (struct point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

/* Round ends add half a width each, so a dash's core is that much shorter; one no longer than the line is wide is a
 * dot. */
void canvas_dashes(struct canvas *canvas, const struct point *points, int count, float width, float on, float off,
                   struct colour colour)
{
    float core = fmaxf(0.01f, on - width), gap = fmaxf(0.5f, on + off - core);
    struct point dash[DASH_POINTS_MAX];
    int dash_count = 0;
    bool drawing = true;
    float left = core; /* of the dash or gap at hand */
    if (count > 0)
        dash[dash_count++] = points[0];
    for (int i = 0; i + 1 < count; i++) {
        float length = hypotf(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y), done = 0;
        while (length - done > left) {
            done += left;
            struct point turn = between(points[i], points[i + 1], done / length);
            dash[dash_count++] = turn;
            if (drawing)
                canvas_stroke(canvas, dash, dash_count, width, colour);
            dash[0] = turn;
            dash_count = 1;
            drawing = !drawing;
            left = drawing ? core : gap;
        }
        left -= length - done;
        if (drawing && dash_count < DASH_POINTS_MAX - 1)
            dash[dash_count++] = points[i + 1];
    }
    if (drawing && dash_count > 1)
        canvas_stroke(canvas, dash, dash_count, width, colour);
}
