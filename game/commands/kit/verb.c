#include "commands/kit/verb.h"

#include "files/machine.h"
#include "stage/trace.h"
#include "store/machine/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USAGE_SIZE 64

static const char *word_of(const struct verb *verb)
{
    const char *blank = strrchr(verb->usage.command, ' ');
    return blank ? blank + 1 : verb->usage.command;
}

const struct verb *verb_find(const struct verb *const *verbs, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(word, word_of(verbs[i])))
            return verbs[i];
    return NULL;
}

void verb_list(const struct cli *cli, const struct verb *const *verbs, int count)
{
    for (int i = 0; i < count; i++) {
        char usage[USAGE_SIZE];
        const char *places = verbs[i]->usage.places;
        snprintf(usage, sizeof usage, "%s%s%s", word_of(verbs[i]), places[0] ? " " : "", places);
        printf("  %-24s ", usage);
        output_line(cli, _(verbs[i]->told));
    }
}

static int finish(const struct cli *cli)
{
    return output_finish(cli) ? EXIT_DONE : EXIT_FAILED;
}

/* ---- a verb that has verbs */

static int print_help(const struct cli *cli, const struct verb *verb)
{
    char name[USAGE_SIZE];
    snprintf(name, sizeof name, "heelbeat %s", verb->usage.command);
    output_line(cli, _f("usage: {command} {places} [options]", value_text("command", name),
                        value_text("places", verb->usage.places)));
    puts("");
    output_line(cli, _(verb->usage.summary));
    puts("");
    output_line(cli, _("verbs:"));
    verb_list(cli, verb->verbs, verb->verb_count);
    puts("");
    output_line(cli, _f("{command} VERB --help tells about one verb.", value_text("command", name)));
    return finish(cli);
}

static int run_one_of(const struct cli *cli, const struct verb *verb, int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    const struct verb *found = verb_find(verb->verbs, verb->verb_count, word);
    if (!strcmp(word, "--help") || !strcmp(word, "-h"))
        return print_help(cli, verb);
    if (found)
        return verb_run(cli, found, argc - 1, argv + 1);
    return options_fail(cli, verb->usage.command,
                        word[0] ? _f("\"{word}\" is none of its verbs", value_text("word", word))
                                : _f("{argument} is missing", value_text("argument", verb->usage.places)));
}

/* ---- a verb that does something */

static bool open_machine(struct call *call, struct error *error)
{
    struct error note = {0};
    if (!machine_folder(call->machine, call->paths.data)) {
        error_set(error, call->paths.data, "is too long a path", "choose a shorter folder with --data");
        return false;
    }
    enum document_reading reading = settings_load_here(call->paths.data, call->machine, &call->settings, &note);
    if (reading == DOCUMENT_REFUSED) {
        *error = note; /* nobody knows which profile is in use */
        return false;
    }
    if (reading != DOCUMENT_WHOLE && reading != DOCUMENT_ABSENT)
        output_error(call->cli, &note); /* said, and the work goes on */
    return true;
}

static bool open_needs(struct call *call, struct error *error)
{
    switch (call->needs) {
    case NEEDS_PATHS:
        return backstage_find_paths(&call->paths, call->desc.data, error);
    case NEEDS_MACHINE:
        return backstage_find_paths(&call->paths, call->desc.data, error) && open_machine(call, error);
    case NEEDS_STAGE:
        if (!backstage_open(&call->backstage, &call->desc, error))
            return false;
        backstage_tell(&call->backstage);
        return true;
    case NEEDS_NOTHING:
    case VERB_NEEDS_COUNT:
        break;
    }
    return true;
}

static int perform(const struct verb *verb, struct call *call)
{
    struct error error = {0};
    bool open = open_needs(call, &error), good = open && verb->run(call, &error);
    if (open && call->needs == NEEDS_STAGE) {
        good = trace_is_whole(call->backstage.trace, good ? &error : &(struct error){0}) && good;
        backstage_close(&call->backstage);
    }
    good = (!open || output_finish(call->cli)) && good;
    if (error.what[0])
        output_error(call->cli, &error);
    return good ? EXIT_DONE : EXIT_FAILED;
}

static int parse_and_perform(const struct verb *verb, struct call *call, int argc, char **argv)
{
    switch (options_parse(call->cli, &verb->usage, argc, argv, call, &call->places)) {
    case OPTIONS_HELPED:
        return finish(call->cli);
    case OPTIONS_BAD:
        return EXIT_USAGE;
    case OPTIONS_GOOD:
        break;
    }
    struct message wrong = verb->settle ? verb->settle(call) : (struct message){0};
    return wrong.one ? options_fail(call->cli, verb->usage.command, wrong) : perform(verb, call);
}

int verb_run(const struct cli *cli, const struct verb *verb, int argc, char **argv)
{
    struct error error;
    if (verb->verbs)
        return run_one_of(cli, verb, argc, argv);
    struct call *call = calloc(1, verb->size ? verb->size : sizeof *call);
    if (!call) {
        error_set(&error, verb->usage.command, "does not fit into memory", "close other programs and try again");
        output_error(cli, &error);
        return EXIT_FAILED;
    }
    call->cli = cli;
    call->needs = verb->needs;
    call->desc.lang = cli->lang;
    int code = parse_and_perform(verb, call, argc, argv);
    free(call);
    return code;
}
