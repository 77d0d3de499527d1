#include "core/base/text.h"
#include "input/osc/osc.h"
#include "screens/devices/devices_model.h"
#include "screens/words.h"
#include "stage/feet.h"
#include "stage/preferences.h"

#include <string.h>

void devices_row_name(const struct devices_model *model, int row, struct text *text)
{
    if (row == DEVICES_KEYBOARD_ROW)
        text_add(text, "Keyboard");
    else if (row == DEVICES_PHONE_ROW)
        text_add(text, "Phones");
    else if (row == DEVICES_SENSOR_ROW)
        text_add(text, "Look for foot sensors");
    else
        text_add(text, devices_at(feet_devices(model->feet), row)->foot.setup.name);
}

/* The controls under one heel: "button 3", "channel 0 and 1", "2 panels". */
static void add_controls(struct text *text, const struct device_heel *heel)
{
    char buffer[CONTROL_TEXT_SIZE];
    if (heel->count == 1) {
        text_add(text, control_format(&heel->controls[0], buffer));
    } else {
        text_add_int(text, heel->count);
        text_add(text, control_is_analog(&heel->controls[0]) ? " sensors" : " panels");
    }
}

static void add_bindings(struct text *text, const struct device_setup *setup)
{
    static const char *const sides[HEEL_COUNT] = {"left ", "right "};
    bool any = false;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        if (setup->heels[heel].count == 0)
            continue;
        text_add(text, any ? ", " : "");
        text_add(text, sides[heel]);
        add_controls(text, &setup->heels[heel]);
        any = true;
    }
    if (!any)
        text_add(text, "not set up yet");
}

static void add_phones(const struct devices_model *model, struct text *text)
{
    char address[OSC_ADDRESS_SIZE];
    const struct devices *devices = feet_devices(model->feet);
    const void *osc = devices ? devices_driver(devices, &driver_osc) : NULL;
    if (!osc || !osc_address_text(osc, address)[0]) {
        text_add(text, "OSC, off");
        return;
    }
    text_add(text, "OSC to ");
    text_add(text, address);
}

void devices_row_about(const struct devices_model *model, int row, struct text *text)
{
    if (row == DEVICES_KEYBOARD_ROW) {
        words_keys(text, &model->preferences->now);
    } else if (row == DEVICES_PHONE_ROW) {
        add_phones(model, text);
    } else if (row == DEVICES_SENSOR_ROW) {
        text_add(text, "on the USB serial ports");
    } else {
        const struct device_setup *setup = &devices_at(feet_devices(model->feet), row)->foot.setup;
        if (setup->kind == DEVICE_MOTION || setup->kind == DEVICE_SERIAL) {
            text_add(text, device_kind_words[setup->kind]);
            text_add(text, ": ");
        }
        add_bindings(text, setup);
    }
}

const char *devices_row_state(const struct devices_model *model, int row)
{
    if (row == DEVICES_PHONE_ROW || row == DEVICES_SENSOR_ROW)
        return "";
    if (row == feet_in_use(model->feet))
        return "in use";
    if (row == DEVICES_KEYBOARD_ROW)
        return "ready";
    const struct device *device = devices_at(feet_devices(model->feet), row);
    const struct device_setup *setup = &device->foot.setup;
    bool bound = setup->bound && setup->heels[HEEL_LEFT].count + setup->heels[HEEL_RIGHT].count > 0;
    return !device->here ? "away" : setup->off ? "off" : bound ? "ready" : "new";
}

const char *devices_wizard_words(const struct wizard *wizard)
{
    static const char *const words[WIZARD_STEP_COUNT] = {
        [WIZARD_REST] = "Both heels on the floor", [WIZARD_LEFT_UP] = "Lift your left heel",
        [WIZARD_LEFT_DOWN] = "And down again",     [WIZARD_RIGHT_UP] = "Lift your right heel",
        [WIZARD_RIGHT_DOWN] = "And down again",    [WIZARD_DONE] = "Done",
    };
    return words[wizard->step];
}
