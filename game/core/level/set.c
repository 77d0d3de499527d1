#include "core/level/set.h"

#include "core/base/message.h"
#include "core/level/level_build.h"

#include <stdlib.h>
#include <string.h>

#define BEATS_PER_BAR 4

/* Which heel uses which slot: x a rep, . none; repeated. A slot whose heels have done all their reps is left out. */
static const struct way {
    const char *word, *title;
    const char *slots[HEEL_COUNT];
    bool right_is_late; /* by half a slot */
} ways[SET_WAY_COUNT] = {
    [SET_TOGETHER] = {"together", NC_("part", "Together"), {"x", "x"}, false},
    [SET_BY_TURNS] = {"by-turns", NC_("part", "By turns"), {"x.", ".x"}, false},
    [SET_SEESAW] = {"seesaw", NC_("part", "Seesaw"), {"x", "x"}, true},
    [SET_TWOS] = {"twos", NC_("part", "Two and two"), {"xx..", "..xx"}, false},
    [SET_FOURS] = {"fours", NC_("part", "Four and four"), {"xxxx....", "....xxxx"}, false},
    [SET_EIGHTS] = {"eights", NC_("part", "Eight and eight"), {"xxxxxxxx........", "........xxxxxxxx"}, false},
    [SET_LEFT] = {"left", NC_("part", "Left heel"), {"x", "."}, false},
    [SET_RIGHT] = {"right", NC_("part", "Right heel"), {".", "x"}, false},
    [SET_GENTLE] = {"gentle", NC_("part", "Gently"), {"x.", "x."}, false},
};

const char *set_way_word(enum set_way way)
{
    return ways[way].word;
}

const char *set_way_title(enum set_way way)
{
    return ways[way].title;
}

static bool takes_part(const struct way *way, enum heel heel)
{
    return strchr(way->slots[heel], 'x') != NULL;
}

int set_way_heels(enum set_way way)
{
    return takes_part(&ways[way], HEEL_LEFT) + takes_part(&ways[way], HEEL_RIGHT);
}

/* Walks through the slots of a set, one a call. */
struct walk {
    const struct way *way;
    int32_t left[HEEL_COUNT]; /* reps still to do */
    size_t slot;              /* of the way's */
};

static void walk_start(struct walk *walk, enum set_way way, int32_t reps)
{
    *walk = (struct walk){.way = &ways[way]};
    if (set_way_heels(way) == HEEL_COUNT) {
        walk->left[HEEL_LEFT] = reps - reps / 2;
        walk->left[HEEL_RIGHT] = reps / 2;
    } else {
        walk->left[takes_part(walk->way, HEEL_LEFT) ? HEEL_LEFT : HEEL_RIGHT] = reps;
    }
}

/* Which heels lift in the next slot; false when all is done. */
static bool walk_on(struct walk *walk, bool lifts[HEEL_COUNT])
{
    size_t count = strlen(walk->way->slots[HEEL_LEFT]);
    while (walk->left[HEEL_LEFT] > 0 || walk->left[HEEL_RIGHT] > 0) {
        bool still = true, any = false;
        for (int heel = 0; heel < HEEL_COUNT; heel++) {
            bool mine = walk->way->slots[heel][walk->slot] == 'x';
            lifts[heel] = mine && walk->left[heel] > 0;
            walk->left[heel] -= lifts[heel];
            still = still && !mine;
            any = any || lifts[heel];
        }
        walk->slot = (walk->slot + 1) % count;
        if (any || still)
            return true;
    }
    return false;
}

int64_t set_half_slots(enum set_way way, int32_t reps)
{
    struct walk walk;
    bool lifts[HEEL_COUNT];
    int64_t halves = 0;
    walk_start(&walk, way, reps);
    while (walk_on(&walk, lifts))
        halves += 2;
    return halves + (ways[way].right_is_late && reps > 1);
}

int32_t set_reps_within(enum set_way way, int32_t slots)
{
    int32_t heels = set_way_heels(way), low = 0, high = slots;
    while (low < high) {
        int32_t middle = low + (high - low + 1) / 2;
        if (set_half_slots(way, middle * heels) <= 2 * (int64_t)slots)
            low = middle;
        else
            high = middle - 1;
    }
    return low * heels;
}

int32_t set_bars(const struct set *set)
{
    int64_t half_beats = set_half_slots(set->way, set->reps) * set->beats;
    int32_t needed = (int32_t)((half_beats + 2 * BEATS_PER_BAR - 1) / (2 * BEATS_PER_BAR));
    return needed > set->bars ? needed : set->bars;
}

/* Two characters a share, so that half a slot is a whole number of them. */
struct shape {
    int32_t up, hold, down, length;
};

static struct shape shape_of(const struct set *set)
{
    struct shape shape = {2 * set->lift, 2 * set->hold, 2 * set->lower, 0};
    if (set->lift + set->hold + set->lower == 0)
        shape.up = shape.down = 2;
    shape.length = shape.up + shape.hold + shape.down;
    return shape;
}

static void draw_rep(char *at, const struct shape *shape)
{
    memset(at, 'u', (size_t)shape->up);
    memset(at + shape->up, '-', (size_t)shape->hold);
    memset(at + shape->up + shape->hold, 'd', (size_t)shape->down);
}

static void draw_reps(const struct set *set, const struct shape *shape, char *const pattern[HEEL_COUNT])
{
    struct walk walk;
    bool lifts[HEEL_COUNT];
    walk_start(&walk, set->way, set->reps);
    for (int64_t at = 0; walk_on(&walk, lifts); at += shape->length) {
        for (int heel = 0; heel < HEEL_COUNT; heel++)
            if (lifts[heel])
                draw_rep(pattern[heel] + at + (heel == HEEL_RIGHT && walk.way->right_is_late ? shape->length / 2 : 0),
                         shape);
    }
}

/* Cuts a pattern that says the same again and again to its first saying. */
static void shorten(char *pattern, size_t length, size_t slot)
{
    for (size_t period = slot; period <= length / 2; period += slot) {
        if (length % period == 0 && memcmp(pattern, pattern + period, length - period) == 0) {
            pattern[period] = '\0';
            return;
        }
    }
}

bool set_add(struct level *level, const struct set *set)
{
    struct shape shape = shape_of(set);
    int32_t bars = set_bars(set);
    size_t length = (size_t)bars * BEATS_PER_BAR * (size_t)shape.length / (size_t)set->beats;
    char *pattern[HEEL_COUNT] = {malloc(length + 1), malloc(length + 1)};
    bool good = pattern[HEEL_LEFT] && pattern[HEEL_RIGHT];
    for (int heel = 0; good && heel < HEEL_COUNT; heel++) {
        memset(pattern[heel], '.', length);
        pattern[heel][length] = '\0';
    }
    if (good) {
        struct level_part_desc desc = {.name = set->name ? set->name : set_way_title(set->way),
                                       .bars = bars,
                                       .step_ticks = set->beats * TEMPO_TICKS_PER_BEAT / shape.length};
        draw_reps(set, &shape, pattern);
        for (int heel = 0; heel < HEEL_COUNT; heel++) {
            shorten(pattern[heel], length, (size_t)shape.length);
            desc.pattern[heel] = strchr(pattern[heel], 'u') ? pattern[heel] : NULL;
        }
        good = level_add_part(level, &desc);
    }
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        free(pattern[heel]);
    return good;
}
