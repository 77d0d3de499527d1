#include "screens/home_model.h"

#include "input/player.h"
#include "screens/words.h"

#include <stdlib.h>
#include <string.h>

static const struct box start_box = {560.0f, 128.0f, 664.0f, 214.0f};
static const struct box tier_box = {972.0f, 148.0f, 234.0f, 32.0f};
static const struct box yesterday_box = {1091.0f, 366.0f, 152.0f, 38.0f};
static const struct box rest_box = {172.0f, 634.0f, 196.0f, 38.0f};
static const struct box first_card_box = {560.0f, 410.0f, 154.0f, 104.0f};
static const float card_step = 170.0f;
static const struct box levels_box = {541.0f, 665.0f, 96.0f, 38.0f};
static const struct box history_box = {694.0f, 665.0f, 100.0f, 38.0f};
static const struct box devices_box = {851.0f, 665.0f, 104.0f, 38.0f};
static const struct box calibrate_box = {1001.0f, 665.0f, 116.0f, 38.0f};
static const struct box quit_box = {1167.0f, 665.0f, 76.0f, 38.0f};

#define MINUTE_US INT64_C(60000000)

bool home_alternates(const struct chart *chart)
{
    int32_t reps[HEEL_COUNT] = {0}, together = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        reps[chart->reps[i].heel]++;
        if (i > 0 && chart->reps[i].lift_us == chart->reps[i - 1].lift_us)
            together += 2;
    }
    return reps[HEEL_LEFT] > 0 && reps[HEEL_RIGHT] > 0 && together * 4 < chart->rep_count;
}

/* What a card is for: a level by name if it is there, else the nearest of what the others left. */
struct wish {
    const char *name;
    enum { WISH_MINUTES, WISH_ALTERNATING, WISH_REPS } kind;
    int32_t amount;
};

static const struct wish wishes[HOME_CARDS] = {{"one-minute", WISH_MINUTES, 1},
                                               {"first-steps", WISH_MINUTES, 3},
                                               {"left-right", WISH_ALTERNATING, 0},
                                               {"second-heart", WISH_REPS, 100}};

static bool taken(const struct home_model *model, const struct library_level *level)
{
    for (int i = 0; i < model->card_count; i++)
        if (model->cards[i].level == level)
            return true;
    return false;
}

/* How far a level is from a wish; negative if it is none of the kind. */
static int64_t distance(const struct wish *wish, const struct library_level *level)
{
    switch (wish->kind) {
    case WISH_MINUTES:
        return llabs(level->chart.end_us - wish->amount * MINUTE_US);
    case WISH_REPS:
        return labs((long)level->chart.rep_count - wish->amount);
    case WISH_ALTERNATING:
        break;
    }
    return home_alternates(&level->chart) ? 0 : -1;
}

static const struct library_level *grant(const struct home_model *model, const struct wish *wish)
{
    const struct library *library = model->stage->library;
    const struct library_level *best = library_find(library, wish->name);
    if (best && !taken(model, best))
        return best;
    best = NULL;
    for (int32_t i = 0; i < library->count; i++) {
        const struct library_level *level = &library->levels[i];
        int64_t d = distance(wish, level);
        if (d >= 0 && !taken(model, level) && (!best || d < distance(wish, best)))
            best = level;
    }
    return best;
}

static void add_card(struct home_model *model, const struct wish *wish)
{
    const struct library_level *level = grant(model, wish);
    if (!level)
        return;
    struct home_card *card = &model->cards[model->card_count++];
    *card = (struct home_card){.level = level, .alternating = wish->kind == WISH_ALTERNATING};
    struct text number, unit;
    text_init(&number, card->number, sizeof card->number);
    text_init(&unit, card->unit, sizeof card->unit);
    int64_t amount = level->chart.rep_count;
    if (wish->kind != WISH_REPS)
        amount = (level->chart.end_us + MINUTE_US / 2) / MINUTE_US;
    if (amount < 1)
        amount = 1;
    text_add_int(&number, amount);
    if (card->alternating)
        text_add(&unit, "alternating");
    else if (wish->kind == WISH_REPS)
        text_add(&unit, amount == 1 ? "rep" : "reps");
    else
        text_add(&unit, amount == 1 ? "minute" : "minutes");
}

static void add_entry(struct home_model *model, enum home_item item, struct box box)
{
    model->entries[model->entry_count++] = (struct home_entry){item, box};
}

