/* The heels of the player at the window: key events and what foot devices did in, heel events and actions out.
 *
 * What a key is to the keyboard as a foot device comes from it as from any other; here keys are only seen as actions.
 * While a level plays, bound keys are heels. In menus and in the pause, keys that are actions are actions even if
 * bound, and the other bound keys work the menu by heel_menu's taps. Devices are followed all the while, so that when
 * play goes on, a heel that has moved meanwhile is put right by one event. The device that moved last is the one in
 * use. Each heel may have a device of its own: where it is, the word counts of what moved it last.
 */
#ifndef HEELBEAT_APP_HEELS_H
#define HEELBEAT_APP_HEELS_H

#include "app/heel_menu.h"
#include "input/stamp.h"
#include "stage/feet.h"

#define HEELS_MOVES_MAX 16
#define HEELS_LATELY_US (INT64_C(300) * 1000000)

enum heels_move_kind { HEELS_HEEL, HEELS_ACTION };

struct heels_move {
    enum heels_move_kind kind;
    struct heel_event heel; /* t_us is monotonic */
    enum action action;
    int64_t mono_us;    /* its own time */
    const char *source; /* of a heel's time: "x11" or "pump" for keys, else the kind of device: "pad", "serial" .. */
};

struct heels_moves {
    struct heels_move items[HEELS_MOVES_MAX];
    int count;
};

struct heels {
    struct feet *feet; /* borrowed: the devices that move */
    struct stamp stamp;
    struct heel_menu menu;
    bool told_up[HEEL_COUNT]; /* what the level has been told of each heel */
    bool acts[HEEL_COUNT];    /* its key that moved last is an action, and so is what the keyboard makes of it */
};

void heels_init(struct heels *heels, struct feet *feet);
/* Every SDL event, in order, before the devices see it; playing says which of the two ways keys are read. pumped_us is
 * right after SDL gave it. Returns when it happened, as far as is known. */
int64_t heels_event(struct heels *heels, const SDL_Event *event, bool playing, int64_t pumped_us,
                    struct heels_moves *moves);
/* What a foot device did, the keyboard too (HEEL and MENU; others are not for the feet). */
void heels_device(struct heels *heels, const struct device_event *event, bool playing, struct heels_moves *moves);
/* Time passes, and perhaps play has begun or gone on. */
void heels_step(struct heels *heels, bool playing, int64_t mono_us, struct heels_moves *moves);
/* Whether a device (not a key, which the system sees by itself) has moved within HEELS_LATELY_US. */
bool heels_moved_lately(const struct heels *heels, int64_t mono_us);
/* When heels_step is needed although no event comes; INT64_MAX if not. */
int64_t heels_due_us(const struct heels *heels, bool playing);
/* The focus is gone, or the machine slept: no key is held any more. Other devices go on. */
void heels_release(struct heels *heels);
/* A new screen, or one that has begun anew: what is held says nothing to its menu, and a heel that is still up of what
 * it chose is no lift of the new level's. */
void heels_restart(struct heels *heels);

#endif
