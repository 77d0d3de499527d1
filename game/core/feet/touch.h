/* When did the heel leave the floor, and when did it touch it again? Heights in, lifts and landings out.
 *
 * That a heel is up is sure only well above the floor: a lift is *confirmed* where the height reaches a threshold (50 %
 * of the span). But the cue is the heel leaving the floor, which at a rise of two seconds was a second before. So an
 * edge is *dated* by the way there (core/feet/trail), between TOUCH_LOW and TOUCH_HIGH; where the heel rested just
 * before is the floor that is counted from.
 *
 * A landing waits for the floor. Below TOUCH_LOW the way down says when the heel will be there, and when that time has
 * come the landing is told; should the heel stand a little above the floor by then, that level is the floor of the way.
 * A player who does not come down wholly lands all the same, once below the lower threshold (40 %): where the heel
 * turns up again, at its lowest; where it stands still for TOUCH_STILL_US, when it came to that.
 *
 * No edge lies before the last one or after its confirmation, and edges are confirmed no nearer together than the
 * debounce. Pure: no clock, times come in and rise; one that doesn't counts as the latest that did. */
#ifndef HEELBEAT_CORE_FEET_TOUCH_H
#define HEELBEAT_CORE_FEET_TOUCH_H

#include "core/base/heel.h"
#include "core/feet/trail.h"

#define HEEL_LIFT_HEIGHT    500 /* design: of what sees height a lift is sure at 50 % of the span ... */
#define HEEL_LANDING_HEIGHT 400 /* ... and below 40 % a landing may be */

#define TOUCH_LOW      60  /* thousandths of the span; or a quarter of the lower threshold, if that is less */
#define TOUCH_HIGH     300 /* ... or the threshold that confirms */
#define TOUCH_TURN     100 /* the heel goes up again once it is so far above its lowest */
#define TOUCH_STILL    20  /* it stands still while it comes no lower than this */
#define TOUCH_STILL_US 250000

/* The longest that a lift can be confirmed after its date, of a rise of so long: at the highest threshold half way up
 * a cosine, and slower at the start than it. */
#define TOUCH_LATE_US(rise_us) ((rise_us)*6 / 10 + TOUCH_STILL_US)

struct touch_desc {
    enum heel heel;
    int64_t debounce_us;                 /* as of struct heel_signal_desc */
    int32_t lift_height, landing_height; /* where an edge is confirmed; landing below lift; 0: HEEL_LIFT_HEIGHT .. */
};

struct touch {
    struct touch_desc desc;
    bool up;            /* as told */
    bool settled;       /* an edge has been told: edge_us and told_us hold */
    int64_t edge_us;    /* the date of the last edge */
    int64_t told_us;    /* ... and when it was confirmed */
    int32_t lowest;     /* of a heel on its way down: since it was last above the lower threshold */
    int32_t still;      /* what it must come below by TOUCH_STILL to be moving */
    int64_t still_us;   /* since when it hasn't */
    bool coming;        /* it has passed TOUCH_LOW, ... */
    int64_t low_us;     /* ... then, ... */
    int64_t coming_us;  /* ... and will be down at about this time */
    int64_t crossed_us; /* of a heel on the floor: when it last rose through TOUCH_LOW */
    struct trail trail;
};

/* Starts with the heel on the floor. */
void touch_init(struct touch *touch, const struct touch_desc *desc);
/* A height, 0..HEEL_HEIGHT_TOP (clamped), at t_us. Writes the edges it confirms, 0 to 2, to out and passes the height
 * itself on as the last event: returns 1 to 3. */
int touch_height(struct touch *touch, int64_t t_us, int32_t height, struct heel_event out[3]);
/* Time passes: what was held back, or has stood still. Returns 0 or 1. */
int touch_step(struct touch *touch, int64_t t_us, struct heel_event *out);
/* When touch_step is next needed; INT64_MAX if not. */
int64_t touch_due_us(const struct touch *touch);
/* A lift that is under way, but not confirmed, will not be dated before this; INT64_MAX if none is. */
int64_t touch_open_us(const struct touch *touch);

#endif
