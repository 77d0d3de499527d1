/* What the walks of the layout share; nobody else includes this. */
#ifndef HEELBEAT_UI_LAYOUT_INSIDE_H
#define HEELBEAT_UI_LAYOUT_INSIDE_H

#include "ui/layout.h"

#define LAYOUT_EPSILON 0.01f

struct layout {
    struct page *page;
    const struct measure *measure;
    float scale;
};

/* The walks in their order. */
void layout_sizes_up(const struct layout *layout, struct node *node);
void layout_widths_down(const struct layout *layout, struct node *node, float w);
void layout_heights_up(const struct layout *layout, struct node *node);
void layout_places_down(struct node *node, struct box box);

/* The wanted and least width of a text, and its lines at node->box.w. */
void layout_measure_text(const struct layout *layout, struct node *text);
void layout_break_text(const struct layout *layout, struct node *text);

/* A child as a share of a line: what it is, may shrink to, and its weight when there's more. */
struct share {
    float size, least, most, grow;
};
#define SHARES_MAX 64
/* Makes shares[count] fill room: what is over goes to those that grow, by weight, none beyond its most; what lacks
 * comes off what they can spare, then off what the others can. */
void layout_share(struct share *shares, int count, float room);

/* The height of one line of a row or grid, natural and least; returns the first child of the next, or NULL. */
struct node *layout_measure_line(struct node *first, float *tall, float *least);
int layout_children(const struct node *node);
/* How a child stands across its parent. */
enum node_align layout_align(const struct node *child);
/* From the top of a row's child to the baseline of its first text. */
float layout_baseline(const struct node *node);

#endif
