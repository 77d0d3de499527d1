/* The history's charts: a day's cell, bars of reps, lines of figures. Each says what it shows; all borrow the model
 * until the page is made anew. Of time, so never mirrored. */
#ifndef HEELBEAT_SCREENS_HISTORY_HISTORY_CHARTS_H
#define HEELBEAT_SCREENS_HISTORY_HISTORY_CHARTS_H

#include "screens/history/history_model.h"

/* Fills in with the picture of a day of the month shown. */
void history_cell(struct node *in, const struct history_model *model, int32_t day);
/* The bars with what stands below them, or why there are none. */
void history_bars(struct node *panel, const struct history_model *model);
/* Accuracy and steadiness, or the balance, with the ends of their scales, or why there are none. */
void history_lines(struct node *panel, const struct history_model *model);

#endif
