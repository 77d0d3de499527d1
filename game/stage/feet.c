#include "stage/feet.h"

#include "core/base/text.h"
#include "files/paths.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "store/machine/pads_file.h"

#include <stdlib.h>
#include <string.h>

static bool make_keyboard(struct keyboard *keyboard, const struct settings *settings, struct error *error)
{
    struct device_setup setup = feet_setup_keyboard(settings);
    struct keyboard_desc desc = {.keys = {settings->left_keys, settings->right_keys},
                                 .polarity = setup.polarity,
                                 .debounce_us = setup.debounce_ms ? setup.debounce_ms * INT64_C(1000) : -1,
                                 .offset_us = {[EDGE_LIFT] = setup.offset_ms[EDGE_LIFT] * INT64_C(1000),
                                               [EDGE_LANDING] = setup.offset_ms[EDGE_LANDING] * INT64_C(1000)}};
    return keyboard_init(keyboard, &desc, error);
}

static bool are_bound_alike(const struct keyboard *a, const struct keyboard *b)
{
    return memcmp(a->keys, b->keys, sizeof a->keys) == 0 && memcmp(a->count, b->count, sizeof a->count) == 0 &&
           memcmp(a->polarity, b->polarity, sizeof a->polarity) == 0 &&
           a->signals[HEEL_LEFT][HEEL_ACTIVE_UP].desc.debounce_us ==
               b->signals[HEEL_LEFT][HEEL_ACTIVE_UP].desc.debounce_us;
}

/* Keys that can't be used change nothing. */
static bool told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct feet *feet = context;
    struct keyboard made;
    (void)before;
    (void)error;
    if (!make_keyboard(&made, now, NULL))
        return true;
    /* A key that is held goes on being held where only the offsets have changed. */
    if (are_bound_alike(&made, &feet->keyboard))
        memcpy(feet->keyboard.offset_us, made.offset_us, sizeof made.offset_us);
    else
        feet->keyboard = made;
    return true;
}

void feet_open(struct feet *feet, const struct feet_desc *desc)
{
    struct error note = {0};
    *feet = (struct feet){.desc = *desc, .in_use = FEET_KEYBOARD, .moved_by = {FEET_KEYBOARD, FEET_KEYBOARD}};
    if (!devices_file_load(desc->folder, &feet->file, &note))
        notices_note(desc->notices, &note);
    feet->kept = feet->file;
}

void feet_close(struct feet *feet)
{
    feet_unplug(feet);
    if (feet->desc.preferences)
        preferences_forget(feet->desc.preferences, feet);
}

bool feet_take_keyboard(struct feet *feet, struct error *error)
{
    struct settings shipped;
    preferences_listen(feet->desc.preferences, told, feet);
    if (make_keyboard(&feet->keyboard, &feet->desc.preferences->now, error))
        return true;
    settings_init(&shipped);
    make_keyboard(&feet->keyboard, &shipped, NULL);
    return false;
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

bool feet_plug_in(struct feet *feet, const struct driver *const *drivers, struct error *error)
{
    const char *ports[DEVICES_FILE_PORTS_MAX];
    load_pads(feet);
    struct devices_desc desc = {
        .drivers = drivers,
        .driver = wishes(feet, ports),
        .known = feet->file.devices,
        .known_count = feet->file.count,
    };
    feet->drivers = drivers;
    feet->devices = devices_create(&desc, error);
    return feet->devices != NULL;
}

void feet_unplug(struct feet *feet)
{
    feet_keep(feet);
    devices_destroy(feet->devices);
    feet->devices = NULL;
    free(feet->pads);
    feet->pads = NULL;
}

static bool save(struct feet *feet, struct error *error)
{
    bool saved = devices_file_change(feet->desc.folder, &feet->kept, &feet->file, error);
    if (saved)
        feet->kept = feet->file;
    return saved;
}

void feet_keep(struct feet *feet)
{
    struct devices *devices = feet->devices;
    struct error error = {0};
    if (!devices || !devices_take_changes(devices))
        return;
    for (int i = 0; i < devices_count(devices); i++) {
        const struct device_setup *setup = &devices_at(devices, i)->foot.setup;
        if (setup->bound)
            devices_file_put(&feet->file, setup);
        else
            devices_file_forget(&feet->file, setup->id);
    }
    if (!save(feet, &error))
        notices_note(feet->desc.notices, &error);
}

const struct keyboard *feet_keyboard(const struct feet *feet)
{
    return &feet->keyboard;
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
    if (feet_kind(feet, device) == DEVICE_KEYBOARD)
        return keyboard_is_up(&feet->keyboard, heel);
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
    for (int i = 0; feet->devices && feet->drivers[i]; i++)
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
    text_copy(feet->away, sizeof feet->away, devices_at(feet->devices, device)->foot.setup.name);
    feet->away_device = device;
}

void feet_miss_nothing(struct feet *feet)
{
    feet->away[0] = '\0';
}

const char *feet_missed(const struct feet *feet, bool *back)
{
    *back = feet->away[0] && feet->devices && devices_at(feet->devices, feet->away_device)->here;
    return feet->away[0] ? feet->away : NULL;
}
