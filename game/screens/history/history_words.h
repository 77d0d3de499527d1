/* What the history says: dates, days, sessions, bests, in plain words. */
#ifndef HEELBEAT_SCREENS_HISTORY_HISTORY_WORDS_H
#define HEELBEAT_SCREENS_HISTORY_HISTORY_WORDS_H

#include "core/base/text.h"
#include "screens/history/history_model.h"
#include "screens/words.h"

/* "November 2026". */
void history_month_words(struct text *text, int32_t day);
/* "Monday 9 November 2026". */
void history_date_words(struct text *text, int32_t day);
/* What a window shows: "November 2026", "September to November 2026", "December 2025 to November 2026". */
void history_window_words(struct text *text, const struct trend_window *window);
/* "One freeze was spent on the 9th. One is kept." */
void history_freeze_words(struct text *text, const struct history_model *model);
/* What the selected day came to: "148 reps in 2 sessions, 6 minutes", and what became of the row. */
void history_day_words(struct text *text, const struct history_model *model);
/* "First Steps: 96.4 %, 84 of 84 reps, 3 minutes". */
void history_session_words(struct text *text, const struct session_record *record);
/* Makes the model's cards out of its past. False if out of memory. */
bool history_make_cards(struct history_model *model);

#endif
