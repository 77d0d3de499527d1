/* What tilt has the thigh with the heel on the floor? The angle itself is no answer for long: the player shifts, sinks
 * into the chair, the gyro's bias creeps. But between any two reps the heel comes down to the floor, so the floor is
 * where the tilt turns from a long way down to up again, and where it stands still low; and it is never above the
 * tilt. Between two turns it is taken to go on as it went (C. C. Holt's linear smoothing, 1957): when a posture slides
 * by 0.2 degrees/s, a landing two seconds after the last turn is still measured from the right floor.
 *
 * Degrees, at a fixed rate. */
#ifndef HEELBEAT_INPUT_MOTION_TILT_FLOOR_H
#define HEELBEAT_INPUT_MOTION_TILT_FLOOR_H

#include <stdbool.h>

struct tilt_floor {
    bool started;
    double floor;
    double reach;     /* what a rep rises by, by the last few */
    double high, low; /* the highest tilt since the last turn on the floor, and the lowest after that */
    double low_s;     /* it was there so long ago */
    double trend;     /* how fast the floor moves, degrees/s */
    double turn;      /* the last turn on the floor, */
    double turn_s;    /* ... so long ago */
    double slow;      /* where the tilt has been for half a second */
    double still_s;   /* it has stayed there for so long */
};

/* The tilt now, passed_s after the one before. Returns how far above the floor it is, 0 or more. */
double tilt_floor_step(struct tilt_floor *floor, double degrees, double passed_s);
/* Tilts have been counted the wrong way round; what is -degrees from now on is the floor. */
void tilt_floor_reverse(struct tilt_floor *floor, double degrees);

#endif
