#include "commands/profile/profile.h"

#include "app/clock.h"
#include "core/base/text.h"
#include "store/player/profile_import.h"

#include <stdio.h>
#include <string.h>

/* Sessions that say otherwise than those that were there. */
static void print_twins(const struct cli *cli, const struct profile_moved *moved)
{
    struct message kept =
        _n("{count} session is here with other contents: yours counts, and the other is kept in {file}.",
           "{count} sessions are here with other contents: yours count, and the others are kept in {file}.",
           moved->twins - moved->mended);
    values_add(&kept.values, value_text("file", moved->journal));
    if (moved->twins > moved->mended)
        output_line(cli, kept);
    if (moved->mended > 0)
        output_line(cli, _n("{count} session that had been changed here is mended.",
                            "{count} sessions that had been changed here are mended.", moved->mended));
}

/* A line of what was done, and what moved by it. */
static void print_moved(const struct cli *cli, struct message done, const struct profile_moved *moved)
{
    struct facts facts = {.count = 0};
    facts_add(&facts, done);
    facts_add(&facts, _n("{count} session", "{count} sessions", moved->sessions));
    facts_add(&facts, _n("{count} replay", "{count} replays", moved->replays));
    if (moved->known > 0)
        facts_add(&facts, _n("{count} session was there already", "{count} sessions were there already", moved->known));
    output_facts(cli, &facts);
    print_twins(cli, moved);
}

/* ---- export */

struct export_call {
    struct call call;
    const char *path;
    bool force;
};

static bool export_one(void *asked, struct error *error)
{
    const struct export_call *own = asked;
    const struct call *call = &own->call;
    struct profile_moved moved;
    char name[PROFILE_NAME_SIZE], beside[FILE_PATH_MAX];
    if (!profile_find_or_in_use(call, call->places.count > 0 ? call->places.items[0] : NULL, name, error))
        return false;
    snprintf(beside, sizeof beside, "heelbeat-%s.json", name);
    const char *path = own->path ? own->path : beside;
    bool whole = profile_export(call->paths.data, name, path, own->force, &moved, error);
    if (whole || moved.damaged > 0)
        print_moved(call->cli, _f("Wrote {file}", value_text("file", path)), &moved);
    return whole;
}

static const struct option export_options[] = {
    TEXT_ROW("output", 'o', "FILE", struct export_call, path, N_("where to (heelbeat-NAME.json here)")),
    FLAG_ROW("force", struct export_call, force, N_("even over an export that holds more sessions")),
};

const struct verb profile_export_one = {
    .usage = {.command = EN_("profile export"),
              .places = "[NAME] [-o FILE]",
              .summary = N_("Writes a profile (the one in use) to one JSON file: goals, rest days, all\n"
                            "sessions, all replays. An export that stands there is kept as FILE.1."),
              .places_max = 1,
              OPTION_ROWS(export_options),
              SHARED_ROWS(profile_data_option)},
    .told = N_("write one file with everything"),
    .needs = NEEDS_MACHINE,
    .size = sizeof(struct export_call),
    .run = export_one,
};

/* ---- import */

struct import_call {
    struct call call;
    const char *as, *into;
};

static struct message settle_import(void *asked)
{
    const struct import_call *own = asked;
    return own->as && own->into ? _("--as and --into exclude each other") : (struct message){0};
}

/* Where an import goes: into a profile, as a new one, or under its own name. */
static bool choose_import(const struct import_call *own, const char *file, char name[PROFILE_NAME_SIZE],
                          struct error *error)
{
    const char *data = own->call.paths.data;
    char found[PROFILE_NAME_SIZE];
    if (!profile_import_name(file, name, error))
        return false;
    if (own->into)
        return profile_find(&own->call, own->into, name, error);
    if (own->as)
        return profiles_new(data, own->as, clock_utc_ms, name, error);
    enum profiles_found known = profiles_find(data, name, found, error);
    if (known != PROFILES_FOUND)
        return known == PROFILES_NONE && profile_name_may_be_new(name, error);
    error_set(error, name, "is the name of a profile already", "add --into \"{name}\" to join the two, or --as NEW");
    error_value(error, value_text("name", name));
    return false;
}

static void tell_moved(const struct cli *cli, struct message done, bool whole, const struct profile_moved *moved)
{
    if (whole || moved->sessions > 0 || moved->replays > 0)
        print_moved(cli, done, moved);
}

