#include "screens/device_offsets.h"

#include "store/machine/offsets.h"

static bool is_keyboard(const struct stage *stage, int device)
{
    return device < 0 || !stage->devices || device >= devices_count(stage->devices);
}

struct calibration_offsets device_offsets(const struct stage *stage, int device)
{
    struct calibration_offsets offsets = offsets_of(stage->settings);
    for (int edge = 0; edge < EDGE_COUNT && !is_keyboard(stage, device); edge++)
        offsets.device_ms[edge] = devices_at(stage->devices, device)->foot.setup.offset_ms[edge];
    return offsets;
}

bool device_offsets_keep(struct stage *stage, int device, const struct calibration_offsets *offsets,
                         struct error *error)
{
    struct settings settings = *stage->settings;
    struct calibration_offsets kept = *offsets;
    if (!is_keyboard(stage, device)) {
        struct calibration_offsets keyboard = offsets_of(stage->settings);
        struct device_setup setup = devices_at(stage->devices, device)->foot.setup;
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            setup.offset_ms[edge] = offsets->device_ms[edge];
            kept.device_ms[edge] = keyboard.device_ms[edge];
        }
        setup.bound = true;
        if (!devices_set_up(stage->devices, device, &setup, error))
            return false;
    }
    offsets_put(&settings, &kept);
    return stage->change_settings(stage->settings_context, &settings, error);
}

const char *device_offsets_name(const struct stage *stage, int device)
{
    return is_keyboard(stage, device) ? "the keyboard" : devices_at(stage->devices, device)->foot.setup.name;
}
