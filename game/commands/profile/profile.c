#include "commands/profile/profile.h"

#include "app/clock.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "store/player/profile_moves.h"

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"

/* Each is "profile VERB" with options of its own. */
static const struct {
    const char *verb, *usage, *summary;
    int (*run)(int argc, char **argv);
} verbs[] = {
    {"list", "list", "list the profiles", profile_list_them},
    {"new", "new NAME", "make one and use it", profile_make},
    {"use", "use NAME", "play as this one from now on", profile_use},
    {"rename", "rename NAME NEW", "show another name", profile_rename},
    {"export", "export [NAME] [-o FILE]", "write one file with everything", profile_export_one},
    {"import", "import FILE", "bring such a file in", profile_import_one},
    {"merge", "merge FROM", "add all of another profile to one", profile_merge_one},
    {"delete", "delete NAME", "put one away", profile_delete_one},
    {"restore", "restore [NAME]", "bring one back that was deleted", profile_restore_one},
};
#define VERB_COUNT (sizeof verbs / sizeof verbs[0])

static int print_help(void)
{
    puts("usage: heelbeat profile VERB [options]\n\n"
         "Profiles: each player's own goals, sessions, replays and streak.\n\nverbs:");
    for (size_t i = 0; i < VERB_COUNT; i++)
        printf("  %-24s %s\n", verbs[i].usage, verbs[i].summary);
    puts(
        "\nA profile is named as it is shown, or by its folder in profiles/. heelbeat profile VERB --help tells about\n"
        "one verb.");
    return output_finish();
}

int command_profile(int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    if (!strcmp(verb, "--help") || !strcmp(verb, "-h"))
        return print_help();
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (!strcmp(verb, verbs[i].verb))
            return verbs[i].run(argc - 1, argv + 1);
    char line[160];
    if (verb[0])
        snprintf(line, sizeof line, "\"%.100s\" is none of its verbs", verb);
    return options_fail("profile", verb[0] ? line : "VERB is missing");
}

bool profile_desk_open(struct profile_desk *desk, const char *data, struct error *error)
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
        output_fail(&note); /* said, and the work goes on */
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

void profile_print_moved(const char *what, const char *name, const struct profile_moved *moved)
{
    printf("%s %s: %d %s and %d %s", what, name, moved->sessions, moved->sessions == 1 ? "session" : "sessions",
           moved->replays, moved->replays == 1 ? "replay" : "replays");
    if (moved->known > 0)
        printf("; %d %s there already", moved->known, moved->known == 1 ? "session was" : "sessions were");
    puts("");
}

bool profile_parse(const struct usage *usage, int argc, char **argv, struct places *places, int *code)
{
    enum options_result parsed = options_parse(usage, argc, argv, places);
    if (parsed != OPTIONS_GOOD)
        *code = options_code(parsed);
    return parsed == OPTIONS_GOOD;
}
