/* The day as home shows it: the row of days, the week, freezes and rest days, and the dose. All of it in words and
 * numbers, derived from the history. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_DAY_H
#define HEELBEAT_SCREENS_HOME_HOME_DAY_H

#include "core/days/dose.h"
#include "screens/words.h"
#include "stage/notices.h"
#include "stage/player.h"

/* Whether today can be marked as a rest day. */
enum home_rest { HOME_REST_NONE, HOME_REST_OFFERED, HOME_REST_MARKED };

struct home_day {
    struct streak streak;
    enum streak_day week[STREAK_RECENT_DAYS]; /* the streak's, today as a rest day if it is marked */
    enum home_rest rest;
    char kept[WORDS_SIZE];  /* "2 freezes kept · best row 20 days"; may be empty */
    char spent[WORDS_SIZE]; /* "One freeze was spent on Tuesday"; may be empty */
    struct day_totals totals;
    enum dose_state dose;
    int32_t permille;           /* of the goal's minutes */
    char minutes[WORDS_SIZE];   /* "6 of 10 minutes" */
    char work_done[WORDS_SIZE]; /* "182 reps · 1 of 2 sessions" */
    char plan[WORDS_SIZE];      /* "Your plan: 2 × 3 minutes"; empty once it is enough for today */
};

void home_day_init(struct home_day *day, const struct player *player);
/* Marks today as a rest day, or takes the mark back, and saves it; does nothing where there is none to be had. What
 * can't be saved becomes a notice. */
void home_day_toggle_rest(struct home_day *day, struct player *player, struct notices *notices);

#endif
