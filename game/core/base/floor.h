/* Division that rounds down, so that days, weeks and pitches go on below zero as they do above it; C's / and % turn
 * round at zero. */
#ifndef HEELBEAT_CORE_BASE_FLOOR_H
#define HEELBEAT_CORE_BASE_FLOOR_H

#include <stdint.h>

/* The greatest whole number that is not above value / by; by >= 1. */
static inline int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/* What is left of it, 0 .. by - 1; by >= 1. */
static inline int64_t floor_mod(int64_t value, int64_t by)
{
    int64_t left = value % by;
    return left < 0 ? left + by : left;
}

#endif
