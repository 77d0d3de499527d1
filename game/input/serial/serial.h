/* Serial foot sensors: FSR pads and any microcontroller that speaks one of the two protocols of
 * input/serial/serial_lines.
 *
 * A port is opened when the player names it, when a sensor that was set up before is there (by USB's vendor, product
 * and serial number, whichever port it is at), or by a scan. A scan tries the USB serial ports one after another, over
 * many steps, and gives up on each that has not spoken for SERIAL_SILENT_US; other ports are never touched unless
 * named. Scanning opens a port and sends "v\n", which some other gadget may misunderstand: so only when asked.
 *
 * A sensor that is pulled out has left; whether it, or one that was awaited, is back is looked at every
 * SERIAL_LOOK_US. A port that can't be had is told of once, until it is there anew. Channels are numbered as they are
 * sent; of our own protocol L is 0 and R is 1. Thresholds are those of the setup; the pad's own are not used.
 *
 * Runs on the main thread, without waiting. Opening a port takes the system some milliseconds: one a step, and only
 * when one has come or a scan goes on. Allocates when opened and when ports come. */
#ifndef HEELBEAT_INPUT_SERIAL_SERIAL_H
#define HEELBEAT_INPUT_SERIAL_SERIAL_H

#include "input/driver.h"
#include "input/serial/serial_port.h"

#define SERIAL_PORTS_MAX 8       /* open or awaited at a time */
#define SERIAL_SCAN_MAX  32      /* USB serial ports that are looked at */
#define SERIAL_LOOK_US   1000000 /* how often what is awaited is looked for */
#define SERIAL_MENU_US   8000    /* how soon open ports should be read when nothing else needs a step */

/* driver_serial.open on other ports than the system's; ports is borrowed. */
void *serial_open_on(const struct serial_ports *ports, const struct driver_desc *desc, struct error *error);

#endif
