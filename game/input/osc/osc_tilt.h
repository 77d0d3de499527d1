/* How far a phone that lies on a thigh has tilted since the heel was on the floor: the angle between where down is now
 * and where it was at rest, in thousandths of a degree, whichever way the phone was laid.
 *
 * Down is a 5 Hz low-pass of what the phone reports, by the times of the samples: Wi-Fi delivers
 * them unevenly and in bursts. Of samples with one time the last counts.
 *
 * Rest is where the phone lies at first, and again where it has lain still for longer than anyone holds a heel up, or
 * at an angle that no heel lift gives (it has been laid anew). A lift turns the thigh by some 6 to 12 degrees: 5 to 9
 * cm at the end of 45 cm. */
#ifndef HEELBEAT_INPUT_OSC_OSC_TILT_H
#define HEELBEAT_INPUT_OSC_OSC_TILT_H

#include <stdbool.h>
#include <stdint.h>

#define OSC_TILT_CUTOFF_HZ 5.0
#define OSC_TILT_DELAY_US  31831 /* 1 / (2 pi 5 Hz): the low-pass's, of what is as slow as a heel */

struct osc_tilt {
    bool started;
    int64_t started_us, at_us; /* of the first sample, of the last */
    int64_t before_us;         /* of the last sample with another time than that ... */
    double before[3];          /* ... and down then; unit vectors, all of them */
    double down[3];
    double rest[3];
    double still[3]; /* near which down has been since ... */
    int64_t still_us;
};

/* A sample at t_us, which never falls: a vector toward or away from the ground, but the same way always. *mdeg becomes
 * the tilt. False, and nothing is to be read, while the phone is at an angle that no heel lift gives (it is in a hand),
 * or if the vector has no direction. A zeroed struct is one that has seen no sample. */
bool osc_tilt_read(struct osc_tilt *tilt, int64_t t_us, const double vector[3], int32_t *mdeg);

#endif
