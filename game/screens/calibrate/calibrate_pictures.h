/* What is seen while calibrating: by ear a ring that fills, by eye hills that come to a line. */
#ifndef HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_PICTURES_H
#define HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_PICTURES_H

#include "screens/calibrate/calibrate_model.h"

/* A still picture: the ring fills, a few reps at a time, around their number. */
void calibrate_add_ring(struct node *in, const struct calibration_result *now);
void calibrate_add_hills(struct node *in, int64_t shown_us);

#endif
