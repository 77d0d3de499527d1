/* Today's reps and minutes against the goal. */
#ifndef HEELBEAT_WORDS_DOSE_H
#define HEELBEAT_WORDS_DOSE_H

#include "core/days/dose.h"
#include "words/facts.h"

/* "6 of 10 minutes", "10 minutes, well done". */
struct message words_dose(const struct day_totals *day, const struct dose_goal *goal);
/* "182 reps · 1 of 2 sessions"; once they are done, how many sessions there were; none where one is all. */
struct facts words_work(const struct day_totals *day, const struct dose_goal *goal);

#endif
