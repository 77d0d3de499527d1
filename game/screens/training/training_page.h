/* Training as a page (ui/page.h): programs and short sessions, and the one shown as it would be played. */
#ifndef HEELBEAT_SCREENS_TRAINING_TRAINING_PAGE_H
#define HEELBEAT_SCREENS_TRAINING_TRAINING_PAGE_H

#include "ui/page.h"

/* Of a struct training_model. */
void training_page(struct page *page, const void *model);

#endif
