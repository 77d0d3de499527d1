/* One device's readings made into heel events: its controls joined under each heel, contacts debounced, analog readings
 * turned into heights, and those into edges (core/feet/touch: dated back to when the heel left the floor, ahead to when
 * it will be there), the device's offsets taken off. No device is read here and no clock: readings come in with their
 * monotonic times (rising), whatever made them, so recorded streams and real ones take the same way.
 *
 * Contacts of one heel that say the same while closed are one contact: any of them closes it. A heel with contacts of
 * both kinds has two, each with a debounce of its own, and is up while either says so: a foot switch that has never
 * been pressed says nothing.
 *
 * While a heel's span is unknown, the foot learns it: see core/feet/span. Heights that turn out to be none
 * (core/feet/steep) are not passed on; edges are all the same. */
#ifndef HEELBEAT_INPUT_FOOT_H
#define HEELBEAT_INPUT_FOOT_H

#include "core/feet/device.h"
#include "core/feet/span.h"
#include "core/feet/steep.h"
#include "core/feet/touch.h"

#define FOOT_EVENTS_MAX 6 /* from one reading: for each heel two edges, a height */
#define FOOT_STEP_MAX   (HEEL_COUNT * HEEL_POLARITY_COUNT)

struct reading {
    struct control control; /* axes always come whole; the foot takes the parts it needs */
    int32_t value;          /* in the control's unit, see core/feet/device.h */
    int64_t mono_us;
};

/* True if the reading is of this control (or holds it: axes come whole), whose value is then brought up to date:
 * contacts become 0 or 1, with hysteresis on halves of axes. */
bool reading_take(const struct control *control, const struct reading *reading, int32_t *value);

struct foot {
    struct device_setup setup;
    struct heel_signal signals[HEEL_COUNT][HEEL_POLARITY_COUNT]; /* of contacts, by what they say */
    struct touch touches[HEEL_COUNT];                            /* of analog ones */
    struct steep steeps[HEEL_COUNT];                             /* likewise; outlives foot_release */
    int32_t values[HEEL_COUNT][DEVICE_CONTROLS_MAX]; /* as read last, by the setup's controls; parts taken */
    bool seen[HEEL_COUNT][DEVICE_CONTROLS_MAX];      /* has been read at all */
    int32_t joined[HEEL_COUNT];                      /* 0 or 1 of contacts, the joined reading of analog ones */
    struct span spans[HEEL_COUNT];                   /* of analog ones */
    int32_t height[HEEL_COUNT];                      /* 0..HEEL_HEIGHT_TOP, of analog ones */
};

/* Heels start on the floor and no control is closed; setup is copied and must pass device_setup_check. */
void foot_init(struct foot *foot, const struct device_setup *setup);
/* Sets it up in another way; what was found out about controls that stay under their heel is kept (core/feet/steep).
 * Where only offsets and names change, a heel stays where it is; else heels begin on the floor. */
void foot_set_up(struct foot *foot, const struct device_setup *setup);
/* A control was read. Returns the number of events in out; of readings that are bound to no heel none come. */
int foot_reading(struct foot *foot, const struct reading *reading, struct heel_event out[FOOT_EVENTS_MAX]);
/* Time passes: held-back edges come due. */
int foot_step(struct foot *foot, int64_t mono_us, struct heel_event out[FOOT_STEP_MAX]);
/* When foot_step is next needed; INT64_MAX if not. */
int64_t foot_due_us(const struct foot *foot);
bool foot_is_up(const struct foot *foot, enum heel heel);
/* An edge that is on its way, but not sure yet, will not be dated before this; INT64_MAX if none is. */
int64_t foot_open_us(const struct foot *foot);
/* The device went away, or nothing is to be believed held any more: both heels at rest, without an edge. */
void foot_release(struct foot *foot);
/* Puts spans that have become sure into the setup, to be saved; true if there was one. */
bool foot_learned(struct foot *foot);

#endif
