/* The level list as a page (ui/page.h): the list at one side, the level that is shown at the other. */
#ifndef HEELBEAT_SCREENS_LEVELS_LEVELS_PAGE_H
#define HEELBEAT_SCREENS_LEVELS_LEVELS_PAGE_H

#include "ui/page.h"

/* Of a struct levels_model. */
void levels_page(struct page *page, const void *model);

#endif
