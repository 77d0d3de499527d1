/* Reads every joystick about once a millisecond on a thread of its own, outside the frame: what changes is stamped and
 * waits to be taken. (tests/bench/bench_pads has the figures that decided it: read between frames, a press waits for
 * the frame to end.)
 *
 * The thread alone opens, reads and closes joysticks; SDL is told not to update them when events are pumped, so that a
 * sleeping menu isn't woken a thousand times a second for a pad that lies still. While nobody has called pad_watch_take
 * for PAD_WATCH_IDLE_US it looks less often. The first change that waits pushes an SDL event, which wakes the main
 * loop. A change for which there is no room is told when there is: the last state of everything is always heard of,
 * only what came and went meanwhile is not. */
#ifndef HEELBEAT_INPUT_PAD_WATCH_H
#define HEELBEAT_INPUT_PAD_WATCH_H

#include "core/error.h"
#include "input/foot.h"

#include <stdbool.h>
#include <stdint.h>

#define PAD_WATCH_MAX     16 /* joysticks at once */
#define PAD_WATCH_IDLE_US 100000
#define PAD_WATCH_RING    1024
#define PAD_TEXT_SIZE     96

/* What a joystick says of itself. */
struct pad_info {
    int32_t instance; /* SDL's, never used twice */
    char name[PAD_TEXT_SIZE], guid[40], serial[PAD_TEXT_SIZE];
    char port[PAD_TEXT_SIZE]; /* where it is plugged in, the same after it was pulled and plugged again; may be empty */
    uint16_t vendor, product;
    bool gamepad; /* SDL knows its buttons by name: menu tells which are which */
    struct device_menu menu;
};

enum pad_change_kind { PAD_CAME, PAD_WENT, PAD_READ };

struct pad_change {
    enum pad_change_kind kind;
    int32_t instance;
    struct reading reading; /* PAD_READ: buttons, whole axes, directions of hats */
    struct pad_info info;   /* PAD_CAME */
};

struct pad_watch;

/* mono_us: the clock of the stamps, any thread. NULL with *error if SDL's joysticks can't be had. */
struct pad_watch *pad_watch_open(int64_t (*mono_us)(void), struct error *error);
void pad_watch_close(struct pad_watch *watch);
/* The next change, oldest first; false when there is none. */
bool pad_watch_take(struct pad_watch *watch, struct pad_change *change);

#endif
