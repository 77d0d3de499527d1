#include "screens/training/training_model.h"

#include "core/made/quick.h"
#include "input/player.h"
#include "screens/words.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "words/words.h"

#include <string.h>

#define QUICK_REPS 100

/* By minutes, and one by reps; the profile remembers the minutes. */
static const struct quick_row {
    int32_t minutes;
    const char *about;
} quick_rows[TRAINING_QUICK_ROWS] = {
    {1, "Between two meetings: gentle in, gentle out"},   {3, "A break: each way to lift for half a minute"},
    {5, "A whole session, never the same way for long"},  {10, "A day’s worth in one go, with another song each time"},
    {0, "One set of exactly 100, gentle in, gentle out"},
};

const char *training_tab_name(enum training_tab tab)
{
    static const char *const names[TRAINING_TAB_COUNT] = {
        [TRAINING_PROGRAMS] = "Programs", [TRAINING_QUICK] = "Short sessions"};
    return names[tab];
}

/* The plan's own length comes first where no row has it. */
static bool plan_is_extra(const struct training_model *model)
{
    int32_t minutes = player_profile(model->player)->plan_minutes;
    for (int i = 0; i < TRAINING_QUICK_ROWS; i++)
        if (quick_rows[i].minutes == minutes)
            return false;
    return minutes <= QUICK_MINUTES_MAX;
}

static struct quick_row quick_row(const struct training_model *model, int32_t row)
{
    static const char plan_words[] = "Your plan for now; it grows with you";
    int32_t minutes = player_profile(model->player)->plan_minutes;
    bool extra = plan_is_extra(model);
    if (extra && row == 0)
        return (struct quick_row){minutes, plan_words};
    struct quick_row found = quick_rows[extra ? row - 1 : row];
    if (found.minutes == minutes)
        found.about = plan_words;
    return found;
}

int32_t training_model_rows(const struct training_model *model)
{
    return model->tab == TRAINING_QUICK ? TRAINING_QUICK_ROWS + plan_is_extra(model) : model->programs.count;
}

static const struct program_entry *entry_at(const struct training_model *model, int32_t row)
{
    bool is_program = model->tab == TRAINING_PROGRAMS && row < model->programs.count;
    return is_program ? &model->programs.entries[row] : NULL;
}

const struct program *training_model_program(const struct training_model *model)
{
    const struct program_entry *entry = entry_at(model, model->selected);
    return entry ? &entry->program : NULL;
}

int32_t training_model_rounds(const struct training_model *model)
{
    const struct program_entry *entry = entry_at(model, model->selected);
    return entry ? training_rounds(&model->training, entry) : 1;
}

void training_model_row(const struct training_model *model, int32_t row, struct training_row *out)
{
    const struct program_entry *entry = entry_at(model, row);
    struct text text;
    *out = (struct training_row){0};
    text_init(&text, out->title, sizeof out->title);
    if (entry) {
        int32_t rpm = training_rpm(&model->training, &entry->program);
        int32_t rounds = training_rounds(&model->training, entry);
        text_add(&text, entry->program.title);
        out->about = entry->program.about;
        out->seconds = program_seconds(&entry->program, training_style(&model->training, &entry->program), rpm, rounds);
        out->reps = program_reps(&entry->program, rpm, rounds);
        return;
    }
    struct quick_row quick = quick_row(model, row);
    out->about = quick.about;
    out->seconds = 60 * quick.minutes;
    if (quick.minutes > 0)
        words_count(&text, quick.minutes, "minute", "minutes");
    else
        words_count(&text, QUICK_REPS, "rep", "reps");
}

