/* The page of struct about_model. */
#ifndef HEELBEAT_SCREENS_ABOUT_ABOUT_PAGE_H
#define HEELBEAT_SCREENS_ABOUT_ABOUT_PAGE_H

#include "ui/page.h"

void about_page(struct page *page, const void *state);

#endif
