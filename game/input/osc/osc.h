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
#define OSC_ADDRESSES_MAX 4  /* of this machine that are named */
#define OSC_ADDRESS_SIZE  16 /* "255.255.255.255" */

/* What to type into the phone. */
struct osc_place {
    int port;  /* 0: OSC is off */
    int count; /* 0: the machine has no address in a network */
    char addresses[OSC_ADDRESSES_MAX][OSC_ADDRESS_SIZE];
};

/* Where OSC listens: at this machine's addresses in the local network where all of it does, else at the one that is
 * bound. self is what driver_osc.open returned. */
struct osc_place osc_place(const void *self);

#endif
