#include "screens/devices/devices_settings.h"

#include "core/base/text.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"

#include <stddef.h>
#include <string.h>

#define THRESHOLD_GAP 20 /* thousandths between lift and landing */
#define OSC_PORTS     99 /* ports on offer after the usual one */
#define OSC_STRIDE    11

/* Numbers of a setup. Strides are no farther than is of use. */
static const struct row {
    size_t offset;
    int32_t step, least, most;
    struct stride stride;
} rows[DEVICES_DEBOUNCE + 1] = {
    [DEVICES_LIFT_AT] = {offsetof(struct device_setup, lift_permille), 10, 40, 960, {50, 100, 900}},
    [DEVICES_LANDING_AT] = {offsetof(struct device_setup, landing_permille), 10, 20, 940, {50, 50, 850}},
    [DEVICES_LIFT_OFFSET] = {offsetof(struct device_setup, offset_ms[EDGE_LIFT]), 1, -1000, 1000, {5, -100, 100}},
    [DEVICES_LANDING_OFFSET] = {offsetof(struct device_setup, offset_ms[EDGE_LANDING]), 1, -1000, 1000, {5, -100, 100}},
    [DEVICES_DEBOUNCE] = {offsetof(struct device_setup, debounce_ms), 1, 0, 50, {5, 0, 50}},
};

static int32_t number_of(const struct device_setup *setup, const struct row *row)
{
    int32_t number;
    memcpy(&number, (const char *)setup + row->offset, sizeof number);
    return number;
}

struct devices_number devices_settings_number(const struct devices_model *model, enum devices_verb verb)
{
    const struct device_setup *setup = devices_model_setup(model);
    if (verb == DEVICES_PORT)
        return (struct devices_number){
            .now = feet_osc(model->feet)->port,
            .least = DEVICES_FILE_OSC_PORT,
            .most = DEVICES_FILE_OSC_PORT + OSC_PORTS,
            .step = 1,
            .stride = {OSC_STRIDE, DEVICES_FILE_OSC_PORT, DEVICES_FILE_OSC_PORT + OSC_PORTS}};
    if (!setup)
        return (struct devices_number){0};
    const struct row *row = &rows[verb];
    return (struct devices_number){number_of(setup, row), row->least, row->most, row->step, row->stride};
}

const struct device_setup *devices_model_setup(const struct devices_model *model)
{
    int row = devices_model_row(model);
    return devices_model_is_device(row) ? feet_setup(model->feet, row) : NULL;
}

static void keep(struct devices_model *model, const struct device_setup *setup)
{
    struct error error = {0};
    if (!feet_set_up(model->feet, devices_model_row(model), setup, &error))
        notices_fault(model->notices, &error);
}

bool devices_settings_contacts(const struct device_setup *setup)
{
    return !device_is_analog(setup, HEEL_LEFT) && !device_is_analog(setup, HEEL_RIGHT);
}

enum devices_phones devices_settings_phones(const struct devices_model *model)
{
    const struct osc_choice *osc = feet_osc(model->feet);
    if (!osc->on)
        return DEVICES_PHONES_OFF;
    return osc->open ? DEVICES_PHONES_NETWORK : DEVICES_PHONES_HERE;
}

static void change_osc(struct devices_model *model, const struct act *act)
{
    struct osc_choice osc = *feet_osc(model->feet);
    struct error error = {0};
    if (act->verb == DEVICES_PORT) {
        osc.port = act->value;
    } else {
        osc.on = act->value != DEVICES_PHONES_OFF;
        osc.open = act->value == DEVICES_PHONES_NETWORK;
    }
    if (!feet_change_osc(model->feet, &osc, &error))
        notices_fault(model->notices, &error);
}

/* Lift and landing push one another along. */
static void keep_apart(struct device_setup *setup, int verb)
{
    if (verb == DEVICES_LIFT_AT && setup->landing_permille > setup->lift_permille - THRESHOLD_GAP)
        setup->landing_permille = setup->lift_permille - THRESHOLD_GAP;
    if (verb == DEVICES_LANDING_AT && setup->lift_permille < setup->landing_permille + THRESHOLD_GAP)
        setup->lift_permille = setup->landing_permille + THRESHOLD_GAP;
}

void devices_settings_change(struct devices_model *model, const struct act *act)
{
    const struct device_setup *before = devices_model_setup(model);
    if (act->verb == DEVICES_PHONES || act->verb == DEVICES_PORT) {
        change_osc(model, act);
        return;
    }
    if (!before)
        return;
    struct device_setup setup = *before;
    if (act->verb == DEVICES_POLARITY)
        setup.polarity = (enum heel_polarity)act->value;
    else
        memcpy((char *)&setup + rows[act->verb].offset, &(int32_t){act->value}, sizeof(int32_t));
    keep_apart(&setup, act->verb);
    setup.bound = true;
    keep(model, &setup);
}

void devices_settings_do(struct devices_model *model, enum devices_verb verb)
{
    const struct device_setup *before = devices_model_setup(model);
    if (!before || before->kind == DEVICE_KEYBOARD)
        return;
    if (verb == DEVICES_FORGET) {
        devices_forget(feet_devices(model->feet), devices_model_row(model));
        return;
    }
    struct device_setup setup = *before;
    if (verb == DEVICES_OFF)
        setup.off = !setup.off;
    else
        text_copy(setup.name, sizeof setup.name, model->typed);
    setup.bound = true; /* the player's word about it is kept */
    keep(model, &setup);
}
