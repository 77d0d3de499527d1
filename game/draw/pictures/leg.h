/* The leg that moves in time, seen from the side. */
#ifndef HEELBEAT_DRAW_PICTURES_LEG_H
#define HEELBEAT_DRAW_PICTURES_LEG_H

#include "draw/canvas/canvas.h"

/* What good movement is about, shown by the foot: down to the floor; all the way; wait for the cue; up to the top. */
enum leg_mark { LEG_MARK_NONE, LEG_MARK_FLOOR, LEG_MARK_WAY, LEG_MARK_WAIT, LEG_MARK_TOP, LEG_MARK_COUNT };

struct leg_view {
    float x, y;   /* of the ball of the foot */
    float scale;  /* 1 is the play screen's */
    float height; /* 0..1: how far the heel is up */
    int facing;   /* 1 toes right, -1 toes left; 0 means 1 */
    bool floor;   /* draws the line it stands on */
    enum leg_mark mark;
    float mark_alpha; /* 0..1 */
    struct colour mark_colour;
};

/* The ball of the foot never moves: the foot turns around it, the knee stays a shin from the ankle and a thigh from the
 * hip. The play screen's stands at (194.8, 634). */
void leg_draw(struct canvas *canvas, const struct leg_view *view);

#endif
