#include "screens/profiles/profiles_model.h"

#include "core/base/utf8.h"
#include "stage/desk.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/preferences.h"
#include "words/words.h"

#include <stdlib.h>
#include <string.h>

#define PROPOSALS_MAX 1000

static bool is_in_list(const struct profile_list *list, const char *name)
{
    for (int32_t i = 0; i < list->count; i++)
        if (strcmp(list->cards[i].name, name) == 0)
            return true;
    return false;
}

/* One in use that has never been saved has no folder yet. */
static bool add_one_in_use(struct profiles_model *model)
{
    const struct profile *profile = player_profile(model->player);
    struct profile_list *list = &model->list;
    if (is_in_list(list, profile->name))
        return true;
    struct profile_card *grown = realloc(list->cards, sizeof *grown * ((size_t)list->count + 1));
    if (!grown)
        return false;
    list->cards = grown;
    struct profile_card *card = &grown[list->count++];
    *card = (struct profile_card){0};
    text_copy(card->name, sizeof card->name, profile->name);
    text_copy(card->player, sizeof card->player, profile->player);
    return true;
}

static void select_card(struct profiles_model *model, int index)
{
    int row = index / PROFILES_COLUMNS;
    model->selected = index;
    if (row < model->first_row)
        model->first_row = row;
    if (row >= model->first_row + PROFILES_ROWS_SHOWN)
        model->first_row = row - PROFILES_ROWS_SHOWN + 1;
}

/* Reads the cards; the one called so is selected. */
static bool list_anew(struct profiles_model *model, const char *name)
{
    struct error error = {0};
    int32_t utc_offset_min = 0;
    int64_t utc_ms = player_utc_ms(model->player, &utc_offset_min);
    profile_list_reset(&model->list);
    if (!profiles_list(player_data(model->player), utc_ms, utc_offset_min, &model->list, &error))
        notices_fault(model->notices, &error);
    if (!add_one_in_use(model))
        return false;
    model->first_row = 0;
    select_card(model, 0);
    for (int i = 0; i < model->list.count; i++)
        if (strcmp(model->list.cards[i].name, name) == 0)
            select_card(model, i);
    return true;
}

bool profiles_model_init(struct profiles_model *model, struct player *player, struct preferences *preferences,
                         const struct desk *desk, struct notices *notices, struct error *error)
{
    *model = (struct profiles_model){.player = player, .preferences = preferences, .desk = desk, .notices = notices};
    if (list_anew(model, player_profile(player)->name))
        return true;
    error_set(error, "", "there is no memory left for the players", "close other programs");
    return false;
}

void profiles_model_reset(struct profiles_model *model)
{
    profile_list_reset(&model->list);
}

const struct profile_card *profiles_model_card(const struct profiles_model *model)
{
    return &model->list.cards[model->selected];
}

bool profiles_model_in_use(const struct profiles_model *model, const struct profile_card *card)
{
    return strcmp(card->name, player_profile(model->player)->name) == 0;
}

void profiles_propose(const struct profiles_model *model, struct text *text)
{
    for (int n = model->list.count + 1; n <= PROPOSALS_MAX; n++) {
        char name[PROFILE_NAME_SIZE];
        struct text proposal;
        bool taken = false;
        text_init(&proposal, name, sizeof name);
        text_add(&proposal, "Player ");
        text_add_int(&proposal, n);
        for (int32_t i = 0; i < model->list.count; i++)
            taken = taken || strcmp(model->list.cards[i].player, name) == 0;
        if (!taken) {
            text_add(text, name);
            return;
        }
    }
}

const char *profiles_item_label(const struct profiles_model *model, enum profiles_item item)
{
    static const char *const labels[PROFILES_ITEM_COUNT] = {[PROFILES_NEW] = "New player",
                                                            [PROFILES_RENAME] = "Rename",
                                                            [PROFILES_DELETE] = "Put away",
                                                            [PROFILES_ASK] = "Ask at start: no",
                                                            [PROFILES_BACK] = "Back"};
    if (item == PROFILES_ASK && model->preferences->now.ask_who_plays)
        return "Ask at start: yes";
    return labels[item] ? labels[item] : "";
}

