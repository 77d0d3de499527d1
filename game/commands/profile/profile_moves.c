#include "commands/profile/profile.h"

#include "app/clock.h"
#include "commands/commands.h"
#include "commands/kit/output.h"

#include "core/base/text.h"

#include <stdio.h>
#include <string.h>

static bool find_or_in_use(const struct profile_desk *desk, const char *wanted, char name[PROFILE_NAME_SIZE],
                           struct error *error)
{
    if (wanted)
        return profile_desk_find(desk, wanted, name, error);
    text_copy(name, PROFILE_NAME_SIZE, desk->settings.profile);
    return true;
}

int profile_export_one(const struct cli *cli, int argc, char **argv)
{
    const char *data = NULL, *path = NULL;
    const struct option options[] = {
        {"output", 'o', OPTION_TEXT, "FILE", N_("where to (heelbeat-NAME.json here)"), &path, 0, 0},
        PROFILE_DATA_OPTION(&data),
    };
    const struct usage usage = {.command = EN_("profile export"),
                                .places = "[NAME]",
                                .summary =
                                    N_("Writes a profile (the one in use) to one JSON file: goals, rest days, all\n"
                                       "sessions, all replays."),
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    struct profile_desk desk;
    struct profile_moved moved;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE], own[FILE_PATH_MAX];
    int code;
    if (!profile_parse(cli, &usage, argc, argv, &places, &code))
        return code;
    if (!profile_desk_open(cli, &desk, data, &error) ||
        !find_or_in_use(&desk, places.count > 0 ? places.items[0] : NULL, name, &error))
        return output_fail(cli, &error);
    snprintf(own, sizeof own, "heelbeat-%s.json", name);
    bool whole = profile_export(desk.paths.data, name, path ? path : own, &moved, &error);
    if (!whole && moved.damaged == 0)
        return output_fail(cli, &error);
    profile_print_moved(cli, _f("Wrote {file}", value_text("file", path ? path : own)), &moved);
    code = output_finish(cli);
    return whole ? code : output_fail(cli, &error);
}

/* Where an import goes: into a profile, as a new one, or under its own name. */
static bool choose_import(const struct profile_desk *desk, const char *file, const char *as, const char *into,
                          char name[PROFILE_NAME_SIZE], struct error *error)
{
    char found[PROFILE_NAME_SIZE];
    if (!profile_import_name(file, name, error))
        return false;
    if (into)
        return profile_desk_find(desk, into, name, error);
    if (as)
        return profiles_new(desk->paths.data, as, clock_utc_ms, name, error);
    if (!profiles_find(desk->paths.data, name, found))
        return true;
    error_set(error, name, "is the name of a profile already", "add --into \"{name}\" to join the two, or --as NEW");
    error_value(error, value_text("name", name));
    return false;
}

static int tell_moved(const struct cli *cli, struct message done, bool whole, const struct profile_moved *moved,
                      const struct error *error)
{
    if (whole || moved->sessions > 0 || moved->replays > 0)
        profile_print_moved(cli, done, moved);
    int code = output_finish(cli);
    return whole ? code : output_fail(cli, error);
}

int profile_import_one(const struct cli *cli, int argc, char **argv)
{
    const char *data = NULL, *as = NULL, *into = NULL;
    const struct option options[] = {
        {"as", 0, OPTION_TEXT, "NAME", N_("as a new profile of this name"), &as, 0, 0},
        {"into", 0, OPTION_TEXT, "NAME", N_("joined with this one"), &into, 0, 0},
        PROFILE_DATA_OPTION(&data),
    };
    const struct usage usage = {.command = EN_("profile import"),
                                .places = "FILE",
                                .summary =
                                    N_("Brings in what heelbeat profile export wrote: as a new profile, or joined\n"
                                       "with one. What is there already stays."),
                                .places_min = 1,
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    struct profile_desk desk;
    struct profile_moved moved;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE];
    int code;
    if (!profile_parse(cli, &usage, argc, argv, &places, &code))
        return code;
    if (as && into)
        return options_fail(cli, EN_("profile import"), _("--as and --into exclude each other"));
    if (!profile_desk_open(cli, &desk, data, &error) || !choose_import(&desk, places.items[0], as, into, name, &error))
        return output_fail(cli, &error);
    bool whole = profile_import(desk.paths.data, name, places.items[0], &moved, &error);
    return tell_moved(cli, _f("Brought into {profile}", value_text("profile", name)), whole, &moved, &error);
}

