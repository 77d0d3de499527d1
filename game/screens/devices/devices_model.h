/* The devices screen without its page: a list of what a foot can move, how the selected one is set up, its heels live,
 * and the wizard.
 *
 * The row that has the focus is the selected one; choosing it goes on to its settings. Changes are in force at once.
 * While the wizard asks, heels and keys are what it measures. */
#ifndef HEELBEAT_SCREENS_DEVICES_DEVICES_MODEL_H
#define HEELBEAT_SCREENS_DEVICES_DEVICES_MODEL_H

#include "core/feet/wizard.h"
#include "input/devices.h"
#include "screens/screen.h"

struct feet;
struct notices;
struct sound;

#define DEVICES_ROWS_MAX   (DEVICES_MAX + 2)
#define DEVICES_HISTORY    180 /* frames of each heel: three seconds */
#define DEVICES_LIT_US     350000
#define DEVICES_PHONE_ROW  -1
#define DEVICES_SENSOR_ROW -2

enum devices_verb {
    DEVICES_SELECT,   /* arg: a row, as all that follow up to DEVICES_PORT; the focus on it selects it, too */
    DEVICES_POLARITY, /* value: the new one, an enum heel_polarity */
    DEVICES_LIFT_AT,  /* value: thousandths, then ms */
    DEVICES_LANDING_AT,
    DEVICES_LIFT_OFFSET,
    DEVICES_LANDING_OFFSET,
    DEVICES_DEBOUNCE,
    DEVICES_PHONES, /* value: an enum devices_phones */
    DEVICES_PORT,
    DEVICES_RENAME, /* asks for the name */
    DEVICES_TAKE_NAME,
    DEVICES_KEEP_NAME,
    DEVICES_OFF, /* don't use it, use it */
    DEVICES_FORGET,
    DEVICES_CALIBRATE,
    DEVICES_SET_UP, /* the wizard begins, ... */
    DEVICES_STOP,   /* ... and is left */
    DEVICES_LEAVE
};

/* From where phones are heard. */
enum devices_phones { DEVICES_PHONES_OFF, DEVICES_PHONES_HERE, DEVICES_PHONES_NETWORK, DEVICES_PHONES_COUNT };

struct devices_model {
    struct feet *feet; /* borrowed, as the other two */
    struct sound *sound;
    struct notices *notices;
    int rows[DEVICES_ROWS_MAX]; /* devices, or one of DEVICES_..._ROW */
    int row_count;
    int selected; /* of rows */
    bool naming;  /* the new name is being typed */
    char typed[DEVICE_NAME_SIZE];
    bool in_wizard;
    struct wizard wizard;
    int64_t mono_us; /* of the last update */
    bool up[HEEL_COUNT];
    int64_t lit_us[HEEL_COUNT][EDGE_COUNT];       /* when the edge was last taken; 0: not yet */
    int16_t history[HEEL_COUNT][DEVICES_HISTORY]; /* heights, a ring */
    int history_at;
};

void devices_model_init(struct devices_model *model, struct feet *feet, struct sound *sound, struct notices *notices,
                        int64_t mono_us);
struct screen_next devices_model_choose(struct devices_model *model, const struct act *act);
void devices_model_focused(struct devices_model *model, const struct act *act);
void devices_model_device(struct devices_model *model, const struct device_event *event);
/* A frame: bars and edges; a lift sounds. */
void devices_model_update(struct devices_model *model, int64_t mono_us);
/* Whether the picture changes although nothing happens: a trace runs on, an edge is lit, the wizard waits. */
bool devices_model_moving(const struct devices_model *model);
/* Whether the edge was taken a moment ago. */
bool devices_model_is_lit(const struct devices_model *model, enum heel heel, enum edge edge);
/* Typed text (UTF-8) while naming; NULL takes the last letter back. */
void devices_model_type(struct devices_model *model, const char *utf8);

/* What is selected: a device, or one of DEVICES_..._ROW. */
int devices_model_row(const struct devices_model *model);
/* Whether a row is a device, and not an offer. */
bool devices_model_is_device(int row);
/* How the selected device is set up; NULL for rows that are no device. */
const struct device_setup *devices_model_setup(const struct devices_model *model);
/* The selected device's heel, 0..HEEL_HEIGHT_TOP, contacts at either end. */
int32_t devices_model_height(const struct devices_model *model, enum heel heel);

#endif
