/* What is said of a page: the same tree that is seen, in words. A page that comes says its title and what stands on it
 * to be read; a node that gets the focus says its name, its value, what it is and which of how many; a value that
 * changes says itself. So someone who sees nothing can follow, and tests read a screen as they do. */
#ifndef HEELBEAT_UI_SAY_H
#define HEELBEAT_UI_SAY_H

#include "ui/page.h"

#define SAY_SIZE 1024

/* Who says it: a driver that speaks, or a script that records. */
struct say {
    /* utf8 is one or more sentences, borrowed for the call; what is being said gives way to it. */
    void (*speak)(void *context, const char *utf8);
    void *context;
};

/* Appends a sentence to those before it, which get a stop where they end without a mark of their own. */
void say_sentence(struct text *text, const char *sentence);
/* Appends "Short session, 3 minutes, button, 2 of 4". */
void say_node(const struct page *page, const struct node *node, struct text *text);
/* Appends the title and all that is only read, each as a sentence. Of a dialog, what is in that. */
void say_page(const struct page *page, struct text *text);

#endif
