/* The vein that feeds the second heart, on the play screen. */
#ifndef HEELBEAT_DRAW_PICTURES_VEIN_H
#define HEELBEAT_DRAW_PICTURES_VEIN_H

#include "draw/canvas/canvas.h"

#define VEIN_PULSES_MAX 8

/* From the floor of a lane on the now-line, to the right of it, into the lower half of the heart. */
struct vein_view {
    struct point lane, heart;
    const float *pulses; /* on their way to the heart: 0 (at the now-line) .. 1 (in the heart) */
    int count;           /* up to VEIN_PULSES_MAX */
};

void vein_draw(struct canvas *canvas, const struct vein_view *view);

#endif
