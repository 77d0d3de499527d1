#include "stage/feet_offsets.h"

#include "stage/feet_setup.h"
#include "stage/preferences.h"

struct calibration_offsets feet_offsets(const struct feet *feet, int device)
{
    const struct settings *settings = &feet->desc.preferences->now;
    const struct device_setup *setup = feet_setup(feet, device);
    return (struct calibration_offsets){
        .audio_ms = settings->audio_offset_ms,
        .display_ms = settings->display_offset_ms,
        .device_ms = {[EDGE_LIFT] = setup->offset_ms[EDGE_LIFT], [EDGE_LANDING] = setup->offset_ms[EDGE_LANDING]}};
}

bool feet_keep_offsets(struct feet *feet, int device, const struct calibration_offsets *offsets, struct error *error)
{
    struct device_setup setup = *feet_setup(feet, device);
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        setup.offset_ms[edge] = offsets->device_ms[edge];
    setup.bound = true;
    bool kept = feet_set_up(feet, device, &setup, error);
    struct settings settings = feet->desc.preferences->now;
    settings.audio_offset_ms = offsets->audio_ms;
    settings.display_offset_ms = offsets->display_ms;
    return preferences_change(feet->desc.preferences, &settings, kept ? error : NULL) && kept;
}
