#include "screens/devices/devices_model.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "screens/devices/devices_settings.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"
#include "stage/sound.h"
#include "words/words.h"

#include <string.h>

#define LIFT_GAIN  0.8f
#define NOT_LISTED -1

static bool is_shown(const struct device *device)
{
    return device->here || device->foot.setup.bound;
}

/* Returns where the selected row stands now; NOT_LISTED if it is gone. */
static int list_rows(struct devices_model *model)
{
    const struct devices *devices = feet_devices(model->feet);
    int kept = devices_model_row(model);
    model->row_count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < devices_count(devices); i++)
            if (is_shown(devices_at(devices, i)) && devices_at(devices, i)->here == (pass == 0))
                model->rows[model->row_count++] = i;
    model->rows[model->row_count++] = DEVICES_SENSOR_ROW;
    model->rows[model->row_count++] = DEVICES_PHONE_ROW;
    for (int i = 0; i < model->row_count; i++)
        if (model->rows[i] == kept)
            return i;
    return NOT_LISTED;
}

static bool is_up(const struct devices_model *model, enum heel heel)
{
    int row = devices_model_row(model);
    return devices_model_is_device(row) && feet_holds_up(model->feet, row, heel);
}

static void select_row(struct devices_model *model, int index)
{
    model->selected = index;
    memset(model->history, 0, sizeof model->history);
    memset(model->lit_us, 0, sizeof model->lit_us);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        model->up[heel] = is_up(model, heel);
}

static void select_place(struct devices_model *model, int place)
{
    for (int i = 0; i < model->row_count; i++)
        if (model->rows[i] == place && i != model->selected)
            select_row(model, i);
}

/* Devices came or went, or are called something else. Of one that is gone from the list what is done is over, and what
 * comes to stand at its place is selected: the focus falls there, too. */
static void list_anew(struct devices_model *model)
{
    int kept = list_rows(model);
    if (kept != NOT_LISTED) {
        model->selected = kept;
        return;
    }
    model->naming = false;
    select_row(model, model->selected);
}

void devices_model_init(struct devices_model *model, struct feet *feet, struct sound *sound, struct notices *notices,
                        int64_t mono_us)
{
    *model =
        (struct devices_model){.feet = feet, .sound = sound, .notices = notices, .mono_us = mono_us, .row_count = 1};
    model->rows[0] = feet_in_use(feet);
    int in_use = list_rows(model);
    select_row(model, in_use == NOT_LISTED ? 0 : in_use);
}

int devices_model_row(const struct devices_model *model)
{
    return model->rows[model->selected];
}

bool devices_model_is_device(int row)
{
    return row >= 0;
}

int32_t devices_model_height(const struct devices_model *model, enum heel heel)
{
    const struct device_setup *setup = devices_model_setup(model);
    int row = devices_model_row(model);
    if (!setup)
        return 0;
    if (!device_is_analog(setup, heel))
        return feet_holds_up(model->feet, row, heel) ? HEEL_HEIGHT_TOP : 0;
    const struct device *device = devices_at(feet_devices(model->feet), row);
    return device->here ? device->foot.height[heel] : 0;
}

static void light(struct devices_model *model, enum heel heel, int64_t mono_us)
{
    bool up = is_up(model, heel);
    if (up == model->up[heel])
        return;
    model->up[heel] = up;
    model->lit_us[heel][up ? EDGE_LIFT : EDGE_LANDING] = mono_us;
    if (up)
        audio_cue(sound_audio(model->sound), CUE_LIFT, LIFT_GAIN, heel == HEEL_LEFT ? -0.5f : 0.5f);
}

bool devices_model_is_lit(const struct devices_model *model, enum heel heel, enum edge edge)
{
    int64_t lit_us = model->lit_us[heel][edge];
    return lit_us > 0 && model->mono_us - lit_us < DEVICES_LIT_US;
}

/* What the wizard found becomes how each of the devices is set up. */
static void apply_wizard(struct devices_model *model)
{
    struct error error = {0};
    for (int i = 0; i < devices_count(feet_devices(model->feet)); i++) {
        struct device_setup setup = *feet_setup(model->feet, i);
        if (!wizard_apply(&model->wizard, i, &setup))
            continue;
        setup.off = false; /* whoever sets it up wants it */
        if (!feet_set_up(model->feet, i, &setup, &error))
            notices_fault(model->notices, &error);
    }
    int found = model->wizard.heels[HEEL_LEFT].device;
    list_anew(model);
    select_place(model, found);
}

/* Of the wizard's steps some end with a reading, some when time has passed. */
static void step_wizard(struct devices_model *model, int64_t mono_us)
{
    if (wizard_step(&model->wizard, mono_us) && model->wizard.step == WIZARD_DONE)
        apply_wizard(model);
}

