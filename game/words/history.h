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
/* "Reps a day": what each bar stands for. */
struct message words_reps_each(enum trend_step step);
/* The bars, to be heard: "4,210 reps in all, 426 reps at most in a day". */
struct message words_reps_over(enum trend_step step, int64_t total, int64_t most);
/* A line, to be heard: "Accuracy went from 89.1 % to 96.4 %". */
struct message words_went(enum trend_figure figure, int32_t first_bp, int32_t last_bp);
/* "148 reps · 2 sessions · 6 minutes"; none without a session. */
struct facts words_day_sums(int32_t reps, int32_t sessions, int64_t played_us);

#endif
