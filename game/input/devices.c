#include "input/devices.h"

#include "input/device_queue.h"

#include <stdlib.h>
#include <string.h>

#define DRIVERS_MAX 8
#define NOBODY      -1

struct slot {
    struct device device;
    int driver, handle; /* of the driver while here */
    int64_t height_us[HEEL_COUNT];
    bool menu_down[DEVICE_BUTTON_COUNT];
    bool changed; /* its setup, and nobody has taken that yet */
};

struct devices {
    struct slot slots[DEVICES_MAX];
    int count;
    const struct driver *drivers[DRIVERS_MAX];
    void *selves[DRIVERS_MAX];
    int driver_count;
    int speaking; /* the driver that is being called */
    bool listened;
    struct device_queue queue;
};

bool devices_next(struct devices *devices, struct device_event *event)
{
    return device_queue_take(&devices->queue, event);
}

static int find_handle(const struct devices *devices, int handle)
{
    for (int i = 0; i < devices->count; i++) {
        const struct slot *slot = &devices->slots[i];
        if (slot->device.here && slot->driver == devices->speaking && slot->handle == handle)
            return i;
    }
    return NOBODY;
}

static int find_id(const struct devices *devices, const char *id)
{
    for (int i = 0; i < devices->count; i++)
        if (strcmp(devices->slots[i].device.foot.setup.id, id) == 0)
            return i;
    return NOBODY;
}

/* A place for a newcomer: a new one, or that of a device long away; NOBODY when all are taken. */
static int find_place(const struct devices *devices)
{
    int place = NOBODY;
    if (devices->count < DEVICES_MAX)
        return devices->count;
    for (int i = 0; i < devices->count; i++)
        if (!devices->slots[i].device.here &&
            (place == NOBODY || devices->slots[i].device.used_us < devices->slots[place].device.used_us))
            place = i;
    return place;
}

static int take_place(struct devices *devices, const struct device_setup *setup)
{
    int place = find_place(devices);
    if (place == NOBODY)
        return NOBODY;
    if (place == devices->count)
        devices->count++;
    devices->slots[place] = (struct slot){.driver = NOBODY};
    foot_init(&devices->slots[place].device.foot, setup);
    return place;
}

/* A device the player has never set up takes what the driver knows of it now, which may be more than last time. */
static void improve(struct slot *slot, const struct device_setup *suggested)
{
    if (slot->device.foot.setup.bound || !suggested->bound)
        return;
    foot_init(&slot->device.foot, suggested);
    slot->changed = true;
}

static void on_arrived(void *context, int handle, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct devices *devices = context;
    int known = find_id(devices, suggested->id), place = known;
    if (known == NOBODY)
        place = take_place(devices, suggested);
    if (place == NOBODY)
        return;
    struct slot *slot = &devices->slots[place];
    slot->changed = slot->changed || known == NOBODY;
    slot->device.suggested = *suggested;
    improve(slot, suggested);
    foot_release(&slot->device.foot);
    slot->device.here = true;
    slot->device.has_menu = menu != NULL;
    slot->device.menu = menu ? *menu : (struct device_menu){0};
    slot->driver = devices->speaking;
    slot->handle = handle;
    memset(slot->menu_down, 0, sizeof slot->menu_down);
    device_queue_push(&devices->queue, &(struct device_event){.kind = DEVICE_EVENT_ARRIVED, .device = place});
}

static void on_left(void *context, int handle)
{
    struct devices *devices = context;
    int place = find_handle(devices, handle);
    if (place == NOBODY)
        return;
    devices->slots[place].device.here = false;
    foot_release(&devices->slots[place].device.foot);
    device_queue_push(&devices->queue, &(struct device_event){.kind = DEVICE_EVENT_LEFT, .device = place});
}

static void on_fault(void *context, const struct error *error)
{
    struct devices *devices = context;
    device_queue_push(&devices->queue,
                      &(struct device_event){.kind = DEVICE_EVENT_FAULT, .device = NOBODY, .error = *error});
}

static void push_heel(struct devices *devices, int place, const struct heel_event *event, int64_t mono_us)
{
    struct slot *slot = &devices->slots[place];
    if (event->kind == HEEL_KIND_HEIGHT) {
        if (mono_us - slot->height_us[event->heel] < DEVICES_HEIGHT_US)
            return;
        slot->height_us[event->heel] = mono_us;
    } else {
        slot->device.used_us = mono_us;
    }
    device_queue_push(
        &devices->queue,
        &(struct device_event){.kind = DEVICE_EVENT_HEEL, .device = place, .mono_us = mono_us, .heel = *event});
}

