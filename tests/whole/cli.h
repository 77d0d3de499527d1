/* What tests of the command line share: a data folder with a level in it, and runs that are expected to go well or not.
 */
#ifndef HEELBEAT_TESTS_WHOLE_CLI_H
#define HEELBEAT_TESTS_WHOLE_CLI_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

#include "folder.h"

#define ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})

struct cli {
    char data[FOLDER_PATH];
    char sessions[300], replays[300]; /* folders of the default profile */
};

/* For cmocka: *state is a struct cli, and its data folder has the level "two-lifts". At 120 bpm a bar is two seconds:
 * both heels lift at 2 and at 6 s, and land at 4 and at 8 s. */
int cli_setup(void **state);
int cli_teardown(void **state);

/* Runs and expects exit 0; what was printed is the caller's. */
char *cli_good(const char *data, const char *const *args);
cJSON *cli_good_json(const char *data, const char *const *args);
/* Runs and expects exit 1, with one line on stderr that says so. */
void cli_bad(const char *data, const char *const *args, const char *says);

/* The first file in folder whose name ends so (".json"); false if there is none. */
bool cli_find_file(const char *folder, const char *end, char *path, size_t size);
/* The last line of the only journal. */
cJSON *cli_last_line(const struct cli *cli);
double cli_number(const cJSON *object, const char *name);
int cli_count_of(const char *text, const char *what);

#endif
