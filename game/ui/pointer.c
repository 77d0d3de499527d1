#include "ui/pointer.h"

#include "ui/focus.h"
#include "ui/layout.h"
#include "ui/parts.h"

#include <math.h>

static bool is_in(struct box box, float x, float y)
{
    return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

struct node *pointer_hit(const struct page *page, float x, float y)
{
    struct node *hit = NULL;
    for (struct node *node = focus_next(page, NULL); node; node = focus_next(page, node))
        if (is_in(layout_shown(node), x, y))
            hit = node;
    return hit;
}

static struct node *find(const struct page *page, uint64_t id)
{
    struct node *node = id ? focus_next(page, NULL) : NULL;
    while (node && node_id(node) != id)
        node = focus_next(page, node);
    return node;
}

/* The innermost scroller at (x, y) that can still go that way takes it. */
static bool scroll_at(const struct page *page, float x, float y, float by)
{
    struct node *best = NULL, *root = focus_root(page);
    for (struct node *node = root; node; node = node_next(node, root)) {
        bool can = node->scrolls && (by > 0 ? node->scroll < node->reach : node->scroll > 0);
        if (can && is_in(layout_shown(node), x, y))
            best = node;
    }
    if (best)
        layout_scroll(best, best->scroll + by);
    return best != NULL;
}

static enum pointer_answer slide(const struct page *page, const struct pointer *pointer, struct node **node,
                                 float *part)
{
    *node = find(page, pointer->held);
    if (!*node || !(*node)->hot)
        return POINTER_NOTHING;
    *part = parts_track_part((*node)->hot->box, pointer->x, page->desc.mirrored);
    return POINTER_SLID;
}

static enum pointer_answer hover(struct pointer *pointer, const struct page *page)
{
    const struct node *hit = pointer->touch ? NULL : pointer_hit(page, pointer->x, pointer->y);
    uint64_t id = hit ? node_id(hit) : 0;
    if (id == pointer->hovered)
        return POINTER_NOTHING;
    pointer->hovered = id;
    return POINTER_CHANGED;
}

static enum pointer_answer move(struct pointer *pointer, const struct page *page, const struct pointer_event *event,
                                struct node **node, float *part)
{
    float by = pointer->y - event->y;
    pointer->x = event->x;
    pointer->y = event->y;
    switch (pointer->hold) {
    case HOLD_NONE:
        return hover(pointer, page);
    case HOLD_SLIDE:
        return slide(page, pointer, node, part);
    case HOLD_PRESS:
        if (!pointer->touch || fabsf(event->y - pointer->from_y) < POINTER_SLOP)
            return POINTER_NOTHING;
        pointer->hold = HOLD_SCROLL;
        pointer->held = 0;
        by = pointer->from_y - event->y;
        break;
    case HOLD_SCROLL:
        break;
    case HOLD_SPENT:
        return POINTER_NOTHING;
    }
    scroll_at(page, event->x, pointer->from_y, by);
    return POINTER_CHANGED;
}

static enum pointer_answer press(struct pointer *pointer, const struct page *page, const struct pointer_event *event,
                                 struct node **node, float *part)
{
    struct node *hit = pointer_hit(page, event->x, event->y);
    *pointer = (struct pointer){.hold = HOLD_PRESS,
                                .touch = event->touch,
                                .held = hit ? node_id(hit) : 0,
                                .x = event->x,
                                .y = event->y,
                                .from_y = event->y,
                                .down_us = event->mono_us};
    if (hit && hit->role == ROLE_SLIDER && is_in(hit->hot->box, event->x, event->y)) {
        pointer->hold = HOLD_SLIDE;
        return slide(page, pointer, node, part);
    }
    return POINTER_CHANGED;
}

static enum pointer_answer let_go(struct pointer *pointer, const struct page *page, const struct pointer_event *event,
                                  struct node **node)
{
    struct node *held = find(page, pointer->held);
    bool chosen = pointer->hold == HOLD_PRESS && held && pointer_hit(page, event->x, event->y) == held;
    pointer->hold = HOLD_NONE;
    pointer->held = 0;
    *node = held;
    return chosen ? POINTER_CHOSE : POINTER_CHANGED;
}

enum pointer_answer pointer_event(struct pointer *pointer, const struct page *page, const struct pointer_event *event,
                                  struct node **node, float *part)
{
    switch (event->kind) {
    case POINTER_MOVE:
        return move(pointer, page, event, node, part);
    case POINTER_DOWN:
        return press(pointer, page, event, node, part);
    case POINTER_UP:
        return let_go(pointer, page, event, node);
    case POINTER_WHEEL_TURN:
        return scroll_at(page, event->x, event->y, -event->turns * POINTER_WHEEL) ? POINTER_CHANGED : POINTER_NOTHING;
    case POINTER_LEAVE:
        *pointer = (struct pointer){0};
        return POINTER_CHANGED;
    }
    return POINTER_NOTHING;
}

int64_t pointer_due_us(const struct pointer *pointer)
{
    return pointer->hold == HOLD_PRESS && pointer->touch ? pointer->down_us + POINTER_HOLD_US : INT64_MAX;
}

enum pointer_answer pointer_step(struct pointer *pointer, int64_t mono_us)
{
    if (mono_us < pointer_due_us(pointer))
        return POINTER_NOTHING;
    pointer->hold = HOLD_SPENT;
    pointer->held = 0;
    return POINTER_BACK;
}
