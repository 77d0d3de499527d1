/* A pseudo-terminal as a serial port that the driver opens through libserialport; the test is the sensor at its other
 * end. A pseudo-terminal has no modem lines, and libserialport opens nothing without: a test that links this answers
 * for them, for the whole process. */
#ifndef HEELBEAT_TESTS_INPUT_SERIAL_PTY_PORT_H
#define HEELBEAT_TESTS_INPUT_SERIAL_PTY_PORT_H

#include "folder.h"

struct pty_port {
    char folder[FOLDER_PATH], link[FOLDER_FILE];
    char path[FOLDER_FILE + 16]; /* what the driver opens */
    int sensor;                  /* the sensor's end; -1: unplugged */
    int computer;                /* the computer's end, open here too, to see what has come there; -1: unplugged */
};

/* Unplugged. reset unplugs it and removes what it left on disk. */
void pty_port_init(struct pty_port *port);
void pty_port_reset(struct pty_port *port);
void pty_port_plug(struct pty_port *port);
void pty_port_pull(struct pty_port *port);
/* The sensor says these bytes; they have come when it returns, if raw bytes are read there and any were said. */
void pty_port_say(struct pty_port *port, const void *bytes, size_t size);

#endif
