/* The picture of a rest, over the lanes. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_REST_DRAW_H
#define HEELBEAT_SCREENS_PLAY_PLAY_REST_DRAW_H

#include "draw/canvas/canvas.h"
#include "play/play_rest.h"

/* set of sets is the one to come; nothing is said of it where there is but one. */
void play_rest_draw(struct canvas *canvas, const struct play_rest *rest, int32_t set, int32_t sets);

#endif
