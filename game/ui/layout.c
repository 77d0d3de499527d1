#include "ui/layout.h"

#include "ui/layout_inside.h"

#include <math.h>

#define PAGE_WIDEST  1480.0f
#define REVEAL_SPACE 12.0f /* around what is revealed: its ring */
#define SHEET_MARGIN 24.0f
#define SMALL_W      800.0f /* pixels of a window: with less of either it is small */
#define SMALL_H      600.0f

static void lay_out(const struct layout *layout, struct node *root, float w)
{
    layout_sizes_up(layout, root);
    layout_widths_down(layout, root, w);
    layout_heights_up(layout, root);
}

static void mirror(struct node *node, struct box within)
{
    float by = 2 * within.x + within.w - node->box.w - 2 * node->box.x;
    if (node->upright) {
        for (struct node *at = node; at; at = node_next(at, node))
            at->box.x += by;
        return;
    }
    node->box.x += by;
    for (struct node *child = node->child; child; child = child->next)
        mirror(child, within);
}

static void lay_out_dialog(const struct layout *layout, struct node *dialog, struct box visible)
{
    float most_w = visible.w - 2 * SHEET_MARGIN, most_h = visible.h - 2 * SHEET_MARGIN;
    lay_out(layout, dialog, fminf(dialog->w, most_w));
    float w = dialog->box.w, h = fminf(dialog->want_h, most_h);
    layout_places_down(dialog, (struct box){visible.x + (visible.w - w) / 2, visible.y + (visible.h - h) / 2, w, h});
}

static float scale_for(const struct page *page, const struct layout_desc *desc)
{
    float scale = desc->text_scale > 0 ? desc->text_scale : 1, pixels = desc->pixels > 0 ? desc->pixels : 1;
    bool small = roundf(desc->visible.w * pixels) < SMALL_W || roundf(desc->visible.h * pixels) < SMALL_H;
    return small && page->scale_most > 0 ? fminf(scale, page->scale_most) : scale;
}

void layout_page(struct page *page, const struct layout_desc *desc)
{
    struct box visible = desc->visible;
    struct layout layout = {page, desc->measure, scale_for(page, desc)};
    float w = page->whole ? visible.w : fminf(visible.w, PAGE_WIDEST);
    page->visible = visible;
    page->scale = layout.scale;
    lay_out(&layout, page->root, w);
    layout_places_down(page->root, (struct box){visible.x + (visible.w - w) / 2, visible.y, w, visible.h});
    if (page->dialog)
        lay_out_dialog(&layout, page->dialog, visible);
    if (!page->desc.mirrored)
        return;
    mirror(page->root, visible);
    if (page->dialog)
        mirror(page->dialog, visible);
}

void layout_scroll(struct node *scroller, float to)
{
    float kept = to < 0 ? 0 : to > scroller->reach ? scroller->reach : to;
    float by = scroller->scroll - kept;
    scroller->scroll = kept;
    if (by == 0)
        return;
    for (struct node *node = node_next(scroller, scroller); node; node = node_next(node, scroller))
        node->box.y += by;
}

static bool is_whole(const struct node *scroller, const struct node *node)
{
    return node->box.y >= scroller->box.y && node->box.y + node->box.h <= scroller->box.y + scroller->box.h;
}

/* Whether nothing (before or after it) within the scroller can be chosen. */
static bool is_outermost(const struct node *scroller, const struct node *node, bool before)
{
    bool passed = false;
    for (const struct node *at = node_next(scroller, scroller); at; at = node_next(at, scroller)) {
        passed = passed || at == node;
        if (at->chooses && !node_is_within(at, node) && passed != before)
            return false;
    }
    return true;
}

/* With the first and the last that can be chosen comes all that is read before and after them, where there's room. */
static void reveal_ends(struct node *scroller, const struct node *node)
{
    float there = scroller->scroll;
    if (is_outermost(scroller, node, true))
        layout_scroll(scroller, 0);
    else if (is_outermost(scroller, node, false))
        layout_scroll(scroller, scroller->reach);
    if (!is_whole(scroller, node))
        layout_scroll(scroller, there);
}

static void reveal_in(struct node *scroller, const struct node *node)
{
    reveal_ends(scroller, node);
    struct box view = scroller->box, box = node->box;
    float space = fmaxf(0, fminf(REVEAL_SPACE, (view.h - box.h) / 2));
    float above = view.y + space - box.y, below = box.y + box.h + space - view.y - view.h;
    if (above > 0)
        layout_scroll(scroller, scroller->scroll - above);
    else if (below > 0)
        layout_scroll(scroller, scroller->scroll + below);
}

void layout_reveal(struct node *node)
{
    for (struct node *outer = node->parent; outer; outer = outer->parent)
        if (outer->scrolls && outer->reach > 0)
            reveal_in(outer, node);
}

struct box layout_shown(const struct node *node)
{
    struct box box = node->box;
    for (const struct node *outer = node->parent; outer; outer = outer->parent) {
        if (!outer->scrolls)
            continue;
        float top = fmaxf(box.y, outer->box.y);
        float bottom = fminf(box.y + box.h, outer->box.y + outer->box.h);
        box.y = top;
        box.h = fmaxf(0, bottom - top);
    }
    return box;
}
