/* What the verbs of "heelbeat profile" share. Each verb is a function that parses its own options, prints, and returns
 * the exit code. */
#ifndef HEELBEAT_COMMANDS_PROFILE_PROFILE_H
#define HEELBEAT_COMMANDS_PROFILE_PROFILE_H

#include "app/backstage.h"
#include "commands/kit/options.h"
#include "files/machine.h"
#include "store/player/profile_import.h"
#include "store/player/profiles.h"

#define PROFILE_DATA_OPTION(target)                                                                                    \
    {                                                                                                                  \
        "data", 0, OPTION_TEXT, "DIR", N_("where settings, profiles and sessions are kept"), target, 0, 0              \
    }

/* The data folder, and what this machine keeps in it. */
struct profile_desk {
    struct paths paths;
    char machine[FILE_PATH_MAX];
    struct settings settings;
};

bool profile_desk_open(const struct cli *cli, struct profile_desk *desk, const char *data, struct error *error);
/* Makes it the profile in use. */
bool profile_desk_use(struct profile_desk *desk, const char *name, struct error *error);
bool profile_desk_find(const struct profile_desk *desk, const char *wanted, char name[PROFILE_NAME_SIZE],
                       struct error *error);
/* A line of what was done, and what moved by it. */
void profile_print_moved(const struct cli *cli, struct message done, const struct profile_moved *moved);
/* False with the exit code in *code: help was asked for, or a fault was told. */
bool profile_parse(const struct cli *cli, const struct usage *usage, int argc, char **argv, struct places *places,
                   int *code);

int profile_list_them(const struct cli *cli, int argc, char **argv);
int profile_make(const struct cli *cli, int argc, char **argv);
int profile_use(const struct cli *cli, int argc, char **argv);
int profile_rename(const struct cli *cli, int argc, char **argv);
int profile_delete_one(const struct cli *cli, int argc, char **argv);
int profile_restore_one(const struct cli *cli, int argc, char **argv);
int profile_export_one(const struct cli *cli, int argc, char **argv);
int profile_import_one(const struct cli *cli, int argc, char **argv);
int profile_merge_one(const struct cli *cli, int argc, char **argv);

#endif
