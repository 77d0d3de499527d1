/* Looks at every joystick about once a millisecond on a thread of its own, outside the frame: what changes is stamped
 * and waits to be taken. (tests/bench/bench_pads has the figures that decided it: read between frames, a press waits
 * for the frame to end.)
 *
 * While nobody has called pad_watch_take for PAD_WATCH_IDLE_US it looks less often, and four times a second while no
 * joystick is there: then only newcomers matter, and play costs nothing. The first change that waits pushes an SDL event, which wakes the main loop. A change for which there is no room is told when there is: the last state of
 * everything is always heard of, only what came and went meanwhile is not. */
#ifndef HEELBEAT_INPUT_PADS_PAD_WATCH_H
#define HEELBEAT_INPUT_PADS_PAD_WATCH_H

#include "input/pads/pad_scan.h"

#define PAD_WATCH_IDLE_US 100000
#define PAD_WATCH_RING    1024

struct pad_watch;

/* mono_us: the clock of the stamps, any thread. NULL with *error if SDL's joysticks can't be had. */
struct pad_watch *pad_watch_open(int64_t (*mono_us)(void), struct error *error);
void pad_watch_close(struct pad_watch *watch);
/* The next change, oldest first; false when there is none. */
bool pad_watch_take(struct pad_watch *watch, struct pad_change *change);

#endif
