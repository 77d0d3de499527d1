/* A look-ahead limiter that holds the true peak: what a converter would make between the samples is looked at four
 * times a sample (ITU-R BS.1770-5, annex 2, with our own windowed sinc), the gain falls before the peak arrives, and no
 * faster than the look-ahead allows.
 *
 * It limits the mix and its backing together, by one gain that keeps both under the ceiling. The lead is mix less
 * backing; at any strength 0..1 of the lead what is heard, backing + strength * lead, lies between the two, so it stays
 * under the ceiling too. The lead alone stays below full scale. */
#ifndef HEELBEAT_MUSIC_SOUND_LIMITER_H
#define HEELBEAT_MUSIC_SOUND_LIMITER_H

#include <stdint.h>

#define LIMITER_AHEAD 240 /* frames: 5 ms */
#define LIMITER_TAPS  12
#define LIMITER_DELAY (LIMITER_AHEAD + LIMITER_TAPS / 2) /* what comes out is so much later than what went in */
#define LIMITER_RING  512
#define LIMITER_LANES 4 /* backing left, backing right, mix left, mix right */

struct limiter {
    float ceiling, release;
    float taps[3][LIMITER_TAPS]; /* quarter, half and three quarters of a sample further */
    float history[LIMITER_TAPS * 2][LIMITER_LANES];
    float line[LIMITER_RING][LIMITER_LANES];
    /* Rising minima of the wanted gain over the look-ahead. */
    float wanted[LIMITER_RING];
    int64_t wanted_at[LIMITER_RING];
    uint32_t first, last;
    float held;                 /* gain with release, before smoothing */
    float smooth[LIMITER_RING]; /* the last LIMITER_AHEAD of it */
    double sum;
    int64_t at;
};

void limiter_init(struct limiter *limiter, float ceiling);
/* In place. */
void limiter_run(struct limiter *limiter, float (*frames)[LIMITER_LANES], int count);

#endif
