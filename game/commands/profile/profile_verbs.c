#include "commands/profile/profile.h"

#include "app/clock.h"
#include "core/base/text.h"
#include "core/days/instant.h"
#include "store/player/profiles_deleted.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void format_last(char date[CALENDAR_DATE_SIZE], const struct profile_card *card, int32_t utc_offset_min)
{
    calendar_format(calendar_local_day(instant_s(card->last_utc_ms), utc_offset_min, 0), date);
}

static bool print_json(const struct profile_list *list, const char *in_use, int32_t utc_offset_min, struct error *error)
{
    cJSON *array = cJSON_CreateArray();
    for (int32_t i = 0; i < list->count; i++) {
        const struct profile_card *card = &list->cards[i];
        char date[CALENDAR_DATE_SIZE];
        format_last(date, card, utc_offset_min);
        cJSON *object = cJSON_CreateObject();
        cJSON_AddStringToObject(object, "name", card->name);
        cJSON_AddStringToObject(object, "player", card->player);
        cJSON_AddBoolToObject(object, "in_use", strcmp(card->name, in_use) == 0);
        cJSON_AddNumberToObject(object, "streak", card->streak);
        cJSON_AddNumberToObject(object, "best", card->best_streak);
        cJSON_AddNumberToObject(object, "days", card->days);
        cJSON_AddNumberToObject(object, "sessions", card->sessions);
        if (card->sessions > 0)
            cJSON_AddStringToObject(object, "last", date);
        else
            cJSON_AddNullToObject(object, "last");
        cJSON_AddItemToArray(array, object);
    }
    return output_json(array, error);
}

static const int widths[] = {26, 20, -6, -6, -8, 0};
#define COLUMNS (sizeof widths / sizeof widths[0])

static void print_card(const struct cli *cli, const struct profile_card *card, bool in_use, int32_t utc_offset_min)
{
    char date[CALENDAR_DATE_SIZE];
    format_last(date, card, utc_offset_min);
    const struct message cells[COLUMNS] = {_f(in_use ? "* {player}" : "  {player}", value_text("player", card->player)),
                                           output_text(card->name),
                                           output_number(card->streak),
                                           output_number(card->days),
                                           output_number(card->sessions),
                                           card->sessions > 0 ? _f(" {date}", value_text("date", date))
                                                              : _f(" {never}", value_name("never", NULL, N_("never")))};
    output_cells(cli, widths, cells, COLUMNS);
}

static void print_table(const struct cli *cli, const struct profile_list *list, const char *in_use,
                        int32_t utc_offset_min)
{
    const struct message heads[COLUMNS] = {
        _f("  {name}", value_name("name", NULL, N_("Name"))), _("Folder"), _("Streak"), _("Days"), _("Sessions"),
        _f(" {last}", value_name("last", NULL, N_("Last")))};
    if (list->count == 0)
        output_line(cli, _("No profiles yet: one is made when you first play, or by heelbeat profile new NAME."));
    else
        output_cells(cli, widths, heads, COLUMNS);
    for (int32_t i = 0; i < list->count; i++)
        print_card(cli, &list->cards[i], strcmp(list->cards[i].name, in_use) == 0, utc_offset_min);
}

static bool list_them(void *asked, struct error *error)
{
    const struct call *call = asked;
    struct profile_list list;
    int32_t utc_offset_min;
    int64_t utc_ms = clock_utc_ms(&utc_offset_min);
    bool good = profiles_list(call->paths.data, utc_ms, utc_offset_min, &list, error);
    if (!call->json)
        print_table(call->cli, &list, call->settings.profile, utc_offset_min);
    else if (!print_json(&list, call->settings.profile, utc_offset_min, error))
        good = false;
    profile_list_reset(&list);
    return good;
}

static const struct option list_options[] = {FLAG_ROW("json", struct call, json, N_("print them as JSON"))};

const struct verb profile_list_them = {
    .usage = {.command = EN_("profile list"),
              .places = "",
              .summary = N_("Lists the profiles; * marks the one in use."),
              OPTION_ROWS(list_options),
              SHARED_ROWS(profile_data_option)},
    .told = N_("list the profiles"),
    .needs = NEEDS_MACHINE,
    .run = list_them,
};

/* Makes it the profile in use. */
static bool use(struct call *call, const char *name, struct error *error)
{
    struct settings before = call->settings;
    text_copy(call->settings.profile, sizeof call->settings.profile, name);
    return settings_change(call->machine, &before, &call->settings, error);
}

static bool make(void *asked, struct error *error)
{
    struct call *call = asked;
    char name[PROFILE_NAME_SIZE];
    if (!profiles_new(call->paths.data, call->places.items[0], clock_utc_ms, name, error) || !use(call, name, error))
        return false;
    output_line(call->cli, _f("{player} is a profile now and in use (profiles/{folder}).",
                              value_text("player", call->places.items[0]), value_text("folder", name)));
    return true;
}

