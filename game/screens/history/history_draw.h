/* The history as a picture: the screen's, and that of `heelbeat stats --plot`. */
#ifndef HEELBEAT_SCREENS_HISTORY_HISTORY_DRAW_H
#define HEELBEAT_SCREENS_HISTORY_HISTORY_DRAW_H

#include "screens/history/history_model.h"

/* A whole frame. */
void history_draw(struct canvas *canvas, const struct history_model *model);

/* Its right half: reps, lines, and the bests or the selected day. */
void history_draw_charts(struct canvas *canvas, const struct history_model *model);
void history_draw_bests(struct canvas *canvas, const struct history_model *model);

#endif
