/* What finds and reads one family of foot devices: the keyboard, joysticks (dance pads, gamepads), motion controllers,
 * serial sensors, OSC. A driver says which devices came and went and what their controls read; it knows nothing of
 * heels. input/devices runs them all and is the only one that calls them; each opens, steps and closes on the main
 * thread.
 *
 * A driver may read on a thread of its own, but reports only from event and step. It never blocks: step returns in well
 * under a millisecond whatever the device does, and opening a slow one goes on over several steps. */
#ifndef HEELBEAT_INPUT_DRIVER_H
#define HEELBEAT_INPUT_DRIVER_H

#include "core/feet/device.h"
#include "core/feet/pad.h"
#include "input/foot.h"

#include <SDL.h>

struct driver_desc {
    int64_t (*mono_us)(void);        /* the monotonic clock that all times are of; any thread */
    const struct pad_table *pads;    /* borrowed; which panel is which on mats that are known */
    const char *osc_address;         /* "127.0.0.1", or "0.0.0.0" when the player opened it; NULL: OSC is off */
    int osc_port;                    /* 1..65535; 0: any free one (see the device's name) */
    const char *const *serial_ports; /* to be opened without a scan: paths; NULL: those of remembered devices alone */
    int serial_port_count;
    const struct device_setup *known; /* devices that were set up before: their ports need no scan */
    int known_count;
};

/* Where a driver reports to. device is the driver's own handle, unique among its devices that are there. */
struct driver_sink {
    void *context;
    /* A device is there. suggested: id, name, kind and the driver's best guess at its heels (from the pad table, or
     * nothing bound); menu: what menus may be worked with, NULL for nothing; both copied. */
    void (*arrived)(void *context, int device, const struct device_setup *suggested, const struct device_menu *menu);
    void (*left)(void *context, int device);
    void (*reading)(void *context, int device, const struct reading *reading);
    /* Something went wrong that the player should know (a port that may not be opened); copied. */
    void (*fault)(void *context, const struct error *error);
};

struct driver {
    const char *name; /* for error texts: "joysticks" */
    /* NULL with *error: this family can't be read here. Devices that are there are reported from the first step. */
    void *(*open)(const struct driver_desc *desc, struct error *error);
    void (*close)(void *self);
    /* An SDL event, in order; mono_us is when it happened as far as is known. NULL if unused. */
    void (*event)(void *self, const SDL_Event *event, int64_t mono_us, const struct driver_sink *sink);
    /* Reads what is there. Called about every millisecond in play, seldom in menus. */
    void (*step)(void *self, int64_t mono_us, const struct driver_sink *sink);
    /* When step is needed although no SDL event comes (polled ports), monotonic; INT64_MAX if not. NULL: never. */
    int64_t (*due_us)(const void *self, int64_t mono_us);
    /* What it believes held may have been let go unseen (the focus was elsewhere, the machine slept), and is not
     * believed any more. NULL: it can be asked, or sees all. */
    void (*release)(void *self);
    /* Looks for devices that are not looked for by themselves (serial ports). NULL if unused. */
    void (*scan)(void *self, const struct driver_sink *sink);
};

extern const struct driver driver_keyboard, driver_pads, driver_motion, driver_serial, driver_osc;

#endif
