/* The history without its page: a calendar, what a range of time came to, bests, a day in words.
 *
 * Everything is summed on enter, when the month or the range changes and when a new day begins; the page only reads, so
 * it costs the same after one session and after a hundred thousand. */
#ifndef HEELBEAT_SCREENS_HISTORY_HISTORY_MODEL_H
#define HEELBEAT_SCREENS_HISTORY_HISTORY_MODEL_H

#include "screens/screen.h"
#include "store/player/past.h"

struct notices;
struct player;

#define HISTORY_MONTH_DAYS 31
#define HISTORY_NO_DAY     INT32_MIN

enum history_verb {
    HISTORY_EARLIER, /* the month before */
    HISTORY_LATER,
    HISTORY_DAY,   /* arg: which of the month, from 0; the focus on it shows it, too */
    HISTORY_RANGE, /* arg: enum trend_range */
    HISTORY_LINES, /* balance in place of accuracy and steadiness, or back */
    HISTORY_SHOW,  /* arg: enum history_shown */
    HISTORY_BEST,  /* arg: which; goes to its day */
    HISTORY_LEAVE
};

/* Below the charts. */
enum history_shown { HISTORY_BESTS, HISTORY_SESSIONS, HISTORY_SHOWN_COUNT };

struct history_cell {
    int64_t reps; /* 0: nothing was done */
    enum streak_day mark;
};

enum history_best_kind { BEST_OF_LEVEL, BEST_SET, BEST_DAILY, BEST_OF_A_DAY, BEST_ROW };

struct history_best {
    enum history_best_kind kind;
    const struct session_record *record; /* of a level, a set, a challenge; borrowed from the history */
    int64_t number;                      /* reps of a day, days of a row */
    int32_t day;                         /* HISTORY_NO_DAY: of no single one */
};

struct history_model {
    struct player *player; /* borrowed, as notices */
    struct notices *notices;
    struct past past;
    int32_t month, month_days; /* the first day of the month shown, and how many it has */
    struct history_cell cells[HISTORY_MONTH_DAYS];
    int64_t most_reps;         /* of a day of this month */
    int32_t frozen;            /* days of this month */
    int32_t last_frozen[2];    /* the last two of them, the later first */
    int32_t selected;          /* a day of the month shown */
    int32_t first_of_selected; /* its sessions, in past->order */
    int32_t count_of_selected;
    enum trend_range range;
    struct trend_window window;
    struct trend_span spans[TREND_SPANS_MAX];
    int32_t span_count;
    int64_t most_span_reps, window_reps;
    int32_t bp[TREND_FIGURE_COUNT][TREND_SPANS_MAX];      /* of the span alone; -1: none */
    int32_t running[TREND_FIGURE_COUNT][TREND_SPANS_MAX]; /* over the spans before, too */
    bool balance;                                         /* the lines show it instead of accuracy and steadiness */
    enum history_shown shown;
    struct history_best *bests; /* owned */
    int32_t best_count;
    bool still; /* a picture for a file: there is nothing to choose */
};

/* Sums everything; the month of today is shown, by days. False with *error when out of memory. */
bool history_model_init(struct history_model *model, struct player *player, struct notices *notices,
                        struct error *error);
void history_model_reset(struct history_model *model);
/* Looks again when a new day has begun. */
void history_model_update(struct history_model *model);
void history_model_show_range(struct history_model *model, enum trend_range range);
struct screen_next history_model_choose(struct history_model *model, const struct act *act);
void history_model_focused(struct history_model *model, const struct act *act);
/* Whether there is a month before or after the one shown to go to. */
bool history_model_has_month(const struct history_model *model, int32_t months);
/* The cell's place in the calendar: 0 is the Monday of the first row. */
int32_t history_model_place(const struct history_model *model, int32_t day);
/* Whether a day of the month shown can be chosen: one since the first with a session, or with reps. */
bool history_model_has_day(const struct history_model *model, int32_t day);

#endif
