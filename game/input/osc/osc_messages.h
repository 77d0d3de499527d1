/* What phones say by OSC (Open Sound Control 1.0, https://opensoundcontrol.stanford.edu/spec-1_0.html), as far as it
 * says anything of heels: one table of the addresses that apps send. Packets are taken apart here, liblo turns the
 * arguments into numbers. No socket, no clock.
 *
 * Packets come from whoever can reach the port. Bundles are walked here and not by liblo, which would nest as deep as a
 * packet asks and hold bundles back until their time; messages that are no row of the table are passed over unread; of
 * the others liblo only sees those that hold numbers alone and have the size of these, because it reads beyond the end
 * of a blob that is cut short (0.31, lo_validate_blob).
 *
 * Time tags are ignored: they are of the phone's clock, which nobody has set by ours, and apps send "immediately". When
 * a packet arrives is all that counts. */
#ifndef HEELBEAT_INPUT_OSC_OSC_MESSAGES_H
#define HEELBEAT_INPUT_OSC_OSC_MESSAGES_H

#include "core/feet/device.h"

#define OSC_PACKET_MAX   8192 /* bytes; a phone with every sensor on sends some 3000 */
#define OSC_MESSAGES_MAX 64   /* of a packet that are understood; the rest is passed over */
#define OSC_ELEMENTS_MAX 512  /* messages and bundles of a packet that are looked at */
#define OSC_DEPTH_MAX    4    /* bundles within bundles */

/* By how sure it is that this is meant for heels. */
enum osc_meaning {
    OSC_HEEL,         /* a heel's height, meant for us: channel 0 left, 1 right */
    OSC_GRAVITY,      /* where down is, in the phone's own axes */
    OSC_ACCELERATION, /* the same and what moves the phone; or that alone, with some apps */
    OSC_TOUCH,        /* something on the phone's screen, as a channel */
    OSC_MEANING_COUNT
};

struct osc_message {
    const char *app; /* static */
    enum osc_meaning meaning;
    int16_t channel;  /* HEEL, TOUCH */
    int32_t value;    /* HEEL, TOUCH: 0..1000 */
    double vector[3]; /* GRAVITY, ACCELERATION: in g or m/s2, as the app sends it; about as long as gravity is */
};

/* Takes a packet apart. bytes must lie on a multiple of 4, as from malloc; they are not changed. Returns how many
 * messages were understood, in order: 0 too for a packet with a fault in its structure, which is dropped whole.
 * Messages with too few arguments, with other than numbers, or with one that is not finite, are passed over; so are
 * vectors that can't be gravity, give or take half of it: an app that takes gravity off says nothing of how the phone
 * lies, and one that is being shaken says little. */
int osc_parse(const void *bytes, size_t size, struct osc_message out[OSC_MESSAGES_MAX]);

#endif