/* Makes what is selected, in the likes as they are now. */
static void look(struct training_model *model)
{
    char name[TRAINING_NAME_SIZE];
    const struct program_entry *entry = entry_at(model, model->selected);
    int32_t minutes = entry || model->tab == TRAINING_PROGRAMS ? 0 : quick_row(model, model->selected).minutes;
    bool named = entry ? training_program(&model->training, entry, 0, "", name)
                       : model->tab == TRAINING_QUICK &&
                             training_quick(&model->training, minutes, minutes ? 0 : QUICK_REPS, name);
    model->level = NULL;
    if (named)
        model->level = levels_make(model->levels, name, &model->why);
    else
        error_set(&model->why, "", "No style of music is at hand", "Is Heelbeat installed whole?");
}

static void select_row(struct training_model *model, int32_t row)
{
    model->selected = row;
    if (row < model->first)
        model->first = row;
    if (row >= model->first + TRAINING_ROWS)
        model->first = row - TRAINING_ROWS + 1;
    look(model);
}

static void show_tab(struct training_model *model, enum training_tab tab)
{
    model->tab = tab;
    model->first = 0;
    int32_t row = 0;
    for (int32_t i = 0; tab == TRAINING_QUICK && i < training_model_rows(model); i++)
        if (quick_row(model, i).minutes == player_profile(model->player)->quick_minutes)
            row = i;
    select_row(model, row);
}

bool training_model_init(struct training_model *model, struct levels *levels, struct player *player,
                         struct notices *notices, struct error *error)
{
    *model = (struct training_model){.levels = levels, .player = player, .notices = notices, .zone = TRAINING_LIST};
    if (!levels_programs(levels, &model->programs, error))
        return false;
    levels_training(levels, player, &model->training);
    show_tab(model, (enum training_tab)0);
    if (training_model_rows(model) == 0)
        model->zone = TRAINING_TABS;
    return true;
}

static void save(struct training_model *model)
{
    struct error error = {0};
    if (model->changed && !player_save(model->player, &error))
        notices_fault(model->notices, &error);
    model->changed = false;
}

void training_model_reset(struct training_model *model)
{
    save(model);
    programs_reset(&model->programs);
    *model = (struct training_model){0};
}

bool training_model_may_choose(const struct training_model *model, enum training_zone zone)
{
    const struct program *program = training_model_program(model);
    if (!program)
        return true;
    return zone == TRAINING_STYLE ? !program->style[0] : zone != TRAINING_CADENCE || !program->cadence_rpm;
}

static struct screen_next start(struct training_model *model)
{
    if (!model->level)
        return (struct screen_next){0};
    int32_t minutes = model->tab == TRAINING_QUICK ? quick_row(model, model->selected).minutes : 0;
    if (model->tab == TRAINING_QUICK && player_profile(model->player)->quick_minutes != minutes) {
        player_edit(model->player)->quick_minutes = minutes;
        model->changed = true;
    }
    save(model);
    return (struct screen_next){
        .go = true, .to = SCREEN_PLAY, .play = {.level = model->level, .tempo_percent = 100, .player = PLAYER_YOU}};
}

/* by 1 or -1; behind the last style and before the first one is "" for any. */
static void change_style(struct training_model *model, int by)
{
    struct profile *profile = player_edit(model->player);
    const struct style_names *styles = &model->training.styles;
    int count = styles->count + 1, place = style_names_find(styles, profile->style) + 1;
    place = (place + by + count) % count;
    text_copy(profile->style, sizeof profile->style, place > 0 ? styles->names[place - 1] : "");
    model->changed = true;
    look(model);
}

static void change_cadence(struct training_model *model, int32_t rpm)
{
    if (rpm < QUICK_RPM_MIN || rpm > QUICK_RPM_MAX)
        return;
    player_edit(model->player)->cadence_rpm = rpm;
    model->changed = true;
    look(model);
}

static void leap_cadence(struct training_model *model)
{
    int32_t rpm = player_profile(model->player)->cadence_rpm;
    rpm += TRAINING_RPM_LEAP - rpm % TRAINING_RPM_LEAP;
    change_cadence(model, rpm > QUICK_RPM_MAX ? QUICK_RPM_MIN : rpm);
}

