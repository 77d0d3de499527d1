#include "ui/layout_inside.h"

#include <math.h>

#define HALF_LEAST 0.55f /* of what it wants; with less, and as words grow, it is better below */

int layout_children(const struct node *node)
{
    int count = 0;
    for (const struct node *child = node->child; child; child = child->next)
        count++;
    return count;
}

static void size_row(struct node *node)
{
    int count = layout_children(node);
    float gaps = count > 1 ? node->gap * (float)(count - 1) : 0;
    node->want_w = node->least_w = gaps;
    float widest = 0;
    for (const struct node *child = node->child; child; child = child->next) {
        node->want_w += child->want_w;
        node->least_w += child->least_w;
        widest = fmaxf(widest, child->least_w);
    }
    if (node->flow)
        node->least_w = widest;
}

static void size_column(struct node *node)
{
    node->want_w = node->least_w = 0;
    for (const struct node *child = node->child; child; child = child->next) {
        node->want_w = fmaxf(node->want_w, child->want_w);
        node->least_w = fmaxf(node->least_w, child->least_w);
    }
}

static float cell_width(const struct node *grid, float scale)
{
    float least = grid->cell_w * scale;
    for (const struct node *child = grid->child; child; child = child->next)
        least = fmaxf(least, child->least_w);
    return least;
}

static void size_grid(struct node *node, float scale)
{
    int count = layout_children(node);
    int columns = node->columns > 0 ? node->columns : count;
    float cell = cell_width(node, scale);
    node->least_w = cell;
    node->want_w = columns > 0 ? cell * (float)columns + node->gap * (float)(columns - 1) : 0;
}

/* A node's own wishes go before what its children came to. */
static void apply_wishes(struct node *node, float scale)
{
    bool is_half = node->parent && node->parent->halves;
    node->want_w += 2 * node->pad.x;
    node->least_w += 2 * node->pad.x;
    if (node->kind == NODE_PICTURE) {
        node->want_w = node->w;
        node->least_w = node->min_w > 0 ? node->min_w : node->w;
        return;
    }
    node->least_w = fmaxf(node->least_w, scale * (is_half ? fmaxf(node->min_w, HALF_LEAST * node->w) : node->min_w));
    if (node->w > 0)
        node->want_w = node->w;
    node->want_w = fmaxf(node->want_w, node->least_w);
    if (node->max_w > 0)
        node->want_w = fminf(node->want_w, node->max_w);
}

void layout_sizes_up(const struct layout *layout, struct node *node)
{
    for (struct node *child = node->child; child; child = child->next)
        layout_sizes_up(layout, child);
    switch (node->kind) {
    case NODE_ROW:
        size_row(node);
        break;
    case NODE_COLUMN:
    case NODE_STACK:
        size_column(node);
        break;
    case NODE_GRID:
        size_grid(node, layout->scale);
        break;
    case NODE_TEXT:
        layout_measure_text(layout, node);
        break;
    case NODE_PICTURE:
    case NODE_KIND_COUNT:
        break;
    }
    apply_wishes(node, layout->scale);
}

static void fill(struct share *shares, int count, float over)
{
    for (int rounds = 0; rounds < count && over > LAYOUT_EPSILON; rounds++) {
        float weights = 0, given = 0;
        for (int i = 0; i < count; i++)
            weights += shares[i].size < shares[i].most ? shares[i].grow : 0;
        if (weights <= 0)
            return;
        for (int i = 0; i < count; i++) {
            float part = shares[i].size < shares[i].most ? over * shares[i].grow / weights : 0;
            part = fminf(part, shares[i].most - shares[i].size);
            shares[i].size += part;
            given += part;
        }
        over -= given;
    }
}

/* Takes lack off the shares, those that grow or, in their turn, the others, in proportion to what each can spare.
 * Returns what still lacks. */
static float shrink(struct share *shares, int count, bool growing, float lack)
{
    float spare = 0;
    for (int i = 0; i < count; i++)
        spare += (shares[i].grow > 0) == growing ? shares[i].size - shares[i].least : 0;
    float part = spare > 0 ? fminf(1, lack / spare) : 0;
    for (int i = 0; i < count; i++)
        if ((shares[i].grow > 0) == growing)
            shares[i].size -= part * (shares[i].size - shares[i].least);
    return lack - part * spare;
}

