/* The big things on home: the row of days in the heart, its week, the challenge's card, the bar of the dose. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_DRAW_H
#define HEELBEAT_SCREENS_HOME_HOME_DRAW_H

#include "screens/home/home_model.h"

#define HOME_LEFT         56.0f
#define HOME_HEART_X      270.0f
#define HOME_COLUMN       560.0f
#define HOME_COLUMN_RIGHT 1224.0f

/* Heart and week, with the link to a rest day. */
void home_draw_row(struct canvas *canvas, const struct home_model *model);
void home_draw_daily(struct canvas *canvas, const struct home_model *model);
void home_draw_dose(struct canvas *canvas, const struct home_day *day);

#endif
