/* The row of days: how long, what kept it, what became of a day. */
#ifndef HEELBEAT_WORDS_STREAK_H
#define HEELBEAT_WORDS_STREAK_H

#include "core/days/streak.h"
#include "words/facts.h"

/* "12 days in a row". */
struct message words_row(int32_t days);
/* The same where the number stands above it: "days in a row". */
struct message words_row_unit(int32_t days);
/* What is said in place of a row of no days: it begins today, once more or for the first time. */
struct message words_row_start(const struct streak *streak);
/* "5 of the last 7 days done". */
struct message words_row_week(const enum streak_day week[STREAK_RECENT_DAYS]);
/* "2 freezes kept · best row 20 days": what is worth a word beside the row; may be none. */
struct facts words_row_beside(const struct streak *streak);
/* What kept the row on a missed day among the last STREAK_RECENT_DAYS; says nothing if nothing had to. */
struct message words_row_kept(const struct streak *streak, int32_t today);
/* "up from 11 · a new best row"; may be none. */
struct facts words_row_growth(const struct streak *before, const struct streak *after);
/* Why a session left the row as it was. */
enum row_stays { ROW_DEMO, ROW_NO_DAILY, ROW_OTHER_DAY, ROW_OTHER_TEMPO, ROW_TOO_FEW, ROW_STAYS_COUNT };
struct message words_row_stays(enum row_stays why);
/* "2 freezes were spent, the last on 9 November": of a month's or a longer time's, of which the newest two are known.
 */
struct message words_freezes_spent(int32_t count, const int32_t newest_days[2]);
/* "One freeze is kept", or how one is earned. */
struct message words_freezes_kept(int32_t freezes);
/* What became of a day: "a freeze kept your row". played: whether there was a session. Says nothing where the session
 * says it all. */
struct message words_day_mark(enum streak_day mark, bool to_come, bool played);

#endif
