/* What the history is drawn with: bars, lines over time, and the hill of a day in a calendar. Spans of time stand side
 * by side over the width of a box, bars and lines alike, so that charts above one another agree. */
#ifndef HEELBEAT_DRAW_PICTURES_TREND_H
#define HEELBEAT_DRAW_PICTURES_TREND_H

#include "core/days/streak.h"
#include "draw/canvas/canvas.h"

/* Where the middle of a span stands in a box of count spans. */
float trend_x(struct box box, int index, int count);

/* Bars on the box's bottom edge, shares[count] of its height (0: none). The one at `marked` is cream (-1: none). */
void trend_bars(struct canvas *canvas, struct box box, const float *shares, int count, int marked,
                struct colour colour);

/* A line through shares[count] of the box's height, those below 0 passed over; dots where one stands alone. */
void trend_line(struct canvas *canvas, struct box box, const float *shares, int count, bool dotted,
                struct colour colour);
/* The same as points alone. */
void trend_points(struct canvas *canvas, struct box box, const float *shares, int count, struct colour colour);

/* A day's hill in a calendar's cell: filled by the share (0..1; below 0: nothing was done) that its reps have of the
 * month's most, strong where the day is done; and outlined where it was frozen (blue) or rested or passed over by
 * travel (cream, dashed). */
void trend_day(struct canvas *canvas, struct box cell, float share, enum streak_day mark);

#endif
