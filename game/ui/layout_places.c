#include "ui/layout_inside.h"

#include <math.h>

#define SCROLL_LEAST 1.0f /* less than that is only what rounding left over */

static float start_of(enum node_align align, float room, float size)
{
    if (align == ALIGN_CENTRE)
        return (room - size) / 2;
    return align == ALIGN_END ? room - size : 0;
}

/* Heights of a column's children, in their boxes: only those that can grow or shrink share what is over or lacks. */
static void share_heights(const struct node *column, float room)
{
    struct share shares[SHARES_MAX];
    struct node *flexible[SHARES_MAX];
    int count = 0;
    for (struct node *child = column->child; child; child = child->next) {
        bool flexes = child->grow > 0 || child->least_h < child->want_h;
        child->box.h = child->want_h;
        room -= child->next ? column->gap : 0;
        if (!flexes || count == SHARES_MAX) {
            room -= child->want_h;
            continue;
        }
        shares[count] =
            (struct share){child->want_h, child->least_h, child->grow > 0 ? INFINITY : child->want_h, child->grow};
        flexible[count++] = child;
    }
    layout_share(shares, count, room);
    for (int i = 0; i < count; i++)
        flexible[i]->box.h = shares[i].size;
}

static float justify_start(const struct node *node, float over)
{
    if (over <= 0 || node->justify == JUSTIFY_START || node->justify == JUSTIFY_BETWEEN)
        return 0;
    return node->justify == JUSTIFY_CENTRE ? over / 2 : over;
}

static float justify_gap(const struct node *node, float over, int count)
{
    return node->gap + (node->justify == JUSTIFY_BETWEEN && over > 0 && count > 1 ? over / (float)(count - 1) : 0);
}

static void place_column(struct node *node, struct box in)
{
    float used = -node->gap;
    share_heights(node, in.h);
    for (const struct node *child = node->child; child; child = child->next)
        used += child->box.h + node->gap;
    float y = in.y + justify_start(node, in.h - used);
    float gap = justify_gap(node, in.h - used, layout_children(node));
    for (struct node *child = node->child; child; child = child->next) {
        float x = in.x + start_of(layout_align(child), in.w, child->box.w);
        float h = child->box.h;
        layout_places_down(child, (struct box){x, y, child->box.w, h});
        y += h + gap;
    }
}

/* Where the children of one line stand across it, at y with the height h. */
static void place_across(struct node *child, float x, float y, float h, float rise)
{
    enum node_align align = layout_align(child);
    float tall = align == ALIGN_STRETCH || child->want_h > h ? h : child->want_h;
    float down = align == ALIGN_BASELINE ? rise - layout_baseline(child) : start_of(align, h, tall);
    layout_places_down(child, (struct box){x, y + down, child->box.w, tall});
}

static struct node *place_line(const struct node *row, struct node *first, struct box in)
{
    float used = -row->gap, rise = 0;
    int count = 0;
    for (const struct node *child = first; child && child->line == first->line; child = child->next, count++) {
        used += child->box.w + row->gap;
        rise = layout_align(child) == ALIGN_BASELINE ? fmaxf(rise, layout_baseline(child)) : rise;
    }
    float x = in.x + justify_start(row, in.w - used), gap = justify_gap(row, in.w - used, count);
    struct node *child = first;
    for (int i = 0; i < count; i++, child = child->next) {
        place_across(child, x, in.y, in.h, rise);
        x += child->box.w + gap;
    }
    return child;
}

/* The lines of a row or grid share its height as the children of a column do. */
static void place_lines(struct node *node, struct box in)
{
    struct share shares[SHARES_MAX];
    int count = 0;
    float room = in.h;
    for (struct node *child = node->child; child && count < SHARES_MAX; count++) {
        float tall, least;
        child = layout_measure_line(child, &tall, &least);
        shares[count] = (struct share){tall, least, INFINITY, node->kind == NODE_ROW ? 1 : 0};
        room -= child ? node->gap : 0;
    }
    layout_share(shares, count, room);
    struct node *child = node->child;
    float y = in.y;
    for (int i = 0; child; i++) {
        float h = i < count ? shares[i].size : 0;
        child = place_line(node, child, (struct box){in.x, y, in.w, h});
        y += h + node->gap;
    }
}

static void place_stack(struct node *node, struct box in)
{
    for (struct node *child = node->child; child; child = child->next) {
        float h = child->grow > 0 ? in.h : fminf(child->want_h, in.h);
        float x = in.x + (in.w - child->box.w) / 2;
        layout_places_down(child, (struct box){x, in.y + (in.h - h) / 2, child->box.w, h});
    }
}

void layout_places_down(struct node *node, struct box box)
{
    struct box in = {box.x + node->pad.x, box.y + node->pad.y, box.w - 2 * node->pad.x, box.h - 2 * node->pad.y};
    node->box = box;
    if (node->scrolls) {
        float need = node->reach;
        node->reach = need - box.h < SCROLL_LEAST ? 0 : need - box.h;
        node->scroll = 0;
        in.h = fmaxf(in.h, need - 2 * node->pad.y);
    }
    switch (node->kind) {
    case NODE_ROW:
    case NODE_GRID:
        place_lines(node, in);
        break;
    case NODE_COLUMN:
        place_column(node, in);
        break;
    case NODE_STACK:
        place_stack(node, in);
        break;
    case NODE_TEXT:
    case NODE_PICTURE:
    case NODE_KIND_COUNT:
        break;
    }
}
