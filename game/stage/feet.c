#include "stage/feet.h"

#include "core/base/text.h"
#include "files/paths.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "store/machine/pads_file.h"

#include <stdlib.h>

/* Keys that can't be used change nothing. */
static bool told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct feet *feet = context;
    struct device_setup setup = *feet_setup(feet, FEET_KEYBOARD);
    (void)before;
    feet_setup_keyboard(now, &setup, NULL);
    return devices_set_up(feet->devices, FEET_KEYBOARD, &setup, error);
}

/* With a look at it at once: it is here. */
static bool open_keyboard(struct feet *feet, struct error *error)
{
    static const struct driver *const driver[] = {&driver_keyboard, NULL};
    struct settings shipped;
    struct device_setup setup;
    struct error note = {0};
    device_setup_init(&setup, DEVICE_KEYBOARD, KEYBOARD_ID, "");
    settings_init(&shipped);
    feet_setup_keyboard(&shipped, &setup, NULL);
    if (!feet_setup_keyboard(&feet->desc.preferences->now, &setup, &note))
        notices_note(feet->desc.notices, &note);
    feet->devices = devices_create(&(struct devices_desc){.drivers = driver, .known = &setup, .known_count = 1}, error);
    if (!feet->devices)
        return false;
    devices_step(feet->devices, 0);
    return preferences_listen(feet->desc.preferences, told, feet);
}

bool feet_open(struct feet *feet, const struct feet_desc *desc, struct error *error)
{
    struct error note = {0};
    *feet = (struct feet){.desc = *desc, .in_use = FEET_KEYBOARD, .moved_by = {FEET_KEYBOARD, FEET_KEYBOARD}};
    if (!devices_file_load(desc->folder, &feet->file, &note))
        notices_note(desc->notices, &note);
    feet->kept = feet->file;
    return open_keyboard(feet, error);
}

void feet_close(struct feet *feet)
{
    if (!feet->devices)
        return;
    feet_keep(feet);
    preferences_forget(feet->desc.preferences, feet);
    devices_destroy(feet->devices);
    feet->devices = NULL;
    free(feet->pads);
    feet->pads = NULL;
}

static const char *osc_address(const struct osc_choice *osc)
{
    return !osc->on ? NULL : osc->open ? "0.0.0.0" : "127.0.0.1";
}

/* Ports and phones as the file has them; ports points into it. */
static struct driver_desc wishes(const struct feet *feet, const char *ports[DEVICES_FILE_PORTS_MAX])
{
    const struct devices_file *file = &feet->file;
    for (int32_t i = 0; i < file->serial_port_count; i++)
        ports[i] = file->serial_ports[i];
    return (struct driver_desc){
        .mono_us = feet->desc.mono_us,
        .pads = feet->pads,
        .osc_address = osc_address(&file->osc),
        .osc_port = file->osc.port,
        .serial_ports = ports,
        .serial_port_count = file->serial_port_count,
        .known = file->devices,
        .known_count = file->count,
    };
}

static void load_pads(struct feet *feet)
{
    struct error note = {0};
    if (feet->pads)
        return;
    feet->pads = calloc(1, sizeof *feet->pads);
    if (feet->pads && !pads_load(feet->desc.paths->assets, feet->desc.paths->data, feet->pads, &note))
        notices_note(feet->desc.notices, &note);
}

void feet_plug_in(struct feet *feet, const struct driver *const *drivers)
{
    const char *ports[DEVICES_FILE_PORTS_MAX];
    load_pads(feet);
    feet->drivers = drivers;
    devices_plug_in(feet->devices, &(struct devices_desc){.drivers = drivers,
                                                          .driver = wishes(feet, ports),
                                                          .known = feet->file.devices,
                                                          .known_count = feet->file.count});
}

static bool save(struct feet *feet, struct error *error)
{
    bool saved = devices_file_change(feet->desc.folder, &feet->kept, &feet->file, error);
    if (saved)
        feet->kept = feet->file;
    return saved;
}

/* True if the file's part of it has changed. The keyboard has none: it is set up by the settings. */
static bool keep(struct feet *feet, int device)
{
    const struct device_setup *setup = feet_setup(feet, device);
    if (!devices_take_change(feet->devices, device) || setup->kind == DEVICE_KEYBOARD)
        return false;
    if (setup->bound)
        devices_file_put(&feet->file, setup);
    else
        devices_file_forget(&feet->file, setup->id);
    return true;
}

void feet_keep(struct feet *feet)
{
    bool changed = false;
    struct error error = {0};
    for (int i = 0; i < devices_count(feet->devices); i++)
        changed = keep(feet, i) || changed;
    if (changed && !save(feet, &error))
        notices_note(feet->desc.notices, &error);
}

struct devices *feet_devices(const struct feet *feet)
{
    return feet->devices;
}

int feet_in_use(const struct feet *feet)
{
    return feet->in_use;
}

void feet_moved(struct feet *feet, int device, enum heel heel)
{
    feet->in_use = feet->moved_by[heel] = device;
}

bool feet_are_on(const struct feet *feet, int device)
{
    return feet->in_use == device || feet->moved_by[HEEL_LEFT] == device || feet->moved_by[HEEL_RIGHT] == device;
}

bool feet_holds_up(const struct feet *feet, int device, enum heel heel)
{
    return foot_is_up(&devices_at(feet->devices, device)->foot, heel);
}

bool feet_is_up(const struct feet *feet, enum heel heel)
{
    return feet_holds_up(feet, feet->moved_by[heel], heel);
}

const struct osc_choice *feet_osc(const struct feet *feet)
{
    return &feet->file.osc;
}

static bool has_driver(const struct feet *feet, const struct driver *driver)
{
    for (int i = 0; feet->drivers && feet->drivers[i]; i++)
        if (feet->drivers[i] == driver)
            return true;
    return false;
}

bool feet_change_osc(struct feet *feet, const struct osc_choice *choice, struct error *error)
{
    const char *ports[DEVICES_FILE_PORTS_MAX];
    feet->file.osc = *choice;
    struct driver_desc desc = wishes(feet, ports);
    bool open = !has_driver(feet, &driver_osc) || devices_reopen(feet->devices, &driver_osc, &desc, error);
    return save(feet, open ? error : NULL) && open;
}

void feet_miss(struct feet *feet, int device)
{
    text_copy(feet->away, sizeof feet->away, feet_setup(feet, device)->name);
    feet->away_device = device;
}

void feet_miss_nothing(struct feet *feet)
{
    feet->away[0] = '\0';
}

const char *feet_missed(const struct feet *feet, bool *back)
{
    *back = feet->away[0] && devices_at(feet->devices, feet->away_device)->here;
    return feet->away[0] ? feet->away : NULL;
}
