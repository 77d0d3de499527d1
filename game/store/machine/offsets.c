#include "store/machine/offsets.h"

struct calibration_offsets offsets_of(const struct settings *settings)
{
    return (struct calibration_offsets){
        .audio_ms = settings->audio_offset_ms,
        .display_ms = settings->display_offset_ms,
        .device_ms = {
            [EDGE_LIFT] = settings->keyboard_lift_offset_ms, [EDGE_LANDING] = settings->keyboard_landing_offset_ms}};
}

void offsets_put(struct settings *settings, const struct calibration_offsets *offsets)
{
    settings->audio_offset_ms = offsets->audio_ms;
    settings->display_offset_ms = offsets->display_ms;
    settings->keyboard_lift_offset_ms = offsets->device_ms[EDGE_LIFT];
    settings->keyboard_landing_offset_ms = offsets->device_ms[EDGE_LANDING];
}
