/* The history without its picture: a calendar to walk through, what a range of time came to, bests.
 *
 * Everything is summed on enter, when the month or the range changes and when a new day begins; drawing only reads, so
 * a frame costs the same after one session and after a hundred thousand.
 *
 * The focus goes round with next: the calendar's days, the month before, the month after, the range, what the lines
 * show, the bests. On the days, arrows walk at once (up from the first week and right from a Sunday lead out); for two
 * heels confirm begins the walk, next takes a day, confirm or back ends it. On the others confirm does the thing: turns
 * a month, takes the next range, the other lines, the next bests. */
#ifndef HEELBEAT_SCREENS_HISTORY_HISTORY_MODEL_H
#define HEELBEAT_SCREENS_HISTORY_HISTORY_MODEL_H

#include "screens/screen.h"
#include "store/player/past.h"

struct notices;
struct player;

#define HISTORY_MONTH_DAYS 31
#define HISTORY_CARDS      3 /* bests shown at a time */

enum history_item {
    HISTORY_DAYS,
    HISTORY_EARLIER,
    HISTORY_LATER,
    HISTORY_RANGE,
    HISTORY_LINES,
    HISTORY_BESTS,
    HISTORY_ITEM_COUNT
};

struct history_cell {
    int64_t reps; /* 0: nothing was done */
    enum streak_day mark;
};

/* One of the bests, in words. */
struct history_card {
    char title[80];
    char value[32];
    char date[24];
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
    bool walking; /* next goes through the days */
    enum trend_range range;
    struct trend_window window;
    struct trend_span spans[TREND_SPANS_MAX];
    int32_t span_count;
    int64_t most_span_reps;
    int32_t bp[TREND_FIGURE_COUNT][TREND_SPANS_MAX];      /* of the span alone; -1: none */
    int32_t running[TREND_FIGURE_COUNT][TREND_SPANS_MAX]; /* over the spans before, too */
    bool balance;                                         /* the lines show it instead of accuracy and steadiness */
    struct history_card *cards;                           /* owned */
    int32_t card_count, first_card;
    enum history_item focus;
    bool still; /* a picture for a file: nothing has the focus */
};

/* Sums everything; the month of today is shown, by days. False with *error when out of memory. */
bool history_model_init(struct history_model *model, struct player *player, struct notices *notices,
                        struct error *error);
void history_model_reset(struct history_model *model);
/* Looks again when a new day has begun; the focus stays. */
void history_model_update(struct history_model *model);
void history_model_show_range(struct history_model *model, enum trend_range range);
struct screen_next history_model_action(struct history_model *model, enum action action);
/* Whether there is a month before or after the one shown to go to. */
bool history_model_has_month(const struct history_model *model, int32_t months);
/* The cell's place in the calendar: 0 is the Monday of the first row. */
int32_t history_model_place(const struct history_model *model, int32_t day);

#endif
