/* The devices screen without its picture: a list of what a foot can move, how the selected one is set up, its heels
 * live, and the wizard.
 *
 * The focus walks through the list, the set-up button, and what can be changed of the selected device, and from the
 * last of it to the top of the list. Confirm on a device goes to its settings; on a setting it begins to change it:
 * left and right (or up and down) step the value while the bars beside it move, next steps it wider and round and round
 * so that two heels alone can do it; confirm or back end that. Changes are in force at once. */
#ifndef HEELBEAT_SCREENS_DEVICES_DEVICES_MODEL_H
#define HEELBEAT_SCREENS_DEVICES_DEVICES_MODEL_H

#include "core/base/text.h"
#include "core/feet/wizard.h"
#include "input/devices.h"
#include "screens/screen.h"

struct feet;
struct notices;
struct preferences;
struct sound;

#define DEVICES_ROWS_MAX     (DEVICES_MAX + 3)
#define DEVICES_ROWS_SHOWN   5
#define DEVICES_HISTORY      180 /* frames of each heel: three seconds */
#define DEVICES_LIT_US       350000
#define DEVICES_KEYBOARD_ROW -1 /* in place of a device's place */
#define DEVICES_PHONE_ROW    -2
#define DEVICES_SENSOR_ROW   -3

enum devices_item {
    DEVICES_LIST,
    DEVICES_SET_UP,
    DEVICES_POLARITY,
    DEVICES_LIFT_AT,
    DEVICES_LANDING_AT,
    DEVICES_LIFT_OFFSET,
    DEVICES_LANDING_OFFSET,
    DEVICES_DEBOUNCE,
    DEVICES_PHONES, /* off, this computer, the network */
    DEVICES_PORT,
    DEVICES_RENAME,
    DEVICES_OFF, /* don't use it, use it */
    DEVICES_FORGET,
    DEVICES_CALIBRATE,
    DEVICES_ITEM_COUNT
};

struct devices_model {
    struct feet *feet; /* borrowed, as the other three */
    struct preferences *preferences;
    struct sound *sound;
    struct notices *notices;
    int rows[DEVICES_ROWS_MAX]; /* places in devices, or one of DEVICES_..._ROW */
    int row_count;
    int selected, first; /* rows */
    enum devices_item focus;
    bool editing;
    bool typing; /* the new name */
    char typed[DEVICE_NAME_SIZE];
    bool in_wizard;
    struct wizard wizard;
    int64_t mono_us; /* of the last update */
    bool up[HEEL_COUNT];
    int64_t lit_us[HEEL_COUNT][EDGE_COUNT];       /* when the edge was last taken; 0: not yet */
    int16_t history[HEEL_COUNT][DEVICES_HISTORY]; /* heights, a ring */
    int history_at;
};

void devices_model_init(struct devices_model *model, struct feet *feet, struct preferences *preferences,
                        struct sound *sound, struct notices *notices, int64_t mono_us);
struct screen_next devices_model_action(struct devices_model *model, enum action action);
void devices_model_device(struct devices_model *model, const struct device_event *event);
/* A frame: bars and edges; a lift sounds. */
void devices_model_update(struct devices_model *model, int64_t mono_us);
/* Whether the picture changes although nothing happens: a trace runs on, an edge is lit, the wizard waits. */
bool devices_model_moving(const struct devices_model *model);
/* Whether the edge was taken a moment ago. */
bool devices_model_is_lit(const struct devices_model *model, enum heel heel, enum edge edge);
/* Typed text (UTF-8) while typing; NULL takes the last letter back. */
void devices_model_type(struct devices_model *model, const char *utf8);

/* What is selected: a place in devices, or one of DEVICES_..._ROW. */
int devices_model_row(const struct devices_model *model);
/* How the selected device is set up; the keyboard's made from the settings. False for rows that are no device. */
bool devices_model_setup(const struct devices_model *model, struct device_setup *setup);
bool devices_model_has(const struct devices_model *model, enum devices_item item);
/* The selected device's heel, 0..HEEL_HEIGHT_TOP, contacts at either end. */
int32_t devices_model_height(const struct devices_model *model, enum heel heel);
/* The name of a row, what lies under its heels, and its state ("ready", "in use", "new", "off", "away"). */
void devices_row_name(const struct devices_model *model, int row, struct text *text);
void devices_row_about(const struct devices_model *model, int row, struct text *text);
const char *devices_row_state(const struct devices_model *model, int row);
/* A setting's label and its value with the unit. */
const char *devices_item_label(const struct devices_model *model, enum devices_item item);
void devices_item_value(const struct devices_model *model, enum devices_item item, struct text *text);
/* What the wizard asks for. */
const char *devices_wizard_words(const struct wizard *wizard);

#endif