/* A heel that comes back to a mat on which no heel was is a foot that steps on an arrow. */
static bool is_step(const struct slot *slot, const struct control *control, bool stood)
{
    enum heel heel;
    const struct device_setup *setup = &slot->device.foot.setup;
    return setup->polarity == HEEL_ACTIVE_DOWN && !stood && device_heel_of(setup, control, &heel);
}

static void read_menu(struct devices *devices, int place, const struct reading *reading, bool stood)
{
    enum heel heel;
    struct slot *slot = &devices->slots[place];
    for (int button = 0; slot->device.has_menu && button < DEVICE_BUTTON_COUNT; button++) {
        const struct control *control = &slot->device.menu.controls[button];
        int32_t down = slot->menu_down[button];
        if (!slot->device.menu.has[button] || !reading_take(control, reading, &down) || slot->menu_down[button] == down)
            continue;
        slot->menu_down[button] = down != 0;
        if (down && (!device_heel_of(&slot->device.foot.setup, control, &heel) || is_step(slot, control, stood)))
            device_queue_push(&devices->queue, &(struct device_event){.kind = DEVICE_EVENT_MENU,
                                                                      .device = place,
                                                                      .mono_us = reading->mono_us,
                                                                      .button = (enum device_button)button});
    }
}

static void on_reading(void *context, int handle, const struct reading *reading)
{
    struct devices *devices = context;
    int place = find_handle(devices, handle);
    if (place == NOBODY)
        return;
    struct foot *foot = &devices->slots[place].device.foot;
    struct heel_event events[FOOT_EVENTS_MAX];
    bool stood = foot->joined[HEEL_LEFT] != 0 || foot->joined[HEEL_RIGHT] != 0;
    int count = foot->setup.off ? 0 : foot_reading(foot, reading, events);
    for (int i = 0; i < count; i++)
        push_heel(devices, place, &events[i], reading->mono_us);
    if (foot_learned(foot))
        devices->slots[place].changed = true;
    read_menu(devices, place, reading, stood);
    if (devices->listened)
        device_queue_push(&devices->queue, &(struct device_event){.kind = DEVICE_EVENT_READING,
                                                                  .device = place,
                                                                  .mono_us = reading->mono_us,
                                                                  .reading = *reading});
}

static struct driver_sink sink_of(struct devices *devices, int driver)
{
    devices->speaking = driver;
    return (struct driver_sink){
        .context = devices, .arrived = on_arrived, .left = on_left, .reading = on_reading, .fault = on_fault};
}

static void open_drivers(struct devices *devices, const struct devices_desc *desc)
{
    struct driver_desc driver = desc->driver;
    driver.known = desc->known;
    driver.known_count = desc->known_count;
    for (int i = 0; desc->drivers[i] && devices->driver_count < DRIVERS_MAX; i++) {
        struct error error = {0};
        void *self = desc->drivers[i]->open(&driver, &error);
        if (!self) {
            on_fault(devices, &error);
            continue;
        }
        devices->drivers[devices->driver_count] = desc->drivers[i];
        devices->selves[devices->driver_count++] = self;
    }
}

