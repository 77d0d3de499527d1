#include "stage/feet_setup.h"

#include "stage/preferences.h"

static bool is_keyboard(const struct feet *feet, int device)
{
    return device == FEET_KEYBOARD || !feet->devices || device >= devices_count(feet->devices);
}

enum device_kind feet_kind(const struct feet *feet, int device)
{
    return is_keyboard(feet, device) ? DEVICE_KEYBOARD : devices_at(feet->devices, device)->foot.setup.kind;
}

struct device_setup feet_setup_keyboard(const struct settings *settings)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_KEYBOARD, "keyboard", "");
    setup.bound = true;
    setup.polarity = settings->keys_active;
    setup.debounce_ms = settings->keyboard_debounce_ms;
    setup.offset_ms[EDGE_LIFT] = settings->keyboard_lift_offset_ms;
    setup.offset_ms[EDGE_LANDING] = settings->keyboard_landing_offset_ms;
    return setup;
}

struct device_setup feet_setup(const struct feet *feet, int device)
{
    if (is_keyboard(feet, device))
        return feet_setup_keyboard(&feet->desc.preferences->now);
    return devices_at(feet->devices, device)->foot.setup;
}

bool feet_set_up(struct feet *feet, int device, const struct device_setup *setup, struct error *error)
{
    if (!is_keyboard(feet, device))
        return devices_set_up(feet->devices, device, setup, error);
    struct settings settings = feet->desc.preferences->now;
    settings.keys_active = setup->polarity;
    settings.keyboard_debounce_ms = setup->debounce_ms;
    settings.keyboard_lift_offset_ms = setup->offset_ms[EDGE_LIFT];
    settings.keyboard_landing_offset_ms = setup->offset_ms[EDGE_LANDING];
    return preferences_change(feet->desc.preferences, &settings, error);
}