static struct screen_next act_on_tabs(struct training_model *model, enum action action)
{
    int tab = (int)model->tab;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        tab += action == ACTION_RIGHT ? 1 : -1;
        if (tab >= 0 && tab < TRAINING_TAB_COUNT)
            show_tab(model, (enum training_tab)tab);
        break;
    case ACTION_NEXT:
        /* After the last tab, back to the first one's list. */
        show_tab(model, (enum training_tab)((tab + 1) % TRAINING_TAB_COUNT));
        if (model->tab == 0 && training_model_rows(model) > 0)
            model->zone = TRAINING_LIST;
        break;
    case ACTION_DOWN:
    case ACTION_CONFIRM:
        if (training_model_rows(model) > 0)
            model->zone = TRAINING_LIST;
        break;
    case ACTION_BACK:
        return (struct screen_next){.go = true, .to = SCREEN_HOME};
    case ACTION_UP:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

static struct screen_next act_on_list(struct training_model *model, enum action action)
{
    bool is_last = model->selected + 1 >= training_model_rows(model);
    switch (action) {
    case ACTION_UP:
        if (model->selected > 0)
            select_row(model, model->selected - 1);
        else
            model->zone = TRAINING_TABS;
        break;
    case ACTION_DOWN:
    case ACTION_NEXT:
        if (!is_last)
            select_row(model, model->selected + 1);
        else if (action == ACTION_NEXT)
            model->zone = TRAINING_TABS;
        break;
    case ACTION_RIGHT:
    case ACTION_CONFIRM:
        model->zone = TRAINING_START;
        break;
    case ACTION_BACK:
        return (struct screen_next){.go = true, .to = SCREEN_HOME};
    case ACTION_LEFT:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

/* The next thing in the panel that may be chosen, after Cadence Start again. */
static enum training_zone next_zone(const struct training_model *model)
{
    int zone = (int)model->zone;
    do
        zone = zone == TRAINING_CADENCE ? TRAINING_START : zone + 1;
    while (!training_model_may_choose(model, (enum training_zone)zone));
    return (enum training_zone)zone;
}

static struct screen_next act_on_start(struct training_model *model, enum action action)
{
    switch (action) {
    case ACTION_UP:
    case ACTION_NEXT:
        model->zone = next_zone(model);
        break;
    case ACTION_LEFT:
    case ACTION_BACK:
        model->zone = TRAINING_LIST;
        break;
    case ACTION_CONFIRM:
        return start(model);
    case ACTION_DOWN:
    case ACTION_RIGHT:
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

static struct screen_next act_on_like(struct training_model *model, enum action action)
{
    bool style = model->zone == TRAINING_STYLE;
    int by = action == ACTION_LEFT ? -1 : 1;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        if (style)
            change_style(model, by);
        else
            change_cadence(model, player_profile(model->player)->cadence_rpm + by * TRAINING_RPM_STEP);
        break;
    case ACTION_CONFIRM:
        if (style)
            change_style(model, by);
        else
            leap_cadence(model);
        break;
    case ACTION_DOWN:
        model->zone = TRAINING_START;
        break;
    case ACTION_NEXT:
        model->zone = next_zone(model);
        break;
    case ACTION_UP:
    case ACTION_BACK:
        model->zone = TRAINING_LIST;
        break;
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    return (struct screen_next){0};
}

struct screen_next training_model_action(struct training_model *model, enum action action)
{
    static struct screen_next (*const act[TRAINING_ZONE_COUNT])(struct training_model *,
                                                                enum action) = {[TRAINING_TABS] = act_on_tabs,
                                                                                [TRAINING_LIST] = act_on_list,
                                                                                [TRAINING_START] = act_on_start,
                                                                                [TRAINING_STYLE] = act_on_like,
                                                                                [TRAINING_CADENCE] = act_on_like};
    if (action == ACTION_CONFIRM)
        notices_clear(model->notices);
    return act[model->zone](model, action);
}
