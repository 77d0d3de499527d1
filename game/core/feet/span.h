/* Where is the floor, and where the player's own top? Analog devices (pressure, axes, tilt) report numbers whose ends
 * nobody knows beforehand, and which drift. A span holds floor and top, learns them from a few reps, and follows slow
 * drift afterwards.
 *
 * Learning needs no labels: the first reading is the floor, for the player sits with the heels down first; the top is
 * the median of what the first SPAN_REPS reps reach, and until the first is over the farthest reading so far. A rep
 * here is an excursion from the floor that comes more than half way back; the next begins near the floor or where it
 * turns. Its direction is its own: pressure falls, tilt rises; once the span is sure, excursions the other way say
 * nothing about the top. Then the top stays, so that a player whose lifts get lower is seen to fade. But an excursion
 * of more than twice as far as the top that was learned shows that what was seen before were no reps (weight was
 * shifted, a foot put down): all is learned anew from it.
 *
 * The floor follows the readings near it with a time constant of SPAN_DRIFT_US, but only where they have stood still
 * for SPAN_SETTLE_US: a slow lift passes near the floor too and must not take it along. A heel can't stay up for long,
 * nor be below the floor: readings that stand still away from the floor for SPAN_STILL_US, or beyond it for
 * SPAN_BEYOND_US, are the new floor (the player has shifted). Where the top stands and that would leave next to nothing
 * of the span, the feet are off the sensor, or it was learned with the feet off it, upside down: a span known
 * beforehand stays, a learned one is learned anew.
 *
 * Whole numbers in, whole numbers out. Times rise; one that doesn't counts as the latest that did. */
#ifndef HEELBEAT_CORE_FEET_SPAN_H
#define HEELBEAT_CORE_FEET_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#define SPAN_REPS      4
#define SPAN_DRIFT_US  6000000
#define SPAN_SETTLE_US 400000
#define SPAN_STILL_US                                                                                                  \
    8000000 /* longer than anyone holds a heel at the top: the slowest rep on offer takes six seconds */
#define SPAN_BEYOND_US 1500000

struct span_desc {
    int32_t floor, top;     /* known beforehand; equal: to be learned */
    int32_t least;          /* smaller excursions are noise; > 0 */
    int32_t least_permille; /* ... and so are, while the span is learned, those smaller than this part of the floor's
                               own reading: pressure wobbles with the weight that rests on it */
    bool floor_stays;       /* true: the floor doesn't follow drift (a trigger's rest is its rest) */
    bool
        top_follows; /* true: when the floor moves the top moves along (tilt); false: it stands (no pressure is none) */
};

struct span {
    struct span_desc desc;
    bool started;
    int32_t floor, top; /* as known now; equal while nothing is known */
    int64_t floor_q16;  /* the floor in 65536ths, which slow drift needs */
    int64_t at_us;      /* of the last reading */
    bool away;          /* on an excursion */
    bool counted;       /* ... which has come half way back */
    int32_t nearest;    /* ... and since then so near to the floor */
    int32_t farthest;   /* ... which reached so far */
    int32_t still;      /* the reading that ... */
    int64_t still_us;   /* ... those since this moment have stayed near */
    int64_t near_us;    /* of the last reading near the floor */
    int32_t tops[SPAN_REPS];
    int32_t reps; /* seen, up to SPAN_REPS */
};

/* Values are limited to +-SPAN_VALUE_MAX. */
#define SPAN_VALUE_MAX 100000000

void span_init(struct span *span, const struct span_desc *desc);
/* A reading at t_us. True if floor or top changed. */
bool span_reading(struct span *span, int64_t t_us, int32_t value);
/* Enough reps were seen, or both ends were known beforehand. */
bool span_is_sure(const struct span *span);
/* The reading as a height, 0..HEEL_HEIGHT_TOP and clamped; 0 while nothing is known. */
int32_t span_height(const struct span *span, int32_t value);

#endif
