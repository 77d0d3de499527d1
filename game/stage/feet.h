/* What the player's feet are on: the keyboard and other foot devices, how each is set up, which of them is in use, and
 * which went away. How devices are set up, phones and ports among it, is kept in devices.json when it changes.
 *
 * Opened with the keyboard alone, which needs nothing of SDL's and follows the settings by itself: other devices take a
 * moment, so they are plugged in after the first frame, and headless runs have none. Main thread only. */
#ifndef HEELBEAT_STAGE_FEET_H
#define HEELBEAT_STAGE_FEET_H

#include "input/devices.h"
#include "input/keyboard.h"
#include "store/machine/devices_file.h"

struct notices;
struct paths;
struct preferences;

#define FEET_KEYBOARD 0 /* the keyboard's place among the devices: it is there first */

struct feet_desc {
    const struct paths *paths;       /* of the table of pads; borrowed, as all here */
    const char *folder;              /* of devices.json */
    struct preferences *preferences; /* keys, and the keyboard's offsets */
    struct notices *notices;         /* told what can't be read, opened or saved */
    int64_t (*mono_us)(void);        /* the monotonic clock; any thread */
};

/* Must not move while open. */
struct feet {
    struct feet_desc desc;
    const struct driver *const *drivers; /* that were plugged in, or NULL; borrowed */
    struct devices *devices;             /* owned */
    struct devices_file file;            /* how foot devices are set up */
    struct devices_file kept;            /* ... and how they were when that was loaded or saved last */
    struct pad_table *pads;              /* owned; NULL until devices are plugged in */
    int in_use;                          /* the device that moved last; FEET_KEYBOARD from the start */
    int moved_by[HEEL_COUNT];            /* ... and that which moved this heel last */
    char away[DEVICE_NAME_SIZE];
    int away_device;
};

/* Reads devices.json. A file that can't be read is a note, and so are keys of the settings that can't be used: the
 * shipped ones are. False with *error only when out of memory. */
bool feet_open(struct feet *feet, const struct feet_desc *desc, struct error *error);
/* Saves how devices are set up, closes them, and follows the settings no more. Does nothing on a closed or zeroed one.
 * SDL's devices need it before SDL is quit. */
void feet_close(struct feet *feet);
/* Opens every driver of drivers (NULL-terminated; borrowed). Those that can't be opened are told of as faults in the
 * devices' queue. */
void feet_plug_in(struct feet *feet, const struct driver *const *drivers);
/* Saves what has changed since; once a turn of the loop is often enough, and cheap while nothing has. */
void feet_keep(struct feet *feet);

struct devices *feet_devices(const struct feet *feet); /* as long as it is open */
/* The device that moved last. */
int feet_in_use(const struct feet *feet);
/* device moved heel: it is the one in use. */
void feet_moved(struct feet *feet, int device, enum heel heel);
/* Whether device moved last, or moved one of the heels last. */
bool feet_are_on(const struct feet *feet, int device);
/* Where a heel is, by what moved it last. */
bool feet_is_up(const struct feet *feet, enum heel heel);
/* Where a heel is by one device, whatever moved it last. */
bool feet_holds_up(const struct feet *feet, int device, enum heel heel);

/* Phones as sensors. */
const struct osc_choice *feet_osc(const struct feet *feet);
/* In force at once and saved; false with *error if not. */
bool feet_change_osc(struct feet *feet, const struct osc_choice *choice, struct error *error);

/* A device in use went away while its heels were needed. */
void feet_miss(struct feet *feet, int device);
/* Nothing is missed any more. */
void feet_miss_nothing(struct feet *feet);
/* The name of what is missed, and whether it is back; NULL: nothing is. */
const char *feet_missed(const struct feet *feet, bool *back);

#endif
