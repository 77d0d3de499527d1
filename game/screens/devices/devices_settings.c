#include "screens/devices/devices_settings.h"

#include "core/base/text.h"
#include "screens/words.h"
#include "stage/feet.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "words/words.h"

#include <stddef.h>
#include <string.h>

#define THRESHOLD_GAP 20 /* thousandths between lift and landing */

/* Numbers of a setup that can be stepped. Two heels alone only ever step up and around: wider, and no farther than is
 * of use. */
static const struct number {
    const char *label;
    size_t offset;
    int32_t step, min, max;
    int32_t wide_step, round_min, round_max;
    bool has_sign, permille;
} numbers[DEVICES_ITEM_COUNT] = {
    [DEVICES_LIFT_AT] = {.label = "Lift at",
                         .offset = offsetof(struct device_setup, lift_permille),
                         .step = 10,
                         .min = 40,
                         .max = 960,
                         .wide_step = 50,
                         .round_min = 100,
                         .round_max = 900,
                         .permille = true},
    [DEVICES_LANDING_AT] = {.label = "Landing at",
                            .offset = offsetof(struct device_setup, landing_permille),
                            .step = 10,
                            .min = 20,
                            .max = 940,
                            .wide_step = 50,
                            .round_min = 50,
                            .round_max = 850,
                            .permille = true},
    [DEVICES_LIFT_OFFSET] = {.label = "Lift offset",
                             .offset = offsetof(struct device_setup, offset_ms[EDGE_LIFT]),
                             .step = 1,
                             .min = -1000,
                             .max = 1000,
                             .wide_step = 5,
                             .round_min = -100,
                             .round_max = 100,
                             .has_sign = true},
    [DEVICES_LANDING_OFFSET] = {.label = "Landing offset",
                                .offset = offsetof(struct device_setup, offset_ms[EDGE_LANDING]),
                                .step = 1,
                                .min = -1000,
                                .max = 1000,
                                .wide_step = 5,
                                .round_min = -100,
                                .round_max = 100,
                                .has_sign = true},
    [DEVICES_DEBOUNCE] = {.label = "Debounce",
                          .offset = offsetof(struct device_setup, debounce_ms),
                          .step = 1,
                          .min = 0,
                          .max = 50,
                          .wide_step = 5,
                          .round_min = 0,
                          .round_max = 50},
};

static const char *const osc_words[] = {"off", "on this computer", "on the network"};
#define OSC_CHOICES 3
#define OSC_PORTS   99 /* ports on offer after the usual one */
#define OSC_WIDE    11 /* ports at once on two heels' way around */

static const int32_t *number_of(const struct device_setup *setup, enum devices_item item)
{
    return (const int32_t *)(const void *)((const char *)setup + numbers[item].offset);
}

bool devices_model_setup(const struct devices_model *model, struct device_setup *setup)
{
    int row = devices_model_row(model);
    const struct settings *settings = &model->preferences->now;
    if (row >= 0)
        *setup = devices_at(feet_devices(model->feet), row)->foot.setup;
    if (row != DEVICES_KEYBOARD_ROW)
        return row >= 0;
    device_setup_init(setup, DEVICE_KEYBOARD, "keyboard", "Keyboard");
    setup->bound = true;
    setup->polarity = strcmp(settings->keys_active, "down") == 0 ? HEEL_ACTIVE_DOWN : HEEL_ACTIVE_UP;
    setup->debounce_ms = settings->keyboard_debounce_ms;
    setup->offset_ms[EDGE_LIFT] = settings->keyboard_lift_offset_ms;
    setup->offset_ms[EDGE_LANDING] = settings->keyboard_landing_offset_ms;
    return true;
}

static void keep_keyboard(struct devices_model *model, const struct device_setup *setup)
{
    struct settings settings = model->preferences->now;
    struct error error = {0};
    text_copy(settings.keys_active, sizeof settings.keys_active, setup->polarity == HEEL_ACTIVE_DOWN ? "down" : "up");
    settings.keyboard_debounce_ms = setup->debounce_ms;
    settings.keyboard_lift_offset_ms = setup->offset_ms[EDGE_LIFT];
    settings.keyboard_landing_offset_ms = setup->offset_ms[EDGE_LANDING];
    if (!preferences_change(model->preferences, &settings, &error))
        notices_fault(model->notices, &error);
}

