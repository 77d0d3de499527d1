/* Three numbers of a sensor. */
#ifndef HEELBEAT_INPUT_MOTION_VEC_H
#define HEELBEAT_INPUT_MOTION_VEC_H

#include <math.h>

struct vec {
    double x, y, z;
};

static inline struct vec vec_add(struct vec a, struct vec b, double share)
{
    return (struct vec){a.x + share * b.x, a.y + share * b.y, a.z + share * b.z};
}

static inline double vec_dot(struct vec a, struct vec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline struct vec vec_cross(struct vec a, struct vec b)
{
    return (struct vec){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static inline double vec_length(struct vec a)
{
    return sqrt(vec_dot(a, a));
}

/* Of length 1; a must not be 0. */
static inline struct vec vec_unit(struct vec a)
{
    return vec_add((struct vec){0}, a, 1 / vec_length(a));
}

#endif
