/* A seated thigh with a controller on it, as physics has it: it turns about the hip, the controller rides on it at some
 * distance in some orientation, and its sensors feel what a body there feels: how the pose turns and how the place
 * accelerates, both taken from the pose by differences. Nothing here knows how tilt is found. */
#ifndef HEELBEAT_TESTS_INPUT_MOTION_THIGH_H
#define HEELBEAT_TESTS_INPUT_MOTION_THIGH_H

#include "core/base/rng.h"

#include <stdbool.h>
#include <stdint.h>

#define THIGH_REPS_MAX 512

struct thigh_rep {
    double start_s, rise_s, hold_s, fall_s;
    double degrees; /* how far it rises */
};

struct thigh_desc {
    double period_s;
    double least, most;    /* degrees that reps rise by; the middle is the player's own top */
    double turned[3];      /* how the controller lies: degrees about its x, then y, then z */
    double arm_m;          /* from the hip */
    double tremor;         /* degrees, 8 to 12 Hz */
    double drift, drift_s; /* posture: up and down again by so many degrees, in so many seconds each way */
    double sideways;       /* ... and so much of it sideways */
    double step, step_s;   /* shifts by so many degrees at this time; before 0: never */
    double sink;           /* degrees that the thigh sinks by before the first rep */
    double accel_noise_g, gyro_noise, gyro_bias; /* standard deviation; degrees/s; drifts between + and - in a minute */
    double landing_g;                            /* the knock of a heel on the floor */
};

struct thigh {
    struct thigh_desc desc;
    struct thigh_rep reps[THIGH_REPS_MAX]; /* one after another; a test may put its own in their place */
    int count;
    struct rng rng;
};

void thigh_init(struct thigh *thigh, const struct thigh_desc *desc, int reps, uint64_t seed);
double thigh_end_s(const struct thigh *thigh);
/* What the sensors say at t_s; noise is drawn anew each time. */
void thigh_read(struct thigh *thigh, double t_s, float accel_ms2[3], float gyro_rad_s[3]);
/* Makes one of them what no sensor says: not a number, without end, or far too large. */
void thigh_spoil(float numbers[3], struct rng *rng);

#endif
