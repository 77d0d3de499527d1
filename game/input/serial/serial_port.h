/* The serial ports of this machine, as far as foot sensors need them: which USB ones there are, and bytes to and fro.
 * Two ways to have them: libserialport (serial_ports_system), and whatever a caller makes (tests: pseudo-terminals and
 * scripts). Nothing here waits: a read or a write does what can be done at once. Opening takes as long as the system
 * takes, some milliseconds with USB adapters. */
#ifndef HEELBEAT_INPUT_SERIAL_SERIAL_PORT_H
#define HEELBEAT_INPUT_SERIAL_SERIAL_PORT_H

#include "core/feet/device.h"

#define SERIAL_PATH_SIZE 128

struct serial_port_info {
    char path[SERIAL_PATH_SIZE]; /* "/dev/ttyACM0" */
    /* "serial:16c0:0483:12345" (vendor, product, serial number). Without a serial number the path stands in its place,
     * and of ports that aren't USB there is only the path: "serial:/dev/ttyS0". */
    char id[DEVICE_ID_SIZE];
    char name[DEVICE_NAME_SIZE]; /* what USB calls it, or the path */
};

enum serial_opening {
    SERIAL_OPENED,
    SERIAL_ABSENT,  /* there is no such port now */
    SERIAL_REFUSED, /* it is there but can't be had: error says why */
    SERIAL_OPENING_COUNT
};

struct serial_port; /* an open one */

struct serial_ports {
    /* Another number than last time: ports may have come or gone. Cheap. */
    int64_t (*changed)(void *context);
    /* The USB serial ports, at most max; never any other. Returns how many. */
    int (*list)(void *context, struct serial_port_info *out, int max);
    /* 115200 baud, 8 bits, no parity, 1 stop bit, no flow control, DTR on; for us alone. */
    enum serial_opening (*open)(void *context, const char *path, struct serial_port **port,
                                struct serial_port_info *info, struct error *error);
    void (*close)(struct serial_port *port); /* what is still to be sent is forgotten */
    /* Bytes read or written, 0 if that can't be now, -1 if the port is gone. */
    int (*read)(struct serial_port *port, uint8_t *bytes, int size);
    int (*write)(struct serial_port *port, const char *bytes, int count);
    void *context;
};

extern const struct serial_ports serial_ports_system;

#endif
