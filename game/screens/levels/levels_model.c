#include "screens/levels/levels_model.h"

#include "core/level/chart.h"
#include "core/made/practice.h"
#include "input/player.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/services.h"

#include <stdlib.h>

#define GENTLE_RPM_MILLI 25000
#define STEADY_RPM_MILLI 37000

enum levels_tab levels_tab_of(int32_t cadence_rpm_milli)
{
    if (cadence_rpm_milli <= GENTLE_RPM_MILLI)
        return LEVELS_GENTLE;
    return cadence_rpm_milli <= STEADY_RPM_MILLI ? LEVELS_STEADY : LEVELS_BRISK;
}

static void show_tab(struct levels_model *model, enum levels_tab tab)
{
    model->tab = tab;
    model->row_count = 0;
    model->selected = 0;
    for (int32_t i = 0; i < model->all_count; i++)
        if (tab == LEVELS_ALL || levels_tab_of(model->all[i].level->cadence_rpm_milli) == tab)
            model->rows[model->row_count++] = &model->all[i];
}

bool levels_model_init(struct levels_model *model, const struct services *services, struct error *error)
{
    const struct library *library = levels_library(services->levels);
    size_t count = (size_t)library->count + 1; /* never an empty allocation */
    *model = (struct levels_model){.levels = services->levels, .notices = services->notices, .tempo_percent = 100};
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
                                            .best_bp = player_best_bp(services->player, library->levels[i].hash)};
    show_tab(model, LEVELS_ALL);
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

int32_t levels_part_count(const struct chart *chart)
{
    int32_t count = 0;
    for (int32_t i = 0; i < chart->part_count; i++)
        count += chart->parts[i].rep_count > 0;
    return count;
}

int32_t levels_part(const struct chart *chart, int32_t index)
{
    int32_t part = 0;
    for (int32_t i = 0; i < chart->part_count && index >= 0; i++) {
        part = chart->parts[i].rep_count > 0 ? i : part;
        index -= chart->parts[i].rep_count > 0;
    }
    return part;
}

static struct screen_next play(struct levels_model *model, const struct library_level *level)
{
    return (struct screen_next){.go = true,
                                .to = SCREEN_PLAY,
                                .play = {.level = level, .tempo_percent = model->tempo_percent, .player = PLAYER_YOU}};
}

/* Stays, and says why, when it can't be made. */
static struct screen_next practise(struct levels_model *model)
{
    char name[PRACTICE_NAME_SIZE];
    struct error error;
    model->practising = false;
    const struct library_level *whole = levels_model_selected(model)->level;
    if (!practice_format(levels_part(&whole->chart, model->part), whole->name, name))
        error_set(&error, whole->name, "has too long a name to practise a part of", "give its file a shorter one");
    else {
        const struct library_level *level = levels_make(model->levels, name, &error);
        if (level)
            return play(model, level);
    }
    notices_fault(model->notices, &error);
    return (struct screen_next){0};
}

static struct screen_next to_play(void)
{
    return (struct screen_next){.focus = "play"};
}

struct screen_next levels_model_choose(struct levels_model *model, const struct act *act)
{
    switch ((enum levels_verb)act->verb) {
    case LEVELS_SHOW:
        show_tab(model, (enum levels_tab)act->arg);
        break;
    case LEVELS_SELECT:
        model->selected = act->arg;
        return to_play();
    case LEVELS_PLAY:
        return play(model, levels_model_selected(model)->level);
    case LEVELS_TEMPO:
        model->tempo_percent = TEMPO_PERCENT_MIN + act->value * LEVELS_TEMPO_STEP;
        break;
    case LEVELS_PRACTICE:
        model->practising = true;
        model->part = 0;
        break;
    case LEVELS_PART:
        model->part = act->value;
        break;
    case LEVELS_PRACTISE:
        return practise(model);
    case LEVELS_KEEP:
        model->practising = false;
        break;
    case LEVELS_LEAVE:
        return home();
    }
    return (struct screen_next){0};
}

void levels_model_focused(struct levels_model *model, const struct act *act)
{
    if (act->verb == LEVELS_SELECT)
        model->selected = act->arg;
}
