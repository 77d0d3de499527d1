/* The day as home shows it: the row of days, the week, whether today can be a rest day, and the dose. All of it derived
 * from the history. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_DAY_H
#define HEELBEAT_SCREENS_HOME_HOME_DAY_H

#include "core/days/dose.h"
#include "core/days/streak.h"

struct notices;
struct player;

/* Whether today can be marked as a rest day. */
enum home_rest { HOME_REST_NONE, HOME_REST_OFFERED, HOME_REST_MARKED };

struct home_day {
    struct streak streak;
    enum streak_day week[STREAK_RECENT_DAYS]; /* the streak's, today as a rest day if it is marked */
    enum home_rest rest;
    struct day_totals totals;
    struct dose_goal goal;
};

void home_day_init(struct home_day *day, const struct player *player);
/* Marks today as a rest day, or takes the mark back, and saves it; does nothing where there is none to be had. What
 * can't be saved becomes a notice. */
void home_day_toggle_rest(struct home_day *day, struct player *player, struct notices *notices);

#endif
