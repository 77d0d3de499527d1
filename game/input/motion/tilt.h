/* A controller on the thigh as a heel sensor: when the heel rises, the knee rises with it, and the thigh tilts by 4 to
 * 8 degrees. Accelerometer and gyro go in, out comes how far the thigh has risen from where it is with the heel on the
 * floor.
 *
 * How the controller lies is unknown: flat, on its side, strapped on, either way round. input/motion/gravity says where
 * up is in its axes; how that direction moves shows the axis that the thigh turns about, and the first move from rest
 * is a rise. Should that have been a shift on the chair, input/motion/lever notices and turns the count round.
 * input/motion/tilt_floor follows the player's posture. Nothing comes out until the controller has been held still for
 * a moment, and when it is taken into the hand it begins anew.
 *
 * Floats, for nothing is replayed from here: what a sensor said is what its heel events say. No clock: readings come
 * with their times, at any rate, in bursts, with holes; what comes out is at a fixed rate, between the readings
 * interpolated, and dated back by the low-pass's delay. */
#ifndef HEELBEAT_INPUT_MOTION_TILT_H
#define HEELBEAT_INPUT_MOTION_TILT_H

#include "input/motion/gravity.h"
#include "input/motion/lever.h"
#include "input/motion/lowpass.h"
#include "input/motion/tilt_floor.h"

#define TILT_GAP_US       INT64_C(250000) /* a hole as long as this: it begins anew, with what it knows of how it lies */
#define TILT_READINGS_MAX 64              /* from one reading of the gyro: LOWPASS_STEP_US apart over TILT_GAP_US */
#define TILT_MDEG_MAX     90000

struct tilt_reading {
    int64_t t_us;
    int32_t mdeg; /* thousandths of a degree above the floor, 0..TILT_MDEG_MAX */
};

/* Where up is, in the plane across the up of the beginning: degrees, as far as they are small. */
struct tilt_place {
    double x, y;
};

struct tilt {
    struct gravity gravity;
    bool started; /* t_us holds */
    int64_t t_us; /* of the last gyro reading */

    bool based; /* base, x, y hold */
    struct vec base, x, y;

    bool running; /* the low-pass runs: grid_us, place, low hold */
    int64_t grid_us;
    struct tilt_place place; /* at t_us */
    struct lowpass lowpass[2];
    struct tilt_place low; /* at grid_us */

    bool directed;               /* the way that is up is known: */
    struct tilt_place direction; /* of length 1 */
    double xx, xy, yy;           /* how up has been moving: sums of squares of its speed */
    struct tilt_place rest;      /* where it was before the first move */
    double turn;                 /* degrees/s along direction */
    bool reversing;              /* the direction is the wrong way round; it changes at the next turn */
    struct lever lever;
    struct tilt_floor floor;
};

void tilt_init(struct tilt *tilt);
/* m/s^2, gravity included, in the controller's axes. Counts from the next reading of the gyro on. */
void tilt_accel(struct tilt *tilt, const float ms2[3]);
/* rad/s, counter-clockwise, in the same axes, at t_us (0..2^62). Times that fall, and numbers that no sensor says, are
 * dropped. Returns how many readings are in out. */
int tilt_gyro(struct tilt *tilt, int64_t t_us, const float rad_s[3], struct tilt_reading out[TILT_READINGS_MAX]);

#endif
