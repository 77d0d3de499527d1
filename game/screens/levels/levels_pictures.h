/* A level at a glance: its reps as two rows of hills, and its parts' names under them. Of time, so never mirrored. */
#ifndef HEELBEAT_SCREENS_LEVELS_LEVELS_PICTURES_H
#define HEELBEAT_SCREENS_LEVELS_LEVELS_PICTURES_H

#include "core/level/chart.h"
#include "ui/page.h"

/* Adds the picture, a band over the part (-1: none); chart is borrowed until the page is made anew. */
void levels_preview(struct node *in, const struct chart *chart, int32_t part);

#endif
