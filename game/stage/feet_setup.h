/* How each device is set up, the keyboard among them: the keyboard's comes from the settings and goes back to them,
 * that of all others is in input/devices. Whoever shows or changes a setup need not know which. Main thread only.
 *
 * device is a place in devices, or FEET_KEYBOARD. */
#ifndef HEELBEAT_STAGE_FEET_SETUP_H
#define HEELBEAT_STAGE_FEET_SETUP_H

#include "stage/feet.h"

struct settings;

/* A place that no device has is the keyboard's: it is all there is while nothing is plugged in. */
enum device_kind feet_kind(const struct feet *feet, int device);
/* The keyboard's controls are not in it: its keys may be more than a setup holds, each with a polarity of its own. */
struct device_setup feet_setup(const struct feet *feet, int device);
/* In force at once, and saved. False with *error if setup is faulty or can't be saved. */
bool feet_set_up(struct feet *feet, int device, const struct device_setup *setup, struct error *error);

/* The keyboard's, as these settings have it. */
struct device_setup feet_setup_keyboard(const struct settings *settings);

#endif
