#include "draw/canvas/path.h"

#include <math.h>

#define CURVE_STEPS 32

struct point pose_point(const struct pose *pose, struct point point)
{
    float c = cosf(pose->angle) * pose->scale, s = sinf(pose->angle) * pose->scale;
    float mirror = pose->mirror < 0 ? -1.0f : 1.0f;
    float x = point.x - pose->pivot.x, y = point.y - pose->pivot.y;
    return (struct point){pose->origin.x + mirror * (c * x - s * y), pose->origin.y + s * x + c * y};
}

void path_to(struct path *path, float x, float y)
{
    path->pen = (struct point){x, y};
    if (path->count < PATH_POINTS_MAX)
        path->points[path->count++] = pose_point(&path->pose, path->pen);
}

void path_curve(struct path *path, float x1, float y1, float x2, float y2, float x, float y)
{
    struct point from = path->pen;
    for (int i = 1; i <= CURVE_STEPS; i++) {
        float t = (float)i / CURVE_STEPS, s = 1 - t;
        float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        path_to(path, a * from.x + b * x1 + c * x2 + d * x, a * from.y + b * y1 + c * y2 + d * y);
    }
}

struct point path_along(const struct point *points, int count, float share)
{
    float length = 0;
    for (int i = 1; i < count; i++)
        length += hypotf(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    float left = length * fminf(1, fmaxf(0, share));
    for (int i = 1; i < count; i++) {
        float step = hypotf(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
        if (left <= step && step > 0) {
            float t = left / step;
            return (struct point){points[i - 1].x + t * (points[i].x - points[i - 1].x),
                                  points[i - 1].y + t * (points[i].y - points[i - 1].y)};
        }
        left -= step;
    }
    return points[count - 1];
}
