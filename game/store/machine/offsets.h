/* The offsets of this machine (sound, picture) and of its keyboard (lift, landing), as the settings keep them. Those of
 * other foot devices stand with how each is set up (core/feet/device). */
#ifndef HEELBEAT_STORE_MACHINE_OFFSETS_H
#define HEELBEAT_STORE_MACHINE_OFFSETS_H

#include "core/timing/calibration.h"
#include "store/machine/settings.h"

/* device_ms is the keyboard's. */
struct calibration_offsets offsets_of(const struct settings *settings);
/* Into settings, saving nothing. */
void offsets_put(struct settings *settings, const struct calibration_offsets *offsets);

#endif
