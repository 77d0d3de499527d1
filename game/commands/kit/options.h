/* Options by table: each verb lists its rows once, and from them come parsing, messages and --help. Options and places
 * may be mixed; "--" ends the options; "--name VALUE" and "--name=VALUE" are the same. */
#ifndef HEELBEAT_COMMANDS_KIT_OPTIONS_H
#define HEELBEAT_COMMANDS_KIT_OPTIONS_H

#include "commands/kit/output.h"

#include <stdbool.h>
#include <stddef.h>
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
    size_t target;     /* offset of a bool, const char * or struct option_int, set only if the option is given */
    int64_t min, max;  /* of OPTION_INT */
};

/* The offset of a member, which the compiler sees to be of that type. */
#define OPTION_TARGET(type, of, member) (offsetof(of, member) + 0 * sizeof(1 ? &((of *)0)->member : (type *)0))
/* Rows: member is one of struct of, which holds what the verb is asked for. */
#define FLAG_ROW(name, of, member, help)                                                                               \
    {                                                                                                                  \
        name, 0, OPTION_FLAG, NULL, help, OPTION_TARGET(bool, of, member), 0, 0                                        \
    }
#define TEXT_ROW(name, letter, value, of, member, help)                                                                \
    {                                                                                                                  \
        name, letter, OPTION_TEXT, value, help, OPTION_TARGET(const char *, of, member), 0, 0                          \
    }
#define INT_ROW(name, value, of, member, min, max, help)                                                               \
    {                                                                                                                  \
        name, 0, OPTION_INT, value, help, OPTION_TARGET(struct option_int, of, member), min, max                       \
    }

#define OPTIONS_PLACES_MAX 256

struct usage {
    const char *command;        /* "play" */
    const char *places;         /* "LEVEL", as the help has it; "" for none */
    const char *summary;        /* a message of one line or more */
    int places_min, places_max; /* at most OPTIONS_PLACES_MAX */
    const struct option *options;
    int option_count;
    const struct option *shared; /* rows that other verbs have, too, after its own */
    int shared_count;
};

/* Both members of struct usage that say which rows: static arrays. */
#define OPTION_ROWS(rows) .options = (rows), .option_count = sizeof(rows) / sizeof(rows)[0]
#define SHARED_ROWS(rows) .shared = (rows), .shared_count = sizeof(rows) / sizeof(rows)[0]

enum options_result {
    OPTIONS_GOOD,
    OPTIONS_HELPED, /* --help was asked for and printed */
    OPTIONS_BAD,    /* said on stderr */
};

struct places {
    const char *items[OPTIONS_PLACES_MAX]; /* point into argv */
    int count;
};

/* Options go where their rows' targets say in asked. */
enum options_result options_parse(const struct cli *cli, const struct usage *usage, int argc, char **argv, void *asked,
                                  struct places *places);
/* For faults that a table can't see ("--fast needs --headless"): prints the line and returns EXIT_USAGE. */
int options_fail(const struct cli *cli, const char *command, struct message what);

#endif
