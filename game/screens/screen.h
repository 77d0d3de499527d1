/* A screen: what it is given, what it answers. One file a screen, one static const struct screen of callbacks; handlers
 * say where to go next and the app's router alone swaps screens, between frames.
 *
 * Screens act on actions and heel events, never on keys. They read no clock: times come in. update works on a model
 * that tests drive without a window; draw takes it as const. */
#ifndef HEELBEAT_SCREENS_SCREEN_H
#define HEELBEAT_SCREENS_SCREEN_H

#include "audio/audio.h"
#include "core/play/session.h"
#include "draw/canvas/canvas.h"
#include "files/paths.h"
#include "input/devices.h"
#include "input/keyboard.h"
#include "play/take.h"
#include "stage/trace.h"
#include "store/levels/library.h"
#include "store/machine/devices_file.h"
#include "store/machine/settings.h"
#include "store/player/profile.h"
#include "ui/action.h"
#include "words/words.h"

enum screen_id {
    SCREEN_HOME,
    SCREEN_LEVELS,
    SCREEN_TRAINING,
    SCREEN_PLAY,
    SCREEN_RESULTS,
    SCREEN_CALIBRATE,
    SCREEN_DEVICES,
    SCREEN_HISTORY,
    SCREEN_PROFILES,
    SCREEN_COUNT
};

/* What a screen may use; the app owns it all and keeps it alive. */
struct stage {
    const struct paths *paths;
    const struct library *library;
    const struct settings *settings;
    /* Puts other settings in their place, in force at once, and saves them. False with *error if that could not be
     * done wholly (not saved; no such card); they are in force all the same. */
    bool (*change_settings)(void *context, const struct settings *settings, struct error *error);
    void *settings_context;
    struct profile *profile;
    struct history *history; /* play appends to it when a session is saved */
    /* Puts another profile and its history in their place, by its folder's name, and remembers it in the settings.
     * False with *error if that could not be saved; it is in use all the same. NULL where there is no choice. */
    bool (*change_profile)(void *context, const char *name, struct error *error);
    void *profile_context;
    struct audio *audio;
    int32_t today; /* calendar day */
    /* A level that no file holds, by name (store/levels/made); borrowed, see there for how long. NULL with *error. */
    const struct library_level *(*make_level)(void *context, const char *name, struct error *error);
    void *make_context;
    /* Puts a text where other programs paste it from; NULL without a window. False with *error if that can't be. */
    bool (*copy_text)(const char *utf8, struct error *error);
    int64_t (*utc_ms)(int32_t *utc_offset_min); /* wall time, when a session is saved */
    struct trace *trace;                        /* may be NULL */
    const struct commits *commits;              /* when what was written is safe; NULL: at once */
    const struct words *words;                  /* of the language in force, until it changes; NULL is English */
    const struct style *(*style)(void *context, const char *name, struct error *error); /* a style by name */
    void *style_context;
    struct devices *devices;                 /* foot devices besides the keyboard; NULL without a window */
    const struct keyboard *keyboard;         /* as it is held now; NULL without a window */
    int device_in_use;                       /* what moved last: a place in devices, or -1 for the keyboard */
    const struct devices_file *devices_file; /* phones and ports among it */
    /* Phones as sensors: off, from this machine, from the network. In force at once and saved; false with *error if
     * not. */
    bool (*change_osc)(void *context, const struct osc_choice *choice, struct error *error);
    /* The device in use that went away while its heels were needed, for the pause to show; empty: none. It was at
     * away_device in devices, and is back when that is here. */
    char away[DEVICE_NAME_SIZE];
    int away_device;
    int home_item; /* the enum home_item that home was left by, for its focus; zeroed: the challenge */
    char
        notice[256]; /* one line for the player (no sound card, a file set aside); screens show it, confirm clears it */
};

/* How to play: filled by whoever sends the player to SCREEN_PLAY; the results screen reads the outcome. */
struct play_request {
    const struct library_level *level;
    int32_t tempo_percent;
    int32_t day;                            /* the calendar day it began on, which it counts for; 0: play sets it */
    int player;                             /* enum player_kind */
    const struct heel_event *player_events; /* for other players than PLAYER_YOU; borrowed */
    int32_t player_event_count;
    bool headless; /* menus have no one to show to: the play ends instead of going to results */
};

/* Where to go; zeroed means stay. */
struct screen_next {
    bool go;
    bool quit;
    bool anew; /* the screen itself has begun anew: for heels and pictures it is a new one */
    enum screen_id to;
    struct play_request play;           /* for SCREEN_PLAY and, handed on, SCREEN_RESULTS */
    const struct play_outcome *outcome; /* for SCREEN_RESULTS; the play screen's, copied on enter */
};

/* What a picture is drawn by. */
struct tick {
    int64_t mono_us;  /* now */
    int64_t shown_us; /* the screen's take for the eye: smoothed, display offset applied; 0 where nothing plays */
    float dt;         /* seconds since the last drawn frame, 0..0.1 */
};

struct screen {
    const char *name;
    bool busy; /* needs events each millisecond and a picture each frame (play); else the app sleeps between events */
    /* The state of the screen, owned by it until leave; NULL with *error: the router stays where it was. */
    void *(*enter)(struct stage *stage, const struct screen_next *from, int64_t mono_us, struct error *error);
    void (*leave)(void *state);
    struct screen_next (*action)(void *state, enum action action, int64_t mono_us);
    /* A heel moved; event->t_us is monotonic, its own moment. Only busy screens get it; for others the app turns two
     * heels into actions (tap left: NEXT, tap right: CONFIRM, hold left: BACK). NULL if unused. */
    struct screen_next (*heel)(void *state, const struct heel_event *event);
    /* Every turn of the loop while busy; once a frame otherwise, before it is drawn. NULL if unused. */
    struct screen_next (*update)(void *state, int64_t mono_us);
    /* What the screen plays, or played last; stepped by update. NULL if it never plays. */
    const struct take *(*take)(const void *state);
    /* What foot devices do, readings too while it is listening. NULL if unused. */
    struct screen_next (*device)(void *state, const struct device_event *event);
    /* Text that is typed, NULL for a letter taken back; while typing() says so. NULL if unused. */
    void (*text)(void *state, const char *utf8);
    bool (*typing)(const void *state);
    /* Wants every reading raw, keys as buttons of device -1 too: heels and keys then choose nothing (but Escape). NULL
     * means no. */
    bool (*listening)(const void *state);
    /* Focus or foot device lost (play pauses). NULL if unused. */
    void (*suspend)(void *state, int64_t mono_us);
    /* Wants another frame soon although not busy (a short animation). NULL means no. */
    bool (*moving)(const void *state);
    /* Is play paused? then the app may sleep. NULL means no. */
    bool (*resting)(const void *state);
    void (*draw)(const void *state, struct canvas *canvas, const struct tick *tick);
};

extern const struct screen screen_home, screen_levels, screen_training, screen_play, screen_results, screen_calibrate,
    screen_devices, screen_history, screen_profiles;

#endif
