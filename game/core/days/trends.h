/* What sessions come to over time: per day, week, month and year, for the history screen and `heelbeat stats`.
 *
 * Sessions are summed by the day they count for, in any order; nothing here knows of streaks, levels or players. Spans
 * are whole calendar units: weeks from Monday to Sunday, months, years. Means are weighted by reps, so that a long
 * session says more than a short one, and are -1 where nothing was measured. Integers throughout. */
#ifndef HEELBEAT_CORE_DAYS_TRENDS_H
#define HEELBEAT_CORE_DAYS_TRENDS_H

#include <stdbool.h>
#include <stdint.h>

enum trend_figure { TREND_ACCURACY, TREND_STEADINESS, TREND_BALANCE, TREND_FIGURE_COUNT };

struct trend_session {
    int32_t day;  /* CALENDAR_DAY_MIN..MAX; others are left out */
    int32_t reps; /* counted ones: the weight of its figures, too */
    int64_t played_us;
    int32_t bp[TREND_FIGURE_COUNT]; /* 0..10000; -1: not measured, or no score (practice); more is 10000 */
};

struct trend_sums {
    int64_t sessions, reps, played_us;
    int64_t weighted[TREND_FIGURE_COUNT]; /* bp times reps */
    int64_t weight[TREND_FIGURE_COUNT];
};
/* To the nearest hundredth of a percent; -1 if it was never measured. */
int32_t trend_mean_bp(const struct trend_sums *sums, enum trend_figure figure);

struct trend_span {
    int32_t first, last; /* days; the same one for a day */
    struct trend_sums sums;
};

struct trends {
    struct trend_span *days; /* owned; those with a session, rising */
    int32_t count;
};

/* False only if out of memory. O(n) for sessions whose days rise, O(n log n) otherwise. */
bool trends_init(struct trends *trends, const struct trend_session *sessions, int32_t count);
void trends_reset(struct trends *trends);
/* NULL if there was no session on that day. */
const struct trend_span *trends_day(const struct trends *trends, int32_t day);
/* The day with most reps, the first of them, no later than `until`; NULL if there is none with a rep. */
const struct trend_span *trends_most_reps(const struct trends *trends, int32_t until);

enum trend_step { TREND_BY_DAY, TREND_BY_WEEK, TREND_BY_MONTH, TREND_BY_YEAR, TREND_STEP_COUNT };
enum trend_range { TREND_MONTH, TREND_THREE_MONTHS, TREND_YEAR, TREND_ALL, TREND_RANGE_COUNT };

/* "month", "3months", "year", "all". */
const char *trend_range_name(enum trend_range range);
bool trend_range_parse(const char *name, enum trend_range *range);

#define TREND_SPANS_MAX 130

struct trend_window {
    int32_t first, last;  /* days, whole spans */
    enum trend_step step; /* as fine as leaves room to see something */
};

/* The window of a range. The first three end with the month that `month` (a day of it) lies in: that month by days,
 * three months by weeks, twelve by weeks. ALL goes from the first session to today, at least four weeks; more than
 * TREND_SPANS_MAX years of them leave the oldest out. */
struct trend_window trends_window(const struct trends *trends, enum trend_range range, int32_t month, int32_t today);
/* Fills spans[TREND_SPANS_MAX] from the window's first day to its last. Returns how many. */
int32_t trends_spans(const struct trends *trends, const struct trend_window *window, struct trend_span *spans);
/* For each span the mean of it and of the width - 1 before it; -1 where the span itself has none. */
void trends_running(const struct trend_span *spans, int32_t count, enum trend_figure figure, int32_t width,
                    int32_t *mean_bp);

/* The first day of the month a day lies in, and of the one so many months later (or, negative, earlier). */
int32_t trends_month(int32_t day, int32_t months);

#endif