static bool import_one(void *asked, struct error *error)
{
    const struct import_call *own = asked;
    const char *file = own->call.places.items[0];
    struct profile_moved moved;
    char name[PROFILE_NAME_SIZE];
    if (!choose_import(own, file, name, error))
        return false;
    bool whole = profile_import(own->call.paths.data, name, file, &moved, error);
    tell_moved(own->call.cli, _f("Brought into {profile}", value_text("profile", name)), whole, &moved);
    return whole;
}

static const struct option import_options[] = {
    TEXT_ROW("as", 0, "NAME", struct import_call, as, N_("as a new profile of this name")),
    TEXT_ROW("into", 0, "NAME", struct import_call, into, N_("joined with this one")),
};

const struct verb profile_import_one = {
    .usage = {.command = EN_("profile import"),
              .places = "FILE",
              .summary = N_("Brings in what heelbeat profile export wrote: as a new profile, or joined\n"
                            "with one. What is there already stays."),
              .places_min = 1,
              .places_max = 1,
              OPTION_ROWS(import_options),
              SHARED_ROWS(profile_data_option)},
    .told = N_("bring such a file in"),
    .needs = NEEDS_MACHINE,
    .size = sizeof(struct import_call),
    .settle = settle_import,
    .run = import_one,
};

/* ---- merge */

struct merge_call {
    struct call call;
    const char *into;
};

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
    if (found && list.count == 0)
        error_set(error, data, "holds no profile", "name a data folder, or DATA/profiles/NAME");
    else if (found && !same && list.count > 1)
        error_set(error, data, "holds several profiles", "name one of them as DATA/profiles/NAME");
    found = same || (found && list.count == 1);
    profile_list_reset(&list);
    return found;
}

/* FROM is a profile's name here, another data folder, or a profile's folder in one. */
static bool find_source(const struct call *call, const char *from, const char *into, char from_data[FILE_PATH_MAX],
                        char from_name[PROFILE_NAME_SIZE], struct error *error)
{
    char profiles[FILE_PATH_MAX];
    enum profiles_found found = profiles_find(call->paths.data, from, from_name, error);
    if (found != PROFILES_NONE)
        return found == PROFILES_FOUND && text_copy(from_data, FILE_PATH_MAX, call->paths.data);
    if (file_join(profiles, from, "profiles") && file_exists(profiles))
        return text_copy(from_data, FILE_PATH_MAX, from) && choose_of(from_data, into, from_name, error);
    if (file_exists(from) && split_profile(from, from_data, from_name))
        return true;
    error_set(error, from, "is no profile and no data folder",
              "name a profile, a data folder or DATA/profiles/NAME; a file is brought in by import");
    return false;
}

static bool merge_one(void *asked, struct error *error)
{
    const struct merge_call *own = asked;
    const struct call *call = &own->call;
    const char *from = call->places.items[0];
    struct profile_moved moved;
    char name[PROFILE_NAME_SIZE], from_name[PROFILE_NAME_SIZE], from_data[FILE_PATH_MAX];
    if (!profile_find_or_in_use(call, own->into, name, error) ||
        !find_source(call, from, name, from_data, from_name, error))
        return false;
    if (strcmp(from_data, call->paths.data) == 0 && strcmp(from_name, name) == 0) {
        error_set(error, from, "is that profile itself", "name another with --into");
        return false;
    }
    bool whole = profile_merge(call->paths.data, name, from_data, from_name, &moved, error);
    tell_moved(call->cli, _f("Joined into {profile}", value_text("profile", name)), whole, &moved);
    return whole;
}

static const struct option merge_options[] = {
    TEXT_ROW("into", 0, "NAME", struct merge_call, into, N_("into this profile (the one in use)")),
};

const struct verb profile_merge_one = {
    .usage = {.command = EN_("profile merge"),
              .places = "FROM",
              .summary = N_("Adds all sessions and replays of profile FROM to another one, and its\n"
                            "goals where they were changed later. FROM stays as it is. It may be a\n"
                            "profile's name, another data folder, or DATA/profiles/NAME in one."),
              .places_min = 1,
              .places_max = 1,
              OPTION_ROWS(merge_options),
              SHARED_ROWS(profile_data_option)},
    .told = N_("add all of another profile to one"),
    .needs = NEEDS_MACHINE,
    .size = sizeof(struct merge_call),
    .run = merge_one,
};
