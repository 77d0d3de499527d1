/* Centre and spread of a few whole numbers, some of which are wrong: what calibration and the notice of a steady bias
 * measure by. Pure; integers in and out, so the same everywhere. All but robust_sort take values that rise. */
#ifndef HEELBEAT_CORE_TIMING_ROBUST_H
#define HEELBEAT_CORE_TIMING_ROBUST_H

#include <stdint.h>

void robust_sort(int64_t *values, int32_t count);
/* The mean (towards zero) of the middle two where count is even; 0 without any. */
int64_t robust_median(const int64_t *sorted, int32_t count);
/* The median of the means of all pairs, each value with itself included (J. L. Hodges and E. L. Lehmann, "Estimates of
 * Location Based on Rank Tests", Annals of Mathematical Statistics 34, 1963): of normal errors its standard error is
 * sqrt(pi / 3) sd / sqrt(count), 5 % more reps than a mean needs where a median needs 57 % more, and up to 29 % of the
 * values may be anything. Rounded down; within 2^40 of zero. O(count) times the bits of the range. */
int64_t robust_centre(const int64_t *sorted, int32_t count);
/* The standard deviation that normal errors of this median absolute deviation have: 1.4826 times it (F. R. Hampel,
 * "The Influence Curve and its Role in Robust Estimation", JASA 69, 1974). */
int64_t robust_sd(const int64_t *sorted, int32_t count);
/* The middle of the shortest stretch that holds half of the values (the "shorth"): where most of them are, whatever the
 * others do. */
int64_t robust_mode(const int64_t *sorted, int32_t count);

#endif
