/* devices.json: how each foot device is set up on this machine, most recently used first, and what may be listened to
 * beside what plugs itself in.
 *
 *     { "format": "heelbeat-devices/1",
 *       "devices": [
 *         { "id": "pad:GUID:serial:path", "name": "USB Gamepad", "kind": "pad", "off": false, "bound": true,
 *           "polarity": "down", "debounce_ms": 20, "lift_offset_ms": 0, "landing_offset_ms": 0,
 *           "lift_permille": 500, "landing_permille": 400,
 *           "heels": { "left":  { "controls": ["button 3", "axis 1 +"], "join": "any", "floor": 0, "top": 0 },
 *                      "right": { "controls": ["button 4"], "join": "any", "floor": 0, "top": 0 } } } ],
 *       "osc": { "on": false, "open": false, "port": 9000 },
 *       "serial_ports": ["/dev/ttyACM0"] }
 *
 * Members have the names, units and ranges of struct device_setup (core/feet/device.h) and its binding_format. The
 * keyboard is not in it: its setup stands in the settings. Of a device only id and kind must be there. The file is a
 * document (files/json/document.h) with its rules for damage. */
#ifndef HEELBEAT_STORE_MACHINE_DEVICES_FILE_H
#define HEELBEAT_STORE_MACHINE_DEVICES_FILE_H

#include "core/base/error.h"
#include "core/feet/device.h"
#include "files/json/document.h"

#include <stdbool.h>
#include <stdint.h>

#define DEVICES_FILE_MAX       64 /* devices remembered */
#define DEVICES_FILE_PORTS_MAX 8
#define DEVICES_FILE_PORT_SIZE 128
#define DEVICES_FILE_OSC_PORT  9000 /* what phones' sensor apps are set to from the start, mostly */

/* Phones as sensors, by OSC over UDP. */
struct osc_choice {
    bool on;
    bool open;    /* to the whole network instead of this machine alone */
    int32_t port; /* 1..65535 */
};

struct devices_file {
    struct device_setup devices[DEVICES_FILE_MAX]; /* most recently used first; ids differ */
    int32_t count;
    struct osc_choice osc;
    char serial_ports[DEVICES_FILE_PORTS_MAX][DEVICES_FILE_PORT_SIZE]; /* UTF-8 paths, opened without a scan */
    int32_t serial_port_count;
};

/* No devices, no ports, OSC off. */
void devices_file_init(struct devices_file *file);
/* Reads folder/devices.json; as settings_load does it. A device with any fault is left out, reported with its place,
 * and the others are read. *file is good in every case. */
bool devices_file_load(const char *folder, struct devices_file *file, struct error *error);
/* Hands every fault of that file to take (files/json/document.h). */
void devices_file_look(const char *folder, document_fault_fn *take, void *context);
/* Saves what differs between before and file, device by device: what another copy of the game has changed meanwhile
 * stays. */
bool devices_file_change(const char *folder, const struct devices_file *before, const struct devices_file *file,
                         struct error *error);
/* The same in memory: found follows what was changed from before to file. */
void devices_file_follow(struct devices_file *found, const struct devices_file *before,
                         const struct devices_file *file);
/* Makes the folder if need be; as settings_change does it. Members of a newer version are kept, in devices too. */
bool devices_file_save(const char *folder, const struct devices_file *file, struct error *error);

/* NULL if there is none; the file's, until it is changed. */
const struct device_setup *devices_file_find(const struct devices_file *file, const char *id);
/* Adds the device or replaces the one with its id, as the most recently used; when all places are taken, the one
 * longest unused is forgotten. setup must have an id and pass device_setup_check. Bytes of id and name that are not
 * UTF-8, as devices send them, become '?', and find and forget take the id as the device sends it. */
void devices_file_put(struct devices_file *file, const struct device_setup *setup);
/* False if there is none. */
bool devices_file_forget(struct devices_file *file, const char *id);

#endif
