/* The devices screen as a page (ui/page.h): the list with the one that is shown beside it, or the wizard. */
#ifndef HEELBEAT_SCREENS_DEVICES_DEVICES_PAGE_H
#define HEELBEAT_SCREENS_DEVICES_DEVICES_PAGE_H

#include "screens/devices/devices_model.h"

/* Of a struct devices_model. */
void devices_page(struct page *page, const void *model);
/* What is shown of the selected row: in devices_shown.c. The wizard, in place of all else: in devices_wizard.c. */
void devices_add_shown(struct node *in, const struct devices_model *model);
void devices_wizard_page(struct page *page, const struct devices_model *model);

#endif
