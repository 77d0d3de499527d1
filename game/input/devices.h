/* All foot devices, the keyboard among them: runs the drivers, knows how each device is set up, and makes heel events.
 * Several may be used side by side, each with its own offsets, polarity, debounce and thresholds.
 *
 * A device keeps its place in the list while it is away, and gets the same setup back when it returns: by its id, which
 * is its driver's stable identity (GUID, serial number and path for joysticks). How it was set up last comes from the
 * caller (store/machine/devices_file) and goes back to it.
 *
 * One thread: the main one. Nothing is allocated after devices_create. Events wait in a queue of DEVICES_QUEUE; should
 * that ever be full, heights give way first, so that no edge is lost. */
#ifndef HEELBEAT_INPUT_DEVICES_H
#define HEELBEAT_INPUT_DEVICES_H

#include "input/driver.h"

#define DEVICES_MAX       33 /* the keyboard, and what else is plugged in */
#define DEVICES_QUEUE     512
#define DEVICES_HEIGHT_US 10000 /* heights are passed on so often: twice in each step of the judge's grid */

enum device_event_kind {
    DEVICE_EVENT_HEEL,    /* heel */
    DEVICE_EVENT_MENU,    /* button went down: an arrow, start or back that lies under no heel */
    DEVICE_EVENT_READING, /* reading, while somebody listens */
    DEVICE_EVENT_ARRIVED,
    DEVICE_EVENT_LEFT,
    DEVICE_EVENT_FAULT, /* error */
    DEVICE_EVENT_KIND_COUNT
};

struct device_event {
    enum device_event_kind kind;
    int device;             /* place in the list; of faults -1 */
    int64_t mono_us;        /* when it happened; heel.t_us has the device's offset taken off */
    struct heel_event heel; /* t_us monotonic */
    enum device_button button;
    struct reading reading;
    struct error error;
};

struct device {
    struct foot foot;              /* foot.setup: how it is set up */
    struct device_setup suggested; /* by its driver, when it came last */
    bool here;
    bool has_menu;
    struct device_menu menu;
    int64_t used_us; /* its last edge; 0: none yet */
};

struct devices;

struct devices_desc {
    const struct driver *const *drivers; /* NULL-terminated; borrowed */
    struct driver_desc driver;           /* for all of them; what it points to is borrowed; known is filled in */
    const struct device_setup *known;    /* copied */
    int known_count;
};

/* NULL only when out of memory. */
struct devices *devices_create(const struct devices_desc *desc, struct error *error);
/* More drivers, and more that is known. Those that can't be opened leave a fault each in the queue. */
void devices_plug_in(struct devices *devices, const struct devices_desc *desc);
void devices_destroy(struct devices *devices);

/* Every SDL event, in order; mono_us is when it happened as far as is known. */
void devices_event(struct devices *devices, const SDL_Event *event, int64_t mono_us);
/* Reads what is there; about every millisecond in play. */
void devices_step(struct devices *devices, int64_t mono_us);
/* What may have been let go unseen is held no more: heels on the keyboard are at rest, without an edge. */
void devices_release(struct devices *devices);
/* When devices_step is needed although nothing happens; INT64_MAX if not. */
int64_t devices_due_us(const struct devices *devices, int64_t mono_us);
/* Looks for what doesn't announce itself (serial ports); goes on over several steps. */
void devices_scan(struct devices *devices);
/* What happened, oldest first; false when nothing is left. */
bool devices_next(struct devices *devices, struct device_event *event);
/* Readings come as events too: for setting up. */
void devices_listen(struct devices *devices, bool listen);
/* Places 0..count - 1 stay theirs for the life of devices. */
int devices_count(const struct devices *devices);
const struct device *devices_at(const struct devices *devices, int device);
/* Sets it up in another way, at once, as foot_set_up does. False if setup is faulty, and nothing changes. */
bool devices_set_up(struct devices *devices, int device, const struct device_setup *setup, struct error *error);
/* Drops how it was set up; if it is here, it is as when it first came. Its place stays. */
void devices_forget(struct devices *devices, int device);
/* Closes a driver and opens it anew with other wishes (of desc only the driver's own part counts). False with *error if
 * it can't be opened; its devices are gone then. */
bool devices_reopen(struct devices *devices, const struct driver *driver, const struct driver_desc *desc,
                    struct error *error);
/* What a driver's open returned, for questions of its own; NULL if it isn't open. */
const void *devices_driver(const struct devices *devices, const struct driver *driver);
/* True once after a device came that wasn't known, its span was learned or its setup changed: it should be saved. */
bool devices_take_change(struct devices *devices, int device);

#endif