static void keep(struct devices_model *model, const struct device_setup *setup)
{
    struct error error = {0};
    int row = devices_model_row(model);
    if (row == DEVICES_KEYBOARD_ROW)
        keep_keyboard(model, setup);
    else if (row >= 0 && !devices_set_up(feet_devices(model->feet), row, setup, &error))
        notices_fault(model->notices, &error);
}

static bool has_contacts(const struct device_setup *setup)
{
    return !device_is_analog(setup, HEEL_LEFT) && !device_is_analog(setup, HEEL_RIGHT);
}

bool devices_model_has(const struct devices_model *model, enum devices_item item)
{
    struct device_setup setup = {0};
    int row = devices_model_row(model);
    bool device = devices_model_setup(model, &setup), contacts = has_contacts(&setup);
    switch (item) {
    case DEVICES_LIST:
    case DEVICES_SET_UP:
    case DEVICES_CALIBRATE:
        return true;
    case DEVICES_POLARITY:
        return device && contacts;
    case DEVICES_LIFT_AT:
    case DEVICES_LANDING_AT:
        return device && !contacts;
    case DEVICES_LIFT_OFFSET:
    case DEVICES_LANDING_OFFSET:
    case DEVICES_DEBOUNCE:
        return device;
    case DEVICES_PHONES:
    case DEVICES_PORT:
        return row == DEVICES_PHONE_ROW;
    case DEVICES_RENAME:
    case DEVICES_OFF:
    case DEVICES_FORGET:
        return row >= 0;
    case DEVICES_ITEM_COUNT:
        break;
    }
    return false;
}

static int32_t stepped(int32_t value, int32_t by, int32_t min, int32_t max, bool round)
{
    value += by;
    if (value > max)
        return round ? min : max;
    return value < min ? (round ? max : min) : value;
}

static int osc_choice_of(const struct osc_choice *osc)
{
    return !osc->on ? 0 : osc->open ? 2 : 1;
}

static void change_osc(struct devices_model *model, enum devices_item item, int steps, bool round)
{
    struct osc_choice osc = *feet_osc(model->feet);
    struct error error = {0};
    int choice = osc_choice_of(&osc);
    if (item == DEVICES_PHONES)
        choice = stepped(choice, steps, 0, OSC_CHOICES - 1, round);
    else
        osc.port = stepped(osc.port, round ? steps * OSC_WIDE : steps, DEVICES_FILE_OSC_PORT,
                           DEVICES_FILE_OSC_PORT + OSC_PORTS, round);
    osc.on = choice > 0;
    osc.open = choice == 2;
    if (!feet_change_osc(model->feet, &osc, &error))
        notices_fault(model->notices, &error);
}

void devices_settings_change(struct devices_model *model, enum devices_item item, int steps, bool round)
{
    struct device_setup setup;
    if (item == DEVICES_PHONES || item == DEVICES_PORT) {
        change_osc(model, item, steps, round);
        return;
    }
    if (!devices_model_setup(model, &setup))
        return;
    if (item == DEVICES_POLARITY) {
        setup.polarity = setup.polarity == HEEL_ACTIVE_UP ? HEEL_ACTIVE_DOWN : HEEL_ACTIVE_UP;
    } else {
        const struct number *number = &numbers[item];
        int32_t value = *number_of(&setup, item);
        value = round ? stepped(value, steps * number->wide_step, number->round_min, number->round_max, true)
                      : stepped(value, steps * number->step, number->min, number->max, false);
        memcpy((char *)&setup + number->offset, &value, sizeof value);
    }
    /* Lift and landing push one another along. */
    if (item == DEVICES_LIFT_AT && setup.landing_permille > setup.lift_permille - THRESHOLD_GAP)
        setup.landing_permille = setup.lift_permille - THRESHOLD_GAP;
    if (item == DEVICES_LANDING_AT && setup.lift_permille < setup.landing_permille + THRESHOLD_GAP)
        setup.lift_permille = setup.landing_permille + THRESHOLD_GAP;
    setup.bound = true;
    keep(model, &setup);
}

