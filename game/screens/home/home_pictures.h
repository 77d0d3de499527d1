/* Home's own pictures, as nodes of its page. What they are made of is borrowed until the page is made anew. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_PICTURES_H
#define HEELBEAT_SCREENS_HOME_HOME_PICTURES_H

#include "core/days/streak.h"
#include "core/level/chart.h"
#include "ui/page.h"

/* The second heart, at least so large, larger where what is stacked on it is. */
struct node *home_heart(struct node *in);
/* What became of a day: a small hill, or where one would stand. */
struct node *home_day_hill(struct node *in, enum streak_day day);
/* The first reps of a chart as one line of hills, in ink. */
struct node *home_hills(struct node *in, const struct chart *chart);
/* A button's face: play. */
struct node *home_play(struct node *in);

#endif
