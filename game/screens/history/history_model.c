#include "screens/history/history_model.h"

#include "screens/history/history_words.h"
#include "stage/notices.h"
#include "stage/player.h"

#include <stdlib.h>

#define RUNNING_SPANS 5

/* ---- what is shown */

static void select_day(struct history_model *model, int32_t day)
{
    model->selected = day;
    model->count_of_selected = past_sessions(&model->past, day, &model->first_of_selected);
}

static void show_range(struct history_model *model)
{
    const struct trends *trends = &model->past.trends;
    model->window = trends_window(trends, model->range, model->month, model->past.today);
    model->span_count = trends_spans(trends, &model->window, model->spans);
    model->most_span_reps = 0;
    for (int32_t i = 0; i < model->span_count; i++) {
        const struct trend_sums *sums = &model->spans[i].sums;
        if (sums->reps > model->most_span_reps)
            model->most_span_reps = sums->reps;
        for (int figure = 0; figure < TREND_FIGURE_COUNT; figure++)
            model->bp[figure][i] = trend_mean_bp(sums, (enum trend_figure)figure);
    }
    for (int figure = 0; figure < TREND_FIGURE_COUNT; figure++)
        trends_running(model->spans, model->span_count, (enum trend_figure)figure, RUNNING_SPANS,
                       model->running[figure]);
}

static void fill_cell(struct history_model *model, int32_t index)
{
    int32_t day = model->month + index;
    const struct trend_span *span = trends_day(&model->past.trends, day);
    struct history_cell *cell = &model->cells[index];
    *cell = (struct history_cell){.reps = span ? span->sums.reps : 0, .mark = past_mark(&model->past, day)};
    if (cell->reps > model->most_reps)
        model->most_reps = cell->reps;
    if (cell->mark == STREAK_DAY_FROZEN) {
        model->frozen++;
        model->last_frozen[1] = model->last_frozen[0];
        model->last_frozen[0] = day;
    }
}

static void show_month(struct history_model *model, int32_t month, int32_t day)
{
    model->month = month;
    model->month_days = trends_month(month, 1) - month;
    model->most_reps = 0;
    model->frozen = 0;
    for (int32_t i = 0; i < model->month_days; i++)
        fill_cell(model, i);
    int32_t last = month + model->month_days - 1;
    select_day(model, day < month ? month : day > last ? last : day);
    show_range(model);
}

void history_model_show_range(struct history_model *model, enum trend_range range)
{
    model->range = range;
    show_range(model);
}

bool history_model_init(struct history_model *model, struct player *player, struct notices *notices,
                        struct error *error)
{
    *model = (struct history_model){.player = player, .notices = notices, .focus = HISTORY_RANGE};
    if (!player_past(player, &model->past) || !history_make_cards(model)) {
        history_model_reset(model);
        error_set(error, "", "there is no memory left for the history", "close other programs");
        return false;
    }
    show_month(model, trends_month(player_today(player), 0), player_today(player));
    return true;
}

void history_model_reset(struct history_model *model)
{
    past_reset(&model->past);
    free(model->cards);
    *model = (struct history_model){0};
}

void history_model_update(struct history_model *model)
{
    struct history_model next;
    struct error error;
    if (model->past.today == player_today(model->player) ||
        !history_model_init(&next, model->player, model->notices, &error))
        return;
    next.focus = model->focus;
    next.balance = model->balance;
    history_model_show_range(&next, model->range);
    history_model_reset(model);
    *model = next;
}

bool history_model_has_month(const struct history_model *model, int32_t months)
{
    int32_t month = trends_month(model->month, months);
    return month >= trends_month(model->past.marks.first, 0) && month <= trends_month(model->past.today, 0);
}

int32_t history_model_place(const struct history_model *model, int32_t day)
{
    return (int32_t)calendar_weekday(model->month) + day - model->month;
}

/* ---- what is done */

static void turn_month(struct history_model *model, int32_t months)
{
    if (!history_model_has_month(model, months))
        return;
    int32_t month = trends_month(model->month, months), day = model->selected - model->month;
    bool is_now = month == trends_month(model->past.today, 0);
    show_month(model, month, is_now ? model->past.today : month + day);
}

/* To a day near the month shown: turns to its month, if it can. False if there is none. */
static bool go_to_day(struct history_model *model, int32_t day)
{
    int32_t months = day < model->month ? -1 : day >= model->month + model->month_days ? 1 : 0;
    if (months == 0)
        select_day(model, day);
    else if (history_model_has_month(model, months))
        show_month(model, trends_month(model->month, months), day);
    else
        return false;
    return true;
}

static void walk_on(struct history_model *model)
{
    bool last = model->selected + 1 == model->month + model->month_days;
    select_day(model, last ? model->month : model->selected + 1);
}

