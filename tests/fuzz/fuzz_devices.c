/* devices.json as anybody may have left it: every device that comes of it can be set up, and what is saved is the same
 * when read again. */
#include "fuzz.h"
#include "store/machine/devices_file.h"

static void check_sound(const struct devices_file *file)
{
    struct error error = {0};
    check(file->count >= 0 && file->count <= DEVICES_FILE_MAX);
    check(file->serial_port_count >= 0 && file->serial_port_count <= DEVICES_FILE_PORTS_MAX);
    check(file->osc.port >= 1 && file->osc.port <= 65535);
    for (int32_t i = 0; i < file->count; i++) {
        check(device_setup_check(&file->devices[i], &error));
        check(devices_file_find(file, file->devices[i].id) == &file->devices[i]);
    }
}

static void check_same(const struct devices_file *a, const struct devices_file *b)
{
    check(a->count == b->count && a->serial_port_count == b->serial_port_count);
    check(a->osc.on == b->osc.on && a->osc.open == b->osc.open && a->osc.port == b->osc.port);
    for (int32_t i = 0; i < a->count; i++) {
        const struct device_setup *one = &a->devices[i], *other = &b->devices[i];
        check(strcmp(one->id, other->id) == 0 && one->kind == other->kind && one->bound == other->bound);
        check(one->debounce_ms == other->debounce_ms);
    }
    for (int32_t i = 0; i < a->serial_port_count; i++)
        check(strcmp(a->serial_ports[i], b->serial_ports[i]) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct devices_file file, again;
    struct error error = {0};
    fuzz_fresh();
    fuzz_write("devices.json", data, size);
    bool good = devices_file_load(fuzz_folder(), &file, &error);
    check(good || error.what[0]);
    check_sound(&file);
    check(devices_file_save(fuzz_folder(), &file, &error));
    devices_file_load(fuzz_folder(), &again, &error); /* faulty devices stay in it */
    check_same(&file, &again);
    return 0;
}
