#include "commands/profile/profile.h"

#include "app/clock.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"

/* Each is "profile VERB" with options of its own. */
static const struct {
    const char *verb, *usage, *summary;
    int (*run)(const struct cli *cli, int argc, char **argv);
} verbs[] = {
    {"list", "list", N_("list the profiles"), profile_list_them},
    {"new", "new NAME", N_("make one and use it"), profile_make},
    {"use", "use NAME", N_("play as this one from now on"), profile_use},
    {"rename", "rename NAME NEW", N_("show another name"), profile_rename},
    {"export", "export [NAME] [-o FILE]", N_("write one file with everything"), profile_export_one},
    {"import", "import FILE", N_("bring such a file in"), profile_import_one},
    {"merge", "merge FROM", N_("add all of another profile to one"), profile_merge_one},
    {"delete", "delete NAME", N_("put one away"), profile_delete_one},
    {"restore", "restore [NAME]", N_("bring one back that was deleted"), profile_restore_one},
};
#define VERB_COUNT (sizeof verbs / sizeof verbs[0])

static int print_help(const struct cli *cli)
{
    output_line(cli, _("usage: heelbeat profile VERB [options]"));
    puts("");
    output_line(cli, _("Profiles: each player's own goals, sessions, replays and streak."));
    puts("");
    output_line(cli, _("verbs:"));
    for (size_t i = 0; i < VERB_COUNT; i++) {
        printf("  %-24s ", verbs[i].usage);
        output_line(cli, _(verbs[i].summary));
    }
    puts("");
    output_line(cli, _("A profile is named as it is shown, or by its folder in profiles/. heelbeat profile VERB --help "
                       "tells about\none verb."));
    return output_finish(cli);
}

int command_profile(const struct cli *cli, int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    if (!strcmp(verb, "--help") || !strcmp(verb, "-h"))
        return print_help(cli);
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (!strcmp(verb, verbs[i].verb))
            return verbs[i].run(cli, argc - 1, argv + 1);
    return options_fail(cli, "profile",
                        verb[0] ? _f("\"{word}\" is none of its verbs", value_text("word", verb))
                                : _f("{argument} is missing", value_text("argument", "VERB")));
}

bool profile_desk_open(const struct cli *cli, struct profile_desk *desk, const char *data, struct error *error)
{
    struct error note = {0};
    *desk = (struct profile_desk){0};
    if (!backstage_find_paths(&desk->paths, data, error))
        return false;
    if (!machine_folder(desk->machine, desk->paths.data)) {
        error_set(error, desk->paths.data, "is too long a path", "choose a shorter folder with --data");
        return false;
    }
    if (!settings_load_here(desk->paths.data, desk->machine, &desk->settings, &note))
        output_fail(cli, &note); /* said, and the work goes on */
    return true;
}

bool profile_desk_use(struct profile_desk *desk, const char *name, struct error *error)
{
    struct settings before = desk->settings;
    text_copy(desk->settings.profile, sizeof desk->settings.profile, name);
    return settings_change(desk->machine, &before, &desk->settings, error);
}

bool profile_desk_find(const struct profile_desk *desk, const char *wanted, char name[PROFILE_NAME_SIZE],
                       struct error *error)
{
    if (profiles_find(desk->paths.data, wanted, name))
        return true;
    error_set(error, wanted, "is not the name of a profile", "see: heelbeat profile list");
    return false;
}

void profile_print_moved(const struct cli *cli, struct message done, const struct profile_moved *moved)
{
    struct facts facts = {.count = 0};
    facts_add(&facts, done);
    facts_add(&facts, _n("{count} session", "{count} sessions", moved->sessions));
    facts_add(&facts, _n("{count} replay", "{count} replays", moved->replays));
    if (moved->known > 0)
        facts_add(&facts, _n("{count} session was there already", "{count} sessions were there already", moved->known));
    output_facts(cli, &facts);
}

bool profile_parse(const struct cli *cli, const struct usage *usage, int argc, char **argv, struct places *places,
                   int *code)
{
    enum options_result parsed = options_parse(cli, usage, argc, argv, places);
    if (parsed != OPTIONS_GOOD)
        *code = options_code(cli, parsed);
    return parsed == OPTIONS_GOOD;
}
