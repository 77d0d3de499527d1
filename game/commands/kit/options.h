/* Options by table: each command lists its rows once, and from them come parsing, messages and --help. Options and
 * places may be mixed; "--" ends the options; "--name VALUE" and "--name=VALUE" are the same. */
#ifndef HEELBEAT_COMMANDS_KIT_OPTIONS_H
#define HEELBEAT_COMMANDS_KIT_OPTIONS_H

#include "commands/kit/output.h"

#include <stdbool.h>
#include <stdint.h>

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_INT };

struct option_int {
    bool given;
    int64_t value;
};

struct option {
    const char *name; /* without its dashes */
    char letter;      /* short form, or 0 */
    enum option_kind kind;
    const char *value; /* the value's name in the help, "FILE"; NULL for a flag */
    const char *help;  /* a message, marked where the table is */
    void *target;      /* bool, const char * or struct option_int, set only if the option is given */
    int64_t min, max;  /* of OPTION_INT */
};

#define OPTIONS_PLACES_MAX 256

struct usage {
    const char *command;        /* "play" */
    const char *places;         /* "LEVEL", as the help has it; "" for none */
    const char *summary;        /* a message of one line or more */
    int places_min, places_max; /* at most OPTIONS_PLACES_MAX */
    const struct option *options;
    int option_count;
};

enum options_result {
    OPTIONS_GOOD,
    OPTIONS_HELPED, /* --help was asked for and printed */
    OPTIONS_BAD,    /* said on stderr */
};

struct places {
    const char *items[OPTIONS_PLACES_MAX]; /* point into argv */
    int count;
};

enum options_result options_parse(const struct cli *cli, const struct usage *usage, int argc, char **argv,
                                  struct places *places);
/* The exit code of a command that its options stop: of help that was printed, or of a fault that was said. */
int options_code(const struct cli *cli, enum options_result result);
/* For faults that a table can't see ("--fast needs --headless"): prints the line and returns EXIT_USAGE. */
int options_fail(const struct cli *cli, const char *command, struct message what);

#endif
