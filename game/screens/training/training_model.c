#include "screens/training/training_model.h"

#include "core/made/quick.h"
#include "input/player.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/services.h"

#include <string.h>

#define QUICK_REPS 100
#define QUICK_ROWS 5

/* By minutes, and one by reps; the profile remembers the minutes. */
static const struct quick_row {
    int32_t minutes;
    const char *about;
} quick_rows[QUICK_ROWS] = {
    {1, N_("Between two meetings: gentle in, gentle out")},
    {3, N_("A break: each way to lift for half a minute")},
    {5, N_("A whole session, never the same way for long")},
    {10, N_("A day’s worth in one go, with another song each time")},
    {0, N_("One set of exactly 100, gentle in, gentle out")},
};

/* The plan's own length comes first where no row has it. */
static bool plan_is_extra(const struct training_model *model)
{
    int32_t minutes = player_profile(model->player)->plan_minutes;
    for (int i = 0; i < QUICK_ROWS; i++)
        if (quick_rows[i].minutes == minutes)
            return false;
    return minutes <= QUICK_MINUTES_MAX;
}

static struct quick_row quick_row(const struct training_model *model, int32_t row)
{
    const char *plan_words = N_("Your plan for now; it grows with you");
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
    return model->tab == TRAINING_QUICK ? QUICK_ROWS + plan_is_extra(model) : model->programs.count;
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

static struct training_row program_row(const struct training_model *model, const struct program_entry *entry)
{
    const struct program *program = &entry->program;
    int32_t rpm = training_rpm(&model->training, program), rounds = training_rounds(&model->training, entry);
    return (struct training_row){.program = entry,
                                 .about = program->about,
                                 .seconds =
                                     program_seconds(program, training_style(&model->training, program), rpm, rounds),
                                 .reps = program_reps(program, rpm, rounds)};
}

struct training_row training_model_row(const struct training_model *model, int32_t row)
{
    const struct program_entry *entry = entry_at(model, row);
    if (entry)
        return program_row(model, entry);
    struct quick_row quick = quick_row(model, row);
    return (struct training_row){.minutes = quick.minutes,
                                 .reps = quick.minutes ? 0 : QUICK_REPS,
                                 .about = quick.about,
                                 .seconds = 60 * (int64_t)quick.minutes};
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
    look(model);
}

static void show_tab(struct training_model *model, enum training_tab tab)
{
    model->tab = tab;
    int32_t row = 0;
    for (int32_t i = 0; tab == TRAINING_QUICK && i < training_model_rows(model); i++)
        if (quick_row(model, i).minutes == player_profile(model->player)->quick_minutes)
            row = i;
    select_row(model, row);
}

bool training_model_init(struct training_model *model, const struct services *services, struct error *error)
{
    *model =
        (struct training_model){.levels = services->levels, .player = services->player, .notices = services->notices};
    if (!levels_programs(model->levels, &model->programs, error))
        return false;
    levels_training(model->levels, model->player, &model->training);
    show_tab(model, TRAINING_PROGRAMS);
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

bool training_model_owns_style(const struct training_model *model)
{
    const struct program *program = training_model_program(model);
    return !program || !program->style[0];
}

bool training_model_owns_cadence(const struct training_model *model)
{
    const struct program *program = training_model_program(model);
    return !program || !program->cadence_rpm;
}

int training_model_style(const struct training_model *model)
{
    return style_names_find(&model->training.styles, player_profile(model->player)->style) + 1;
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

static void change_style(struct training_model *model, int choice)
{
    struct profile *profile = player_edit(model->player);
    text_copy(profile->style, sizeof profile->style, choice > 0 ? model->training.styles.names[choice - 1] : "");
    model->changed = true;
    look(model);
}

static void change_cadence(struct training_model *model, int32_t rpm)
{
    player_edit(model->player)->cadence_rpm = rpm;
    model->changed = true;
    look(model);
}

struct screen_next training_model_choose(struct training_model *model, const struct act *act)
{
    switch ((enum training_verb)act->verb) {
    case TRAINING_SHOW:
        show_tab(model, (enum training_tab)act->arg);
        break;
    case TRAINING_SELECT:
        select_row(model, act->arg);
        return (struct screen_next){.focus = "start"};
    case TRAINING_START:
        return start(model);
    case TRAINING_STYLE:
        change_style(model, act->value);
        break;
    case TRAINING_CADENCE:
        change_cadence(model, act->value);
        break;
    case TRAINING_LEAVE:
        return (struct screen_next){.go = true, .to = SCREEN_HOME};
    }
    return (struct screen_next){0};
}

void training_model_focused(struct training_model *model, const struct act *act)
{
    if (act->verb == TRAINING_SELECT && act->arg != model->selected)
        select_row(model, act->arg);
}