static struct screen_next home(void)
{
    return (struct screen_next){.go = true, .to = SCREEN_HOME};
}

static void tell(struct profiles_model *model, const struct error *error)
{
    notices_fault(model->notices, error);
}

/* Plays as the profile of this folder. */
static void use(struct profiles_model *model, const char *name)
{
    struct error error = {0};
    if (strcmp(name, player_profile(model->player)->name) != 0 && !player_change(model->player, name, &error))
        tell(model, &error);
}

static void make(struct profiles_model *model)
{
    char player[PROFILE_NAME_SIZE], name[PROFILE_NAME_SIZE];
    struct error error = {0};
    struct text text;
    text_init(&text, player, sizeof player);
    text_add(&text, model->typed);
    if (!model->typed[0])
        profiles_propose(model, &text);
    if (!profiles_new(player_data(model->player), player, model->desk->utc_ms, name, &error)) {
        tell(model, &error);
        return;
    }
    use(model, name);
    list_anew(model, name);
    model->focus = PROFILES_CARDS;
}

static void rename_it(struct profiles_model *model)
{
    struct error error = {0};
    char name[PROFILE_NAME_SIZE];
    text_copy(name, sizeof name, profiles_model_card(model)->name);
    if (!model->typed[0])
        return;
    if (!profiles_rename(player_data(model->player), name, model->typed, model->desk->utc_ms, &error)) {
        tell(model, &error);
        return;
    }
    /* In use, it is shown at once: what is loaded now says the same as the file. */
    if (strcmp(name, player_profile(model->player)->name) == 0 && !player_change(model->player, name, &error))
        tell(model, &error);
    list_anew(model, name);
}

/* Which one is played when the selected one is put away: the one in use if it is another, else a neighbour. */
static void choose_another(const struct profiles_model *model, char name[PROFILE_NAME_SIZE])
{
    const struct profile_list *list = &model->list;
    int neighbour = model->selected + 1 < list->count ? model->selected + 1 : model->selected - 1;
    if (!profiles_model_in_use(model, profiles_model_card(model)))
        text_copy(name, PROFILE_NAME_SIZE, player_profile(model->player)->name);
    else
        text_copy(name, PROFILE_NAME_SIZE, neighbour >= 0 ? list->cards[neighbour].name : "default");
}

static void put_away(struct profiles_model *model)
{
    struct error error = {0};
    struct text text;
    char name[PROFILE_NAME_SIZE], other[PROFILE_NAME_SIZE], kept[PROFILES_KEPT_SIZE], line[NOTICES_LINE_SIZE];
    text_copy(name, sizeof name, profiles_model_card(model)->name);
    choose_another(model, other);
    bool in_use = profiles_model_in_use(model, profiles_model_card(model));
    if (!profiles_delete(player_data(model->player), name, player_today(model->player), kept, &error)) {
        tell(model, &error);
        return;
    }
    if (in_use && !player_change(model->player, other, &error))
        tell(model, &error);
    list_anew(model, other);
    model->focus = PROFILES_CARDS;
    text_init(&text, line, sizeof line);
    text_add(&text, "Put away. It comes back with: heelbeat profile restore \"");
    text_add(&text, kept);
    text_add(&text, "\"");
    notices_say(model->notices, line);
}

static void change_asking(struct profiles_model *model)
{
    struct settings settings = model->preferences->now;
    struct error error = {0};
    settings.ask_who_plays = !settings.ask_who_plays;
    if (!preferences_change(model->preferences, &settings, &error))
        tell(model, &error);
}

