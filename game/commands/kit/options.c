#include "commands/kit/options.h"

#include "commands/kit/output.h"
#include "commands/kit/verb.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_SIZE 64 /* of a command or an option with its value */
#define INT_SIZE  24

/* "heelbeat play", or "heelbeat" of the one that opens the game. */
static const char *name_of(const char *command, char buffer[NAME_SIZE])
{
    snprintf(buffer, NAME_SIZE, "heelbeat%s%s", command[0] ? " " : "", command);
    return buffer;
}

int options_fail(const struct cli *cli, const char *command, struct message what)
{
    char name[NAME_SIZE], line[WORDS_SIZE], see[WORDS_SIZE];
    name_of(command, name);
    words_write(cli->words, what, line, sizeof line);
    words_write(cli->words, _f("see: {command} --help", value_text("command", name)), see, sizeof see);
    fprintf(stderr, "%s: %s (%s)\n", name, line, see);
    return EXIT_USAGE;
}

static enum options_result bad(const struct cli *cli, const struct usage *usage, struct message what)
{
    options_fail(cli, usage->command, what);
    return OPTIONS_BAD;
}

static void print_option(const struct cli *cli, const struct option *option)
{
    char names[NAME_SIZE];
    snprintf(names, sizeof names, "%c%c%s--%s%s%s", option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
             option->letter ? ", " : "  ", option->name, option->value ? " " : "", option->value ? option->value : "");
    printf("  %-26s ", names);
    output_line(cli, _(option->help));
}

static void print_help(const struct cli *cli, const struct usage *usage)
{
    static const struct option help = {.name = "help", .help = N_("this text")};
    char command[NAME_SIZE];
    name_of(usage->command, command);
    output_line(cli, usage->places[0] ? _f("usage: {command} {places} [options]", value_text("command", command),
                                           value_text("places", usage->places))
                                      : _f("usage: {command} [options]", value_text("command", command)));
    puts("");
    output_line(cli, _(usage->summary));
    puts("");
    output_line(cli, _("options:"));
    for (int i = 0; i < usage->option_count; i++)
        print_option(cli, &usage->options[i]);
    for (int i = 0; i < usage->shared_count; i++)
        print_option(cli, &usage->shared[i]);
    print_option(cli, &help);
}

/* The option that an argument names, and its value if that is in the same argument. */
static const struct option *find(const struct usage *usage, const char *argument, const char **value)
{
    *value = NULL;
    bool is_long = argument[1] == '-';
    const char *name = argument + (is_long ? 2 : 1);
    size_t length = is_long ? strcspn(name, "=") : 1;
    if (is_long && name[length] == '=')
        *value = name + length + 1;
    else if (!is_long && name[1])
        *value = name + 1;
    for (int i = 0; i < usage->option_count + usage->shared_count; i++) {
        const struct option *option =
            i < usage->option_count ? &usage->options[i] : &usage->shared[i - usage->option_count];
        if (is_long ? strlen(option->name) == length && !memcmp(option->name, name, length)
                    : option->letter && option->letter == name[0])
            return option;
    }
    return NULL;
}

static enum options_result set_int(const struct cli *cli, const struct usage *usage, const struct option *option,
                                   const char *value, struct option_int *target)
{
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    if (!value[0] || *end || errno || number < option->min || number > option->max) {
        /* As they are typed: in no language's digits. */
        char min[INT_SIZE], max[INT_SIZE];
        snprintf(min, sizeof min, "%lld", (long long)option->min);
        snprintf(max, sizeof max, "%lld", (long long)option->max);
        return bad(cli, usage,
                   _f("{value} is not a whole number from {min} to {max} for --{option}",
                      value_text("value", value[0] ? value : "\"\""), value_text("min", min), value_text("max", max),
                      value_text("option", option->name)));
    }
    *target = (struct option_int){.given = true, .value = number};
    return OPTIONS_GOOD;
}

static enum options_result set(const struct cli *cli, const struct usage *usage, const struct option *option,
                               const char *argument, const char *value, void *asked)
{
    void *target = (char *)asked + option->target;
    switch (option->kind) {
    case OPTION_FLAG:
        if (value)
            return bad(cli, usage, _f("{argument} takes no value", value_text("argument", argument)));
        *(bool *)target = true;
        return OPTIONS_GOOD;
    case OPTION_TEXT:
        if (!value[0])
            return bad(cli, usage, _f("{argument} needs a value", value_text("argument", argument)));
        *(const char **)target = value;
        return OPTIONS_GOOD;
    case OPTION_INT:
        return set_int(cli, usage, option, value, target);
    }
    return OPTIONS_BAD;
}

static enum options_result take_option(const struct cli *cli, const struct usage *usage, int argc, char **argv, int *at,
                                       void *asked)
{
    const char *argument = argv[*at], *value;
    if (!strcmp(argument, "--help") || !strcmp(argument, "-h")) {
        print_help(cli, usage);
        return OPTIONS_HELPED;
    }
    const struct option *option = find(usage, argument, &value);
    if (!option)
        return bad(cli, usage, _f("{argument} is not an option", value_text("argument", argument)));
    if (option->kind != OPTION_FLAG && !value) {
        if (*at + 1 >= argc)
            return bad(cli, usage, _f("{argument} needs a value", value_text("argument", argument)));
        value = argv[++*at];
    }
    return set(cli, usage, option, argument, value, asked);
}

enum options_result options_parse(const struct cli *cli, const struct usage *usage, int argc, char **argv, void *asked,
                                  struct places *places)
{
    bool options_over = false;
    places->count = 0;
    for (int at = 1; at < argc; at++) {
        const char *argument = argv[at];
        if (!options_over && !strcmp(argument, "--")) {
            options_over = true;
        } else if (!options_over && argument[0] == '-' && argument[1]) {
            enum options_result result = take_option(cli, usage, argc, argv, &at, asked);
            if (result != OPTIONS_GOOD)
                return result;
        } else {
            if (places->count == usage->places_max)
                return bad(cli, usage, _f("{argument} is one argument too many", value_text("argument", argument)));
            places->items[places->count++] = argument;
        }
    }
    if (places->count < usage->places_min)
        return bad(cli, usage, _f("{argument} is missing", value_text("argument", usage->places)));
    return OPTIONS_GOOD;
}
