#include "screens/devices/devices_model.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "screens/devices/devices_settings.h"
#include "stage/feet.h"
#include "stage/notices.h"
#include "stage/preferences.h"
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
    model->rows[model->row_count++] = DEVICES_KEYBOARD_ROW;
    for (int pass = 0; devices && pass < 2; pass++)
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

static void scroll(struct devices_model *model)
{
    int last = model->row_count > DEVICES_ROWS_SHOWN ? model->row_count - DEVICES_ROWS_SHOWN : 0;
    if (model->selected < model->first)
        model->first = model->selected;
    if (model->selected >= model->first + DEVICES_ROWS_SHOWN)
        model->first = model->selected - DEVICES_ROWS_SHOWN + 1;
    model->first = model->first > last ? last : model->first;
}

static bool is_up(const struct devices_model *model, enum heel heel)
{
    int row = devices_model_row(model);
    if (row < 0)
        return devices_model_height(model, heel) > 0;
    return foot_is_up(&devices_at(feet_devices(model->feet), row)->foot, heel);
}

static void select_row(struct devices_model *model, int row)
{
    model->selected = row;
    memset(model->history, 0, sizeof model->history);
    memset(model->lit_us, 0, sizeof model->lit_us);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        model->up[heel] = is_up(model, heel);
    scroll(model);
}

/* Devices came or went, or are called something else. What is done to one that is gone from the list is over. */
static void list_anew(struct devices_model *model)
{
    int kept = list_rows(model);
    if (kept != NOT_LISTED) {
        model->selected = kept;
        scroll(model);
        return;
    }
    model->focus = DEVICES_LIST;
    model->editing = model->typing = false;
    select_row(model, 0);
}

void devices_model_init(struct devices_model *model, struct feet *feet, struct preferences *preferences,
                        struct sound *sound, struct notices *notices, int64_t mono_us)
{
    *model = (struct devices_model){.feet = feet,
                                    .preferences = preferences,
                                    .sound = sound,
                                    .notices = notices,
                                    .mono_us = mono_us,
                                    .row_count = 1};
    model->rows[0] = feet_in_use(feet);
    int in_use = list_rows(model);
    select_row(model, in_use == NOT_LISTED ? 0 : in_use);
}

int devices_model_row(const struct devices_model *model)
{
    return model->rows[model->selected];
}

