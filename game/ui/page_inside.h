/* What the parts of page share; nobody else includes this. */
#ifndef HEELBEAT_UI_PAGE_INSIDE_H
#define HEELBEAT_UI_PAGE_INSIDE_H

#include "ui/page.h"

/* A new last child of in; nowhere's, unseen, if the page is full. */
struct node *page_add(struct node *in, enum node_kind kind, enum node_role role);
/* A tree of its own. */
struct node *page_add_root(struct page *page, enum node_kind kind, enum node_role role);
/* The message in the player's language, or a finished text, kept by the page. NULL for an empty one or when full. */
const char *page_fill(struct page *page, const struct message *message);
const char *page_keep(struct page *page, const char *text);
/* A text node of a kept text. */
struct node *page_add_text(struct node *in, enum node_style style, const char *kept);
/* Makes node one that is chosen. */
void page_set_choosable(struct node *node, const char *name, struct act act);

#endif
