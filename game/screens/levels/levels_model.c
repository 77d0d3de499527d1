#include "screens/levels/levels_model.h"

#include "core/made/practice.h"
#include "input/player.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "words/words.h"

#include <stdlib.h>

#define GENTLE_RPM_MILLI 25000
#define STEADY_RPM_MILLI 37000

const char *levels_tab_name(enum levels_tab tab)
{
    static const char *const names[LEVELS_TAB_COUNT] = {
        [LEVELS_ALL] = "All", [LEVELS_GENTLE] = "Gentle", [LEVELS_STEADY] = "Steady", [LEVELS_BRISK] = "Brisk"};
    return names[tab];
}

enum levels_tab levels_tab_of(int32_t cadence_rpm_milli)
{
    if (cadence_rpm_milli <= GENTLE_RPM_MILLI)
        return LEVELS_GENTLE;
    return cadence_rpm_milli <= STEADY_RPM_MILLI ? LEVELS_STEADY : LEVELS_BRISK;
}

static int64_t tenths(int64_t up_us, int64_t down_us)
{
    return (down_us * 10 + up_us / 2) / up_us;
}

void levels_ratio(struct text *text, const struct chart *chart)
{
    int64_t up_us = chart->reps[0].top_us - chart->reps[0].lift_us;
    int64_t down_us = chart->reps[0].landing_us - chart->reps[0].lower_us;
    for (int32_t i = 1; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        if (tenths(rep->top_us - rep->lift_us, rep->landing_us - rep->lower_us) != tenths(up_us, down_us)) {
            text_add(text, "mixed");
            return;
        }
    }
    bool down_longer = down_us >= up_us;
    int64_t ratio = down_longer ? tenths(up_us, down_us) : tenths(down_us, up_us);
    text_add(text, down_longer ? "1 : " : "");
    if (ratio % 10 == 0)
        text_add_int(text, ratio / 10);
    else
        text_add_fixed(text, ratio, 1);
    text_add(text, down_longer ? "" : " : 1");
}

static void show_tab(struct levels_model *model, enum levels_tab tab)
{
    model->tab = tab;
    model->row_count = 0;
    model->selected = 0;
    model->first = 0;
    for (int32_t i = 0; i < model->all_count; i++)
        if (tab == LEVELS_ALL || levels_tab_of(model->all[i].level->cadence_rpm_milli) == tab)
            model->rows[model->row_count++] = &model->all[i];
}

bool levels_model_init(struct levels_model *model, struct levels *levels, const struct player *player,
                       struct notices *notices, struct error *error)
{
    const struct library *library = levels_library(levels);
    size_t count = (size_t)library->count + 1; /* never an empty allocation */
    *model = (struct levels_model){.levels = levels, .notices = notices, .zone = LEVELS_LIST, .tempo_percent = 100};
    model->all = calloc(count, sizeof *model->all);
    model->rows = calloc(count, sizeof *model->rows);
    if (!model->all || !model->rows) {
        levels_model_reset(model);
        error_set(error, "", "there is no memory left for the list of levels", "close other programs");
        return false;
    }
    model->all_count = library->count;
    for (int32_t i = 0; i < library->count; i++)
        model->all[i] = (struct levels_row){.level = &library->levels[i],
                                            .best_bp = player_best_bp(player, library->levels[i].hash)};
    show_tab(model, LEVELS_ALL);
    if (model->row_count == 0)
        model->zone = LEVELS_TABS;
    return true;
}

void levels_model_reset(struct levels_model *model)
{
    free(model->rows);
    free(model->all);
    *model = (struct levels_model){0};
}

const struct levels_row *levels_model_selected(const struct levels_model *model)
{
    return model->row_count > 0 ? model->rows[model->selected] : NULL;
}

static struct screen_next home(void)
{
    return (struct screen_next){.go = true, .to = SCREEN_HOME};
}

