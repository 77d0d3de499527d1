#include "stage/feet_setup.h"

#include "stage/preferences.h"

const struct device_setup *feet_setup(const struct feet *feet, int device)
{
    return &devices_at(feet->devices, device)->foot.setup;
}

bool feet_setup_keyboard(const struct settings *settings, struct device_setup *setup, struct error *error)
{
    const char *const lists[HEEL_COUNT] = {settings->left_keys, settings->right_keys};
    struct device_setup made = *setup;
    bool bound = keyboard_bind(&made, lists, error);
    if (bound)
        *setup = made;
    setup->bound = true;
    setup->polarity = settings->keys_active;
    setup->debounce_ms = settings->keyboard_debounce_ms;
    setup->offset_ms[EDGE_LIFT] = settings->keyboard_lift_offset_ms;
    setup->offset_ms[EDGE_LANDING] = settings->keyboard_landing_offset_ms;
    return bound;
}

/* The settings name keys for either heel. */
static struct device_setup with_all_keys(const struct device_setup *setup, const struct device_setup *before)
{
    struct device_setup made = *setup;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        if (made.heels[heel].count > 0)
            continue;
        made.heels[heel] = before->heels[heel];
        if (!device_setup_check(&made, NULL))
            made.heels[heel] = before->heels[!heel];
    }
    return made;
}

/* Keys that stay are left as the player wrote them. */
static bool set_up_keyboard(struct feet *feet, const struct device_setup *setup, struct error *error)
{
    struct settings settings = feet->desc.preferences->now;
    char *const lists[HEEL_COUNT] = {settings.left_keys, settings.right_keys};
    const struct device_setup *before = feet_setup(feet, FEET_KEYBOARD);
    struct device_setup made = with_all_keys(setup, before);
    if (!device_setup_check(&made, error))
        return false;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        if (!device_lie_alike(&made.heels[heel], &before->heels[heel]))
            keyboard_list(&made, heel, lists[heel], SETTINGS_TEXT_SIZE);
    settings.keys_active = made.polarity;
    settings.keyboard_debounce_ms = made.debounce_ms;
    settings.keyboard_lift_offset_ms = made.offset_ms[EDGE_LIFT];
    settings.keyboard_landing_offset_ms = made.offset_ms[EDGE_LANDING];
    return preferences_change(feet->desc.preferences, &settings, error);
}

bool feet_set_up(struct feet *feet, int device, const struct device_setup *setup, struct error *error)
{
    if (feet_setup(feet, device)->kind == DEVICE_KEYBOARD)
        return set_up_keyboard(feet, setup, error);
    return devices_set_up(feet->devices, device, setup, error);
}

const char *feet_key_name(const struct feet *feet, enum heel heel)
{
    return keyboard_key_name(feet_setup(feet, FEET_KEYBOARD)->heels[heel].controls[0].index);
}
