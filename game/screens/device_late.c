#include "screens/device_late.h"

#include "core/feet/touch.h"

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

/* The keyboard is what is in use until a device has moved; but of one on which a heel is just rising, that is known. */
static bool plays(const struct stage *stage, int index)
{
    const struct device *device = devices_at(stage->devices, index);
    if (!device->here)
        return false;
    if (stage->device_in_use < 0)
        return foot_open_us(&device->foot) != INT64_MAX;
    return device->used_us > 0 || index == stage->device_in_use;
}

int64_t device_late_us(const struct stage *stage, int64_t rise_us)
{
    const struct settings *settings = stage->settings;
    struct device_setup keyboard = {
        .kind = DEVICE_KEYBOARD,
        .offset_ms = {settings->keyboard_lift_offset_ms, settings->keyboard_landing_offset_ms},
    };
    int64_t longest_us = stage->device_in_use < 0 ? setup_late_us(&keyboard, rise_us) : 0;
    for (int i = 0; stage->devices && i < devices_count(stage->devices); i++) {
        int64_t device_us = plays(stage, i) ? setup_late_us(&devices_at(stage->devices, i)->foot.setup, rise_us) : 0;
        longest_us = device_us > longest_us ? device_us : longest_us;
    }
    return longest_us;
}

int64_t device_open_us(const struct stage *stage)
{
    int64_t open_us = INT64_MAX;
    for (int i = 0; stage->devices && i < devices_count(stage->devices); i++) {
        int64_t device_us = plays(stage, i) ? foot_open_us(&devices_at(stage->devices, i)->foot) : INT64_MAX;
        open_us = device_us < open_us ? device_us : open_us;
    }
    return open_us;
}
