/* The phones that speak to us by OSC: each sender's address is one foot device, whatever port it sends from, for apps
 * take a new one each time they start. A phone on a thigh is one heel (tilt 0): the left, or the right where another
 * phone has the left already. A sender of /heelbeat/left and /right is both heels (channels 0 and 1).
 *
 * A phone is there from its first message that is understood until it has been silent for OSC_SILENCE_US, and again
 * when it speaks. Bounded memory: OSC_PHONES_MAX phones, further ones aren't heard; nothing here allocates. */
#ifndef HEELBEAT_INPUT_OSC_OSC_PHONES_H
#define HEELBEAT_INPUT_OSC_OSC_PHONES_H

#include "input/driver.h"
#include "input/osc/osc.h"
#include "input/osc/osc_messages.h"
#include "input/osc/osc_tilt.h"

#define OSC_PHONES_MAX 8
#define OSC_SILENCE_US 3000000

struct osc_phone {
    bool known; /* has been there */
    bool there;
    uint32_t ipv4; /* host byte order */
    int64_t heard_us;
    bool on_thigh;     /* came as one heel ... */
    enum heel heel;    /* ... this one */
    bool says_gravity; /* so its acceleration isn't needed */
    struct osc_tilt tilt;
};

struct osc_phones {
    struct osc_phone phones[OSC_PHONES_MAX]; /* a device's handle is its place */
};

/* A packet came from ipv4 at mono_us, which never falls; bytes as osc_parse wants them. Returns how many messages of it
 * were understood. Zeroed phones are none. */
int osc_phones_packet(struct osc_phones *phones, uint32_t ipv4, const void *bytes, size_t size, int64_t mono_us,
                      const struct driver_sink *sink);
/* Nothing more has come: says of phones that have been silent for too long that they left. */
void osc_phones_silence(struct osc_phones *phones, int64_t mono_us, const struct driver_sink *sink);
bool osc_phones_any(const struct osc_phones *phones);

const char *osc_ipv4_format(uint32_t ipv4, char buffer[OSC_ADDRESS_SIZE]);

#endif
