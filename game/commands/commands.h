/* The verbs of the command line. Each is one file with one run function: it prints, and returns the exit code of the
 * program. Results go to stdout, everything else to stderr, a line at a time. */
#ifndef HEELBEAT_COMMANDS_COMMANDS_H
#define HEELBEAT_COMMANDS_COMMANDS_H

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* Hands argv to the command it names; without one the game opens. Returns the program's exit code. */
int commands_run(int argc, char **argv);

/* argv[0] is the command's own name. */
int command_open(int argc, char **argv);
int command_play(int argc, char **argv);
int command_daily(int argc, char **argv);
int command_program(int argc, char **argv);
int command_calibrate(int argc, char **argv);
int command_devices(int argc, char **argv);
int command_levels(int argc, char **argv);
int command_check(int argc, char **argv);
int command_tune(int argc, char **argv);
int command_replay(int argc, char **argv);
int command_stats(int argc, char **argv);
int command_profile(int argc, char **argv);
int command_bench(int argc, char **argv);

#endif