static void ask(struct profiles_model *model)
{
    char folder[FILE_PATH_MAX];
    model->asking =
        profile_folder(folder, player_data(model->player), profiles_model_card(model)->name) && file_exists(folder);
    model->will_move = false;
    if (!model->asking)
        notices_say(model->notices, "There is nothing to put away yet: no session has been played.");
}

static struct screen_next choose(struct profiles_model *model)
{
    switch (model->focus) {
    case PROFILES_CARDS:
        use(model, profiles_model_card(model)->name);
        return home();
    case PROFILES_NEW:
    case PROFILES_RENAME:
        model->typing = true;
        model->typed[0] = '\0';
        break;
    case PROFILES_DELETE:
        ask(model);
        break;
    case PROFILES_ASK:
        change_asking(model);
        break;
    case PROFILES_BACK:
        return home();
    case PROFILES_ITEM_COUNT:
        break;
    }
    return (struct screen_next){0};
}

static void end_typing(struct profiles_model *model, enum action action)
{
    if (action != ACTION_CONFIRM && action != ACTION_BACK)
        return;
    model->typing = false;
    if (action == ACTION_CONFIRM)
        model->focus == PROFILES_NEW ? make(model) : rename_it(model);
}

static void answer(struct profiles_model *model, enum action action)
{
    if (action != ACTION_CONFIRM && action != ACTION_BACK) {
        model->will_move = !model->will_move;
        return;
    }
    model->asking = false;
    if (action == ACTION_CONFIRM && model->will_move)
        put_away(model);
}

/* Beyond the last card come the words, beyond the last of them the first card. */
static void move_on(struct profiles_model *model)
{
    if (model->focus == PROFILES_CARDS && model->selected + 1 < model->list.count) {
        select_card(model, model->selected + 1);
        return;
    }
    model->focus = (enum profiles_item)((model->focus + 1) % PROFILES_ITEM_COUNT);
    if (model->focus == PROFILES_CARDS)
        select_card(model, 0);
}

static void move_in_cards(struct profiles_model *model, int step)
{
    int to = model->selected + step;
    if (to >= 0 && to < model->list.count)
        select_card(model, to);
    else if (step == PROFILES_COLUMNS && to / PROFILES_COLUMNS <= (model->list.count - 1) / PROFILES_COLUMNS)
        select_card(model, model->list.count - 1);
    else if (step == PROFILES_COLUMNS)
        model->focus = PROFILES_NEW;
}

static void move(struct profiles_model *model, enum action action)
{
    static const int steps[ACTION_COUNT] = {
        [ACTION_LEFT] = -1, [ACTION_RIGHT] = 1, [ACTION_UP] = -PROFILES_COLUMNS, [ACTION_DOWN] = PROFILES_COLUMNS};
    int focus = (int)model->focus;
    if (action == ACTION_NEXT) {
        move_on(model);
    } else if (model->focus == PROFILES_CARDS) {
        move_in_cards(model, steps[action]);
    } else if (action == ACTION_UP) {
        model->focus = PROFILES_CARDS;
    } else if (action == ACTION_LEFT && focus > PROFILES_NEW) {
        model->focus = (enum profiles_item)(focus - 1);
    } else if (action == ACTION_RIGHT && focus + 1 < PROFILES_ITEM_COUNT) {
        model->focus = (enum profiles_item)(focus + 1);
    }
}

struct screen_next profiles_model_action(struct profiles_model *model, enum action action)
{
    if (model->typing) {
        end_typing(model, action);
    } else if (model->asking) {
        answer(model, action);
    } else if (action == ACTION_BACK) {
        return home();
    } else if (action == ACTION_CONFIRM) {
        return choose(model);
    } else {
        move(model, action);
    }
    return (struct screen_next){0};
}

void profiles_model_type(struct profiles_model *model, const char *utf8)
{
    if (utf8)
        text_append(model->typed, sizeof model->typed, utf8);
    else
        utf8_drop_last(model->typed);
}
