#include "screens/profiles/profiles_model.h"

#include "core/base/utf8.h"
#include "stage/desk.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/preferences.h"
#include "stage/services.h"
#include "stage/told_faults.h"
#include "stage/wording.h"
#include "words/words.h"
#include "store/player/profiles_deleted.h"

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
    model->selected = 0;
    for (int i = 0; i < model->list.count; i++)
        if (strcmp(model->list.cards[i].name, name) == 0)
            model->selected = i;
    return true;
}

bool profiles_model_init(struct profiles_model *model, const struct services *services, struct error *error)
{
    *model = (struct profiles_model){.player = services->player,
                                     .preferences = services->preferences,
                                     .desk = services->desk,
                                     .wording = services->wording,
                                     .notices = services->notices};
    if (list_anew(model, player_profile(model->player)->name))
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
        bool taken = false;
        words_write(wording_words(model->wording), _f("Player {number}", value_number("number", n)), name, sizeof name);
        for (int32_t i = 0; i < model->list.count; i++)
            taken = taken || strcmp(model->list.cards[i].player, name) == 0;
        if (!taken) {
            text_add(text, name);
            return;
        }
    }
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
    if (strcmp(name, player_profile(model->player)->name) == 0)
        return;
    if (player_change(model->player, name, &error))
        told_faults_tell(model->notices, model->player);
    else
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
    char name[PROFILE_NAME_SIZE], other[PROFILE_NAME_SIZE], kept[PROFILES_KEPT_SIZE];
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
    notices_tell(model->notices,
                 _f("Put away. It comes back with: heelbeat profile restore \"{name}\"", value_text("name", kept)));
}

static void change_asking(struct profiles_model *model)
{
    struct settings settings = model->preferences->now;
    struct error error = {0};
    settings.ask_who_plays = !settings.ask_who_plays;
    if (!preferences_change(model->preferences, &settings, &error))
        tell(model, &error);
}

static void ask_away(struct profiles_model *model)
{
    char folder[FILE_PATH_MAX];
    model->question = PROFILES_NO_QUESTION;
    if (profile_folder(folder, player_data(model->player), profiles_model_card(model)->name) && file_exists(folder))
        model->question = PROFILES_AWAY;
    else
        notices_tell(model->notices, _("There is nothing to put away yet: no session has been played."));
}

static void ask_name(struct profiles_model *model, enum profiles_question question)
{
    model->question = question;
    model->typed[0] = '\0';
}

static void take_name(struct profiles_model *model)
{
    model->question == PROFILES_NAME_NEW ? make(model) : rename_it(model);
    model->question = PROFILES_NO_QUESTION;
}

/* The card that is selected now has the focus. */
static struct screen_next to_card(const struct profiles_model *model)
{
    return (struct screen_next){.focus = "player", .focus_index = model->selected};
}

struct screen_next profiles_model_choose(struct profiles_model *model, const struct act *act)
{
    switch ((enum profiles_verb)act->verb) {
    case PROFILES_USE:
        model->selected = act->arg;
        use(model, profiles_model_card(model)->name);
        return home();
    case PROFILES_NEW:
        ask_name(model, PROFILES_NAME_NEW);
        break;
    case PROFILES_CHANGE:
        model->question = PROFILES_WHAT;
        break;
    case PROFILES_WHO:
        model->selected = act->value;
        break;
    case PROFILES_RENAME:
        ask_name(model, PROFILES_NAME_OTHER);
        break;
    case PROFILES_PUT_AWAY:
        ask_away(model);
        break;
    case PROFILES_ASK_AT_START:
        change_asking(model);
        break;
    case PROFILES_LEAVE:
        return home();
    case PROFILES_TAKE_NAME:
        take_name(model);
        return to_card(model);
    case PROFILES_REALLY:
        model->question = PROFILES_NO_QUESTION;
        put_away(model);
        return to_card(model);
    case PROFILES_KEEP:
        model->question = PROFILES_NO_QUESTION;
        break;
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
