/* One hill of a lane: a rep as the height of the heel over time, drawn as a sprite. */
#ifndef HEELBEAT_DRAW_PICTURES_HILL_H
#define HEELBEAT_DRAW_PICTURES_HILL_H

#include "core/level/chart.h"
#include "draw/canvas/canvas.h"

#define HILL_HEIGHT 160.0f

/* The hill of a rep whose lift is at (x, base), time running right; opacity 0..1 (1 and HILL_PAST are quickest). */
#define HILL_PAST 0.4f
void hill_draw(struct canvas *canvas, const struct rep *rep, float x, float base, float px_per_second, float opacity);

#endif
