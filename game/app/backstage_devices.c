#include "app/backstage_devices.h"

#include "app/clock.h"
#include "input/drivers.h"
#include "store/machine/devices_file.h"
#include "store/machine/pads_file.h"

#include <stdlib.h>

static const char *osc_address(const struct osc_choice *osc)
{
    return !osc->on ? NULL : osc->open ? "0.0.0.0" : "127.0.0.1";
}

/* Ports and phones as the file has them; ports points into it. */
static struct driver_desc wishes(struct backstage *backstage, const char *ports[DEVICES_FILE_PORTS_MAX])
{
    const struct devices_file *file = &backstage->devices_file;
    for (int32_t i = 0; i < file->serial_port_count; i++)
        ports[i] = file->serial_ports[i];
    return (struct driver_desc){
        .mono_us = clock_mono_us,
        .pads = backstage->pads,
        .osc_address = osc_address(&file->osc),
        .osc_port = file->osc.port,
        .serial_ports = ports,
        .serial_port_count = file->serial_port_count,
        .known = file->devices,
        .known_count = file->count,
    };
}

static bool save_devices(struct backstage *backstage, struct error *error)
{
    bool saved =
        devices_file_change(backstage->machine_folder, &backstage->devices_kept, &backstage->devices_file, error);
    if (saved)
        backstage->devices_kept = backstage->devices_file;
    return saved;
}

static bool change_osc(void *context, const struct osc_choice *choice, struct error *error)
{
    struct backstage *backstage = context;
    const char *ports[DEVICES_FILE_PORTS_MAX];
    backstage->devices_file.osc = *choice;
    struct driver_desc desc = wishes(backstage, ports);
    bool open = !backstage->stage.devices || devices_reopen(backstage->stage.devices, &driver_osc, &desc, error);
    return save_devices(backstage, open ? error : NULL) && open;
}

static void load_pads(struct backstage *backstage)
{
    struct error note = {0};
    if (backstage->pads)
        return;
    backstage->pads = calloc(1, sizeof *backstage->pads);
    if (backstage->pads && !pads_load(backstage->paths.assets, backstage->paths.data, backstage->pads, &note))
        backstage_note(backstage, &note);
}

struct devices *backstage_open_devices(struct backstage *backstage, struct error *error)
{
    const char *ports[DEVICES_FILE_PORTS_MAX];
    load_pads(backstage);
    struct devices_desc desc = {
        .drivers = drivers_all,
        .driver = wishes(backstage, ports),
        .known = backstage->devices_file.devices,
        .known_count = backstage->devices_file.count,
    };
    backstage->stage.devices = devices_create(&desc, error);
    backstage->stage.change_osc = change_osc;
    return backstage->stage.devices;
}

void backstage_keep_devices(struct backstage *backstage)
{
    struct devices *devices = backstage->stage.devices;
    struct error error = {0};
    if (!devices || !devices_take_changes(devices))
        return;
    for (int i = 0; i < devices_count(devices); i++) {
        const struct device_setup *setup = &devices_at(devices, i)->foot.setup;
        if (setup->bound)
            devices_file_put(&backstage->devices_file, setup);
        else
            devices_file_forget(&backstage->devices_file, setup->id);
    }
    if (!save_devices(backstage, &error))
        backstage_note(backstage, &error);
}

void backstage_close_devices(struct backstage *backstage)
{
    backstage_keep_devices(backstage);
    devices_destroy(backstage->stage.devices);
    backstage->stage.devices = NULL;
    free(backstage->pads);
    backstage->pads = NULL;
}