int32_t devices_model_height(const struct devices_model *model, enum heel heel)
{
    int row = devices_model_row(model);
    if (row == DEVICES_KEYBOARD_ROW)
        return keyboard_is_up(feet_keyboard(model->feet), heel) ? HEEL_HEIGHT_TOP : 0;
    if (row < 0 || !devices_at(feet_devices(model->feet), row)->here)
        return 0;
    const struct foot *foot = &devices_at(feet_devices(model->feet), row)->foot;
    if (device_is_analog(&foot->setup, heel))
        return foot->height[heel];
    return foot_is_up(foot, heel) ? HEEL_HEIGHT_TOP : 0;
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
    struct settings settings = model->preferences->now;
    if (devices_settings_keys(&model->wizard, &settings) && !preferences_change(model->preferences, &settings, &error))
        notices_fault(model->notices, &error);
    for (int i = 0; feet_devices(model->feet) && i < devices_count(feet_devices(model->feet)); i++) {
        struct device_setup setup = devices_at(feet_devices(model->feet), i)->foot.setup;
        if (!wizard_apply(&model->wizard, i, &setup))
            continue;
        setup.off = false; /* whoever sets it up wants it */
        if (!devices_set_up(feet_devices(model->feet), i, &setup, &error))
            notices_fault(model->notices, &error);
    }
    int found = model->wizard.heels[HEEL_LEFT].device;
    list_rows(model);
    for (int i = 0; i < model->row_count; i++)
        if (model->rows[i] == found)
            select_row(model, i);
    model->focus = DEVICES_LIST;
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

/* The focus stays on something that the selected device has. After the last thing comes the top of the list, so that
 * two heels, which only ever go on, reach every device again. */
static void move_focus(struct devices_model *model, int step)
{
    int focus = (int)model->focus;
    do
        focus += step;
    while (focus < DEVICES_ITEM_COUNT && !devices_model_has(model, (enum devices_item)focus));
    if (focus == DEVICES_ITEM_COUNT) {
        focus = DEVICES_LIST;
        select_row(model, 0);
    }
    model->focus = (enum devices_item)focus;
}

static void enter_settings(struct devices_model *model)
{
    model->focus = DEVICES_SET_UP;
    move_focus(model, 1);
}

static void scan(struct devices_model *model)
{
    if (!feet_devices(model->feet))
        return;
    devices_scan(feet_devices(model->feet));
    notices_say(model->notices, "Looking on the USB serial ports: what answers joins the list.");
}

static void act_in_list(struct devices_model *model, enum action action)
{
    bool last = model->selected == model->row_count - 1;
    switch (action) {
    case ACTION_UP:
        if (model->selected > 0)
            select_row(model, model->selected - 1);
        break;
    case ACTION_DOWN:
    case ACTION_NEXT:
        if (last)
            model->focus = DEVICES_SET_UP;
        else
            select_row(model, model->selected + 1);
        break;
    case ACTION_RIGHT:
    case ACTION_CONFIRM:
        if (devices_model_row(model) == DEVICES_SENSOR_ROW)
            scan(model);
        else
            enter_settings(model);
        break;
    case ACTION_LEFT:
    case ACTION_BACK:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
}

static struct screen_next choose(struct devices_model *model)
{
    switch (model->focus) {
    case DEVICES_SET_UP:
        begin_wizard(model);
        break;
    case DEVICES_RENAME:
        model->typing = true;
        model->typed[0] = '\0';
        break;
    case DEVICES_CALIBRATE:
        return (struct screen_next){.go = true, .to = SCREEN_CALIBRATE};
    case DEVICES_OFF:
    case DEVICES_FORGET:
        devices_settings_do(model, model->focus);
        list_anew(model);
        break;
    case DEVICES_POLARITY:
    case DEVICES_PHONES:
        devices_settings_change(model, model->focus, 1, true);
        break;
    case DEVICES_LIFT_AT:
    case DEVICES_LANDING_AT:
    case DEVICES_LIFT_OFFSET:
    case DEVICES_LANDING_OFFSET:
    case DEVICES_DEBOUNCE:
    case DEVICES_PORT:
        model->editing = true;
        break;
    case DEVICES_LIST:
    case DEVICES_ITEM_COUNT:
        break;
    }
    if (!devices_model_has(model, model->focus))
        model->focus = DEVICES_LIST;
    return (struct screen_next){0};
}

static void act_while_editing(struct devices_model *model, enum action action)
{
    static const int steps[ACTION_COUNT] = {
        [ACTION_LEFT] = -1, [ACTION_DOWN] = -1, [ACTION_RIGHT] = 1, [ACTION_UP] = 1, [ACTION_NEXT] = 1};
    if (action == ACTION_CONFIRM || action == ACTION_BACK)
        model->editing = false;
    else
        devices_settings_change(model, model->focus, steps[action], action == ACTION_NEXT);
}

static void end_typing(struct devices_model *model, enum action action)
{
    if (action != ACTION_CONFIRM && action != ACTION_BACK)
        return;
    model->typing = false;
    if (action == ACTION_CONFIRM && model->typed[0])
        devices_settings_do(model, DEVICES_RENAME);
}

static struct screen_next act_in_settings(struct devices_model *model, enum action action)
{
    switch (action) {
    case ACTION_LEFT:
    case ACTION_UP:
        move_focus(model, -1);
        break;
    case ACTION_RIGHT:
    case ACTION_DOWN:
    case ACTION_NEXT:
        move_focus(model, 1);
        break;
    case ACTION_CONFIRM:
        return choose(model);
    case ACTION_BACK:
        model->focus = DEVICES_LIST;
        break;
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

struct screen_next devices_model_action(struct devices_model *model, enum action action)
{
    if (model->in_wizard) {
        model->in_wizard = action != ACTION_BACK;
    } else if (model->typing) {
        end_typing(model, action);
    } else if (model->editing) {
        act_while_editing(model, action);
    } else if (model->focus != DEVICES_LIST) {
        return act_in_settings(model, action);
    } else if (action == ACTION_BACK) {
        return (struct screen_next){.go = true, .to = SCREEN_HOME};
    } else {
        act_in_list(model, action);
    }
    return (struct screen_next){0};
}

void devices_model_type(struct devices_model *model, const char *utf8)
{
    if (utf8)
        text_append(model->typed, sizeof model->typed, utf8);
    else
        utf8_drop_last(model->typed);
}
