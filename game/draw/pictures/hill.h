/* One hill of a lane: a rep as the height of the heel over time, drawn as a sprite. */
#ifndef HEELBEAT_DRAW_PICTURES_HILL_H
#define HEELBEAT_DRAW_PICTURES_HILL_H

#include "core/level/chart.h"
#include "draw/canvas/canvas.h"

#define HILL_HEIGHT 160.0f /* where there's room */
#define HILL_PAST   0.4f

/* How a lane's hills stand: top high on base, time running right. */
struct hill_lane {
    float base, top, px_per_second;
};

/* The hill of a rep whose lift is at x; opacity 0..1 (1 and HILL_PAST are quickest). */
void hill_draw(struct canvas *canvas, const struct rep *rep, float x, const struct hill_lane *lane, float opacity);

#endif
