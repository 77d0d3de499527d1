#include "screens/home/home_model.h"

#include "input/player.h"
#include "screens/words.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "words/words.h"

#include <stdlib.h>
#include <string.h>

static const struct box start_box = {560.0f, 128.0f, 664.0f, 214.0f};
static const struct box tier_box = {972.0f, 148.0f, 234.0f, 32.0f};
static const struct box yesterday_box = {1091.0f, 366.0f, 152.0f, 38.0f};
static const struct box rest_box = {172.0f, 634.0f, 196.0f, 38.0f};
static const struct box first_card_box = {560.0f, 410.0f, 154.0f, 104.0f};
static const float card_step = 170.0f;
static const struct box levels_box = {541.0f, 665.0f, 96.0f, 38.0f};
static const struct box training_box = {657.0f, 665.0f, 108.0f, 38.0f};
static const struct box history_box = {785.0f, 665.0f, 100.0f, 38.0f};
static const struct box devices_box = {905.0f, 665.0f, 104.0f, 38.0f};
static const struct box calibrate_box = {1030.0f, 665.0f, 116.0f, 38.0f};
static const struct box quit_box = {1167.0f, 665.0f, 76.0f, 38.0f};
static const struct box player_box = {940.0f, 48.0f, 299.0f, 42.0f};

const struct home_card home_cards[HOME_CARDS] = {
    {.minutes = 1, .number = "1", .unit = "minute"},
    {.minutes = 3, .number = "3", .unit = "minutes"},
    {.minutes = 5, .number = "5", .unit = "minutes"},
    {.reps = 100, .number = "100", .unit = "reps"},
};

static void add_entry(struct home_model *model, enum home_item item, struct box box)
{
    model->entries[model->entry_count++] = (struct home_entry){item, box};
}

/* Rest days come and go; the focus stays where it was, or goes to the start. */
static void list_entries(struct home_model *model)
{
    const struct library *library = levels_library(model->levels);
    enum home_item focused = model->entry_count > 0 ? model->entries[model->focus].item : HOME_START;
    model->entry_count = 0;
    if (model->daily.level) {
        add_entry(model, HOME_START, start_box);
        add_entry(model, HOME_TIER, tier_box);
    }
    add_entry(model, HOME_YESTERDAY, yesterday_box);
    for (int i = 0; i < HOME_CARDS; i++) {
        struct box box = first_card_box;
        box.x += card_step * (float)i;
        add_entry(model, (enum home_item)(HOME_CARD_1 + i), box);
    }
    if (model->of_day.rest != HOME_REST_NONE)
        add_entry(model, HOME_REST, rest_box);
    if (library->count > 0 || library->skipped_count > 0)
        add_entry(model, HOME_LEVELS, levels_box);
    add_entry(model, HOME_TRAINING, training_box);
    add_entry(model, HOME_HISTORY, history_box);
    add_entry(model, HOME_DEVICES, devices_box);
    add_entry(model, HOME_CALIBRATE, calibrate_box);
    add_entry(model, HOME_QUIT, quit_box);
    add_entry(model, HOME_PLAYER, player_box);
    model->focus = 0;
    for (int i = 0; i < model->entry_count; i++)
        if (model->entries[i].item == focused)
            model->focus = i;
}

static void focus_on(struct home_model *model, enum home_item item)
{
    for (int i = 0; i < model->entry_count; i++)
        if (model->entries[i].item == item)
            model->focus = i;
}

static bool is_first_time(const struct history *history)
{
    for (int32_t i = 0; i < history->count; i++)
        if (record_is_players(&history->records[i]))
            return false;
    return true;
}

void home_model_init(struct home_model *model, struct levels *levels, struct player *player, struct notices *notices,
                     enum home_item focus)
{
    *model = (struct home_model){
        .levels = levels, .player = player, .notices = notices, .day = player_today(player), .left_by = focus};
    home_day_init(&model->of_day, player);
    home_daily_init(&model->daily, levels, player);
    model->first_time = is_first_time(player_history(player));
    levels_training(levels, player, &model->training);
    list_entries(model);
    focus_on(model, focus);
}

