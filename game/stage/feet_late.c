#include "stage/feet_late.h"

#include "core/feet/touch.h"
#include "stage/feet_setup.h"

#define LATE_US      30000 /* a held-back contact, a slow frame */
#define TILT_LATE_US 120000

static int64_t setup_late_us(const struct device_setup *setup, int64_t rise_us)
{
    bool tilts = setup->kind == DEVICE_MOTION || setup->kind == DEVICE_OSC;
    bool sees = device_is_analog(setup, HEEL_LEFT) || device_is_analog(setup, HEEL_RIGHT);
    int32_t lift_ms = setup->offset_ms[EDGE_LIFT], landing_ms = setup->offset_ms[EDGE_LANDING];
    int32_t longest_ms = lift_ms > landing_ms ? lift_ms : landing_ms;
    return (tilts ? TILT_LATE_US : LATE_US) + (sees ? TOUCH_LATE_US(rise_us) : 0) +
           (longest_ms > 0 ? longest_ms * INT64_C(1000) : 0);
}

/* What moved a heel last; and of one on which a heel is just rising, that is known. */
static bool plays(const struct feet *feet, int index)
{
    const struct device *device = devices_at(feet->devices, index);
    return device->here && (feet_are_on(feet, index) || foot_open_us(&device->foot) != INT64_MAX);
}

int64_t feet_late_us(const struct feet *feet, int64_t rise_us)
{
    int64_t longest_us = 0;
    for (int i = 0; i < devices_count(feet->devices); i++) {
        int64_t device_us = plays(feet, i) ? setup_late_us(feet_setup(feet, i), rise_us) : 0;
        longest_us = device_us > longest_us ? device_us : longest_us;
    }
    return longest_us;
}

int64_t feet_open_us(const struct feet *feet)
{
    int64_t open_us = INT64_MAX;
    for (int i = 0; i < devices_count(feet->devices); i++) {
        int64_t device_us = plays(feet, i) ? foot_open_us(&devices_at(feet->devices, i)->foot) : INT64_MAX;
        open_us = device_us < open_us ? device_us : open_us;
    }
    return open_us;
}
