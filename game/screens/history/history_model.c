#include "screens/history/history_model.h"

#include "stage/notices.h"
#include "stage/player.h"

#include <stdlib.h>

#define RUNNING_SPANS 5
#define OTHER_BESTS   4
#define LEVELS_BEFORE 2

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
    model->most_span_reps = model->window_reps = 0;
    for (int32_t i = 0; i < model->span_count; i++) {
        const struct trend_sums *sums = &model->spans[i].sums;
        model->window_reps += sums->reps;
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

/* ---- bests */

static void add_record(struct history_model *model, enum history_best_kind kind, const struct session_record *record)
{
    if (record)
        model->bests[model->best_count++] = (struct history_best){.kind = kind, .record = record, .day = record->day};
}

static void add_number(struct history_model *model, enum history_best_kind kind, int64_t number, int32_t day)
{
    if (number > 0)
        model->bests[model->best_count++] = (struct history_best){.kind = kind, .number = number, .day = day};
}

static void add_others(struct history_model *model)
{
    const struct past *past = &model->past;
    const struct trend_span *most = trends_most_reps(&past->trends, past->today);
    add_record(model, BEST_SET, past->bests.steadiest_set);
    add_record(model, BEST_DAILY, past->bests.daily);
    add_number(model, BEST_OF_A_DAY, most ? most->sums.reps : 0, most ? most->first : HISTORY_NO_DAY);
    add_number(model, BEST_ROW, past->streak.best, HISTORY_NO_DAY);
}

/* Two levels, those finished last, come before what is no level's. */
static bool gather_bests(struct history_model *model)
{
    const struct bests *bests = &model->past.bests;
    model->bests = malloc(sizeof *model->bests * (size_t)(bests->level_count + OTHER_BESTS));
    if (!model->bests)
        return false;
    for (int32_t i = 0; i < bests->level_count; i++) {
        if (i == LEVELS_BEFORE)
            add_others(model);
        add_record(model, BEST_OF_LEVEL, bests->levels[i].best);
    }
    if (bests->level_count <= LEVELS_BEFORE)
        add_others(model);
    return true;
}

bool history_model_init(struct history_model *model, struct player *player, struct notices *notices,
                        struct error *error)
{
    *model = (struct history_model){.player = player, .notices = notices};
    if (!player_past(player, &model->past) || !gather_bests(model)) {
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
    free(model->bests);
    *model = (struct history_model){0};
}

void history_model_update(struct history_model *model)
{
    struct history_model next;
    struct error error;
    if (model->past.today == player_today(model->player) ||
        !history_model_init(&next, model->player, model->notices, &error))
        return;
    next.balance = model->balance;
    next.shown = model->shown;
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

bool history_model_has_day(const struct history_model *model, int32_t day)
{
    bool has_been = day >= model->past.marks.first && day <= model->past.today;
    return has_been || model->cells[day - model->month].reps > 0;
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

static void show_day(struct history_model *model, int32_t day)
{
    select_day(model, day);
    model->shown = HISTORY_SESSIONS;
}

static struct screen_next to_day(const struct history_model *model)
{
    return (struct screen_next){.focus = "day", .focus_index = model->selected - model->month};
}

static struct screen_next go_to_best(struct history_model *model, const struct history_best *best)
{
    if (best->day == HISTORY_NO_DAY)
        return (struct screen_next){0};
    show_month(model, trends_month(best->day, 0), best->day);
    model->shown = HISTORY_SESSIONS;
    return to_day(model);
}

struct screen_next history_model_choose(struct history_model *model, const struct act *act)
{
    switch ((enum history_verb)act->verb) {
    case HISTORY_EARLIER:
        turn_month(model, -1);
        break;
    case HISTORY_LATER:
        turn_month(model, 1);
        break;
    case HISTORY_DAY:
        show_day(model, model->month + act->arg);
        break;
    case HISTORY_RANGE:
        history_model_show_range(model, (enum trend_range)act->arg);
        break;
    case HISTORY_LINES:
        model->balance = !model->balance;
        break;
    case HISTORY_SHOW:
        model->shown = (enum history_shown)act->arg;
        break;
    case HISTORY_BEST:
        return go_to_best(model, &model->bests[act->arg]);
    case HISTORY_LEAVE:
        return (struct screen_next){.go = true, .to = SCREEN_HOME};
    }
    return (struct screen_next){0};
}

void history_model_focused(struct history_model *model, const struct act *act)
{
    if (act->verb == HISTORY_DAY)
        show_day(model, model->month + act->arg);
}
