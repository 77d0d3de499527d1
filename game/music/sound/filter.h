/* Filters. The state-variable one is A. Simper's trapezoidal form ("Solving the continuous SVF equations using
 * trapezoidal integration and equivalent currents", Cytomic 2013), stable while its cutoff moves. */
#ifndef HEELBEAT_MUSIC_SOUND_FILTER_H
#define HEELBEAT_MUSIC_SOUND_FILTER_H

#include "music/notes/style.h"

#define FILTER_LANES 4      /* what is filtered alike side by side */
#define FILTER_TINY  1e-15f /* -300 dB: keeps what dies away from becoming denormal numbers, which are slow */

struct svf {
    float a1, a2, a3, k;
    /* The same worked out for the states, so that one sample waits for the last as little as can be:
     * s1' = b11 s1 - b12 s2 + b12 in, s2' = b12 s1 + b22 s2 + (1 - b22) in. */
    float b11, b12, b22;
    float s1, s2;
};

/* Low-pass of four samples at a stride: outputs and next states are sums of the four inputs and the two states, with
 * weights worked out once. So a sample waits a quarter as long for the one before, and the sums go side by side. */
struct svf_stride {
    float in[4][4];      /* [input][output] */
    float from[2][4];    /* [state][output] */
    float next_in[2][4]; /* [state][input] */
    float next[2][2];    /* [state][state before] */
};

/* resonance 0..0.95; the state stays. */
void svf_tune(struct svf *svf, float hz, float resonance);
void svf_plan(const struct svf *svf, struct svf_stride *stride);
/* In place, by the plan for its shape. Adds FILTER_TINY. */
void svf_low(struct svf *svf, const struct svf_stride *stride, float *samples, int count);
void svf_run(struct svf *svf, enum style_filter kind, float *samples, int count);

/* The same on lanes: one shape, a state each. */
struct svf_lanes {
    struct svf shape;
    float s1[FILTER_LANES], s2[FILTER_LANES];
};
/* Leaves what is above the one's cutoff and below the other's, in place. */
void svf_lanes_between(struct svf_lanes *above, struct svf_lanes *below, float (*frames)[FILTER_LANES], int count);

/* A one-pole low-pass is state += share * (in - state). */
float onepole_share(float hz);

float db_to_gain(float db);

/* Without the care for NaN that fminf and fmaxf must take, so that loops turn into vectors. */
static inline float lesser(float a, float b)
{
    return a < b ? a : b;
}

static inline float greater(float a, float b)
{
    return a > b ? a : b;
}

#endif
