/* A verb of the command line: one table says what it is called, takes and needs, and which function does it. One driver
 * parses its options, opens what it needs, runs it, closes, and makes the exit code of how it went; the help is the
 * same table. A verb's function prints to stdout and neither opens, closes nor exits. */
#ifndef HEELBEAT_COMMANDS_KIT_VERB_H
#define HEELBEAT_COMMANDS_KIT_VERB_H

#include "app/backstage.h"
#include "commands/kit/options.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* What is opened for a verb, told to stderr where something of it could not be read. */
enum verb_needs {
    NEEDS_NOTHING,
    NEEDS_PATHS,
    NEEDS_MACHINE, /* the paths, and what this machine keeps in the data folder */
    NEEDS_STAGE,   /* the game's services */
    VERB_NEEDS_COUNT
};

/* What a verb was asked for, and what is open for it. Each verb's own struct begins with one. */
struct call {
    const struct cli *cli;
    struct places places;
    struct backstage_desc desc; /* what --data, --profile and --trace ask for */
    bool json;
    enum verb_needs needs; /* the verb's; settle may change it */
    struct paths paths;    /* NEEDS_PATHS, NEEDS_MACHINE */
    char machine[FILE_PATH_MAX];
    struct settings settings;   /* both NEEDS_MACHINE */
    struct backstage backstage; /* NEEDS_STAGE */
};

struct verb {
    struct usage usage; /* its command is the whole of it, "profile export"; places also stand in the list of verbs */
    const char *told;   /* a message: what the list of verbs says of it */
    enum verb_needs needs;
    size_t size; /* of its own struct; 0: a struct call alone */
    /* What the rows can't say by themselves, once they are parsed: what is wrong, or an empty message. NULL: nothing.
     */
    struct message (*settle)(void *call);
    /* False with *error; or with none, if what failed has been said. */
    bool (*run)(void *call, struct error *error);
    /* Instead of all that, verbs of its own. */
    const struct verb *const *verbs;
    int verb_count;
};

/* argv[0] is the verb's own name. Returns the program's exit code. */
int verb_run(const struct cli *cli, const struct verb *verb, int argc, char **argv);
/* By the last word of its command; NULL if there is none. */
const struct verb *verb_find(const struct verb *const *verbs, int count, const char *word);
/* Prints a line of each. */
void verb_list(const struct cli *cli, const struct verb *const *verbs, int count);

#endif
