/* The heights of the last second or so, and when the way that they went up began, or that down will end.
 *
 * A heel goes up and down about as a raised cosine, as the level's hills do:
 *
 *     h(p) = (1 - cos(pi p)) / 2, with p from 0 to 1 over the rise     so     asin(sqrt(h)) = pi p / 2
 *
 * which is a straight line over time. A line is laid through the readings between a low and a high level of this very
 * way (least squares, both crossings interpolated), and where it meets 0 the heel is on the floor. Simulated (cosine
 * rises of 0.4 and 1 s, noise of 0.3 and 1 % of the span, 20 to 1000 readings a second, a low-pass of 5 Hz dated back
 * by its delay, levels of 6 and 30 %) that is off by less than 11 ms, +-7; two crossings alone (20 and 50 %) by 11,
 * +-12; the moment the height was last near the floor (3 %) by 107, +-10. Of a rise as people make it without a hill
 * before their eyes (least jerk: T. Flash, N. Hogan, "The Coordination of Arm Movements", Journal of Neuroscience 5,
 * 1985) it is 26 ms late for each 0.4 s of the rise, of one at constant speed 54 ms early; two crossings were 31 late
 * and 93 early. A line bent to fit any shape halves the latter, but takes an error of the floor for a bend: 2 % make 52
 * ms of it, here 37. So it matters where the floor of this way is, and it is looked for: where the heel rested.
 *
 * What goes over both levels between two readings (a switch on an axis) is dated at the reading. Pure; floating point,
 * for nothing is replayed from here. */
#ifndef HEELBEAT_CORE_FEET_TRAIL_H
#define HEELBEAT_CORE_FEET_TRAIL_H

#include <stdbool.h>
#include <stdint.h>

#define TRAIL_POINTS   256
#define TRAIL_APART_US 5000  /* of the readings that are kept: 1.3 s back, the lower half of a rise of 3.7 s */
#define TRAIL_GAP_US   60000 /* a reading says how it was for so long before it; what is longer apart was rest */

struct trail_point {
    int64_t t_us;
    int32_t height; /* thousandths of the span */
};

/* A ring; zeroed is empty. */
struct trail {
    int count, next;
    struct trail_point points[TRAIL_POINTS];
};

/* The way up or down that has led to the newest reading. */
struct trail_way {
    bool rising;
    int32_t floor;     /* where it begins or ends */
    int32_t low, high; /* what is read of it, as if the floor were 0 */
    int32_t most;      /* of a way up: high is no higher than this, wherever the floor is */
    int64_t from_us;   /* it is no older than this */
};

/* Times rise. */
void trail_add(struct trail *trail, int64_t t_us, int32_t height);
/* 0: the newest, up to count - 1. */
const struct trail_point *trail_back(const struct trail *trail, int back);
/* When it began, if rising, else when it ended or will. There must be a point. */
int64_t trail_date_us(const struct trail *trail, const struct trail_way *way);
/* Where the heel has been resting since from_us, somewhere up to most. */
int32_t trail_rest(const struct trail *trail, int64_t from_us, int32_t most);
/* The mean height from one moment to another, both included; -1 if there is no reading. */
int32_t trail_mean(const struct trail *trail, int64_t from_us, int64_t to_us);

#endif