static struct screen_next act_on_tabs(struct levels_model *model, enum action action)
{
    int tab = (int)model->tab;
    switch (action) {
    case ACTION_LEFT:
        if (tab > 0)
            show_tab(model, (enum levels_tab)(tab - 1));
        break;
    case ACTION_RIGHT:
        if (tab + 1 < LEVELS_TAB_COUNT)
            show_tab(model, (enum levels_tab)(tab + 1));
        break;
    case ACTION_NEXT:
        /* After the last tab, back to the whole list. */
        show_tab(model, (enum levels_tab)((tab + 1) % LEVELS_TAB_COUNT));
        if (model->tab == LEVELS_ALL && model->row_count > 0)
            model->zone = LEVELS_LIST;
        break;
    case ACTION_DOWN:
    case ACTION_CONFIRM:
        if (model->row_count > 0)
            model->zone = LEVELS_LIST;
        break;
    case ACTION_BACK:
        return home();
    case ACTION_UP:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

static void select_row(struct levels_model *model, int32_t row)
{
    model->selected = row;
    if (row < model->first)
        model->first = row;
    if (row >= model->first + LEVELS_ROWS)
        model->first = row - LEVELS_ROWS + 1;
}

static struct screen_next act_on_list(struct levels_model *model, enum action action)
{
    switch (action) {
    case ACTION_UP:
        if (model->selected > 0)
            select_row(model, model->selected - 1);
        else
            model->zone = LEVELS_TABS;
        break;
    case ACTION_DOWN:
        if (model->selected + 1 < model->row_count)
            select_row(model, model->selected + 1);
        break;
    case ACTION_NEXT:
        if (model->selected + 1 < model->row_count)
            select_row(model, model->selected + 1);
        else
            model->zone = LEVELS_TABS;
        break;
    case ACTION_RIGHT:
    case ACTION_CONFIRM:
        model->zone = LEVELS_PLAY;
        break;
    case ACTION_BACK:
        return home();
    case ACTION_LEFT:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

static struct screen_next play(struct levels_model *model, const struct library_level *level)
{
    return (struct screen_next){.go = true,
                                .to = SCREEN_PLAY,
                                .play = {.level = level, .tempo_percent = model->tempo_percent, .player = PLAYER_YOU}};
}

static struct screen_next act_on_play(struct levels_model *model, enum action action)
{
    switch (action) {
    case ACTION_UP:
        model->zone = LEVELS_TEMPO;
        break;
    case ACTION_NEXT:
    case ACTION_RIGHT:
        model->zone = LEVELS_PRACTICE;
        break;
    case ACTION_LEFT:
    case ACTION_BACK:
        model->zone = LEVELS_LIST;
        break;
    case ACTION_CONFIRM:
        return play(model, levels_model_selected(model)->level);
    case ACTION_DOWN:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

/* The next part with reps from `from` on, by steps of 1 or -1, around; `from` itself if it is the only one. */
static int32_t next_part(const struct chart *chart, int32_t from, int32_t step)
{
    int32_t part = from;
    do
        part = (part + step + chart->part_count) % chart->part_count;
    while (chart->parts[part].rep_count == 0 && part != from);
    return part;
}

static struct screen_next act_on_practice(struct levels_model *model, enum action action)
{
    const struct chart *chart = &levels_model_selected(model)->level->chart;
    switch (action) {
    case ACTION_UP:
    case ACTION_NEXT:
        model->zone = LEVELS_TEMPO;
        break;
    case ACTION_LEFT:
        model->zone = LEVELS_PLAY;
        break;
    case ACTION_BACK:
        model->zone = LEVELS_LIST;
        break;
    case ACTION_CONFIRM:
        model->zone = LEVELS_PART;
        model->part = next_part(chart, chart->part_count - 1, 1);
        break;
    case ACTION_DOWN:
    case ACTION_RIGHT:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

/* Stays, and says why, when it can't be made. */
static struct screen_next practise(struct levels_model *model)
{
    char name[PRACTICE_NAME_SIZE];
    struct error error;
    const struct library_level *whole = levels_model_selected(model)->level;
    if (!practice_format(model->part, whole->name, name))
        error_set(&error, whole->name, "has too long a name to practise a part of", "give its file a shorter one");
    else {
        const struct library_level *level = levels_make(model->levels, name, &error);
        if (level)
            return play(model, level);
    }
    notices_fault(model->notices, &error);
    return (struct screen_next){0};
}

static struct screen_next act_on_part(struct levels_model *model, enum action action)
{
    const struct chart *chart = &levels_model_selected(model)->level->chart;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_UP:
        model->part = next_part(chart, model->part, -1);
        break;
    case ACTION_RIGHT:
    case ACTION_DOWN:
    case ACTION_NEXT:
        model->part = next_part(chart, model->part, 1);
        break;
    case ACTION_CONFIRM:
        return practise(model);
    case ACTION_BACK:
        model->zone = LEVELS_PRACTICE;
        break;
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

static void change_tempo(struct levels_model *model, int32_t by)
{
    int32_t percent = model->tempo_percent + by;
    if (percent >= TEMPO_PERCENT_MIN && percent <= TEMPO_PERCENT_MAX)
        model->tempo_percent = percent;
}

static void leap_tempo(struct levels_model *model)
{
    int32_t percent = model->tempo_percent - model->tempo_percent % LEVELS_TEMPO_LEAP + LEVELS_TEMPO_LEAP;
    model->tempo_percent = percent > TEMPO_PERCENT_MAX ? TEMPO_PERCENT_MIN : percent;
}

static struct screen_next act_on_tempo(struct levels_model *model, enum action action)
{
    switch (action) {
    case ACTION_LEFT:
        change_tempo(model, -LEVELS_TEMPO_STEP);
        break;
    case ACTION_RIGHT:
        change_tempo(model, LEVELS_TEMPO_STEP);
        break;
    case ACTION_CONFIRM:
        leap_tempo(model);
        break;
    case ACTION_DOWN:
    case ACTION_NEXT:
        model->zone = LEVELS_PLAY;
        break;
    case ACTION_UP:
    case ACTION_BACK:
        model->zone = LEVELS_LIST;
        break;
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

struct screen_next levels_model_action(struct levels_model *model, enum action action)
{
    static struct screen_next (*const act[LEVELS_ZONE_COUNT])(struct levels_model *, enum action) = {
        [LEVELS_TABS] = act_on_tabs,         [LEVELS_LIST] = act_on_list, [LEVELS_PLAY] = act_on_play,
        [LEVELS_PRACTICE] = act_on_practice, [LEVELS_PART] = act_on_part, [LEVELS_TEMPO] = act_on_tempo};
    if (action == ACTION_CONFIRM)
        notices_clear(model->notices);
    return act[model->zone](model, action);
}