/* Splits DATA/profiles/NAME. */
static bool split_profile(const char *path, char data[FILE_PATH_MAX], char name[PROFILE_NAME_SIZE])
{
    char whole[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    if (!text_copy(whole, sizeof whole, path))
        return false;
    for (size_t length = strlen(whole); length > 1 && whole[length - 1] == '/'; length--)
        whole[length - 1] = '\0';
    const char *slash = strrchr(whole, '/');
    if (!slash || !profile_name_is_valid(slash + 1) || !file_folder_of(folder, whole) || !file_folder_of(data, folder))
        return false;
    const char *parent = strrchr(folder, '/');
    return text_copy(name, PROFILE_NAME_SIZE, slash + 1) && strcmp(parent ? parent + 1 : folder, "profiles") == 0;
}

/* Of a data folder: the profile called as the one that it goes into, else the only one. */
static bool choose_of(const char *data, const char *into, char name[PROFILE_NAME_SIZE], struct error *error)
{
    struct profile_list list;
    bool found = profiles_list(data, 0, 0, &list, error), same = false;
    for (int32_t i = 0; i < list.count && !same; i++) {
        same = strcmp(list.cards[i].name, into) == 0;
        if (same || i == 0)
            text_copy(name, PROFILE_NAME_SIZE, list.cards[i].name);
    }
    if (list.count == 0)
        error_set(error, data, "holds no profile", "name a data folder, or DATA/profiles/NAME");
    else if (!same && list.count > 1)
        error_set(error, data, "holds several profiles", "name one of them as DATA/profiles/NAME");
    found = list.count == 1 || same;
    profile_list_reset(&list);
    return found;
}

/* FROM is a profile's name here, another data folder, or a profile's folder in one. */
static bool find_source(const struct profile_desk *desk, const char *from, const char *into,
                        char from_data[FILE_PATH_MAX], char from_name[PROFILE_NAME_SIZE], struct error *error)
{
    char profiles[FILE_PATH_MAX];
    if (profiles_find(desk->paths.data, from, from_name))
        return text_copy(from_data, FILE_PATH_MAX, desk->paths.data);
    if (file_join(profiles, from, "profiles") && file_exists(profiles))
        return text_copy(from_data, FILE_PATH_MAX, from) && choose_of(from_data, into, from_name, error);
    if (file_exists(from) && split_profile(from, from_data, from_name))
        return true;
    error_set(error, from, "is no profile and no data folder",
              "name a profile, a data folder or DATA/profiles/NAME; a file is brought in by import");
    return false;
}

int profile_merge_one(const struct cli *cli, int argc, char **argv)
{
    const char *data = NULL, *into = NULL;
    const struct option options[] = {
        {"into", 0, OPTION_TEXT, "NAME", N_("into this profile (the one in use)"), &into, 0, 0},
        PROFILE_DATA_OPTION(&data),
    };
    const struct usage usage = {.command = EN_("profile merge"),
                                .places = "FROM",
                                .summary = N_("Adds all sessions and replays of profile FROM to another one, and its\n"
                                              "goals where they were changed later. FROM stays as it is. It may be a\n"
                                              "profile's name, another data folder, or DATA/profiles/NAME in one."),
                                .places_min = 1,
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    struct profile_desk desk;
    struct profile_moved moved;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE], from_name[PROFILE_NAME_SIZE], from_data[FILE_PATH_MAX];
    int code;
    if (!profile_parse(cli, &usage, argc, argv, &places, &code))
        return code;
    if (!profile_desk_open(cli, &desk, data, &error) || !find_or_in_use(&desk, into, name, &error) ||
        !find_source(&desk, places.items[0], name, from_data, from_name, &error))
        return output_fail(cli, &error);
    if (strcmp(from_data, desk.paths.data) == 0 && strcmp(from_name, name) == 0) {
        error_set(&error, places.items[0], "is that profile itself", "name another with --into");
        return output_fail(cli, &error);
    }
    bool whole = profile_merge(desk.paths.data, name, from_data, from_name, &moved, &error);
    return tell_moved(cli, _f("Joined into {profile}", value_text("profile", name)), whole, &moved, &error);
}
