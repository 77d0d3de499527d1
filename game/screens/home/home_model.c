#include "screens/home/home_model.h"

#include "input/player.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/services.h"

const struct home_card home_cards[HOME_CARDS] = {{.minutes = 1}, {.minutes = 3}, {.minutes = 5}, {.reps = 100}};

static bool is_first_time(const struct history *history)
{
    for (int32_t i = 0; i < history->count; i++)
        if (record_is_players(&history->records[i]))
            return false;
    return true;
}

static void look(struct home_model *model)
{
    model->day = player_today(model->player);
    model->first_time = is_first_time(player_history(model->player));
    home_day_init(&model->of_day, model->player);
    home_daily_init(&model->daily, model->levels, model->player);
    levels_training(model->levels, model->player, &model->training);
}

void home_model_init(struct home_model *model, const struct services *services, enum home_verb left_by)
{
    *model = (struct home_model){.levels = services->levels,
                                 .player = services->player,
                                 .feet = services->feet,
                                 .notices = services->notices,
                                 .left_by = left_by};
    look(model);
}

void home_model_update(struct home_model *model)
{
    if (model->day != player_today(model->player))
        look(model);
}

bool home_model_has_levels(const struct home_model *model)
{
    const struct library *library = levels_library(model->levels);
    return library->count > 0 || library->skipped_count > 0;
}

/* Made now: another song than the last time. */
static struct screen_next play_card(const struct home_model *model, const struct home_card *card)
{
    char name[TRAINING_NAME_SIZE];
    struct error error = {0};
    const struct library_level *level = NULL;
    if (training_quick(&model->training, card->minutes, card->reps, name))
        level = levels_make(model->levels, name, &error);
    else
        error_set(&error, "", "No style of music is at hand", "Is Heelbeat installed whole?");
    if (level)
        return (struct screen_next){
            .go = true, .to = SCREEN_PLAY, .play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
    notices_fault(model->notices, &error);
    return (struct screen_next){0};
}

static struct screen_next play_daily(struct home_model *model, int32_t days_ago)
{
    return home_daily_play(&model->daily, model->levels, model->player, model->notices, days_ago);
}

static struct screen_next go(enum screen_id to)
{
    return (struct screen_next){.go = true, .to = to};
}

/* Who comes back from another screen goes on from where it lies; after a session begun at home, or with another player,
 * the challenge comes first. */
static void remember(struct home_model *model, enum home_verb verb)
{
    bool is_place = verb >= HOME_LEVELS && verb <= HOME_ABOUT;
    model->left_by = is_place ? verb : HOME_START;
}

struct screen_next home_model_choose(struct home_model *model, const struct act *act)
{
    enum home_verb verb = (enum home_verb)act->verb;
    remember(model, verb);
    switch (verb) {
    case HOME_START:
        return play_daily(model, 0);
    case HOME_TIER:
        home_daily_set_tier(&model->daily, model->levels, model->player, model->notices, (enum daily_tier)act->arg);
        break;
    case HOME_YESTERDAY:
        return play_daily(model, 1);
    case HOME_SHORT:
        return play_card(model, &home_cards[act->arg]);
    case HOME_REST:
        home_day_toggle_rest(&model->of_day, model->player, model->notices);
        break;
    case HOME_LEVELS:
        return go(SCREEN_LEVELS);
    case HOME_TRAINING:
        return go(SCREEN_TRAINING);
    case HOME_HISTORY:
        return go(SCREEN_HISTORY);
    case HOME_DEVICES:
        return go(SCREEN_DEVICES);
    case HOME_CALIBRATE:
        return go(SCREEN_CALIBRATE);
    case HOME_PLAYERS:
        return go(SCREEN_PROFILES);
    case HOME_ABOUT:
        return go(SCREEN_ABOUT);
    case HOME_QUIT:
        return (struct screen_next){.quit = true};
    }
    return (struct screen_next){0};
}
