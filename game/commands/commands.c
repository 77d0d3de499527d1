#include "commands/commands.h"

#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "files/os_machine.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *usage, *summary;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"play", "play LEVEL", "play a level, in the window or without one", command_play},
    {"daily", "daily", "play the challenge of the day, or say how it went", command_daily},
    {"program", "program [NAME]", "play a program of sets and rests, or list them", command_program},
    {"calibrate", "calibrate", "measure how late sound, picture and keys are", command_calibrate},
    {"devices", "devices", "list what heels can be followed with", command_devices},
    {"levels", "levels", "list the levels", command_levels},
    {"check", "check FILE...", "look for faults in files of levels, programs, styles and pads", command_check},
    {"tune", "tune [LEVEL] -o OUT.wav", "write a level's music to a file", command_tune},
    {"replay", "replay FILE", "run a saved replay again", command_replay},
    {"stats", "stats", "today, the streak, the last sessions", command_stats},
    {"profile", "profile VERB", "list, make, use, rename, move and merge profiles", command_profile},
    {"bench", "bench", "measure how fast this machine is at it", command_bench},
};

#define COMMAND_COUNT (sizeof commands / sizeof commands[0])

static int print_help(void)
{
    puts("Heelbeat: seated heel lifts in time with music.\n\n"
         "usage: heelbeat [options]           open the game\n"
         "       heelbeat COMMAND [options]\n\ncommands:");
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        printf("  %-24s %s\n", commands[i].usage, commands[i].summary);
    puts(
        "\noptions:\n"
        "  --data DIR               keep settings, profiles and sessions in DIR\n"
        "  --profile NAME           play as this profile; one of a new name is made\n"
        "  --lang LANG              speak that language, as de or pt_BR (otherwise the one chosen, or the computer's)\n"
        "  --trace FILE             write what is judged and shown, and when, a JSON object a line\n"
        "  --version                the version\n"
        "  --help                   this text; heelbeat COMMAND --help tells about one command");
    return output_finish();
}

int commands_run(int argc, char **argv)
{
    os_ignore_broken_pipes(); /* no session is lost for one */
    const char *first = argc > 1 ? argv[1] : "";
    if (!strcmp(first, "--help") || !strcmp(first, "-h") || !strcmp(first, "help"))
        return print_help();
    if (!strcmp(first, "--version")) {
        puts("heelbeat " HEELBEAT_VERSION);
        return output_finish();
    }
    if (!first[0] || first[0] == '-')
        return command_open(argc, argv);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (!strcmp(first, commands[i].name))
            return commands[i].run(argc - 1, argv + 1);
    char line[256];
    snprintf(line, sizeof line, "\"%.100s\" is not a command", first);
    return options_fail("", line);
}
