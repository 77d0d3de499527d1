/* What must be true of every page, asserted on its boxes: at 640 x 360, 800 x 600, 1280 x 720, 1920 x 1080 and
 * 3440 x 1440, with words 100, 150 and 200 % large, from left to right and from right to left, in English, in the
 * pseudo-language, and in words 40 % longer than those:
 *
 * - all of it is within the window, every node within its parent, only a scroller's contents beyond it;
 * - no two siblings overlap, but those that are stacked, and no words lie over words;
 * - every text has room for all its lines, and no word is broken or cut;
 * - every node that can be chosen has a name and an id of its own, and can be seen whole when it has the focus;
 * - what is under the pointer at a node's middle is that node or one in it: hit areas agree with what is shown;
 * - next walks through all of them once, in reading order, and previous back; what comes last goes back.
 *
 * Each screen's tests call it for each state its page can be in. */
#ifndef HEELBEAT_TESTS_UI_CHECK_PAGE_H
#define HEELBEAT_TESTS_UI_CHECK_PAGE_H

#include "ui/layout.h"

/* Fails the test with the window, the scale and the node that broke which rule. */
void check_page(page_fn *fn, const void *state);
/* The same of one page as it was laid out; returns what is wrong with it, or NULL. */
const char *check_page_once(const struct page *page, char *buffer, size_t size);

#endif
