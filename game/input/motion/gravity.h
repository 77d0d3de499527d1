/* Which way is up, seen from inside a controller: the accelerometer says it truly but with noise and with every push in
 * it, the gyro says at once and smoothly how it turns but drifts. A complementary filter takes the quick part from one
 * and the slow part from the other, and learns the gyro's bias on the way (R. Mahony, T. Hamel, J.-M. Pflimlin,
 * "Nonlinear Complementary Filters on the Special Orthogonal Group", IEEE Transactions on Automatic Control 53, 2008:
 * the explicit filter, of whose attitude one direction alone is kept, for that is all that gravity shows).
 *
 * It begins by waiting until the controller is held still. No clock; times rise, in microseconds. */
#ifndef HEELBEAT_INPUT_MOTION_GRAVITY_H
#define HEELBEAT_INPUT_MOTION_GRAVITY_H

#include "input/motion/vec.h"

#include <stdbool.h>
#include <stdint.h>

#define GRAVITY_G         9.80665 /* m/s^2 */
#define GRAVITY_ACCEL_MAX 200.0   /* m/s^2; twice what any controller's sensor can say: more is a fault */
#define GRAVITY_GYRO_MAX  80.0    /* rad/s, likewise */

struct gravity {
    bool ready;       /* up holds */
    struct vec up;    /* of length 1, in the controller's axes */
    struct vec bias;  /* of the gyro, rad/s */
    struct vec turn;  /* how it turns, bias taken off, rad/s */
    struct vec accel; /* as read last, m/s^2 */
    bool has_accel;
    /* While waiting: sums over a stretch of time, and where up was in the stretch before. */
    struct vec accel_sum, gyro_sum, accel_before, gyro_before;
    double sum_s;
    int32_t sum_count;
    bool has_before;
};

/* Waits for stillness; what is known of the bias stays, and what was read last (a zeroed struct knows nothing). */
void gravity_restart(struct gravity *gravity);
/* m/s^2, gravity included: at rest it points up. Readings that are not numbers or too large are dropped. */
void gravity_accel(struct gravity *gravity, struct vec accel);
/* rad/s, counter-clockwise, and the time since the reading before; passed_s 0..0.25. False if it was dropped. */
bool gravity_gyro(struct gravity *gravity, struct vec gyro, double passed_s);

#endif
