#include "commands/commands.h"

#include "app/backstage.h"
#include "files/machine.h"
#include "files/os_machine.h"
#include "stage/language.h"
#include "store/machine/settings.h"

#include <stdio.h>
#include <string.h>

#define LANG "--lang"
#define DATA "--data"

static const struct verb *const verbs[] = {
    &verb_play,  &verb_daily, &verb_program, &verb_calibrate, &verb_devices, &verb_levels,
    &verb_check, &verb_tune,  &verb_replay,  &verb_stats,     &verb_profile, &verb_bench,
};

#define VERB_COUNT ((int)(sizeof verbs / sizeof verbs[0]))

/* Of the game itself, and of every command. */
static const struct {
    const char *usage, *summary;
} options[] = {
    {"--data DIR", N_("keep settings, profiles and sessions in DIR")},
    {"--profile NAME", N_("play as this profile; one of a new name is made")},
    {"--trace FILE", N_("write what is judged and shown, and when, a JSON object a line")},
    {"--lang LANG", N_("speak that language, as de or pt_BR, for once; commands take it, too")},
    {"--version", N_("the version")},
    {"--help", N_("this text; heelbeat COMMAND --help tells about one command")},
};

#define OPTION_COUNT (sizeof options / sizeof options[0])

static int print_help(const struct cli *cli)
{
    output_line(cli, _("Heelbeat: seated heel lifts in time with music."));
    puts("");
    output_line(cli, _("usage: heelbeat [options]           open the game\n"
                       "       heelbeat COMMAND [options]"));
    puts("");
    output_line(cli, _("commands:"));
    verb_list(cli, verbs, VERB_COUNT);
    puts("");
    output_line(cli, _("options:"));
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        printf("  %-24s ", options[i].usage);
        output_line(cli, _(options[i].summary));
    }
    return output_finish(cli) ? EXIT_DONE : EXIT_FAILED;
}

/* Where "NAME VALUE" or "NAME=VALUE" stands among the options; argc if it does not. */
static int find_option(int argc, char **argv, const char *name)
{
    size_t length = strlen(name);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strncmp(argv[i], name, length) == 0 && (argv[i][length] == '=' || (!argv[i][length] && i + 1 < argc)))
            return i;
    return argc;
}

/* NULL if it is not there. */
static const char *option_value(int argc, char **argv, const char *name)
{
    int at = find_option(argc, argv, name);
    if (at == argc)
        return NULL;
    return argv[at][strlen(name)] ? argv[at] + strlen(name) + 1 : argv[at + 1];
}

/* Takes the option out of argv. */
static const char *take_option(int *argc, char **argv, const char *name)
{
    const char *value = option_value(*argc, argv, name);
    int at = find_option(*argc, argv, name);
    if (!value)
        return NULL;
    int taken = argv[at][strlen(name)] ? 1 : 2;
    memmove(&argv[at], &argv[at + taken], sizeof argv[0] * (size_t)(*argc - at - taken + 1));
    *argc -= taken;
    return value;
}

/* The words of --lang, else of the game's own setting, which the command that is run reads with all its faults. Without
 * a place for data and catalogues the terminal is spoken to in English, and the command says what is wrong. */
static struct words *load_words(const char *lang, const char *data, struct error *error)
{
    struct paths paths;
    struct settings settings;
    char machine[FILE_PATH_MAX];
    struct error ignored;
    *error = (struct error){0};
    if (!backstage_find_paths(&paths, data, &ignored))
        return NULL;
    if (lang)
        return language_load(paths.text, lang, error);
    if (!machine_folder(machine, paths.data))
        return NULL;
    settings_peek_here(paths.data, machine, &settings);
    return language_load(paths.text, settings.language, &ignored);
}

static int run(const struct cli *cli, int argc, char **argv)
{
    const char *first = argc > 1 ? argv[1] : "";
    if (!strcmp(first, "--help") || !strcmp(first, "-h") || !strcmp(first, "help"))
        return print_help(cli);
    if (!strcmp(first, "--version")) {
        puts(EN_("heelbeat " HEELBEAT_VERSION));
        return output_finish(cli) ? EXIT_DONE : EXIT_FAILED;
    }
    if (!first[0] || first[0] == '-')
        return verb_run(cli, &verb_open, argc, argv);
    const struct verb *verb = verb_find(verbs, VERB_COUNT, first);
    if (verb)
        return verb_run(cli, verb, argc - 1, argv + 1);
    return options_fail(cli, "", _f("\"{word}\" is not a command", value_text("word", first)));
}

int commands_run(int argc, char **argv)
{
    os_hold_streams();
    os_write_without_signals(); /* no session is lost for one */
    struct cli cli = {.lang = take_option(&argc, argv, LANG)};
    struct error error;
    struct words *words = load_words(cli.lang, option_value(argc, argv, DATA), &error);
    if (error.what[0]) {
        output_error(&cli, &error);
        return EXIT_USAGE;
    }
    cli.words = words;
    int code = run(&cli, argc, argv);
    words_destroy(words);
    return code;
}
