/* How much of each pixel a shape covers, 0..1: the anti-aliasing of everything the canvas draws.
 *
 * Boxes, rings and strokes are measured by distance, polygons by their exact area. Coordinates are pixels from the
 * mask's top left corner; what lies outside is cut off. Knows no colours and no SDL. */
#ifndef HEELBEAT_DRAW_CANVAS_MASK_H
#define HEELBEAT_DRAW_CANVAS_MASK_H

#include "draw/canvas/geometry.h"

#include <stdbool.h>
#include <stddef.h>

struct mask {
    int w, h;
    int stride;    /* floats from row to row */
    float *cover;  /* owned */
    size_t length; /* floats allocated */
};

/* Makes the mask w x h and empty; keeps its memory between uses. False if out of memory or too large. */
bool mask_init(struct mask *mask, int w, int h);
void mask_reset(struct mask *mask);

/* A rounded box; with the greatest radius a circle. Replaces what was there. */
void mask_box(struct mask *mask, struct box box, float radius);
/* The rim of a rounded box, width inside its edge. */
void mask_frame(struct mask *mask, struct box box, float radius, float width);
/* A ring segment around (x, y) from angle a0 to a1 >= a0 (radians, clockwise from the right), round ends. */
void mask_arc(struct mask *mask, struct point centre, float radius, float a0, float a1, float width);
/* A line through points[count] with round joins and ends; adds to what is there. */
void mask_stroke(struct mask *mask, const struct point *points, int count, float width);
/* A simple polygon, either winding. The mask must be empty. */
void mask_polygon(struct mask *mask, const struct point *points, int count);

#endif