void devices_settings_do(struct devices_model *model, enum devices_item item)
{
    struct device_setup setup;
    int row = devices_model_row(model);
    if (!devices_model_setup(model, &setup) || row < 0)
        return;
    if (item == DEVICES_FORGET) {
        devices_forget(feet_devices(model->feet), row);
        return;
    }
    if (item == DEVICES_OFF)
        setup.off = !setup.off;
    else
        text_copy(setup.name, sizeof setup.name, model->typed);
    setup.bound = true; /* the player's word about it is kept */
    keep(model, &setup);
}

static bool are_usable(const struct settings *settings)
{
    struct keyboard keyboard;
    struct keyboard_desc desc = {.keys = {settings->left_keys, settings->right_keys}};
    return keyboard_init(&keyboard, &desc, NULL);
}

bool devices_settings_keys(const struct wizard *wizard, struct settings *settings)
{
    bool any = false;
    const struct settings before = *settings;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        const struct wizard_heel *found = &wizard->heels[heel];
        char *keys = heel == HEEL_LEFT ? settings->left_keys : settings->right_keys;
        struct text text;
        if (found->device != DEVICES_KEYBOARD_ROW)
            continue;
        text_init(&text, keys, SETTINGS_TEXT_SIZE);
        for (int32_t i = 0; i < found->bound.count; i++) {
            /* One polarity for all, and a mark where the right heel's is the other. */
            bool turned = any && (strcmp(settings->keys_active, "down") == 0) != (found->polarity == HEEL_ACTIVE_DOWN);
            text_add(&text, i > 0 ? ", " : "");
            text_add(&text, turned ? "!" : "");
            text_add(&text, keyboard_key_name(found->bound.controls[i].index));
        }
        if (!any)
            text_copy(settings->keys_active, sizeof settings->keys_active,
                      found->polarity == HEEL_ACTIVE_DOWN ? "down" : "up");
        any = true;
    }
    /* Only one heel was found on the keyboard, and on a key of the other's: they change places. */
    if (any && !are_usable(settings)) {
        bool left = wizard->heels[HEEL_LEFT].device == DEVICES_KEYBOARD_ROW;
        text_copy(left ? settings->right_keys : settings->left_keys, SETTINGS_TEXT_SIZE,
                  left ? before.left_keys : before.right_keys);
    }
    return any;
}

const char *devices_item_label(const struct devices_model *model, enum devices_item item)
{
    struct device_setup setup = {0};
    devices_model_setup(model, &setup);
    switch (item) {
    case DEVICES_LIST:
        return "Devices";
    case DEVICES_SET_UP:
        return "Set up: lift your left heel";
    case DEVICES_POLARITY:
        return setup.kind == DEVICE_KEYBOARD ? "The key is down while the heel is"
                                             : "The panel is pressed while the heel is";
    case DEVICES_PHONES:
        return "Phones are heard";
    case DEVICES_PORT:
        return "Port";
    case DEVICES_RENAME:
        return "Rename";
    case DEVICES_OFF:
        return setup.off ? "Use it" : "Don’t use it";
    case DEVICES_FORGET:
        return "Forget";
    case DEVICES_CALIBRATE:
        return "Calibrate by ear and eye ›";
    case DEVICES_LIFT_AT:
    case DEVICES_LANDING_AT:
    case DEVICES_LIFT_OFFSET:
    case DEVICES_LANDING_OFFSET:
    case DEVICES_DEBOUNCE:
    case DEVICES_ITEM_COUNT:
        break;
    }
    return numbers[item].label;
}

void devices_item_value(const struct devices_model *model, enum devices_item item, struct text *text)
{
    struct device_setup setup = {0};
    bool device = devices_model_setup(model, &setup);
    const struct osc_choice *osc = feet_osc(model->feet);
    if (item == DEVICES_PHONES)
        text_add(text, osc_words[osc_choice_of(osc)]);
    else if (item == DEVICES_PORT)
        text_add_int(text, osc->port);
    else if (item == DEVICES_POLARITY)
        text_add(text, setup.polarity == HEEL_ACTIVE_DOWN ? "down" : "up");
    if (!device || !numbers[item].label)
        return;
    int32_t value = *number_of(&setup, item);
    if (numbers[item].has_sign) {
        words_signed_ms(text, value * INT64_C(1000));
        return;
    }
    text_add_int(text, numbers[item].permille ? value / 10 : value);
    text_add(text, numbers[item].permille ? " %" : " ms");
}
