#include "screens/menu.h"

#include <math.h>

/* Sideways distance weighs more than distance ahead, so that an arrow keeps to its row or column where it can. */
#define SIDEWAYS_WEIGHT 2.0f

/* The gap between two spans along one axis; 0 where they overlap. */
static float gap(float a, float a_size, float b, float b_size)
{
    float distance = fmaxf(a - (b + b_size), b - (a + a_size));
    return fmaxf(distance, 0.0f);
}

/* How far item lies from the focus towards an arrow; negative if it isn't on that side. */
static float distance(struct box from, struct box to, enum action action)
{
    bool across = action == ACTION_LEFT || action == ACTION_RIGHT;
    float ahead = across ? (to.x + to.w / 2) - (from.x + from.w / 2) : (to.y + to.h / 2) - (from.y + from.h / 2);
    if (action == ACTION_LEFT || action == ACTION_UP)
        ahead = -ahead;
    float clear = across ? gap(from.x, from.w, to.x, to.w) : gap(from.y, from.h, to.y, to.h);
    if (ahead <= 0.0f || (clear <= 0.0f && ahead < 1.0f))
        return -1.0f;
    float aside = across ? gap(from.y, from.h, to.y, to.h) : gap(from.x, from.w, to.x, to.w);
    if (aside > 0.0f && (across || clear <= 0.0f))
        return -1.0f; /* left and right keep to their row; what lies beside is not ahead */
    return ahead + SIDEWAYS_WEIGHT * aside;
}

int menu_move(const struct box *items, int count, int focus, enum action action)
{
    if (action == ACTION_NEXT)
        return (focus + 1) % count;
    if (action != ACTION_LEFT && action != ACTION_RIGHT && action != ACTION_UP && action != ACTION_DOWN)
        return focus;
    int best = focus;
    float best_distance = 0.0f;
    for (int i = 0; i < count; i++) {
        float d = distance(items[focus], items[i], action);
        if (d >= 0.0f && (best == focus || d < best_distance)) {
            best = i;
            best_distance = d;
        }
    }
    return best;
}
