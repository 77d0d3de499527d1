/* How high is the player's heel? For devices that only know up and down (a key, a panel) the way between is drawn, not
 * measured: the dot rides the hill of the rep that the lift was for, moved in time by as much as the lift was early or
 * late, so that a right player rides the hill exactly and a wrong one sees by how much. A lift that is for no rep eases
 * to the top; a landing eases to the floor; a heel still up well after its hill has ended rises again, because it is
 * up. A device that measures heights is shown as it is, as long as it does: from a lift on that no height came with,
 * its way is drawn like any other's.
 *
 * Only for the eye: nothing is judged by it. All times are song time in us and may be asked for in any order. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_DOT_H
#define HEELBEAT_SCREENS_PLAY_PLAY_DOT_H

#include "core/level/chart.h"

#define PLAY_DOT_LANDING_US  140000 /* from anywhere to the floor, and from anywhere onto a hill */
#define PLAY_DOT_RISE_US     500000 /* to the top without a hill */
#define PLAY_DOT_OVERSTAY_US 200000 /* after the hill's end, before the dot rises again */

struct play_dot {
    bool up;
    bool measured;          /* height is a device's own word */
    int64_t edge_us;        /* when it last lifted or landed */
    int32_t from;           /* height at that moment, 0..HEEL_HEIGHT_TOP */
    const struct rep *ride; /* the hill it is on while up, or NULL; borrowed from the chart */
    int64_t shift_us;       /* how late it is on that hill; early is negative */
    int32_t height;         /* if measured, ... */
    int64_t measured_us;    /* ... then */
};

/* The heel left the floor. ride may be NULL; play_dot_ride may follow once the lift is judged. */
void play_dot_lift(struct play_dot *dot, int64_t t_us, const struct rep *ride);
/* The lift was for this rep, late by shift_us. */
void play_dot_ride(struct play_dot *dot, const struct rep *ride, int64_t shift_us);
void play_dot_land(struct play_dot *dot, int64_t t_us);
void play_dot_measure(struct play_dot *dot, int64_t t_us, int32_t height);
/* 0..HEEL_HEIGHT_TOP; times before the last edge count as that edge. */
int32_t play_dot_height(const struct play_dot *dot, int64_t t_us);

#endif
