#include "ui/layout_inside.h"

#include "ui/style.h"

#include <math.h>

#define SCROLLER_LEAST 160.0f

float layout_baseline(const struct node *node)
{
    float y = 0;
    while (node->kind != NODE_TEXT && node->child) {
        y += node->pad.y;
        node = node->child;
    }
    return node->kind == NODE_TEXT ? y + node->baseline : node->want_h;
}

struct node *layout_measure_line(struct node *first, float *tall, float *least)
{
    float rise = 0, fall = 0;
    struct node *child = first;
    *tall = *least = 0;
    for (; child && child->line == first->line; child = child->next) {
        *tall = fmaxf(*tall, child->want_h);
        *least = fmaxf(*least, child->least_h);
        if (layout_align(child) != ALIGN_BASELINE)
            continue;
        rise = fmaxf(rise, layout_baseline(child));
        fall = fmaxf(fall, child->want_h - layout_baseline(child));
    }
    *tall = fmaxf(*tall, rise + fall);
    *least = fmaxf(*least, rise + fall);
    return child;
}

static void measure_lines(struct node *node)
{
    for (struct node *child = node->child; child;) {
        float tall, least;
        bool first = child == node->child;
        child = layout_measure_line(child, &tall, &least);
        node->want_h += tall + (first ? 0 : node->gap);
        node->least_h += least + (first ? 0 : node->gap);
    }
}

static void measure_column(struct node *node)
{
    for (const struct node *child = node->child; child; child = child->next) {
        node->want_h += child->want_h + (child->next ? node->gap : 0);
        node->least_h += child->least_h + (child->next ? node->gap : 0);
    }
}

static void measure_stack(struct node *node)
{
    for (const struct node *child = node->child; child; child = child->next) {
        node->want_h = fmaxf(node->want_h, child->want_h);
        node->least_h = fmaxf(node->least_h, child->least_h);
    }
}

/* Whatever can be chosen in a scroller can be shown whole. */
static float tallest_choice(const struct node *node)
{
    float tallest = 0;
    if (node->chooses)
        return node->want_h;
    for (const struct node *child = node->child; child; child = child->next)
        tallest = fmaxf(tallest, tallest_choice(child));
    return tallest;
}

static void apply_wishes(struct node *node)
{
    if (node->kind == NODE_PICTURE) {
        node->want_h = node->h;
        node->least_h = node->min_h > 0 ? node->min_h : node->h;
        return;
    }
    node->want_h += 2 * node->pad.y;
    node->least_h += 2 * node->pad.y;
    if (node->scrolls) {
        node->reach = node->least_h;
        node->least_h =
            fminf(node->least_h, fmaxf(tallest_choice(node), node->min_h > 0 ? node->min_h : SCROLLER_LEAST));
        return;
    }
    float wish = fmaxf(node->min_h, node->h);
    node->want_h = fmaxf(node->want_h, wish);
    node->least_h = fmaxf(node->least_h, wish);
}

void layout_heights_up(const struct layout *layout, struct node *node)
{
    for (struct node *child = node->child; child; child = child->next)
        layout_heights_up(layout, child);
    node->want_h = node->least_h = 0;
    switch (node->kind) {
    case NODE_ROW:
    case NODE_GRID:
        measure_lines(node);
        break;
    case NODE_COLUMN:
        measure_column(node);
        break;
    case NODE_STACK:
        measure_stack(node);
        break;
    case NODE_TEXT:
        layout_break_text(layout, node);
        node->baseline = style_baseline(node->style, layout->scale);
        node->want_h = node->least_h =
            style_line(node->style, layout->scale) * (float)(node->keeps && !node->text ? 1 : node->line_count);
        break;
    case NODE_PICTURE:
    case NODE_KIND_COUNT:
        break;
    }
    apply_wishes(node);
}
