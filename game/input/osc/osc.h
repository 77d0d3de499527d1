/* Phones as foot sensors: listens for OSC over UDP (driver_osc; what is understood: input/osc/osc_messages.h).
 *
 * Off until asked for: without driver_desc.osc_address there is no socket. "127.0.0.1" is bound to the loopback alone,
 * so the system itself keeps out what comes from elsewhere; any other address is the player's decision. IPv4 only.
 *
 * step never blocks, and takes OSC_STEP_PACKETS packets or OSC_STEP_MESSAGES messages at most; what is left waits in
 * the system's buffer, which is bounded. Packets larger than OSC_PACKET_MAX are dropped. Nothing is ever sent. liblo
 * allocates and frees a few hundred bytes for each message that is understood, on the main thread.
 *
 * Built without liblo, or where sockets aren't those of POSIX, it can't be opened and says so. */
#ifndef HEELBEAT_INPUT_OSC_OSC_H
#define HEELBEAT_INPUT_OSC_OSC_H

#include "input/driver.h"

#define OSC_STEP_PACKETS  64
#define OSC_STEP_MESSAGES 256
#define OSC_STEP_BYTES    32768
#define OSC_ADDRESS_SIZE  128

/* What to type into the phone: "192.168.1.5 or 10.0.0.2, port 9000" where all of this machine is listening (its
 * addresses in the local network), else the address that is bound: "127.0.0.1, port 9000". self is what driver_osc.open
 * returned. Empty while OSC is off; without an address if the machine has none: "port 9000". Returns buffer. */
char *osc_address_text(const void *self, char buffer[OSC_ADDRESS_SIZE]);

#endif
