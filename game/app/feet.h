/* The feet of the player at the window: key events and what foot devices did in, heel events and actions out.
 *
 * While a level plays, bound keys are heels. In menus and in the pause, keys that are actions are actions even if
 * bound, and the other bound keys work the menu by heel_menu's taps. The keyboard is followed all the while, so that
 * when play goes on, a heel that has moved meanwhile is put right by one event. Whatever moved last, keyboard or
 * device, is the one in use. Each heel may have a device of its own: where it is, the word counts of what moved it
 * last.
 */
#ifndef HEELBEAT_APP_FEET_H
#define HEELBEAT_APP_FEET_H

#include "app/heel_menu.h"
#include "input/devices.h"
#include "input/keyboard.h"
#include "input/stamp.h"
#include "store/machine/settings.h"

#define FEET_MOVES_MAX 16
#define FEET_LATELY_US (INT64_C(300) * 1000000)
#define FEET_KEYBOARD  -1 /* in place of a device's place */

enum feet_move_kind { FEET_HEEL, FEET_ACTION };

struct feet_move {
    enum feet_move_kind kind;
    struct heel_event heel; /* t_us is monotonic */
    enum action action;
    int64_t mono_us;    /* its own time */
    const char *source; /* of a heel's time: "x11" or "pump" for keys, else the kind of device: "pad", "serial" .. */
};

struct feet_moves {
    struct feet_move items[FEET_MOVES_MAX];
    int count;
};

struct feet {
    struct keyboard keyboard;
    struct stamp stamp;
    struct heel_menu menu;
    const struct devices *devices; /* borrowed; NULL: there is only the keyboard */
    int in_use;                    /* the device that moved last, or FEET_KEYBOARD */
    int moved_by[HEEL_COUNT];      /* ... and that which moved this heel last */
    bool told_up[HEEL_COUNT];      /* what the level has been told of each heel */
};

/* By the bindings in settings; if they can't be used, by the shipped ones, and false with *error. */
bool feet_init(struct feet *feet, const struct settings *settings, struct error *error);
/* Keys and the keyboard's offsets as settings now have them; keys that can't be used change nothing. */
void feet_set_keyboard(struct feet *feet, const struct settings *settings);
/* Every SDL event, in order; playing says which of the two ways keys are read. pumped_us is right after SDL gave it. */
void feet_event(struct feet *feet, const SDL_Event *event, bool playing, int64_t pumped_us, struct feet_moves *moves);
/* What a foot device did (HEEL and MENU; others are not for the feet). */
void feet_device(struct feet *feet, const struct device_event *event, bool playing, struct feet_moves *moves);
/* Time passes, and perhaps play has begun or gone on. */
void feet_step(struct feet *feet, bool playing, int64_t mono_us, struct feet_moves *moves);
/* Whether a device (not a key, which the system sees by itself) has moved within FEET_LATELY_US. */
bool feet_moved_lately(const struct feet *feet, int64_t mono_us);
/* When feet_step is needed although no event comes; INT64_MAX if not. */
int64_t feet_due_us(const struct feet *feet, bool playing);
/* The focus is gone: no key is held any more. Devices go on. */
void feet_release(struct feet *feet);
/* A new screen, or one that has begun anew: what is held says nothing to its menu, and a heel that is still up of what
 * it chose is no lift of the new level's. */
void feet_restart(struct feet *feet);

#endif
