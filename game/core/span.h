/* Where is the floor, and where the player's own top? Analog devices (pressure, axes, tilt) report numbers whose ends
 * nobody knows beforehand, and which drift. A span holds floor and top, learns them from a few reps and follows slow
 * drift afterwards.
 *
 * Learning needs no labels: the reading at rest is the floor, for the player sits with the heels down first; the top is
 * what the first reps reach, the median of SPAN_REPS of them once there are so many. A rep here is an excursion from
 * the floor that comes at least half way back. The direction is the excursion's own: pressure falls, tilt rises. Whole
 * numbers in, whole numbers out; times rise. */
#ifndef HEELBEAT_CORE_SPAN_H
#define HEELBEAT_CORE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#define SPAN_REPS 4 /* tops remembered; the span is sure after as many reps */

struct span_desc {
    int32_t floor, top; /* known beforehand; equal: to be learned */
    int32_t least;      /* an excursion smaller than this is noise; > 0 */
    bool keeps_floor;   /* false: the floor follows slow drift while the heel rests */
};

struct span {
    struct span_desc desc;
    bool started;
    bool away;           /* on an excursion */
    int32_t floor, top;  /* as known now; equal while nothing is known */
    int64_t floor_at_us; /* when the floor was last looked at */
    double floor_exact;  /* the slow mean behind floor */
    int32_t farthest;    /* of this excursion */
    int32_t tops[SPAN_REPS];
    int32_t reps; /* seen in all */
};

void span_init(struct span *span, const struct span_desc *desc);
/* A reading; times in us, rising. True if floor or top changed. */
bool span_reading(struct span *span, int64_t t_us, int32_t value);
/* Enough reps were seen (or both ends known beforehand). */
bool span_is_sure(const struct span *span);
/* The reading as a height, 0..1000 and clamped; 0 while nothing is known. */
int32_t span_height(const struct span *span, int32_t value);

#endif
