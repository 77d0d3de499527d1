#include "input/serial/serial.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "input/serial/serial_link.h"

/* A port that is open, or awaited, or both. Its index is the device's handle. */
struct place {
    bool awaited;                 /* by the player or from before: looked for while it isn't there */
    bool tried;                   /* opened by the scan that is going on */
    struct serial_port_info info; /* while awaited by id: no path; by path: no id until it has been open */
    bool named;                   /* awaited by path */
    struct serial_link link;
    bool arrived;
    int refusals; /* in a row */
};

struct serial {
    const struct serial_ports *ports;
    struct place places[SERIAL_PORTS_MAX];
    struct serial_port_info listed[SERIAL_SCAN_MAX];
    int listed_count;
    int64_t changed, look_us, stepped_us;
    bool listed_once;
    bool scanning;
    int scan_next;     /* in listed */
    bool scan_refused; /* a port could not be had, which has been told */
};

struct teller {
    struct serial *serial;
    struct place *place;
    const struct driver_sink *sink;
};

/* A new device node has its permissions a moment after it is there: only a second refusal is told. */
#define REFUSALS_TOLD 2

static bool is_free(const struct place *place)
{
    return !place->awaited && !place->link.port;
}

static struct place *find_free(struct serial *serial)
{
    for (int i = 0; i < SERIAL_PORTS_MAX; i++) {
        if (is_free(&serial->places[i])) {
            serial->places[i] = (struct place){0};
            return &serial->places[i];
        }
    }
    return NULL;
}

static void await(struct serial *serial, const char *path, const char *id)
{
    struct place *place = find_free(serial);
    if (!place)
        return;
    place->awaited = true;
    place->named = path[0] != '\0';
    text_copy(place->info.path, sizeof place->info.path, path);
    text_copy(place->info.id, sizeof place->info.id, id);
}

/* Remembered ones are awaited by what USB says of them; of other ports the id is the path. */
static void await_known(struct serial *serial, const struct device_setup *setup)
{
    static const char kind[] = "serial:";
    if (setup->kind != DEVICE_SERIAL || setup->off || strncmp(setup->id, kind, sizeof kind - 1) != 0)
        return;
    const char *rest = setup->id + sizeof kind - 1;
    await(serial, strchr(rest, ':') ? "" : rest, setup->id);
}

