/* The results' page. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_PAGE_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_PAGE_H

#include "ui/page.h"

/* A page_fn; state is a struct results_model. */
void results_page(struct page *page, const void *state);

#endif
