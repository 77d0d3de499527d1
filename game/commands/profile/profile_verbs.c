#include "commands/profile/profile.h"

#include "app/clock.h"
#include "commands/commands.h"
#include "commands/kit/output.h"
#include "core/days/instant.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void format_last(char date[CALENDAR_DATE_SIZE], const struct profile_card *card, int32_t utc_offset_min)
{
    calendar_format(calendar_local_day(instant_s(card->last_utc_ms), utc_offset_min, 0), date);
}

static int print_json(const struct cli *cli, const struct profile_list *list, const char *in_use,
                      int32_t utc_offset_min)
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
    return output_json(cli, array);
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

static int print_table(const struct cli *cli, const struct profile_list *list, const char *in_use,
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
    return output_finish(cli);
}

int profile_list_them(const struct cli *cli, int argc, char **argv)
{
    const char *data = NULL;
    bool json = false;
    const struct option options[] = {
        {"json", 0, OPTION_FLAG, NULL, N_("print them as JSON"), &json, 0, 0},
        PROFILE_DATA_OPTION(&data),
    };
    const struct usage usage = {.command = EN_("profile list"),
                                .places = "",
                                .summary = N_("Lists the profiles; * marks the one in use."),
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    struct profile_desk desk;
    struct profile_list list;
    struct error error = {0};
    int32_t utc_offset_min;
    int code;
    if (!profile_parse(cli, &usage, argc, argv, &places, &code))
        return code;
    if (!profile_desk_open(cli, &desk, data, &error))
        return output_fail(cli, &error);
    int64_t utc_ms = clock_utc_ms(&utc_offset_min);
    bool whole = profiles_list(desk.paths.data, utc_ms, utc_offset_min, &list, &error);
    code = json ? print_json(cli, &list, desk.settings.profile, utc_offset_min)
                : print_table(cli, &list, desk.settings.profile, utc_offset_min);
    profile_list_reset(&list);
    return whole ? code : output_fail(cli, &error);
}

/* What new, use, rename, delete and restore have in common: some names, and a data folder that is open. False with the
 * exit code. */
static bool begin(const struct cli *cli, const char *command, const char *wants, const char *summary, int names,
                  int argc, char **argv, struct places *places, struct profile_desk *desk, int *code)
{
    const char *data = NULL;
    const struct option options[] = {PROFILE_DATA_OPTION(&data)};
    const struct usage usage = {.command = command,
                                .places = wants,
                                .summary = summary,
                                .places_min = wants[0] == '[' ? 0 : names,
                                .places_max = names,
                                .options = options,
                                .option_count = 1};
    struct error error = {0};
    if (!profile_parse(cli, &usage, argc, argv, places, code))
        return false;
    if (profile_desk_open(cli, desk, data, &error))
        return true;
    *code = output_fail(cli, &error);
    return false;
}

int profile_make(const struct cli *cli, int argc, char **argv)
{
    struct places places;
    struct profile_desk desk;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE];
    int code;
    if (!begin(cli, EN_("profile new"), "NAME",
               N_("Makes a profile and uses it. NAME may be any text; its folder gets the plain\n"
                  "letters of it."),
               1, argc, argv, &places, &desk, &code))
        return code;
    if (!profiles_new(desk.paths.data, places.items[0], clock_utc_ms, name, &error) ||
        !profile_desk_use(&desk, name, &error))
        return output_fail(cli, &error);
    output_line(cli, _f("{player} is a profile now and in use (profiles/{folder}).",
                        value_text("player", places.items[0]), value_text("folder", name)));
    return output_finish(cli);
}

int profile_use(const struct cli *cli, int argc, char **argv)
{
    struct places places;
    struct profile_desk desk;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE];
    int code;
    if (!begin(cli, EN_("profile use"), "NAME", N_("Plays as this profile from now on, on this machine."), 1, argc,
               argv, &places, &desk, &code))
        return code;
    if (!profile_desk_find(&desk, places.items[0], name, &error) || !profile_desk_use(&desk, name, &error))
        return output_fail(cli, &error);
    output_line(cli, _f("{player} is in use now.", value_text("player", places.items[0])));
    return output_finish(cli);
}

int profile_rename(const struct cli *cli, int argc, char **argv)
{
    struct places places;
    struct profile_desk desk;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE];
    int code;
    if (!begin(cli, EN_("profile rename"), "NAME NEW",
               N_("Shows another name. The folder keeps its own, so that machines that share\n"
                  "it still know which is which; --profile takes either."),
               2, argc, argv, &places, &desk, &code))
        return code;
    if (!profile_desk_find(&desk, places.items[0], name, &error) ||
        !profiles_rename(desk.paths.data, name, places.items[1], clock_utc_ms, &error))
        return output_fail(cli, &error);
    output_line(cli, _f("{player} is called {name} now.", value_text("player", places.items[0]),
                        value_text("name", places.items[1])));
    return output_finish(cli);
}

/* Another one, when the one in use is no longer there. */
static bool use_another(struct profile_desk *desk, struct error *error)
{
    struct profile_list list;
    bool ok = profiles_list(desk->paths.data, 0, 0, &list, error);
    ok = profile_desk_use(desk, list.count > 0 ? list.cards[0].name : "default", error) && ok;
    profile_list_reset(&list);
    return ok;
}

int profile_delete_one(const struct cli *cli, int argc, char **argv)
{
    struct places places;
    struct profile_desk desk;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE], kept[PROFILES_KEPT_SIZE];
    int32_t utc_offset_min;
    int code;
    if (!begin(cli, EN_("profile delete"), "NAME",
               N_("Puts a profile away, to deleted/NAME-DATE in the data folder, from where\n"
                  "heelbeat profile restore brings it back."),
               1, argc, argv, &places, &desk, &code))
        return code;
    int64_t utc_ms = clock_utc_ms(&utc_offset_min);
    int32_t today = calendar_local_day(instant_s(utc_ms), utc_offset_min, 0);
    if (!profile_desk_find(&desk, places.items[0], name, &error) ||
        !profiles_delete(desk.paths.data, name, today, kept, &error))
        return output_fail(cli, &error);
    if (strcmp(name, desk.settings.profile) == 0 && !use_another(&desk, &error))
        return output_fail(cli, &error);
    output_line(cli, _f("{player} is put away. Bring it back with: heelbeat profile restore \"{kept}\"",
                        value_text("player", places.items[0]), value_text("kept", kept)));
    return output_finish(cli);
}

static int print_deleted(const struct cli *cli, const struct profile_desk *desk)
{
    int32_t count;
    char(*kept)[PROFILES_KEPT_SIZE] = profiles_deleted(desk->paths.data, &count);
    if (count == 0)
        output_line(cli, _("No profile has been deleted."));
    for (int32_t i = 0; i < count; i++)
        puts(kept[i]);
    free(kept);
    return output_finish(cli);
}

int profile_restore_one(const struct cli *cli, int argc, char **argv)
{
    struct places places;
    struct profile_desk desk;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE];
    int code;
    if (!begin(cli, EN_("profile restore"), "[NAME]", N_("Brings a deleted profile back; without a name, lists them."),
               1, argc, argv, &places, &desk, &code))
        return code;
    if (places.count == 0)
        return print_deleted(cli, &desk);
    if (!profiles_restore(desk.paths.data, places.items[0], name, &error))
        return output_fail(cli, &error);
    output_line(cli, _f("{player} is back, in profiles/{folder}.", value_text("player", places.items[0]),
                        value_text("folder", name)));
    return output_finish(cli);
}
