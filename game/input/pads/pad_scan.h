/* Joysticks as they are: which came and went, and what changed on each since it was looked at last. Never as game
 * controllers, whose d-pad has no left and right at once.
 *
 * Opens, reads and closes joysticks itself; one thread at a time looks. SDL is told not to update them when events are
 * pumped, so that a sleeping menu isn't woken a thousand times a second for a pad that lies still, and to read them
 * while another window has the focus. */
#ifndef HEELBEAT_INPUT_PADS_PAD_SCAN_H
#define HEELBEAT_INPUT_PADS_PAD_SCAN_H

#include "core/base/error.h"
#include "input/foot.h"
#include "input/pads/pad_info.h"

#define PAD_SCAN_MAX 16 /* joysticks at once */

enum pad_change_kind { PAD_CAME, PAD_WENT, PAD_READ };

struct pad_change {
    enum pad_change_kind kind;
    int32_t instance;
    struct reading reading; /* PAD_READ: buttons, whole axes, directions of hats */
    struct pad_info info;   /* PAD_CAME */
};

struct pad_scan;

/* Where changes go. write returns false when it has no room: the change is told again at the next look, by what it is
 * then. */
struct pad_scan_sink {
    void *context;
    bool (*write)(void *context, const struct pad_change *change);
};

/* mono_us: the clock of the readings. NULL with *error if SDL's joysticks can't be had. */
struct pad_scan *pad_scan_open(int64_t (*mono_us)(void), struct error *error);
void pad_scan_close(struct pad_scan *scan);
/* Asks SDL for news and tells them: first what went, then what came, then readings. A newcomer's axes are all told, of
 * buttons and hats what is held. */
void pad_scan_look(struct pad_scan *scan, const struct pad_scan_sink *sink);
/* How many joysticks there are. */
int pad_scan_count(const struct pad_scan *scan);

#endif
