/* Small charts for results and history: an error histogram, a timeline of errors, a dial, a day. */
#ifndef HEELBEAT_DRAW_PICTURES_CHARTS_H
#define HEELBEAT_DRAW_PICTURES_CHARTS_H

#include "core/days/streak.h"
#include "core/play/score.h"
#include "draw/canvas/canvas.h"

/* Bars side by side, left heel coral, right heel teal; bins from early to late, the middle dashed. box is the plot
 * alone: bars stand on its bottom edge and reach at most three quarters of it; the panel and the words are the
 * caller's. */
void charts_histogram(struct canvas *canvas, struct box box, const int32_t left[SCORE_HISTOGRAM_BINS],
                      const int32_t right[SCORE_HISTOGRAM_BINS]);

struct chart_dot {
    float at;    /* 0..1 through the song */
    float error; /* -1 (earliest shown) .. 1 */
    enum heel heel;
};
/* box is the plot alone, errors of -1 on its top edge, of 1 on its bottom edge. */
void charts_timeline(struct canvas *canvas, struct box box, const struct chart_dot *dots, int count);

/* A three-quarter dial around (x, y), open below, as far out as radius. value 0..100. */
void charts_dial(struct canvas *canvas, float x, float y, float radius, int value);

/* What became of a day: a hill, a dashed one, an outline, or a line where none stands; 40 wide and 34 high around x, on
 * y. */
void charts_day(struct canvas *canvas, float x, float y, enum streak_day day);

#endif
