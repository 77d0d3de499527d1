#include "audio/edge.h"

#include <math.h>

struct line {
    const struct edge_point *through;
    double slope;
};

static double above_us(const struct line *line, const struct edge_point *point)
{
    return point->late_us - line->through->late_us - (point->at_us - line->through->at_us) * line->slope;
}

static double loss(const struct edge_point *points, int32_t count, const struct edge_shape *shape,
                   const struct line *line)
{
    double sum = 0;
    for (int32_t i = 0; i < count; i++) {
        double above = above_us(line, &points[i]);
        double beyond = fmax(above - shape->most_us, 0);
        above = fmin(above, shape->near_us);
        sum += above > 0 ? above * shape->below : fmin(-above, shape->near_us) * (1 - shape->below);
        sum += beyond * shape->below;
    }
    return sum;
}

/* The best line goes through two of the points; those close together say little of a slope. */
static struct line best_line(const struct edge_point *points, int32_t count, const struct edge_shape *shape)
{
    struct line best = {points, 0};
    double least = INFINITY;
    int32_t apart = count / 4 > 0 ? count / 4 : 1;
    for (int32_t i = 0; i < count; i++) {
        for (int32_t j = i + apart; j < count; j++) {
            struct line line = {&points[i],
                                (points[j].late_us - points[i].late_us) / (points[j].at_us - points[i].at_us)};
            double its = loss(points, count, shape, &line);
            if (its < least) {
                least = its;
                best = line;
            }
        }
    }
    return best;
}

struct edge_line edge_fit(const struct edge_point *points, int32_t count, const struct edge_shape *shape)
{
    struct edge_line edge = {0};
    if (count < 2) {
        return edge;
    }
    struct line line = best_line(points, count, shape);
    double first_us = INFINITY;
    bool left = false;
    for (int32_t i = 0; i < count; i++) {
        double above = above_us(&line, &points[i]);
        if (above <= shape->near_us) {
            first_us = fmin(first_us, points[i].at_us);
            edge.touched_us = points[i].at_us - first_us;
            edge.returned = edge.returned || left;
        }
        left = left || (above >= shape->far_us && first_us < INFINITY);
    }
    edge.slope = line.slope;
    return edge;
}
