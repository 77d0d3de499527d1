/* Small charts for results and history: an error histogram, a timeline of errors, a dial, a week of hills, a bar. */
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

/* Seven small hills, 54 from one to the next, with the letters of their days below; the last one is today. The first
 * stands around x, on y. */
void charts_week(struct canvas *canvas, float x, float y, const enum streak_day days[STREAK_RECENT_DAYS],
                 enum weekday today);

/* A bar of full width at 14 % with `share` 0..1 of it filled. */
void charts_progress(struct canvas *canvas, struct box box, float share, struct colour colour);

#endif
