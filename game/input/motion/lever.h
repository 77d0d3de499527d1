/* Which way round is up? From gravity alone a thigh that rises and one that sinks look alike as long as nobody knows
 * how the controller lies on it. But what rises also moves up: with every rep the whole controller goes up and down on
 * an arc round the hip, a few centimetres high, and the accelerometer feels it. The lever arm of that arc is upward
 * speed over turning speed, fitted over the last reps (least squares, old ones forgotten); when it comes out negative,
 * the tilt has been counted the wrong way round.
 *
 * Both speeds go through the same band-pass, s^2 / (s + 1 / LEVER_S)^2 of the speed, so that biases fall out. */
#ifndef HEELBEAT_INPUT_MOTION_LEVER_H
#define HEELBEAT_INPUT_MOTION_LEVER_H

#include <stdbool.h>

#define LEVER_S 0.4

struct lever {
    double weight, climb;                /* of the upward acceleration: slow part, band-passed speed (m/s) */
    double turn_slow, turn_slower, turn; /* of the turning speed: slow parts, what is left (rad/s) */
    double both, square;                 /* sums of climb * turn and turn * turn over time */
    bool started;
};

/* up_ms2: the push upward, weight included; turn_rad_s: how fast the tilt grows. passed_s > 0 and small. */
void lever_step(struct lever *lever, double up_ms2, double turn_rad_s, double passed_s);
/* Enough was seen to be sure that the tilt is counted the wrong way round. */
bool lever_is_reversed(const struct lever *lever);
/* From now on it is counted the other way round. */
void lever_reverse(struct lever *lever);

#endif