const struct verb profile_make = {
    .usage = {.command = EN_("profile new"),
              .places = "NAME",
              .summary = N_("Makes a profile and uses it. NAME may be any text; its folder gets the plain\n"
                            "letters of it."),
              .places_min = 1,
              .places_max = 1,
              SHARED_ROWS(profile_data_option)},
    .told = N_("make one and use it"),
    .needs = NEEDS_MACHINE,
    .run = make,
};

static bool use_it(void *asked, struct error *error)
{
    struct call *call = asked;
    char name[PROFILE_NAME_SIZE];
    if (!profile_find(call, call->places.items[0], name, error) || !use(call, name, error))
        return false;
    output_line(call->cli, _f("{player} is in use now.", value_text("player", call->places.items[0])));
    return true;
}

const struct verb profile_use = {
    .usage = {.command = EN_("profile use"),
              .places = "NAME",
              .summary = N_("Plays as this profile from now on, on this machine."),
              .places_min = 1,
              .places_max = 1,
              SHARED_ROWS(profile_data_option)},
    .told = N_("play as this one from now on"),
    .needs = NEEDS_MACHINE,
    .run = use_it,
};

static bool rename_it(void *asked, struct error *error)
{
    struct call *call = asked;
    const char *wanted = call->places.items[0], *new_name = call->places.items[1];
    char name[PROFILE_NAME_SIZE];
    if (!profile_find(call, wanted, name, error) ||
        !profiles_rename(call->paths.data, name, new_name, clock_utc_ms, error))
        return false;
    output_line(call->cli,
                _f("{player} is called {name} now.", value_text("player", wanted), value_text("name", new_name)));
    return true;
}

const struct verb profile_rename = {
    .usage = {.command = EN_("profile rename"),
              .places = "NAME NEW",
              .summary = N_("Shows another name. The folder keeps its own, so that machines that share\n"
                            "it still know which is which; --profile takes either."),
              .places_min = 2,
              .places_max = 2,
              SHARED_ROWS(profile_data_option)},
    .told = N_("show another name"),
    .needs = NEEDS_MACHINE,
    .run = rename_it,
};

/* Another one, when the one in use is no longer there. */
static bool use_another(struct call *call, struct error *error)
{
    struct profile_list list;
    bool ok = profiles_list(call->paths.data, 0, 0, &list, error);
    ok = use(call, list.count > 0 ? list.cards[0].name : "default", error) && ok;
    profile_list_reset(&list);
    return ok;
}

static bool delete_it(void *asked, struct error *error)
{
    struct call *call = asked;
    const char *wanted = call->places.items[0];
    char name[PROFILE_NAME_SIZE], kept[PROFILES_KEPT_SIZE];
    int32_t utc_offset_min;
    int64_t utc_ms = clock_utc_ms(&utc_offset_min);
    int32_t today = calendar_local_day(instant_s(utc_ms), utc_offset_min, 0);
    if (!profile_find(call, wanted, name, error) || !profiles_delete(call->paths.data, name, today, kept, error))
        return false;
    if (strcmp(name, call->settings.profile) == 0 && !use_another(call, error))
        return false;
    output_line(call->cli, _f("{player} is put away. Bring it back with: heelbeat profile restore \"{kept}\"",
                              value_text("player", wanted), value_text("kept", kept)));
    return true;
}

const struct verb profile_delete_one = {
    .usage = {.command = EN_("profile delete"),
              .places = "NAME",
              .summary = N_("Puts a profile away, to deleted/NAME-DATE in the data folder, from where\n"
                            "heelbeat profile restore brings it back."),
              .places_min = 1,
              .places_max = 1,
              SHARED_ROWS(profile_data_option)},
    .told = N_("put one away"),
    .needs = NEEDS_MACHINE,
    .run = delete_it,
};

static bool print_deleted(const struct call *call, struct error *error)
{
    int32_t count;
    char(*kept)[PROFILES_KEPT_SIZE] = profiles_deleted(call->paths.data, &count, error);
    if (!kept)
        return false;
    if (count == 0)
        output_line(call->cli, _("No profile has been deleted."));
    for (int32_t i = 0; i < count; i++)
        puts(kept[i]);
    free(kept);
    return true;
}

static bool restore(void *asked, struct error *error)
{
    const struct call *call = asked;
    const char *wanted = call->places.items[0];
    char name[PROFILE_NAME_SIZE];
    if (call->places.count == 0)
        return print_deleted(call, error);
    if (!profiles_restore(call->paths.data, wanted, name, error))
        return false;
    output_line(call->cli, _f("{player} is back, in profiles/{folder}.", value_text("player", wanted),
                              value_text("folder", name)));
    return true;
}

const struct verb profile_restore_one = {
    .usage = {.command = EN_("profile restore"),
              .places = "[NAME]",
              .summary = N_("Brings a deleted profile back; without a name, lists them."),
              .places_max = 1,
              SHARED_ROWS(profile_data_option)},
    .told = N_("bring one back that was deleted"),
    .needs = NEEDS_MACHINE,
    .run = restore,
};
