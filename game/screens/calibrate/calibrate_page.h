/* Calibration as pages (ui/page.h): what comes, what is measured, a rest, what was wrong, the result. */
#ifndef HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_PAGE_H
#define HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_PAGE_H

#include "screens/calibrate/calibrate_model.h"

/* shown_us: song time of the round for the eye, while it is measured by eye. */
void calibrate_page(struct page *page, const struct calibrate_model *model, int64_t shown_us);

#endif
