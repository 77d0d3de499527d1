/* The vein that feeds the second heart, on the play screen. */
#ifndef HEELBEAT_DRAW_PICTURES_VEIN_H
#define HEELBEAT_DRAW_PICTURES_VEIN_H

#include "draw/canvas/canvas.h"

#define VEIN_PULSES_MAX 8
/* The vein of the play screen with pulses on their way to the heart: position 0 (at the now-line) .. 1 (in the heart).
 */
void vein_draw(struct canvas *canvas, const float *pulses, int count);

#endif
