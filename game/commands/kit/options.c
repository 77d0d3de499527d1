#include "commands/kit/options.h"

#include "commands/commands.h"
#include "commands/kit/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int options_code(enum options_result result)
{
    return result == OPTIONS_BAD ? EXIT_USAGE : output_finish();
}

int options_fail(const char *command, const char *what)
{
    if (command[0])
        fprintf(stderr, "heelbeat %s: %s (see: heelbeat %s --help)\n", command, what, command);
    else
        fprintf(stderr, "heelbeat: %s (see: heelbeat --help)\n", what);
    return EXIT_USAGE;
}

static enum options_result bad(const struct usage *usage, const char *subject, const char *what)
{
    char line[512];
    snprintf(line, sizeof line, "%.200s %s", subject, what);
    options_fail(usage->command, line);
    return OPTIONS_BAD;
}

static void print_help(const struct usage *usage)
{
    const char *gap = usage->command[0] ? " " : "";
    const char *space = usage->places[0] ? " " : "";
    printf("usage: heelbeat%s%s%s%s [options]\n\n%s\n\noptions:\n", gap, usage->command, space, usage->places,
           usage->summary);
    for (int i = 0; i < usage->option_count; i++) {
        const struct option *option = &usage->options[i];
        char names[64];
        snprintf(names, sizeof names, "%c%c%s--%s%s%s", option->letter ? '-' : ' ',
                 option->letter ? option->letter : ' ', option->letter ? ", " : "  ", option->name,
                 option->value ? " " : "", option->value ? option->value : "");
        printf("  %-26s %s\n", names, option->help);
    }
    printf("  %-26s %s\n", "    --help", "this text");
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
    for (int i = 0; i < usage->option_count; i++) {
        const struct option *option = &usage->options[i];
        if (is_long ? strlen(option->name) == length && !memcmp(option->name, name, length)
                    : option->letter && option->letter == name[0])
            return option;
    }
    return NULL;
}

static enum options_result set_int(const struct usage *usage, const struct option *option, const char *value)
{
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    if (!value[0] || *end || errno || number < option->min || number > option->max) {
        char line[160];
        snprintf(line, sizeof line, "is not a whole number from %lld to %lld for --%s", (long long)option->min,
                 (long long)option->max, option->name);
        return bad(usage, value[0] ? value : "\"\"", line);
    }
    *(struct option_int *)option->target = (struct option_int){.given = true, .value = number};
    return OPTIONS_GOOD;
}

static enum options_result set(const struct usage *usage, const struct option *option, const char *argument,
                               const char *value)
{
    switch (option->kind) {
    case OPTION_FLAG:
        if (value)
            return bad(usage, argument, "takes no value");
        *(bool *)option->target = true;
        return OPTIONS_GOOD;
    case OPTION_TEXT:
        if (!value[0])
            return bad(usage, argument, "needs a value");
        *(const char **)option->target = value;
        return OPTIONS_GOOD;
    case OPTION_INT:
        return set_int(usage, option, value);
    }
    return OPTIONS_BAD;
}

static enum options_result take_option(const struct usage *usage, int argc, char **argv, int *at)
{
    const char *argument = argv[*at], *value;
    if (!strcmp(argument, "--help") || !strcmp(argument, "-h")) {
        print_help(usage);
        return OPTIONS_HELPED;
    }
    const struct option *option = find(usage, argument, &value);
    if (!option)
        return bad(usage, argument, "is not an option");
    if (option->kind != OPTION_FLAG && !value) {
        if (*at + 1 >= argc)
            return bad(usage, argument, "needs a value");
        value = argv[++*at];
    }
    return set(usage, option, argument, value);
}

enum options_result options_parse(const struct usage *usage, int argc, char **argv, struct places *places)
{
    bool options_over = false;
    places->count = 0;
    for (int at = 1; at < argc; at++) {
        const char *argument = argv[at];
        if (!options_over && !strcmp(argument, "--")) {
            options_over = true;
        } else if (!options_over && argument[0] == '-' && argument[1]) {
            enum options_result result = take_option(usage, argc, argv, &at);
            if (result != OPTIONS_GOOD)
                return result;
        } else {
            if (places->count == usage->places_max)
                return bad(usage, argument, "is one argument too many");
            places->items[places->count++] = argument;
        }
    }
    if (places->count < usage->places_min)
        return bad(usage, usage->places, "is missing");
    return OPTIONS_GOOD;
}
