/* How each device is set up. The keyboard's setup stands in the settings and goes back to them, that of all others in
 * devices.json; whoever shows or changes a setup need not know which. Main thread only.
 *
 * device is a place in the feet's devices. */
#ifndef HEELBEAT_STAGE_FEET_SETUP_H
#define HEELBEAT_STAGE_FEET_SETUP_H

#include "stage/feet.h"

struct settings;

/* As it is in force; the feet's. */
const struct device_setup *feet_setup(const struct feet *feet, int device);
/* In force at once, and saved. A heel that has no keys in the keyboard's setup keeps those it has, or the other heel's
 * if that has taken its own. False with *error if setup is faulty or can't be saved. */
bool feet_set_up(struct feet *feet, int device, const struct device_setup *setup, struct error *error);

/* Makes the keyboard's setup what these settings have. False with *error if their keys can't be used: then those that
 * setup had stay. */
bool feet_setup_keyboard(const struct settings *settings, struct device_setup *setup, struct error *error);
/* The name of the first key of a heel. */
const char *feet_key_name(const struct feet *feet, enum heel heel);

#endif
