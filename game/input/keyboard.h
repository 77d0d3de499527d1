/* The keyboard as a foot device: any keys, each a heel, held while that heel is up (or down, by polarity; each key may
 * have its own). Key repeat is ignored, bounce is joined. Times in and out are monotonic microseconds.
 *
 * Keys of one heel with the same polarity are one contact: any of them held closes it. A heel with keys of both kinds
 * has two contacts, each with a debounce of its own, and is up while either says so: a foot switch that has never been
 * pressed says nothing. */
#ifndef HEELBEAT_INPUT_KEYBOARD_H
#define HEELBEAT_INPUT_KEYBOARD_H

#include "core/base/error.h"
#include "core/feet/heel_signal.h"

#include <SDL.h>

#define KEYBOARD_KEYS_MAX 8

struct keyboard {
    SDL_Scancode keys[HEEL_COUNT][KEYBOARD_KEYS_MAX];
    bool held[HEEL_COUNT][KEYBOARD_KEYS_MAX];
    enum heel_polarity polarity[HEEL_COUNT][KEYBOARD_KEYS_MAX];
    int count[HEEL_COUNT];
    struct heel_signal signals[HEEL_COUNT][HEEL_POLARITY_COUNT];
    int64_t offset_us[EDGE_COUNT]; /* taken off each event's time */
};

struct keyboard_desc {
    const char *keys[HEEL_COUNT]; /* "F, !Left": SDL scancode names; with a ! it is the other way round than polarity */
    enum heel_polarity polarity;
    int64_t debounce_us; /* as struct heel_signal_desc */
    int64_t offset_us[EDGE_COUNT];
};

/* Fails on an unknown key name, none, too many, or one key for both heels. */
bool keyboard_init(struct keyboard *keyboard, const struct keyboard_desc *desc, struct error *error);
/* Which heel a key is, if any. */
bool keyboard_is_heel(const struct keyboard *keyboard, SDL_Scancode key, enum heel *heel);
/* The name of a key, for keyboard_desc; "" if it has none. */
const char *keyboard_key_name(int scancode);
/* Where a heel is by its keys, and when a change held back by the debounce will be due; INT64_MAX if none is. */
bool keyboard_is_up(const struct keyboard *keyboard, enum heel heel);
int64_t keyboard_due_us(const struct keyboard *keyboard);
/* A key went down or up at mono_us. Returns the number of events in out[2]. */
int keyboard_key(struct keyboard *keyboard, SDL_Scancode key, bool down, int64_t mono_us, struct heel_event out[2]);
/* Time passes; returns the number of events in out[KEYBOARD_STEP_MAX]. */
#define KEYBOARD_STEP_MAX (HEEL_COUNT * HEEL_POLARITY_COUNT)
int keyboard_step(struct keyboard *keyboard, int64_t mono_us, struct heel_event out[KEYBOARD_STEP_MAX]);
/* All keys let go (focus lost): both heels at rest without an edge. */
void keyboard_release(struct keyboard *keyboard);

#endif
