/* When did a sensor really read? Many controllers stamp each reading with a clock of their own, which starts anywhere
 * and is off by some millionths. Readings reach us a little later, sometimes much later, never earlier: so the smallest
 * difference between the two clocks of late is their offset, but for the shortest way a reading can take, which
 * calibration finds (D. L. Mills' clock filter, RFC 5905 chapter 10, trusts the quickest of the last samples alike).
 *
 * Pure; the window is short enough for a clock that is off by 100 millionths to be wrong by 0.4 ms. */
#ifndef HEELBEAT_INPUT_MOTION_SENSOR_CLOCK_H
#define HEELBEAT_INPUT_MOTION_SENSOR_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define SENSOR_CLOCK_WINDOW_US INT64_C(2000000)

struct sensor_clock {
    bool started;
    uint64_t device_us;             /* of the last reading */
    int64_t at_us;                  /* ... and what was made of it */
    int64_t from_us;                /* this window began */
    int64_t least_us, least_before; /* the smallest differences in this window and in the one before */
};

/* The monotonic time of a reading that the device stamped with device_us (0: it has no clock) and that was seen at
 * mono_us, 0..2^62. Never after mono_us, never before the last. A zeroed clock is a new one. */
int64_t sensor_clock_at(struct sensor_clock *clock, uint64_t device_us, int64_t mono_us);

#endif