static void begin_wizard(struct devices_model *model)
{
    model->in_wizard = true;
    wizard_init(&model->wizard, model->mono_us);
}

void devices_model_update(struct devices_model *model, int64_t mono_us)
{
    model->mono_us = mono_us;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        light(model, heel, mono_us);
        model->history[heel][model->history_at] = (int16_t)devices_model_height(model, heel);
    }
    model->history_at = (model->history_at + 1) % DEVICES_HISTORY;
    if (!model->in_wizard)
        return;
    step_wizard(model, mono_us);
    if (model->wizard.step == WIZARD_DONE && mono_us - model->wizard.step_us >= WIZARD_REST_US)
        model->in_wizard = false;
}

bool devices_model_moving(const struct devices_model *model)
{
    if (model->in_wizard)
        return true;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        int32_t height = devices_model_height(model, heel);
        if (is_up(model, heel) != model->up[heel] || devices_model_is_lit(model, heel, EDGE_LIFT) ||
            devices_model_is_lit(model, heel, EDGE_LANDING))
            return true;
        for (int i = 0; i < DEVICES_HISTORY; i++)
            if (model->history[heel][i] != height)
                return true;
    }
    return false;
}

void devices_model_device(struct devices_model *model, const struct device_event *event)
{
    if (event->kind == DEVICE_EVENT_ARRIVED || event->kind == DEVICE_EVENT_LEFT) {
        list_anew(model);
        /* What was found on one that has gone can't be finished. */
        if (event->kind == DEVICE_EVENT_LEFT && model->in_wizard && model->wizard.step != WIZARD_DONE)
            begin_wizard(model);
    }
    if (event->kind != DEVICE_EVENT_READING || !model->in_wizard || model->wizard.step == WIZARD_DONE)
        return;
    wizard_reading(&model->wizard, event->device, &event->reading.control, event->reading.value, event->mono_us);
    step_wizard(model, event->mono_us);
}

static void scan(struct devices_model *model)
{
    devices_scan(feet_devices(model->feet));
    notices_tell(model->notices, _("Looking on the USB serial ports: what answers joins the list."));
}

/* From a row to what can be changed of it first. */
static struct screen_next to_settings(const struct devices_model *model)
{
    const struct device_setup *setup = devices_model_setup(model);
    const char *first = "phones";
    if (setup)
        first = devices_settings_contacts(setup) ? "polarity" : "lift-at";
    return (struct screen_next){.focus = first, .focus_index = devices_model_row(model)};
}

static struct screen_next choose_row(struct devices_model *model, int place)
{
    select_place(model, place);
    if (place != DEVICES_SENSOR_ROW)
        return to_settings(model);
    scan(model);
    return (struct screen_next){0};
}

static void take_name(struct devices_model *model)
{
    model->naming = false;
    if (model->typed[0])
        devices_settings_do(model, DEVICES_TAKE_NAME);
}

struct screen_next devices_model_choose(struct devices_model *model, const struct act *act)
{
    switch ((enum devices_verb)act->verb) {
    case DEVICES_SELECT:
        return choose_row(model, act->arg);
    case DEVICES_POLARITY:
    case DEVICES_LIFT_AT:
    case DEVICES_LANDING_AT:
    case DEVICES_LIFT_OFFSET:
    case DEVICES_LANDING_OFFSET:
    case DEVICES_DEBOUNCE:
    case DEVICES_PHONES:
    case DEVICES_PORT:
        devices_settings_change(model, act);
        break;
    case DEVICES_RENAME:
        model->naming = true;
        model->typed[0] = '\0';
        break;
    case DEVICES_TAKE_NAME:
        take_name(model);
        break;
    case DEVICES_KEEP_NAME:
        model->naming = false;
        break;
    case DEVICES_OFF:
    case DEVICES_FORGET:
        devices_settings_do(model, (enum devices_verb)act->verb);
        list_anew(model);
        break;
    case DEVICES_CALIBRATE:
        return (struct screen_next){.go = true, .to = SCREEN_CALIBRATE};
    case DEVICES_SET_UP:
        begin_wizard(model);
        break;
    case DEVICES_STOP:
        model->in_wizard = false;
        break;
    case DEVICES_LEAVE:
        return (struct screen_next){.go = true, .to = SCREEN_HOME};
    }
    return (struct screen_next){0};
}

void devices_model_focused(struct devices_model *model, const struct act *act)
{
    if (act->verb == DEVICES_SELECT)
        select_place(model, act->arg);
}

void devices_model_type(struct devices_model *model, const char *utf8)
{
    if (utf8)
        text_append(model->typed, sizeof model->typed, utf8);
    else
        utf8_drop_last(model->typed);
}
