/* The second heart. */
#ifndef HEELBEAT_DRAW_PICTURES_HEART_H
#define HEELBEAT_DRAW_PICTURES_HEART_H

#include "draw/canvas/canvas.h"

/* A heart with its middle at (x, y), of the given size: at 1 it is 211 wide and 190 high, as on the play screen, where
 * it stands at (150, 266). beat 0..1 swells it a little. */
void heart_draw(struct canvas *canvas, float x, float y, float size, float beat);

#endif
