/* The second heart, the vein that feeds it, and the leg that moves in time. */
#ifndef HEELBEAT_DRAW_HEART_H
#define HEELBEAT_DRAW_HEART_H

#include "draw/canvas.h"

/* A heart with its middle at (x, y), of the given size: at 1 it is 211 wide and 190 high, as on the play screen, where it
 * stands at (150, 266). beat 0..1 swells it a little. */
void heart_draw(struct canvas *canvas, float x, float y, float size, float beat);

#define VEIN_PULSES_MAX 8
/* The vein of the play screen with pulses on their way to the heart: position 0 (at the now-line) .. 1 (in the heart). */
void vein_draw(struct canvas *canvas, const float *pulses, int count);

/* A leg seen from the side, ball of the foot at (x, y), which never moves: the foot turns around it, the knee stays a shin
 * from the ankle and a thigh from the hip. The play screen's stands at (194.8, 634), the welcome screen's at (846.4, 556)
 * with scale 2, facing -1; height 0..1 lifts the heel; scale 1 is the play screen's. With
 * facing -1 it is mirrored. floor draws the line it stands on. */
/* What good movement is about, shown by the foot: down to the floor; all the way; wait for the cue; up to the top. */
enum leg_mark { LEG_MARK_NONE, LEG_MARK_FLOOR, LEG_MARK_WAY, LEG_MARK_WAIT, LEG_MARK_TOP, LEG_MARK_COUNT };

struct leg_view {
    float x, y, scale;
    float height; /* 0..1 */
    int facing;   /* 1 toes right, -1 toes left; 0 means 1 */
    bool floor;
    enum leg_mark mark;
    float mark_alpha; /* 0..1 */
    struct colour mark_colour;
};
void leg_draw(struct canvas *canvas, const struct leg_view *leg);

#endif
