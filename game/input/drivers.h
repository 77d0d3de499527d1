/* The drivers of this build but the keyboard's, which is there before them; in the order in which they are asked. */
#ifndef HEELBEAT_INPUT_DRIVERS_H
#define HEELBEAT_INPUT_DRIVERS_H

#include "input/driver.h"

extern const struct driver *const drivers_all[]; /* NULL-terminated */

#endif
