/* Gives each node of a page its box, by measured text.
 *
 * Four walks over the tree: widths up (the least and the wanted width of each node), widths down (what is over goes to
 * those that grow, what lacks comes off those that can be narrower), heights up (of texts broken into lines at those
 * widths), heights and places down. A row whose children don't fit side by side at their least widths goes on below
 * itself; a column that is too tall makes its pictures and scrollers smaller, down to their least; what still doesn't
 * fit scrolls. Mirrored, the finished page is turned about its middle, but for
 * what is upright. The same page, measure and window give the same
 * boxes: no clock, no state. Pads and gaps stay as they are when texts grow. */
#ifndef HEELBEAT_UI_LAYOUT_H
#define HEELBEAT_UI_LAYOUT_H

#include "ui/page.h"

/* The width of the first length bytes of utf8 in style, virtual pixels. */
struct measure {
    float (*width)(void *context, const struct text_style *style, const char *utf8, size_t length);
    void *context;
};

struct layout_desc {
    struct box visible; /* the window, in virtual pixels */
    float text_scale;   /* 1..2; 0 is 1 */
    const struct measure *measure;
    float pixels; /* of the window, in a virtual one; 0 is 1 */
};

/* By canvas, which must outlive it. */
struct measure layout_measure(struct canvas *canvas);

/* Lays out a page that was just made. Its scrollers stand at the top. */
void layout_page(struct page *page, const struct layout_desc *desc);
/* Moves what is in a scroller so that its top is scrolled out by `to`, kept within 0..reach. */
void layout_scroll(struct node *scroller, float to);
/* Scrolls whatever node lies in until it is wholly visible, with a margin where there's room. */
void layout_reveal(struct node *node);
/* Where node shows: its box, cut by the scrollers that it lies in. w or h 0: nowhere. */
struct box layout_shown(const struct node *node);

#endif
