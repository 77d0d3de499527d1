/* settings.json: this machine's window, offsets, bindings, volumes. One table (SETTINGS_*) yields field, default,
 * range, JSON key and label. */
#ifndef HEELBEAT_STORE_MACHINE_SETTINGS_H
#define HEELBEAT_STORE_MACHINE_SETTINGS_H

#include "core/base/error.h"
#include "core/feet/heel_signal.h"
#include "core/play/judge.h"
#include "files/json/document.h"

#include <stdbool.h>
#include <stdint.h>

#define TEXT_SCALE_LEAST 100
#define TEXT_SCALE_MOST  200
#define TEXT_SCALE_STEP  25 /* of a key */

/* X(field, default, min, max, label): whole numbers; booleans are 0..1. The JSON key is the field's name. */
#define SETTINGS_INTS(X)                                                                                               \
    X(window_width, 1280, 640, 7680, "Window width, px")                                                               \
    X(window_height, 720, 360, 4320, "Window height, px")                                                              \
    X(fullscreen, 0, 0, 1, "Full screen")                                                                              \
    X(text_scale, TEXT_SCALE_LEAST, TEXT_SCALE_LEAST, TEXT_SCALE_MOST, "Size of words, %")                             \
    X(audio_offset_ms, 0, -1000, 1000, "Sound is heard later by, ms")                                                  \
    X(display_offset_ms, 0, -1000, 1000, "Picture is seen later by, ms")                                               \
    X(keyboard_lift_offset_ms, 0, -1000, 1000, "Keyboard lift offset, ms")                                             \
    X(keyboard_landing_offset_ms, 0, -1000, 1000, "Keyboard landing offset, ms")                                       \
    X(keyboard_debounce_ms, 20, 0, 50, "Keyboard debounce, ms")                                                        \
    X(audio_buffer_frames, 512, 128, 8192, "Sound buffer, frames")                                                     \
    X(music_volume, 90, 0, 100, "Music volume, %")                                                                     \
    X(cue_volume, 70, 0, 100, "Cue volume, %")                                                                         \
    X(ask_who_plays, 1, 0, 1, "Ask who plays at start, if there are several profiles")                                 \
    X(lane_seconds, 52, 10, 80, "Lane length ahead of the now-line, tenths of a second")

/* X(field, default, label): texts. Keys are named as SDL names scancodes; several are separated by commas. */
#define SETTINGS_TEXTS(X)                                                                                              \
    X(left_keys, "F, Left", "Keys that are the left heel")                                                             \
    X(right_keys, "J, Right", "Keys that are the right heel")                                                          \
    X(profile, "default", "Profile in use")                                                                            \
    X(language, "system", "Language, as de or pt_BR; system: the computer's")

#define SETTINGS_TEXT_SIZE 96

/* X(field, type, default, words, count, label): one of an enum, which the file says by its word. */
#define SETTINGS_WORDS(X)                                                                                              \
    X(keys_active, enum heel_polarity, HEEL_ACTIVE_UP, heel_polarity_words, HEEL_POLARITY_COUNT,                       \
      "Whether a key is down while the heel is up or down")                                                            \
    X(timing, enum timing, TIMING_STANDARD, timing_words, TIMING_COUNT, "Timing: relaxed, standard or sharp")

struct settings {
#define X(field, fallback, min, max, label) int32_t field;
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) char field[SETTINGS_TEXT_SIZE];
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label) type field;
    SETTINGS_WORDS(X)
#undef X
};

void settings_init(struct settings *settings);
/* For another machine to begin with: what holds for one machine alone (window, offsets, buffer) is as at first. */
void settings_move(struct settings *settings);
/* Reads folder/settings.json. A missing file gives its last good copy, if there is one, else the defaults. Of a file
 * with faulty values the others are read, and it stays; one that is no settings file is set aside, and its last good
 * copy or the defaults stand in: false is returned with *error saying so. A file that can't be read at all stays. *settings is good in every case: the game goes on. */
bool settings_load(const char *folder, struct settings *settings, struct error *error);
/* The same, for a machine whose own folder machine may be another than data (files/machine): as long as it has no
 * settings there, it begins with the player's habits from data's. With DOCUMENT_REFUSED nobody knows what it had set,
 * so nothing of *settings is to be saved: read it again first. */
MUST_USE enum document_reading settings_load_here(const char *data, const char *machine, struct settings *settings,
                                                  struct error *error);
/* The same for a look: touches nothing and tells of no fault; what can't be read is as at first. */
void settings_peek_here(const char *data, const char *machine, struct settings *settings);
/* Hands every fault of the file that settings_load_here would read to take (files/json/document.h). */
void settings_look_here(const char *data, const char *machine, document_fault_fn *take, void *context);
/* Takes what differs between before and after into settings. */
void settings_follow(struct settings *settings, const struct settings *before, const struct settings *after);
/* Saves what differs between before and settings, so that what another copy of the game has changed meanwhile stays;
 * what the file lacks is saved too. All of them if before is NULL. A value that can't be
 * read stays as it is until that setting is changed. Makes the folder if need be. A damaged file in the
 * way is set aside, one that can't be read is not written over (false), and members of a newer version are kept. */
bool settings_change(const char *folder, const struct settings *before, const struct settings *settings,
                     struct error *error);

#endif
