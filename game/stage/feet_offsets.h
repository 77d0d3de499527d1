/* The offsets of this machine (sound, picture) and of one foot device (lift, landing), read and put back as one. */
#ifndef HEELBEAT_STAGE_FEET_OFFSETS_H
#define HEELBEAT_STAGE_FEET_OFFSETS_H

#include "core/timing/calibration.h"
#include "stage/feet.h"

/* device: a place in the feet's devices. */
struct calibration_offsets feet_offsets(const struct feet *feet, int device);
/* In force at once, and saved; false with *error if they could not be saved. */
bool feet_keep_offsets(struct feet *feet, int device, const struct calibration_offsets *offsets, struct error *error);

#endif
