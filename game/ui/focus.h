/* What has the focus, and how it moves: in reading order by next and previous, to what lies nearest by arrows. The page
 * is made anew all the time; the focus is a name (node_id) that is looked up in it, and goes to what stands at its old
 * place when its node is gone. */
#ifndef HEELBEAT_UI_FOCUS_H
#define HEELBEAT_UI_FOCUS_H

#include "ui/action.h"
#include "ui/page.h"

struct focus {
    uint64_t id; /* 0: none yet */
    int place;   /* among what can be chosen, in reading order */
};

/* The tree in which the focus moves: the dialog's, if there is one. */
struct node *focus_root(const struct page *page);
/* The next node after `node` (NULL: from the start) that can be chosen; NULL after the last. */
struct node *focus_next(const struct page *page, const struct node *node);
/* The focused node of a page that was just laid out, which *focus then names; the one marked `first`, or else the
 * first, where *focus names none. NULL if nothing can be chosen. */
struct node *focus_find(struct focus *focus, const struct page *page);
void focus_set(struct focus *focus, const struct page *page, const struct node *node);
/* The node that action moves to from node: node itself if there's none that way. For LEFT to DOWN, NEXT and PREVIOUS.
 */
struct node *focus_move(const struct page *page, struct node *node, enum action action);

#endif
