/* Sets: so many reps, one after another, in one way to lift. Written as a part of a level whose pattern spells out each
 * rep, so that a set holds exactly the reps it was asked for, whatever fits into its bars.
 *
 * A rep has a slot of its own: `beats` beats in which the heel rises, may hold and lowers. A way says which heel uses
 * which slot. Where both heels take part each gets half of the reps, the left one the odd one. */
#ifndef HEELBEAT_CORE_LEVEL_SET_H
#define HEELBEAT_CORE_LEVEL_SET_H

#include "core/level/level.h"

enum set_way {
    SET_TOGETHER,
    SET_BY_TURNS, /* left, right, left, right */
    SET_SEESAW,   /* one heel rises while the other lowers */
    SET_TWOS,     /* two of the left, two of the right */
    SET_FOURS,
    SET_EIGHTS,
    SET_LEFT,
    SET_RIGHT,
    SET_GENTLE, /* both, every other slot */
    SET_WAY_COUNT
};

struct set {
    const char *name; /* of the part; NULL: the way's title */
    enum set_way way;
    int32_t beats;             /* of a slot: 2, 4 or 8 */
    int32_t lift, hold, lower; /* shares of a slot, lift and lower at least 1, 2..10 in all; all 0: as 1, 0, 1 */
    int32_t reps;              /* of all heels that take part, at least 1 */
    int32_t bars;              /* of four beats; more are taken where the reps need them, the rest is stillness */
};

/* The word that a file uses ("by-turns"), and what a player reads ("By turns"). */
const char *set_way_word(enum set_way way);
const char *set_way_title(enum set_way way);
/* Heels that take part: 1 or 2. */
int set_way_heels(enum set_way way);
/* Slots that so many reps take, counted in halves. */
int64_t set_half_slots(enum set_way way, int32_t reps);
/* The most reps that fit into so many slots, as many of each heel that takes part. */
int32_t set_reps_within(enum set_way way, int32_t slots);
/* Bars that the set takes. */
int32_t set_bars(const struct set *set);
/* Adds the set as a part. False as level_add_part. */
bool set_add(struct level *level, const struct set *set);

#endif
