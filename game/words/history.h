/* What was played when: dates, days, times, bests. */
#ifndef HEELBEAT_WORDS_HISTORY_H
#define HEELBEAT_WORDS_HISTORY_H

#include "core/days/trends.h"
#include "words/facts.h"

/* "November 2026". */
struct message words_month(int32_t day);
/* "Monday, 9 November 2026". */
struct message words_date(int32_t day);
/* What a window shows: "November 2026", "September to November 2026", "December 2025 to November 2026". */
struct message words_window(const struct trend_window *window);
/* "148 reps · 2 sessions · 6 minutes"; none without a session. */
struct facts words_day_sums(int32_t reps, int32_t sessions, int64_t played_us);

#endif
