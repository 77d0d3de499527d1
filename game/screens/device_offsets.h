/* The offsets of this machine (sound, picture) and of one foot device (lift, landing), read and put back as one: the
 * keyboard's stand in the settings, others' in how they are set up. */
#ifndef HEELBEAT_SCREENS_DEVICE_OFFSETS_H
#define HEELBEAT_SCREENS_DEVICE_OFFSETS_H

#include "core/timing/calibration.h"
#include "screens/screen.h"

/* device: a place in stage->devices, or negative for the keyboard. */
struct calibration_offsets device_offsets(const struct stage *stage, int device);
/* In force at once, and saved; false with *error if the settings could not be saved. */
bool device_offsets_keep(struct stage *stage, int device, const struct calibration_offsets *offsets,
                         struct error *error);
/* "the keyboard", or the device's name. */
const char *device_offsets_name(const struct stage *stage, int device);

#endif
