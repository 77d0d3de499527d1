/* The verbs of the command line, a file each (commands/kit/verb.h). Results go to stdout, everything else to stderr, a
 * line at a time. */
#ifndef HEELBEAT_COMMANDS_COMMANDS_H
#define HEELBEAT_COMMANDS_COMMANDS_H

#include "commands/kit/verb.h"

/* Hands argv to the verb it names; without one the game opens. Returns the program's exit code. */
int commands_run(int argc, char **argv);

extern const struct verb verb_open; /* without a name */
extern const struct verb verb_play, verb_daily, verb_program, verb_calibrate, verb_devices, verb_levels, verb_check;
extern const struct verb verb_tune, verb_replay, verb_stats, verb_profile, verb_bench;

#endif
