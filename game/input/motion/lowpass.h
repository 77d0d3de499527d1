/* A second-order Butterworth low-pass of 5 Hz at a fixed rate of 250 Hz: a heel's move lies below 3 Hz, what typing and
 * a trembling leg add lies at 8 to 12 Hz. The bilinear transform of 1 / (s^2 + sqrt(2) s + 1), as R. Bristow-Johnson's
 * "Audio EQ Cookbook" gives it with Q = 1 / sqrt(2). */
#ifndef HEELBEAT_INPUT_MOTION_LOWPASS_H
#define HEELBEAT_INPUT_MOTION_LOWPASS_H

#include <stdint.h>

#define LOWPASS_HZ      5.0
#define LOWPASS_STEP_US 4000
/* The group delay far below the corner, sqrt(2) / (2 pi 5 Hz) = 45.0 ms; 45.4 ms at 0.5 Hz and 46.7 at 1 Hz, where a
 * rep is, so it keeps its shape and only comes later. What is filtered is dated back by so much. */
#define LOWPASS_DELAY_US INT64_C(45500)

struct lowpass {
    double s1, s2;
};

/* As if value had been there forever. */
void lowpass_start(struct lowpass *lowpass, double value);
/* The next value, LOWPASS_STEP_US after the one before. */
double lowpass_step(struct lowpass *lowpass, double value);

#endif
