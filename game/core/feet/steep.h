/* Is what an analog sensor says a height at all? A stiff pad under the heel has lost all weight when the heel is a
 * quarter of its way up: its edges are true, but its "height" jumps to the top, stays, and jumps back, and held against
 * a hill it would be wrong for most of the rep although the player rides the hill well.
 *
 * Of each rep is measured which share of the time above 10 % was spent between 10 and 90 %. A raised cosine up and down
 * has 74 %, one held for two rises in between 33 %; what is weightless at a quarter of the cosine has 24 %, at a tenth
 * 15 %. Below STEEP_SHARE a rep was steep, if each way took no longer than STEEP_WAY_US besides: a hill that is held
 * for four of its rises has 21 %, but nobody goes all the way up so quickly. One that was slower says nothing. After
 * STEEP_REPS of one sort in a row the sensor is of that sort. It begins as a height. Pure. */
#ifndef HEELBEAT_CORE_FEET_STEEP_H
#define HEELBEAT_CORE_FEET_STEEP_H

#include <stdbool.h>
#include <stdint.h>

#define STEEP_LOW    100 /* thousandths of the span */
#define STEEP_HIGH   900
#define STEEP_SHARE  280    /* thousandths */
#define STEEP_WAY_US 350000 /* the mean of up and down */
#define STEEP_REPS   3

struct steep {
    bool is_steep;
    int reps;          /* in a row that were of the other sort */
    bool away;         /* above STEEP_LOW, ... */
    bool topped;       /* ... and has been above STEEP_HIGH */
    int64_t from_us;   /* ... since then */
    int64_t topped_us; /* first at STEEP_HIGH */
    int64_t left_us;   /* last there */
    int64_t at_us;     /* of the last reading, which was ... */
    int32_t height;
};

/* A zeroed struct has seen nothing. Heights in thousandths, times rise. */
void steep_height(struct steep *steep, int64_t t_us, int32_t height);

#endif
