/* Home as a page (ui/page.h): the row of days on the left, what to do today on the right. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_PAGE_H
#define HEELBEAT_SCREENS_HOME_HOME_PAGE_H

#include "ui/page.h"

/* Of a struct home_model. */
void home_page(struct page *page, const void *model);

#endif
