/* The early edge of what only ever comes late: the line that nearly all points lie on or above.
 *
 * Quantile regression (Koenker & Bassett, "Regression Quantiles", Econometrica 1978) with a loss that is full at a
 * small distance: a point above the line costs `below`, a point under it 1 - below, and what lies near it less. For
 * `below` near 0 that is an edge of the lower convex hull (Zhang, Liu & Xia, "Clock synchronization algorithms for
 * network measurements", INFOCOM 2002), but that a few points too early do no harm, and that lateness may stay up for
 * half of the time and come back.
 */
#ifndef HEELBEAT_AUDIO_EDGE_H
#define HEELBEAT_AUDIO_EDGE_H

#include <stdbool.h>
#include <stdint.h>

struct edge_point {
    double at_us;   /* rises from one to the next */
    double late_us; /* by the clock that the slope is to mend */
};

struct edge_shape {
    double below;   /* the share of points that may lie below the line, 0..1 */
    double near_us; /* so much above it still counts as on it; farther up, how far doesn't matter, */
    double far_us;  /* ... but for having seen that lateness goes up and comes back, */
    double most_us; /* ... and that it is never more than this */
};

struct edge_line {
    double slope;      /* microseconds of lateness per microsecond */
    double touched_us; /* from the first to the last point on the line */
    bool returned;     /* between two points on the line, some were far above it */
};

/* All zero for less than two points. Costs count^3 / 3 steps. */
struct edge_line edge_fit(const struct edge_point *points, int32_t count, const struct edge_shape *shape);

#endif
