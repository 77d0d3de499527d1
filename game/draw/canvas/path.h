/* A curve as it is drawn in a picture, flattened to points: lines and cubic Beziers, each point moved by an affine map.
 */
#ifndef HEELBEAT_DRAW_CANVAS_PATH_H
#define HEELBEAT_DRAW_CANVAS_PATH_H

#include "draw/canvas/geometry.h"

#define PATH_POINTS_MAX 256

/* Turns by angle (radians, clockwise) around pivot, scales, mirrors, and moves the pivot to origin. */
struct pose {
    struct point pivot;
    struct point origin;
    float scale;
    float angle;
    float mirror; /* 1, or -1: left and right swapped; 0 means 1 */
};

struct path {
    struct pose pose;
    struct point points[PATH_POINTS_MAX]; /* posed */
    int count;
    struct point pen; /* not posed */
};

struct point pose_point(const struct pose *pose, struct point point);

/* Adds a point. Points beyond PATH_POINTS_MAX are left out. */
void path_to(struct path *path, float x, float y);
/* A cubic Bezier from the last point, by two handles, to (x, y). */
void path_curve(struct path *path, float x1, float y1, float x2, float y2, float x, float y);
/* The place at a share 0..1 of the way along points[count]. */
struct point path_along(const struct point *points, int count, float share);

#endif
