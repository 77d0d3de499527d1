/* What a play leaves on the disk: the session is there once, whole, and the same in every place, whatever goes wrong
 * beside it and whoever writes at the same time. */
#include "whole/cli.h"
#include "whole/game.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "folder.h"

static void test_journal_stats_and_result_agree(void **state)
{
    const struct cli *cli = *state;
    cJSON *result = cli_good_json(cli->data, ARGS("play", "one-minute", "--headless", "--fast", "--json"));
    cJSON *line = cli_last_line(cli);
    cJSON *stats = cli_good_json(cli->data, ARGS("stats", "--json"));
    const cJSON *session = cJSON_GetArrayItem(cJSON_GetObjectItem(stats, "sessions"), 0);
    static const char *const same[] = {"level", "title", "player", "reps", "counted", "score", "grade", "finished"};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        const cJSON *want = cJSON_GetObjectItem(result, same[i]);
        if (!cJSON_Compare(want, cJSON_GetObjectItem(session, same[i]), true) ||
            !cJSON_Compare(want, cJSON_GetObjectItem(line, same[i]), true))
            fail_msg("%s differs", same[i]);
    }
    assert_true(cli_number(line, "accuracy_bp") == 100.0 * cli_number(result, "accuracy"));
    assert_true(cli_number(session, "accuracy") == cli_number(result, "accuracy"));
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(session, "id")),
                        cJSON_GetStringValue(cJSON_GetObjectItem(line, "id")));
    /* The demo player was good, but nobody lifted a heel. */
    assert_true(cli_number(result, "counted") > 0.7 * cli_number(result, "reps"));
    assert_true(cli_number(cJSON_GetObjectItem(stats, "streak"), "days") == 0);
    assert_true(cli_number(cJSON_GetObjectItem(stats, "today"), "reps") == 0);
    assert_true(cJSON_IsFalse(cJSON_GetObjectItem(cJSON_GetObjectItem(stats, "today"), "done")));
    cJSON_Delete(result);
    cJSON_Delete(line);
    cJSON_Delete(stats);
}

static void test_result_is_told_though_it_cannot_be_kept(void **state)
{
    struct cli *cli = *state;
    struct cli elsewhere;
    folder_write_text(cli->data, "a-file", "not a folder\n");
    snprintf(elsewhere.data, sizeof elsewhere.data, "%.200s/a-file", cli->data);
    char *out = NULL, *err = NULL;
    int code = game_run(elsewhere.data, ARGS("play", "one-minute", "--headless", "--fast"), &out, &err);
    assert_int_equal(code, 1);
    assert_non_null(strstr(out, "36 of 36"));
    assert_non_null(strstr(err, elsewhere.data));
    free(out);
    free(err);
    char *text = folder_read_path(elsewhere.data);
    assert_string_equal(text, "not a folder\n");
    free(text);
}

static void test_closed_output_is_a_failure_and_loses_no_session(void **state)
{
    const struct cli *cli = *state;
    char command[1200];
    snprintf(command, sizeof command, "HEELBEAT_DATA='%s' '%s' play two-lifts --headless --fast >&- 2>'%s/err'",
             cli->data, HEELBEAT_BINARY, cli->data);
    int status = system(command);
    assert_int_equal(WEXITSTATUS(status), 1);
    cJSON *stats = cli_good_json(cli->data, ARGS("stats", "--json"));
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(stats, "sessions")), 1);
    cJSON_Delete(stats);
}

static void test_torn_journal_is_read_and_gone_on_with(void **state)
{
    static const char torn[] = "{\"format\":\"heelbeat-session/1\",\"id\":\"2026";
    const struct cli *cli = *state;
    char path[700];
    free(cli_good(cli->data, ARGS("play", "two-lifts", "--headless", "--fast")));
    assert_true(cli_find_file(cli->sessions, ".jsonl", path, sizeof path));
    FILE *file = fopen(path, "a");
    assert_non_null(file);
    fputs(torn, file);
    fclose(file);
    free(cli_good(cli->data, ARGS("play", "two-lifts", "--headless", "--fast")));
    cli_bad(cli->data, ARGS("stats", "--json"), "profile repair");
    free(cli_good(cli->data, ARGS("profile", "repair")));
    cJSON *stats = cli_good_json(cli->data, ARGS("stats", "--json"));
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(stats, "sessions")), 2);
    assert_int_equal(cJSON_GetObjectItem(stats, "unreadable")->valueint, 0);
    cJSON_Delete(stats);
    assert_true(cli_find_file(cli->sessions, ".torn", path, sizeof path));
    char *kept = folder_read_path(path);
    assert_non_null(strstr(kept, torn));
    free(kept);
}

/* Process 1 is never a game's that was killed: what it left stays. */
static void test_what_killed_writers_left_is_swept(void **state)
{
    static const char *const names[] = {"playing.json.writing-99999999-0", "playing.json.writing-1-0",
                                        "profiles/default/replays/x.json.writing-99999999-0"};
    const struct timespec long_ago[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    const struct cli *cli = *state;
    free(cli_good(cli->data, ARGS("play", "two-lifts", "--headless", "--fast")));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[FOLDER_FILE];
        folder_write_text(cli->data, names[i], "{}");
        assert_int_equal(utimensat(AT_FDCWD, folder_path(path, cli->data, names[i]), long_ago, 0), 0);
    }
    free(cli_good(cli->data, ARGS("stats")));
    assert_false(folder_has(cli->data, names[0]));
    assert_true(folder_has(cli->data, names[1]));
    assert_false(folder_has(cli->data, names[2]));
}

#define GAMES 4
#define PLAYS 3

static void test_games_at_once_lose_no_session(void **state)
{
    const struct cli *cli = *state;
    pid_t children[GAMES];
    for (int i = 0; i < GAMES; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            int failed = 0;
            for (int j = 0; j < PLAYS; j++)
                failed += game_run(cli->data, ARGS("play", "two-lifts", "--headless", "--fast"), NULL, NULL) != 0;
            _exit(failed);
        }
    }
    for (int i = 0; i < GAMES; i++) {
        int status = 0;
        waitpid(children[i], &status, 0);
        assert_int_equal(status, 0);
    }
    char path[700];
    assert_true(cli_find_file(cli->sessions, ".jsonl", path, sizeof path));
    char *text = folder_read_path(path);
    assert_int_equal(cli_count_of(text, "\n"), GAMES * PLAYS);
    assert_int_equal(cli_count_of(text, "{\"format\":\"heelbeat-session/1\",\"id\":"), GAMES * PLAYS);
    free(text);
    char *out = NULL, *err = NULL;
    assert_int_equal(game_run(cli->data, ARGS("stats", "--json"), &out, &err), 0);
    assert_string_equal(err, ""); /* no line is damaged */
    free(out);
    free(err);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_setup, cli_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_journal_stats_and_result_agree),
        TEST(test_result_is_told_though_it_cannot_be_kept),
        TEST(test_closed_output_is_a_failure_and_loses_no_session),
        TEST(test_torn_journal_is_read_and_gone_on_with),
        TEST(test_what_killed_writers_left_is_swept),
        TEST(test_games_at_once_lose_no_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