void *serial_open_on(const struct serial_ports *ports, const struct driver_desc *desc, struct error *error)
{
    struct serial *serial = calloc(1, sizeof *serial);
    if (!serial) {
        error_set(error, "serial ports", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    serial->ports = ports;
    for (int i = 0; i < desc->serial_port_count; i++)
        await(serial, desc->serial_ports[i], "");
    for (int i = 0; i < desc->known_count; i++)
        await_known(serial, &desc->known[i]);
    return serial;
}

static void *serial_open(const struct driver_desc *desc, struct error *error)
{
    return serial_open_on(&serial_ports_system, desc, error);
}

static void serial_close(void *self)
{
    struct serial *serial = self;
    for (int i = 0; i < SERIAL_PORTS_MAX; i++)
        serial_link_close(&serial->places[i].link);
    free(serial);
}

/* FSR pads: the first half of the sensors lies under the left heel, which is right for the usual order and else a
 * start. Our own protocol says which heel is which. */
static void suggest(const struct place *place, struct device_setup *setup)
{
    int channels = serial_link_channels(&place->link);
    device_setup_init(setup, DEVICE_SERIAL, place->info.id, place->info.name);
    setup->bound = place->link.like.protocol == SERIAL_HEELS;
    for (int i = 0; i < channels; i++) {
        struct device_heel *heel = &setup->heels[i < (channels + 1) / 2 ? HEEL_LEFT : HEEL_RIGHT];
        heel->controls[heel->count++] = (struct control){.kind = CONTROL_CHANNEL, .index = (int16_t)i};
        heel->join = DEVICE_SUM;
    }
}

static void leave(struct serial *serial, struct place *place, const struct driver_sink *sink)
{
    if (place->arrived)
        sink->left(sink->context, (int)(place - serial->places));
    place->arrived = false;
}

static void shut(struct serial *serial, struct place *place, const struct driver_sink *sink)
{
    leave(serial, place, sink);
    serial_link_close(&place->link);
}

static void arrive(struct serial *serial, struct place *place, const struct driver_sink *sink)
{
    struct device_setup setup;
    suggest(place, &setup);
    place->arrived = place->awaited = true;
    place->tried = false;
    sink->arrived(sink->context, (int)(place - serial->places), &setup, NULL);
}

static void on_line(void *context, const struct serial_line *line, int64_t mono_us)
{
    const struct teller *teller = context;
    const struct driver_sink *sink = teller->sink;
    if (!teller->place->arrived)
        arrive(teller->serial, teller->place, sink);
    for (int i = 0; i < SERIAL_CHANNELS_MAX; i++) {
        const struct reading reading = {
            .control = {.kind = CONTROL_CHANNEL, .index = (int16_t)i}, .value = line->values[i], .mono_us = mono_us};
        if (line->has[i])
            sink->reading(sink->context, (int)(teller->place - teller->serial->places), &reading);
    }
}

static void step_open(struct serial *serial, struct place *place, int64_t mono_us, const struct driver_sink *sink)
{
    struct teller teller = {serial, place, sink};
    bool gone = !serial_link_step(&place->link, mono_us, on_line, &teller);
    if (gone || (place->tried && serial_link_is_silent(&place->link, mono_us)))
        shut(serial, place, sink);
    else if (!serial_link_speaks(&place->link))
        leave(serial, place, sink);
}

static bool is_open(const struct serial *serial, const char *id)
{
    for (int i = 0; i < SERIAL_PORTS_MAX; i++)
        if (serial->places[i].link.port && strcmp(serial->places[i].info.id, id) == 0)
            return true;
    return false;
}

static void refuse(struct serial *serial, struct place *place, const struct error *error,
                   const struct driver_sink *sink)
{
    serial->scan_refused = serial->scan_refused || place->tried;
    if (++place->refusals == (place->tried ? 1 : REFUSALS_TOLD))
        sink->fault(sink->context, error);
}

static void open_place(struct serial *serial, struct place *place, const char *path, int64_t mono_us,
                       const struct driver_sink *sink)
{
    struct serial_port *port;
    struct serial_port_info info = {0};
    struct error error = {0};
    switch (serial->ports->open(serial->ports->context, path, &port, &info, &error)) {
    case SERIAL_OPENED:
        place->refusals = 0;
        if (is_open(serial, info.id)) {
            serial->ports->close(port);
            place->awaited = false; /* named, and remembered as well */
            break;
        }
        if (place->named)
            text_copy(info.path, sizeof info.path, place->info.path);
        place->info = info;
        serial_link_open(&place->link, serial->ports, port, mono_us);
        break;
    case SERIAL_REFUSED:
        refuse(serial, place, &error, sink);
        break;
    case SERIAL_ABSENT:
    case SERIAL_OPENING_COUNT:
        place->refusals = 0;
        break;
    }
}

static void list(struct serial *serial)
{
    int64_t changed = serial->ports->changed(serial->ports->context);
    if (serial->listed_once && changed == serial->changed && changed != -1)
        return;
    serial->changed = changed;
    serial->listed_once = true;
    serial->listed_count = serial->ports->list(serial->ports->context, serial->listed, SERIAL_SCAN_MAX);
}

/* Where an awaited one is now; NULL if it isn't there. */
static const char *find_path(const struct serial *serial, const struct place *place)
{
    if (place->named)
        return place->info.path;
    for (int i = 0; i < serial->listed_count; i++)
        if (strcmp(serial->listed[i].id, place->info.id) == 0)
            return serial->listed[i].path;
    return NULL;
}

static bool is_awaited(const struct place *place)
{
    return place->awaited && !place->link.port;
}

static void look(struct serial *serial, int64_t mono_us, const struct driver_sink *sink)
{
    bool listed = false;
    for (int i = 0; i < SERIAL_PORTS_MAX; i++) {
        struct place *place = &serial->places[i];
        if (!is_awaited(place) || is_open(serial, place->info.id))
            continue;
        if (!place->named && !listed)
            list(serial);
        listed = listed || !place->named;
        const char *path = find_path(serial, place);
        if (path)
            open_place(serial, place, path, mono_us, sink);
        else
            place->refusals = 0;
    }
    serial->look_us = mono_us + SERIAL_LOOK_US;
}

static void serial_scan(void *self, const struct driver_sink *sink)
{
    struct serial *serial = self;
    (void)sink;
    if (serial->scanning)
        return;
    serial->listed_once = false;
    serial->scanning = true;
    serial->scan_refused = false;
    serial->scan_next = 0;
    list(serial);
}

static bool is_trying(const struct serial *serial)
{
    for (int i = 0; i < SERIAL_PORTS_MAX; i++)
        if (serial->places[i].tried && serial->places[i].link.port)
            return true;
    return false;
}

static void end_scan(struct serial *serial, const struct driver_sink *sink)
{
    struct error error;
    bool none = serial->listed_count == 0;
    serial->scanning = false;
    if (serial->scan_refused)
        return;
    for (int i = 0; i < SERIAL_PORTS_MAX; i++)
        if (serial->places[i].arrived)
            return;
    error_set(&error, "foot sensors",
              none ? N_("there is no USB serial port") : N_("none answers on the USB serial ports"),
              "plug the sensor in and look again, or name its port");
    sink->fault(sink->context, &error);
}

static void step_scan(struct serial *serial, int64_t mono_us, const struct driver_sink *sink)
{
    if (!serial->scanning || is_trying(serial))
        return;
    while (serial->scan_next < serial->listed_count && is_open(serial, serial->listed[serial->scan_next].id))
        serial->scan_next++;
    struct place *place = find_free(serial);
    if (serial->scan_next == serial->listed_count || !place) {
        end_scan(serial, sink);
        return;
    }
    place->tried = true;
    open_place(serial, place, serial->listed[serial->scan_next++].path, mono_us, sink);
}

static void serial_step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    struct serial *serial = self;
    serial->stepped_us = mono_us;
    if (mono_us >= serial->look_us)
        look(serial, mono_us, sink);
    step_scan(serial, mono_us, sink);
    for (int i = 0; i < SERIAL_PORTS_MAX; i++)
        if (serial->places[i].link.port)
            step_open(serial, &serial->places[i], mono_us, sink);
}

static int64_t serial_due_us(const void *self, int64_t mono_us)
{
    const struct serial *serial = self;
    bool open = serial->scanning, awaited = false;
    for (int i = 0; i < SERIAL_PORTS_MAX; i++) {
        open = open || serial->places[i].link.port;
        awaited = awaited || is_awaited(&serial->places[i]);
    }
    int64_t due_us = open ? serial->stepped_us + SERIAL_MENU_US : awaited ? serial->look_us : INT64_MAX;
    return due_us < mono_us ? mono_us : due_us;
}

const struct driver driver_serial = {
    .name = "serial ports",
    .open = serial_open,
    .close = serial_close,
    .step = serial_step,
    .due_us = serial_due_us,
    .scan = serial_scan,
};
