/* The offsets of this machine (sound, picture) and of one foot device (lift, landing), read and put back as one: the
 * keyboard's stand in the settings, others' in how they are set up. */
#ifndef HEELBEAT_STAGE_FEET_OFFSETS_H
#define HEELBEAT_STAGE_FEET_OFFSETS_H

#include "core/timing/calibration.h"
#include "stage/feet.h"

/* device: a place in the feet's devices, or negative for the keyboard. */
struct calibration_offsets feet_offsets(const struct feet *feet, int device);
/* In force at once, and saved; false with *error if they could not be saved. */
bool feet_keep_offsets(struct feet *feet, int device, const struct calibration_offsets *offsets, struct error *error);
/* The device's name; NULL: it is the keyboard. */
const char *feet_name(const struct feet *feet, int device);

#endif
