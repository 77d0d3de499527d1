/* A chart at a glance, as the level list, practice and training show it: all reps of both heels on a line each. */
#ifndef HEELBEAT_SCREENS_PREVIEW_H
#define HEELBEAT_SCREENS_PREVIEW_H

#include "core/level/chart.h"
#include "ui/page.h"

/* Borrows chart until the page is made anew. part: one to be lit, or -1. */
void preview_lanes(struct node *in, const struct chart *chart, int32_t part);
/* The names of its parts, below. */
void preview_parts(struct node *in, const struct chart *chart);

#endif
