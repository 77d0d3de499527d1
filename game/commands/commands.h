/* The verbs of the command line. Each is one file with one run function: it prints, and returns the exit code of the
 * program. Results go to stdout, everything else to stderr, a line at a time. */
#ifndef HEELBEAT_COMMANDS_COMMANDS_H
#define HEELBEAT_COMMANDS_COMMANDS_H

struct cli;

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* Hands argv to the command it names; without one the game opens. Returns the program's exit code. */
int commands_run(int argc, char **argv);

/* argv[0] is the command's own name. */
int command_open(const struct cli *cli, int argc, char **argv);
int command_play(const struct cli *cli, int argc, char **argv);
int command_daily(const struct cli *cli, int argc, char **argv);
int command_program(const struct cli *cli, int argc, char **argv);
int command_calibrate(const struct cli *cli, int argc, char **argv);
int command_devices(const struct cli *cli, int argc, char **argv);
int command_levels(const struct cli *cli, int argc, char **argv);
int command_check(const struct cli *cli, int argc, char **argv);
int command_tune(const struct cli *cli, int argc, char **argv);
int command_replay(const struct cli *cli, int argc, char **argv);
int command_stats(const struct cli *cli, int argc, char **argv);
int command_profile(const struct cli *cli, int argc, char **argv);
int command_bench(const struct cli *cli, int argc, char **argv);

#endif