/* Rest days come and go; the focus stays where it was, or goes to the start. */
static void list_entries(struct home_model *model)
{
    const struct library *library = model->stage->library;
    enum home_item focused = model->entry_count > 0 ? model->entries[model->focus].item : HOME_START;
    model->entry_count = 0;
    if (model->daily.level) {
        add_entry(model, HOME_START, start_box);
        add_entry(model, HOME_TIER, tier_box);
    }
    add_entry(model, HOME_YESTERDAY, yesterday_box);
    for (int i = 0; i < model->card_count; i++) {
        struct box box = first_card_box;
        box.x += card_step * (float)i;
        add_entry(model, (enum home_item)(HOME_CARD_1 + i), box);
    }
    if (model->of_day.rest != HOME_REST_NONE)
        add_entry(model, HOME_REST, rest_box);
    if (library->count > 0 || library->skipped_count > 0)
        add_entry(model, HOME_LEVELS, levels_box);
    add_entry(model, HOME_HISTORY, history_box);
    add_entry(model, HOME_DEVICES, devices_box);
    add_entry(model, HOME_CALIBRATE, calibrate_box);
    add_entry(model, HOME_QUIT, quit_box);
    model->focus = 0;
    for (int i = 0; i < model->entry_count; i++)
        if (model->entries[i].item == focused)
            model->focus = i;
}

void home_model_init(struct home_model *model, struct stage *stage)
{
    *model = (struct home_model){.stage = stage, .day = stage->today, .first_time = true};
    home_day_init(&model->of_day, stage);
    home_daily_init(&model->daily, stage);
    for (int32_t i = 0; i < stage->history->count && model->first_time; i++)
        model->first_time = !record_is_players(&stage->history->records[i]);
    for (int i = 0; i < HOME_CARDS; i++)
        add_card(model, &wishes[i]);

    list_entries(model);
}

void home_model_update(struct home_model *model)
{
    if (model->day == model->stage->today)
        return;
    enum home_item focused = model->entries[model->focus].item;
    home_model_init(model, model->stage);
    for (int i = 0; i < model->entry_count; i++)
        if (model->entries[i].item == focused)
            model->focus = i;
}

static struct screen_next play(const struct library_level *level)
{
    return (struct screen_next){
        .go = true, .to = SCREEN_PLAY, .play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
}

/* Around, so that one heel that chooses reaches every tier. */
static void next_tier(struct home_model *model)
{
    home_daily_set_tier(&model->daily, model->stage, (enum daily_tier)((model->daily.tier + 1) % DAILY_TIER_COUNT));
}

static struct screen_next choose(struct home_model *model, enum home_item item)
{
    switch (item) {
    case HOME_START:
        return home_daily_play(&model->daily, model->stage, 0);
    case HOME_TIER:
        next_tier(model);
        break;
    case HOME_YESTERDAY:
        return home_daily_play(&model->daily, model->stage, 1);
    case HOME_REST:
        home_day_toggle_rest(&model->of_day, model->stage);
        list_entries(model);
        break;
    case HOME_CARD_1:
    case HOME_CARD_2:
    case HOME_CARD_3:
    case HOME_CARD_4:
        return play(model->cards[item - HOME_CARD_1].level);
    case HOME_LEVELS:
        return (struct screen_next){.go = true, .to = SCREEN_LEVELS};
    case HOME_HISTORY:
        return (struct screen_next){.go = true, .to = SCREEN_HISTORY};
    case HOME_DEVICES:
        return (struct screen_next){.go = true, .to = SCREEN_DEVICES};
    case HOME_CALIBRATE:
        return (struct screen_next){.go = true, .to = SCREEN_CALIBRATE};
    case HOME_QUIT:
        return (struct screen_next){.quit = true};
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
        home_daily_set_tier(&model->daily, model->stage, (enum daily_tier)(tier - 1));
    if (action == ACTION_RIGHT && tier + 1 < DAILY_TIER_COUNT)
        home_daily_set_tier(&model->daily, model->stage, (enum daily_tier)(tier + 1));
    return action == ACTION_LEFT || action == ACTION_RIGHT;
}

struct screen_next home_model_action(struct home_model *model, enum action action)
{
    struct box boxes[HOME_ITEM_COUNT];
    if (action == ACTION_CONFIRM) {
        model->stage->notice[0] = 0;
        return choose(model, model->entries[model->focus].item);
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
