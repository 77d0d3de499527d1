/* The picture of calibration. */
#ifndef HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_DRAW_H
#define HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_DRAW_H

#include "draw/canvas/canvas.h"
#include "screens/calibrate/calibrate_model.h"

/* shown_us: song time of the round, for the eye. */
void calibrate_draw(struct canvas *canvas, const struct calibrate_model *model, int64_t shown_us);

#endif
