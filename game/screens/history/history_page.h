/* The history's page, and the same as a picture for a file. */
#ifndef HEELBEAT_SCREENS_HISTORY_HISTORY_PAGE_H
#define HEELBEAT_SCREENS_HISTORY_HISTORY_PAGE_H

#include "ui/page.h"

struct history_model;

/* A page_fn; state is a struct history_model. */
void history_page(struct page *page, const void *state);
/* Draws a whole frame of it, on which nothing has the focus. */
void history_draw(struct canvas *canvas, const struct history_model *model, const struct words *words);

#endif