void home_model_update(struct home_model *model)
{
    if (model->day == player_today(model->player))
        return;
    enum home_item focused = model->entries[model->focus].item;
    home_model_init(model, model->levels, model->player, model->notices, model->left_by);
    model->focus = 0;
    focus_on(model, focused);
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

static void set_tier(struct home_model *model, int tier)
{
    home_daily_set_tier(&model->daily, model->levels, model->player, model->notices, (enum daily_tier)tier);
}

/* Around, so that one heel that chooses reaches every tier. */
static void next_tier(struct home_model *model)
{
    set_tier(model, ((int)model->daily.tier + 1) % DAILY_TIER_COUNT);
}

static struct screen_next choose(struct home_model *model, enum home_item item)
{
    switch (item) {
    case HOME_START:
        return home_daily_play(&model->daily, model->levels, model->player, model->notices, 0);
    case HOME_TIER:
        next_tier(model);
        break;
    case HOME_YESTERDAY:
        return home_daily_play(&model->daily, model->levels, model->player, model->notices, 1);
    case HOME_REST:
        home_day_toggle_rest(&model->of_day, model->player, model->notices);
        list_entries(model);
        break;
    case HOME_CARD_1:
    case HOME_CARD_2:
    case HOME_CARD_3:
    case HOME_CARD_4:
        return play_card(model, &home_cards[item - HOME_CARD_1]);
    case HOME_LEVELS:
        return (struct screen_next){.go = true, .to = SCREEN_LEVELS};
    case HOME_TRAINING:
        return (struct screen_next){.go = true, .to = SCREEN_TRAINING};
    case HOME_HISTORY:
        return (struct screen_next){.go = true, .to = SCREEN_HISTORY};
    case HOME_DEVICES:
        return (struct screen_next){.go = true, .to = SCREEN_DEVICES};
    case HOME_CALIBRATE:
        return (struct screen_next){.go = true, .to = SCREEN_CALIBRATE};
    case HOME_QUIT:
        return (struct screen_next){.quit = true};
    case HOME_PLAYER:
        return (struct screen_next){.go = true, .to = SCREEN_PROFILES};
    case HOME_ITEM_COUNT:
        break;
    }
    return (struct screen_next){0};
}

/* On the challenge left is a gentler tier and right a brisker one. */
static bool moves_tier(struct home_model *model, enum action action)
{
    if (!home_model_focused(model, HOME_START) && !home_model_focused(model, HOME_TIER))
        return false;
    int tier = (int)model->daily.tier;
    if (action == ACTION_LEFT && tier > 0)
        set_tier(model, tier - 1);
    if (action == ACTION_RIGHT && tier + 1 < DAILY_TIER_COUNT)
        set_tier(model, tier + 1);
    return action == ACTION_LEFT || action == ACTION_RIGHT;
}

/* Who comes back from another screen goes on from where it lies; after a session begun at home, or with another player,
 * the challenge comes first. */
static void remember(struct home_model *model, enum home_item item)
{
    bool is_place = item >= HOME_LEVELS && item <= HOME_CALIBRATE;
    model->left_by = is_place ? item : HOME_START;
}

struct screen_next home_model_action(struct home_model *model, enum action action)
{
    struct box boxes[HOME_ITEM_COUNT];
    if (action == ACTION_CONFIRM) {
        enum home_item item = model->entries[model->focus].item;
        notices_clear(model->notices);
        remember(model, item);
        return choose(model, item);
    }
    if (moves_tier(model, action))
        return (struct screen_next){0};
    for (int i = 0; i < model->entry_count; i++) {
        boxes[i] = model->entries[i].box;
        /* Down from the challenge lies a session of today; yesterday's, at the side, is on the way up. */
        if (action == ACTION_DOWN && home_model_focused(model, HOME_START) && model->entries[i].item == HOME_YESTERDAY)
            boxes[i] = start_box;
    }
    model->focus = menu_move(boxes, model->entry_count, model->focus, action);
    return (struct screen_next){0};
}

const struct home_entry *home_model_entry(const struct home_model *model, enum home_item item)
{
    for (int i = 0; i < model->entry_count; i++)
        if (model->entries[i].item == item)
            return &model->entries[i];
    return NULL;
}

bool home_model_focused(const struct home_model *model, enum home_item item)
{
    return model->entries[model->focus].item == item;
}

void home_hint(struct text *text, const struct settings *settings)
{
    words_keys(text, settings);
    text_add(text, " are your heels: hold while the heel is ");
    text_add(text, strcmp(settings->keys_active, "down") == 0 ? "down" : "up");
}
