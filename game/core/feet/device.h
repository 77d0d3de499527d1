/* A foot device as the player has set it up: which of its controls lie under which heel, and how they are read.
 *
 * Values only: store/machine/devices_file saves them, the input layer applies them, screens show them. A *control* is
 * one thing a device reports: a button or key, an axis, a direction of a hat, a channel of a foot sensor, a tilt. Each
 * reading of one is a whole number in the unit of its kind:
 *
 *     button, hat   0 or 1; a keyboard's keys are its buttons
 *     axis          -32768..32767, as SDL gives it
 *     channel       as the sensor sends it: 0..1023 of an FSR pad, thousandths of our line protocol and of OSC
 *     tilt          thousandths of a degree that the thigh has risen
 *
 * Buttons, hats and keys are contacts. The others are analog: they have a span, from the reading with the heel on the
 * floor to the one with the heel at the player's own top, which becomes a height. Either end may be the larger number:
 * pressure is largest on the floor. */
#ifndef HEELBEAT_CORE_FEET_DEVICE_H
#define HEELBEAT_CORE_FEET_DEVICE_H

#include "core/base/error.h"
#include "core/feet/heel_signal.h"

#include <stddef.h>

#define DEVICE_ID_SIZE      160 /* "pad:GUID:serial:path", "serial:VID:PID:number", "osc", "keyboard" */
#define DEVICE_NAME_SIZE    80
#define DEVICE_CONTROLS_MAX 8 /* under one heel */
#define DEVICE_INDEX_MAX    255
#define DEVICE_KEY_MAX      511 /* keys are told by SDL's scancodes */

enum device_kind { DEVICE_KEYBOARD, DEVICE_PAD, DEVICE_MOTION, DEVICE_SERIAL, DEVICE_OSC, DEVICE_KIND_COUNT };

enum control_kind { CONTROL_BUTTON, CONTROL_AXIS, CONTROL_HAT, CONTROL_CHANNEL, CONTROL_TILT, CONTROL_KIND_COUNT };
/* Which part of it: all of an axis or only what lies beyond its rest (mats report arrows so); one direction of a hat.
 */
enum control_part {
    CONTROL_WHOLE,
    CONTROL_PLUS,
    CONTROL_MINUS,
    CONTROL_UP,
    CONTROL_RIGHT,
    CONTROL_DOWN,
    CONTROL_LEFT,
    CONTROL_PART_COUNT
};

struct control {
    enum control_kind kind;
    enum control_part part; /* PLUS, MINUS: of an axis only; UP..LEFT: of a hat always */
    int16_t index;          /* from 0, as SDL and the protocols count; 0..DEVICE_INDEX_MAX, of keys 0..DEVICE_KEY_MAX */
};

/* How the controls of one heel become one: any contact closed, or the sum of the readings. */
enum device_join { DEVICE_ANY, DEVICE_SUM, DEVICE_JOIN_COUNT };

struct device_heel {
    int32_t count; /* 0: this heel is not on this device */
    struct control controls[DEVICE_CONTROLS_MAX];
    bool turned[DEVICE_CONTROLS_MAX]; /* this contact says the opposite of the device's polarity */
    enum device_join join;
    int32_t floor, top; /* readings (joined) with the heel on the floor and at its top; equal: not known yet */
};

struct device_setup {
    char id[DEVICE_ID_SIZE];
    char name[DEVICE_NAME_SIZE]; /* the device's own, or what the player calls it */
    enum device_kind kind;
    bool off;                                /* the player doesn't want it */
    bool bound;                              /* set up by the player or known from the pad table, not guessed */
    enum heel_polarity polarity;             /* of contacts; the span tells it for analog controls */
    int32_t debounce_ms;                     /* 0..50 */
    int32_t offset_ms[EDGE_COUNT];           /* -1000..1000: taken off each event's time */
    int32_t lift_permille, landing_permille; /* of the span: 1..999, landing below lift */
    struct device_heel heels[HEEL_COUNT];
};

/* What a menu may be worked with, where it lies under no heel: the arrows of a mat, the d-pad and buttons of a gamepad.
 */
enum device_button {
    DEVICE_UP,
    DEVICE_RIGHT,
    DEVICE_DOWN,
    DEVICE_LEFT,
    DEVICE_CONFIRM,
    DEVICE_BACK,
    DEVICE_BUTTON_COUNT
};

struct device_menu {
    bool has[DEVICE_BUTTON_COUNT];
    struct control controls[DEVICE_BUTTON_COUNT]; /* contacts: buttons, hats, halves of axes */
};

extern const char *const device_kind_words[DEVICE_KIND_COUNT]; /* "keyboard", "pad", "motion", "serial", "osc" */
extern const char *const device_join_words[DEVICE_JOIN_COUNT]; /* "any", "sum" */

/* Nothing bound; debounce, thresholds as they suit the kind (motion: lift 40 %, landing 20 %). */
void device_setup_init(struct device_setup *setup, enum device_kind kind, const char *id, const char *name);
/* False with the first fault: a number out of range, a control that the kind can't have, one control under both heels.
 */
bool device_setup_check(const struct device_setup *setup, struct error *error);
bool device_is_analog(const struct device_setup *setup, enum heel heel);
/* What the contact at place index of the heel says while it is closed. */
enum heel_polarity device_polarity(const struct device_setup *setup, enum heel heel, int32_t index);
/* Which heel the control lies under, if any. */
bool device_heel_of(const struct device_setup *setup, const struct control *control, enum heel *heel);
/* Whether the same controls lie under both heels, in the same way. */
bool device_lie_alike(const struct device_heel *a, const struct device_heel *b);
/* Takes on everything that the player chose in from; id and kind stay. */
void device_setup_copy(struct device_setup *to, const struct device_setup *from);

bool control_equal(const struct control *a, const struct control *b);
bool control_is_analog(const struct control *control); /* axis (whole), channel, tilt */
/* "button 3", "axis 1", "axis 1 +", "hat 0 left", "channel 2", "tilt 0". */
#define CONTROL_TEXT_SIZE 24
const char *control_format(const struct control *control, char buffer[CONTROL_TEXT_SIZE]);
bool control_parse(const char *text, struct control *control);
/* The same of the control at place index of a heel; a ! before it says that it is turned. */
const char *binding_format(const struct device_heel *heel, int32_t index, char buffer[CONTROL_TEXT_SIZE]);
/* Adds it to those of the heel, which has room for it. */
bool binding_parse(const char *text, struct device_heel *heel);

#endif
