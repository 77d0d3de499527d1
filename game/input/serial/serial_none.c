/* The driver of serial foot sensors where it was built without libserialport: says so when one is asked for. */
#include "input/driver.h"

#include <stdlib.h>

struct serial {
    bool asked;
};

static void *serial_open(const struct driver_desc *desc, struct error *error)
{
    struct serial *serial = calloc(1, sizeof *serial);
    if (!serial) {
        error_set(error, "serial ports", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    serial->asked = desc->serial_port_count > 0;
    for (int i = 0; i < desc->known_count; i++)
        serial->asked = serial->asked || (desc->known[i].kind == DEVICE_SERIAL && !desc->known[i].off);
    return serial;
}

static void serial_scan(void *self, const struct driver_sink *sink)
{
    struct error error;
    (void)self;
    error_set(&error, "serial ports", "this build of Heelbeat reads no foot sensors on them",
              "install libserialport and build it again");
    sink->fault(sink->context, &error);
}

static void serial_step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    struct serial *serial = self;
    (void)mono_us;
    if (serial->asked)
        serial_scan(self, sink);
    serial->asked = false;
}

const struct driver driver_serial = {
    .name = "serial ports", .open = serial_open, .close = free, .step = serial_step, .scan = serial_scan};