struct devices *devices_create(const struct devices_desc *desc, struct error *error)
{
    struct devices *devices = calloc(1, sizeof *devices);
    if (!devices) {
        error_set(error, "foot devices", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    devices_plug_in(devices, desc);
    return devices;
}

void devices_plug_in(struct devices *devices, const struct devices_desc *desc)
{
    for (int i = 0; i < desc->known_count; i++)
        if (find_id(devices, desc->known[i].id) == NOBODY)
            take_place(devices, &desc->known[i]);
    open_drivers(devices, desc);
}

void devices_destroy(struct devices *devices)
{
    if (!devices)
        return;
    for (int i = devices->driver_count - 1; i >= 0; i--)
        devices->drivers[i]->close(devices->selves[i]);
    free(devices);
}

void devices_event(struct devices *devices, const SDL_Event *event, int64_t mono_us)
{
    for (int i = 0; i < devices->driver_count; i++) {
        struct driver_sink sink = sink_of(devices, i);
        if (devices->drivers[i]->event)
            devices->drivers[i]->event(devices->selves[i], event, mono_us, &sink);
    }
}

static void step_feet(struct devices *devices, int64_t mono_us)
{
    for (int place = 0; place < devices->count; place++) {
        struct heel_event events[FOOT_STEP_MAX];
        struct device *device = &devices->slots[place].device;
        int count = device->here ? foot_step(&device->foot, mono_us, events) : 0;
        for (int i = 0; i < count; i++)
            push_heel(devices, place, &events[i], mono_us);
    }
}

void devices_step(struct devices *devices, int64_t mono_us)
{
    for (int i = 0; i < devices->driver_count; i++) {
        struct driver_sink sink = sink_of(devices, i);
        devices->drivers[i]->step(devices->selves[i], mono_us, &sink);
    }
    step_feet(devices, mono_us);
}

void devices_release(struct devices *devices)
{
    for (int i = 0; i < devices->driver_count; i++)
        if (devices->drivers[i]->release)
            devices->drivers[i]->release(devices->selves[i]);
    for (int place = 0; place < devices->count; place++) {
        struct slot *slot = &devices->slots[place];
        if (slot->device.here && devices->drivers[slot->driver]->release)
            foot_release(&slot->device.foot);
    }
}

void devices_scan(struct devices *devices)
{
    for (int i = 0; i < devices->driver_count; i++) {
        struct driver_sink sink = sink_of(devices, i);
        if (devices->drivers[i]->scan)
            devices->drivers[i]->scan(devices->selves[i], &sink);
    }
}

int64_t devices_due_us(const struct devices *devices, int64_t mono_us)
{
    int64_t due_us = devices->queue.count > 0 ? mono_us : INT64_MAX;
    for (int i = 0; i < devices->driver_count; i++) {
        const struct driver *driver = devices->drivers[i];
        int64_t driver_us = driver->due_us ? driver->due_us(devices->selves[i], mono_us) : INT64_MAX;
        due_us = driver_us < due_us ? driver_us : due_us;
    }
    for (int i = 0; i < devices->count; i++) {
        int64_t foot_us = devices->slots[i].device.here ? foot_due_us(&devices->slots[i].device.foot) : INT64_MAX;
        due_us = foot_us < due_us ? foot_us : due_us;
    }
    return due_us;
}

void devices_listen(struct devices *devices, bool listen)
{
    devices->listened = listen;
}

int devices_count(const struct devices *devices)
{
    return devices->count;
}

const struct device *devices_at(const struct devices *devices, int device)
{
    return &devices->slots[device].device;
}

bool devices_set_up(struct devices *devices, int device, const struct device_setup *setup, struct error *error)
{
    struct foot *foot = &devices->slots[device].device.foot;
    struct device_setup made = foot->setup;
    device_setup_copy(&made, setup);
    if (!device_setup_check(&made, error))
        return false;
    foot_set_up(foot, &made);
    devices->slots[device].changed = true;
    return true;
}

void devices_forget(struct devices *devices, int device)
{
    struct slot *slot = &devices->slots[device];
    struct device_setup fresh = slot->device.suggested;
    if (!fresh.id[0])
        device_setup_init(&fresh, slot->device.foot.setup.kind, slot->device.foot.setup.id,
                          slot->device.foot.setup.name);
    foot_init(&slot->device.foot, &fresh);
    slot->changed = true;
}

static void remove_driver(struct devices *devices, int at)
{
    int last = --devices->driver_count;
    devices->drivers[at] = devices->drivers[last];
    devices->selves[at] = devices->selves[last];
    for (int place = 0; place < devices->count; place++)
        if (devices->slots[place].driver == last)
            devices->slots[place].driver = at;
}

bool devices_reopen(struct devices *devices, const struct driver *driver, const struct driver_desc *desc,
                    struct error *error)
{
    int at = 0;
    while (at < devices->driver_count && devices->drivers[at] != driver)
        at++;
    if (at == DRIVERS_MAX)
        return false;
    for (int place = 0; place < devices->count; place++) {
        devices->speaking = at;
        if (devices->slots[place].device.here && devices->slots[place].driver == at)
            on_left(devices, devices->slots[place].handle);
    }
    if (at < devices->driver_count)
        driver->close(devices->selves[at]);
    void *self = driver->open(desc, error);
    if (!self) {
        /* The last driver takes its place; devices know theirs by index. */
        if (at < devices->driver_count)
            remove_driver(devices, at);
        return false;
    }
    devices->drivers[at] = driver;
    devices->selves[at] = self;
    devices->driver_count = at == devices->driver_count ? at + 1 : devices->driver_count;
    return true;
}

const void *devices_driver(const struct devices *devices, const struct driver *driver)
{
    for (int i = 0; i < devices->driver_count; i++)
        if (devices->drivers[i] == driver)
            return devices->selves[i];
    return NULL;
}

bool devices_take_change(struct devices *devices, int device)
{
    bool changed = devices->slots[device].changed;
    devices->slots[device].changed = false;
    return changed;
}
