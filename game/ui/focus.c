#include "ui/focus.h"

#include "ui/layout.h"

#include <math.h>

/* Sideways distance weighs more than distance ahead, so that an arrow keeps to its row or column where it can. */
#define SIDEWAYS_WEIGHT 2.0f

struct node *focus_root(const struct page *page)
{
    return page->dialog ? page->dialog : page->root;
}

struct node *focus_next(const struct page *page, const struct node *node)
{
    struct node *root = focus_root(page);
    struct node *next = node ? node_next(node, root) : root;
    while (next && (!next->chooses || next->disabled))
        next = node_next(next, root);
    return next;
}

void focus_set(struct focus *focus, const struct page *page, const struct node *node)
{
    *focus = (struct focus){.id = node_id(node)};
    for (const struct node *at = focus_next(page, NULL); at && at != node; at = focus_next(page, at))
        focus->place++;
}

static struct node *find_id(const struct page *page, uint64_t id)
{
    struct node *node = id ? focus_next(page, NULL) : NULL;
    while (node && node_id(node) != id)
        node = focus_next(page, node);
    return node;
}

static struct node *find_first(const struct page *page)
{
    for (struct node *node = focus_next(page, NULL); node; node = focus_next(page, node))
        if (node->first)
            return node;
    return focus_next(page, NULL);
}

static struct node *find_place(const struct page *page, int place)
{
    struct node *node = focus_next(page, NULL), *next = node;
    for (int i = 0; i < place && next; i++) {
        next = focus_next(page, node);
        node = next ? next : node;
    }
    return node;
}

struct node *focus_find(struct focus *focus, const struct page *page)
{
    struct node *node = find_id(page, focus->id);
    if (!node)
        node = focus->id && !page->dialog ? find_place(page, focus->place) : find_first(page);
    if (node)
        focus_set(focus, page, node);
    return node;
}

/* The gap between two spans along one axis; 0 where they overlap. */
static float gap(float a, float a_size, float b, float b_size)
{
    float distance = fmaxf(a - (b + b_size), b - (a + a_size));
    return fmaxf(distance, 0.0f);
}

/* How far `to` lies from the focus towards an arrow; negative if it isn't on that side. strict: left and right keep to
 * their row. */
static float distance(struct box from, struct box to, enum action action, bool strict)
{
    bool across = action == ACTION_LEFT || action == ACTION_RIGHT;
    float ahead = across ? (to.x + to.w / 2) - (from.x + from.w / 2) : (to.y + to.h / 2) - (from.y + from.h / 2);
    if (action == ACTION_LEFT || action == ACTION_UP)
        ahead = -ahead;
    float clear = across ? gap(from.x, from.w, to.x, to.w) : gap(from.y, from.h, to.y, to.h);
    if (ahead <= 0.0f || (clear <= 0.0f && ahead < 1.0f))
        return -1.0f;
    float aside = across ? gap(from.y, from.h, to.y, to.h) : gap(from.x, from.w, to.x, to.w);
    if (aside > 0.0f && ((across && strict) || clear <= 0.0f))
        return -1.0f; /* what lies beside is not ahead */
    return ahead + SIDEWAYS_WEIGHT * aside;
}

static const struct node *scroller_of(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->scrolls && node->reach > 0)
            return node;
    return NULL;
}

/* The nearest within scroller, or, NULL, of all that shows; NULL if there's none that way. */
static struct node *nearest(const struct page *page, const struct node *node, enum action action,
                            const struct node *scroller, bool strict)
{
    struct node *best = NULL;
    float best_distance = 0.0f;
    for (struct node *at = focus_next(page, NULL); at; at = focus_next(page, at)) {
        struct box box = scroller ? at->box : layout_shown(at);
        if (at == node || box.h <= 0 || (scroller && !node_is_within(at, scroller)))
            continue;
        float d = distance(node->box, box, action, strict);
        if (d >= 0.0f && (!best || d < best_distance)) {
            best = at;
            best_distance = d;
        }
    }
    return best;
}

/* An arrow stays in the list it is in while there's more of it that way, even out of sight. */
static struct node *follow_arrow(const struct page *page, struct node *node, enum action action)
{
    const struct node *scroller = scroller_of(node);
    struct node *to = scroller ? nearest(page, node, action, scroller, true) : NULL;
    to = to ? to : nearest(page, node, action, NULL, true);
    to = to ? to : nearest(page, node, action, NULL, false);
    return to ? to : node;
}

static struct node *previous(const struct page *page, const struct node *node)
{
    struct node *before = NULL;
    for (struct node *at = focus_next(page, NULL); at && (at != node || !before); at = focus_next(page, at))
        if (at != node)
            before = at;
        else if (!before)
            node = NULL; /* before the first comes the last */
    return before;
}

struct node *focus_move(const struct page *page, struct node *node, enum action action)
{
    if (action == ACTION_NEXT) {
        struct node *next = focus_next(page, node);
        return next ? next : focus_next(page, NULL);
    }
    if (action == ACTION_PREVIOUS) {
        struct node *before = previous(page, node);
        return before ? before : node;
    }
    return follow_arrow(page, node, action);
}
