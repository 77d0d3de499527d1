/* Points and boxes: x right, y down. */
#ifndef HEELBEAT_DRAW_CANVAS_GEOMETRY_H
#define HEELBEAT_DRAW_CANVAS_GEOMETRY_H

struct point {
    float x, y;
};

struct box {
    float x, y, w, h;
};

#endif