static void act_on_days(struct history_model *model, enum action action)
{
    int32_t place = history_model_place(model, model->selected);
    switch (action) {
    case ACTION_LEFT:
        go_to_day(model, model->selected - 1);
        break;
    case ACTION_RIGHT:
        if (place % WEEKDAY_COUNT == WEEKDAY_SUNDAY || !go_to_day(model, model->selected + 1))
            model->focus = HISTORY_RANGE;
        break;
    case ACTION_UP:
        if (place < WEEKDAY_COUNT || !go_to_day(model, model->selected - WEEKDAY_COUNT))
            model->focus = HISTORY_EARLIER;
        break;
    case ACTION_DOWN:
        go_to_day(model, model->selected + WEEKDAY_COUNT);
        break;
    case ACTION_NEXT:
        if (model->walking)
            walk_on(model);
        else
            model->focus = HISTORY_EARLIER;
        break;
    case ACTION_CONFIRM:
        model->walking = !model->walking;
        break;
    case ACTION_BACK:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
}

static void confirm(struct history_model *model)
{
    switch (model->focus) {
    case HISTORY_EARLIER:
        turn_month(model, -1);
        break;
    case HISTORY_LATER:
        turn_month(model, 1);
        break;
    case HISTORY_RANGE:
        history_model_show_range(model, (enum trend_range)((model->range + 1) % TREND_RANGE_COUNT));
        break;
    case HISTORY_LINES:
        model->balance = !model->balance;
        break;
    case HISTORY_BESTS:
        model->first_card += HISTORY_CARDS;
        if (model->first_card >= model->card_count)
            model->first_card = 0;
        break;
    case HISTORY_DAYS:
    case HISTORY_ITEM_COUNT:
        break;
    }
}

/* Left and right within what has the focus. False: they lead elsewhere. */
static bool slide(struct history_model *model, int by)
{
    int32_t range = (int32_t)model->range + by, card = model->first_card + by * HISTORY_CARDS;
    if (model->focus == HISTORY_RANGE && range >= 0 && range < TREND_RANGE_COUNT)
        history_model_show_range(model, (enum trend_range)range);
    else if (model->focus == HISTORY_BESTS && card >= 0 && card < model->card_count)
        model->first_card = card;
    else
        return false;
    return true;
}

/* Where arrows lead; itself: nowhere. */
static const struct {
    enum history_item left, right, up, down;
} neighbours[HISTORY_ITEM_COUNT] = {
    [HISTORY_DAYS] = {HISTORY_DAYS, HISTORY_RANGE, HISTORY_EARLIER, HISTORY_DAYS},
    [HISTORY_EARLIER] = {HISTORY_EARLIER, HISTORY_LATER, HISTORY_EARLIER, HISTORY_DAYS},
    [HISTORY_LATER] = {HISTORY_EARLIER, HISTORY_RANGE, HISTORY_LATER, HISTORY_DAYS},
    [HISTORY_RANGE] = {HISTORY_DAYS, HISTORY_RANGE, HISTORY_RANGE, HISTORY_LINES},
    [HISTORY_LINES] = {HISTORY_DAYS, HISTORY_LINES, HISTORY_RANGE, HISTORY_BESTS},
    [HISTORY_BESTS] = {HISTORY_DAYS, HISTORY_BESTS, HISTORY_LINES, HISTORY_BESTS},
};

static void move(struct history_model *model, enum action action)
{
    switch (action) {
    case ACTION_LEFT:
        if (!slide(model, -1))
            model->focus = neighbours[model->focus].left;
        break;
    case ACTION_RIGHT:
        if (!slide(model, 1))
            model->focus = neighbours[model->focus].right;
        break;
    case ACTION_UP:
        model->focus = neighbours[model->focus].up;
        break;
    case ACTION_DOWN:
        model->focus = neighbours[model->focus].down;
        break;
    case ACTION_NEXT:
        model->focus = (enum history_item)((model->focus + 1) % HISTORY_ITEM_COUNT);
        break;
    case ACTION_CONFIRM:
    case ACTION_BACK:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
}

struct screen_next history_model_action(struct history_model *model, enum action action)
{
    if (action == ACTION_BACK && !model->walking)
        return (struct screen_next){.go = true, .to = SCREEN_HOME};
    if (action == ACTION_BACK) {
        model->walking = false;
        return (struct screen_next){0};
    }
    if (action == ACTION_CONFIRM)
        notices_clear(model->notices);
    if (model->focus == HISTORY_DAYS)
        act_on_days(model, action);
    else if (action == ACTION_CONFIRM)
        confirm(model);
    else
        move(model, action);
    model->walking = model->walking && model->focus == HISTORY_DAYS;
    return (struct screen_next){0};
}
