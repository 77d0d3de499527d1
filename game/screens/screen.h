/* A screen: what it is given, what it answers. One file a screen, one static const struct screen of callbacks; handlers
 * say where to go next and the app's router alone swaps screens, between frames.
 *
 * Screens act on actions and heel events, never on keys. They read no clock: times come in. update works on a model
 * that tests drive without a window; draw takes it as const. */
#ifndef HEELBEAT_SCREENS_SCREEN_H
#define HEELBEAT_SCREENS_SCREEN_H

#include "play/play_request.h"
#include "ui/action.h"
#include "ui/page.h"

#include <stdbool.h>
#include <stdint.h>

struct canvas;
struct device_event;
struct error;
struct heel_event;
struct play_outcome;
struct services;
struct take;

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
    SCREEN_ABOUT,
    SCREEN_COUNT
};

/* Where to go; zeroed means stay. */
struct screen_next {
    bool go;
    bool quit;
    const char *focus; /* the node to have the focus, by name and index; NULL: it stays. Of the screen that stays */
    int focus_index;
    bool anew; /* the screen itself has begun anew: for heels and pictures it is a new one */
    enum screen_id to;
    struct play_request play;     /* for SCREEN_PLAY and, handed on, SCREEN_RESULTS */
    struct play_outcome *outcome; /* for SCREEN_RESULTS: the router takes over what it holds, and lends it on */
    int remembered; /* what the screen that is entered said last when it was left (see remember); 0: nothing */
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
    void *(*enter)(const struct services *services, const struct screen_next *from, int64_t mono_us,
                   struct error *error);
    void (*leave)(void *state);
    /* Asked before leave: what the router tells it when it is entered again (where the focus was). NULL: nothing. */
    int (*remember)(const void *state);
    /* What it shows and what can be chosen there, made of the state (ui/page.h). Then choose gets what was chosen or
     * changed, and focused, unless it is NULL, which node that tells has the focus. */
    page_fn *page;
    struct screen_next (*choose)(void *state, const struct act *act, int64_t mono_us);
    void (*focused)(void *state, const struct act *act);
    /* Of a screen without a page: what the player did, and its picture (draw). */
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
    /* Text that is typed, NULL for a letter taken back; while a field of its page has the focus, or typing() says so.
     * NULL if unused. */
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

extern const struct screen screen_about, screen_home, screen_levels, screen_training, screen_play, screen_results,
    screen_calibrate, screen_devices, screen_history, screen_profiles;

#endif
