#include "stage/feet_offsets.h"

#include "stage/feet_setup.h"
#include "stage/preferences.h"
#include "store/machine/offsets.h"

struct calibration_offsets feet_offsets(const struct feet *feet, int device)
{
    struct calibration_offsets offsets = offsets_of(&feet->desc.preferences->now);
    struct device_setup setup = feet_setup(feet, device);
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        offsets.device_ms[edge] = setup.offset_ms[edge];
    return offsets;
}

bool feet_keep_offsets(struct feet *feet, int device, const struct calibration_offsets *offsets, struct error *error)
{
    struct settings settings = feet->desc.preferences->now;
    struct calibration_offsets kept = *offsets;
    if (feet_kind(feet, device) != DEVICE_KEYBOARD) {
        struct calibration_offsets keyboard = offsets_of(&feet->desc.preferences->now);
        struct device_setup setup = feet_setup(feet, device);
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            setup.offset_ms[edge] = offsets->device_ms[edge];
            kept.device_ms[edge] = keyboard.device_ms[edge];
        }
        setup.bound = true;
        if (!devices_set_up(feet->devices, device, &setup, error))
            return false;
    }
    offsets_put(&settings, &kept);
    return preferences_change(feet->desc.preferences, &settings, error);
}

const char *feet_name(const struct feet *feet, int device)
{
    return feet_kind(feet, device) == DEVICE_KEYBOARD ? NULL : devices_at(feet->devices, device)->foot.setup.name;
}