void layout_share(struct share *shares, int count, float room)
{
    float sum = 0;
    for (int i = 0; i < count; i++)
        sum += shares[i].size;
    if (sum <= room) {
        fill(shares, count, room - sum);
        return;
    }
    float lack = shrink(shares, count, true, sum - room);
    shrink(shares, count, false, lack);
}

enum node_align layout_align(const struct node *child)
{
    if (child->self != ALIGN_AUTO)
        return child->self;
    const struct node *parent = child->parent;
    if (parent->align != ALIGN_AUTO)
        return parent->align;
    if (parent->kind == NODE_COLUMN || parent->kind == NODE_GRID)
        return ALIGN_STRETCH;
    return ALIGN_CENTRE;
}

/* A column's child takes the whole width or as much as it wants. */
static float width_across(const struct node *child, float inner)
{
    if (child->parent->kind == NODE_STACK && child->grow > 0)
        return inner;
    if (child->self == ALIGN_STRETCH)
        return child->max_w > 0 ? fminf(inner, child->max_w) : inner;
    bool stretched = layout_align(child) == ALIGN_STRETCH || child->grow > 0;
    float w = stretched && child->w <= 0 ? inner : fminf(child->want_w, inner);
    return child->max_w > 0 ? fminf(w, child->max_w) : w;
}

/* Gives the children of one line, from first on, their widths; returns the first of the next line. */
static struct node *fill_line(const struct layout *layout, const struct node *row, struct node *first, float inner,
                              int line)
{
    struct share shares[SHARES_MAX];
    int count = 0;
    float used = 0;
    struct node *end = first;
    for (; end && count < SHARES_MAX; end = end->next, count++) {
        float size = fminf(row->flow ? end->want_w : end->least_w, inner);
        if (count > 0 && used + row->gap + size > inner + LAYOUT_EPSILON)
            break;
        used += size + (count > 0 ? row->gap : 0);
        float most = end->max_w > 0 ? end->max_w : end->grow > 0 ? inner : end->want_w;
        shares[count] = (struct share){fminf(end->want_w, inner), fminf(end->least_w, inner), most, end->grow};
    }
    layout_share(shares, count, inner - row->gap * (float)(count - 1));
    struct node *child = first;
    for (int i = 0; i < count; i++, child = child->next) {
        child->line = line;
        layout_widths_down(layout, child, shares[i].size);
    }
    return end;
}

static void fill_rows(const struct layout *layout, struct node *row, float inner)
{
    int line = 0;
    for (struct node *child = row->child; child; line++)
        child = fill_line(layout, row, child, inner, line);
}

/* How many columns have room; no more rows than needed, and those as even as can be. */
static int columns_for(const struct node *grid, float inner, float scale)
{
    int count = layout_children(grid);
    float cell = cell_width(grid, scale);
    int most = grid->columns > 0 ? grid->columns : count;
    int fit = (int)((inner + grid->gap + LAYOUT_EPSILON) / (cell + grid->gap));
    int columns = fit < 1 ? 1 : fit < most ? fit : most;
    if (count > columns && count <= most) {
        int rows = (count + columns - 1) / columns;
        columns = (count + rows - 1) / rows;
    }
    return columns;
}

static void fill_grid(const struct layout *layout, struct node *grid, float inner)
{
    int columns = columns_for(grid, inner, layout->scale), at = 0;
    float w = columns > 0 ? (inner - grid->gap * (float)(columns - 1)) / (float)columns : 0;
    for (struct node *child = grid->child; child; child = child->next, at++) {
        child->line = at / columns;
        layout_widths_down(layout, child, w);
    }
}

void layout_widths_down(const struct layout *layout, struct node *node, float w)
{
    float inner = fmaxf(0, w - 2 * node->pad.x);
    node->box.w = w;
    switch (node->kind) {
    case NODE_ROW:
        fill_rows(layout, node, inner);
        break;
    case NODE_GRID:
        fill_grid(layout, node, inner);
        break;
    case NODE_COLUMN:
    case NODE_STACK:
        for (struct node *child = node->child; child; child = child->next)
            layout_widths_down(layout, child, width_across(child, inner));
        break;
    case NODE_TEXT:
    case NODE_PICTURE:
    case NODE_KIND_COUNT:
        break;
    }
}
