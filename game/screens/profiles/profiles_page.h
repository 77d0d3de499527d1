/* The players' screen as a page (ui/page.h): a card each, what can be done with the one chosen last, and the question
 * that is open. */
#ifndef HEELBEAT_SCREENS_PROFILES_PROFILES_PAGE_H
#define HEELBEAT_SCREENS_PROFILES_PROFILES_PAGE_H

#include "ui/page.h"

/* Of a struct profiles_model. */
void profiles_page(struct page *page, const void *model);

#endif
