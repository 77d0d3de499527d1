#include "input/drivers.h"

const struct driver *const drivers_all[] = {&driver_pads, &driver_motion, &driver_serial, &driver_osc, NULL};
