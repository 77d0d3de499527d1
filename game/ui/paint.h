/* Draws a page that has been laid out: grounds, words and pictures from the back to the front, each cut by the scroller
 * it lies in, and last the one calm ring around what has the focus. What is shown is in the tree and here; nothing else
 * is known, so the same page gives the same picture. */
#ifndef HEELBEAT_UI_PAINT_H
#define HEELBEAT_UI_PAINT_H

#include "ui/page.h"

/* What the moment adds to the page; each may be NULL. */
struct paint_state {
    const struct node *focused, *hovered, *pressed;
    bool editing; /* the focused one's value is being changed */
};

/* A whole frame, from canvas_begin to canvas_end. */
void paint_page(struct canvas *canvas, const struct page *page, const struct paint_state *state);

#endif
