/* What the program writes where a player says: never over what is something else, and never without a word when it
 * could not be written. */
#include "whole/cli.h"
#include "whole/game.h"

#include "check.h"
#include "folder.h"

#include <sys/stat.h>
#include <unistd.h>

#define PLAY "play", "two-lifts", "--headless", "--fast"

/* Each output of the program, at path. */
static const char *const outputs[][9] = {
    {PLAY, "--trace"},           {PLAY, "--screenshot"},      {"stats", "--plot"},
    {"profile", "export", "-o"}, {"tune", "two-lifts", "-o"}, {"tune", "two-lifts", "--stems", "-o"},
};
#define OUTPUTS (sizeof outputs / sizeof outputs[0])

static const char *const *output_to(int row, const char *path, const char *args[10])
{
    int count = 0;
    for (; outputs[row][count]; count++)
        args[count] = outputs[row][count];
    args[count] = path;
    args[count + 1] = NULL;
    return args;
}

static void test_only_over_its_own_kind(void **state)
{
    static const char level[] = "{\"format\":\"heelbeat-level/1\"}\n";
    const struct cli *cli = *state;
    char path[FOLDER_FILE];
    const char *args[10];
    folder_path(path, cli->data, "mine.wav");
    for (int row = 0; row < (int)OUTPUTS; row++) {
        folder_write_text(cli->data, "mine.wav", level);
        cli_bad(cli->data, output_to(row, path, args), "mine.wav: holds something else");
        folder_expect(cli->data, "mine.wav", level);
        folder_write_text(cli->data, "mine.wav", "");
        free(cli_good(cli->data, args));
        char *written = folder_read_path(path);
        free(cli_good(cli->data, args));
        char *again = folder_read_path(path);
        assert_true(written[0] && strncmp(written, again, 4) == 0);
        free(written);
        free(again);
    }
    assert_int_equal(folder_count(cli->data, "writing"), 0);
    assert_int_equal(folder_count(cli->data, ".part"), 0);
}

static void test_stems_are_outputs_as_well(void **state)
{
    const struct cli *cli = *state;
    char path[FOLDER_FILE];
    folder_write_text(cli->data, "song-lead.wav", "my own");
    cli_bad(cli->data, ARGS("tune", "two-lifts", "--stems", "-o", folder_path(path, cli->data, "song.wav")),
            "song-lead.wav: holds something else");
    folder_expect(cli->data, "song-lead.wav", "my own");
    assert_false(folder_has(cli->data, "song.wav"));
}

static void test_a_trace_spares_the_level_it_plays(void **state)
{
    const struct cli *cli = *state;
    char path[FOLDER_FILE];
    char *level = folder_read_path(folder_path(path, cli->data, "levels/two-lifts.json"));
    cli_bad(cli->data, ARGS("play", path, "--headless", "--fast", "--trace", path), "holds something else");
    folder_expect(cli->data, "levels/two-lifts.json", level);
    free(level);
}

static void test_a_trace_that_is_cut_short_is_told(void **state)
{
    const struct cli *cli = *state;
    char *out = NULL, *err = NULL;
    assert_int_equal(game_run(cli->data, ARGS(PLAY, "--trace", "/dev/full"), &out, &err), 1);
    assert_string_equal(err, "heelbeat: /dev/full: can't be written to its end: the disk is full; free some space and "
                             "try again\n");
    assert_non_null(strstr(out, "Replay")); /* the play itself went well */
    free(out);
    free(err);
    char path[FOLDER_FILE];
    assert_int_equal(mkfifo(folder_path(path, cli->data, "pipe"), 0600), 0);
    alarm(10);
    cli_bad(cli->data, ARGS(PLAY, "--trace", path), "pipe: can't be opened for writing: nobody reads it");
    alarm(0);
}

static void test_an_export_keeps_the_one_before(void **state)
{
    const struct cli *cli = *state;
    char path[FOLDER_FILE];
    folder_path(path, cli->data, "mine.json");
    free(cli_good(cli->data, ARGS(PLAY, "--player", "perfect")));
    free(cli_good(cli->data, ARGS("profile", "export", "-o", path)));
    char *first = folder_read_path(path);
    free(cli_good(cli->data, ARGS(PLAY, "--player", "none")));
    free(cli_good(cli->data, ARGS("profile", "export", "-o", path)));
    folder_expect(cli->data, "mine.json.1", first);
    char *second = folder_read_path(path);
    assert_true(strlen(second) > strlen(first));

    char other[FOLDER_PATH];
    assert_true(folder_make(other));
    cli_bad(other, ARGS("profile", "export", "-o", path),
            "mine.json: holds more sessions (2) than would be written (0)");
    folder_expect(cli->data, "mine.json", second);
    folder_expect(cli->data, "mine.json.1", first);
    assert_int_equal(folder_count(cli->data, "writing"), 0);
    free(cli_good(other, ARGS("profile", "export", "--force", "-o", path)));
    folder_expect(cli->data, "mine.json.1", second);
    folder_remove(other);

    folder_write_text(cli->data, "mine.json.1", "my own");
    cli_bad(cli->data, ARGS("profile", "export", "-o", path), "mine.json.1: holds something else");
    folder_expect(cli->data, "mine.json.1", "my own");
    free(first);
    free(second);
}

static void test_a_pipe_is_no_file_to_read(void **state)
{
    const struct cli *cli = *state;
    char path[FOLDER_FILE], script[FOLDER_FILE + 8];
    assert_int_equal(mkfifo(folder_path(path, cli->data, "pipe"), 0600), 0);
    snprintf(script, sizeof script, "script:%s", path);
    alarm(10); /* nobody writes to it */
    cli_bad(cli->data, ARGS("profile", "import", path), "pipe: is not a file");
    cli_bad(cli->data, ARGS("replay", path), "pipe: is not a file");
    cli_bad(cli->data, ARGS(PLAY, "--player", script), "pipe: is not a file");
    alarm(0);
}

/* U+001B and U+009B begin what a terminal obeys, U+202E turns what follows around. */
static const char hostile[] =
    "{\"format\":\"heelbeat-session/1\",\"id\":\"20261122T175023123Z-0badcafe-01234567\",\"utc_ms\":1795369823123,"
    "\"utc_offset_min\":60,\"day\":\"2026-11-22\",\"level\":\"one\\u001b[31m\\u009b2J\",\"title\":\"a\\u202eb\\u001b]0;"
    "c\","
    "\"level_hash\":\"d2fb2e19837ec329\",\"player\":\"you\\u001b\",\"tempo_percent\":100,\"timing\":\"standard\","
    "\"reps\":36,"
    "\"counted\":36,\"accuracy_bp\":9916,\"score\":991666,\"max_combo\":36,\"grade\":\"S\",\"played_us\":60000000,"
    "\"finished\":true}\n";

static void assert_tame(const char *text)
{
    static const char *const steering[] = {"\x1B", "\xC2\x9B", "\xE2\x80\xAE", "\x07"};
    for (size_t i = 0; i < sizeof steering / sizeof steering[0]; i++)
        if (strstr(text, steering[i]))
            fail_msg("a terminal would obey: %s", text);
}

static void test_other_texts_steer_no_terminal(void **state)
{
    static const char *const commands[][4] = {
        {"levels"},          {"levels", "--json"},  {"stats"},
        {"stats", "--json"}, {"stats", "--csv"},    {"profile", "list"},
        {"program"},         {"program", "--json"}, {"profile", "list", "--json"},
    };
    const struct cli *cli = *state;
    char file[64];
    char *level = folder_read(cli->data, "levels/two-lifts.json");
    snprintf(file, sizeof file, "levels/x%cy.json", 0x1B);
    folder_write_text(cli->data, file, level);
    snprintf(file, sizeof file, "levels/bad%c[2J.json", 0x1B);
    folder_write_text(cli->data, file, "{}");
    folder_write_text(cli->data, "profiles/default/sessions/other.jsonl", hostile);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        char *out = NULL, *err = NULL;
        assert_int_equal(game_run(cli->data, commands[i], &out, &err), 0);
        assert_tame(out);
        assert_tame(err);
        free(out);
        free(err);
    }
    cJSON *json = cli_good_json(cli->data, ARGS("stats", "--json")); /* where nothing of it is lost */
    const cJSON *session = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "sessions"), 0);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(session, "title")), "a\xE2\x80\xAE"
                                                                                     "b\x1B]0;c");
    cJSON_Delete(json);
    free(level);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_setup, cli_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_only_over_its_own_kind),
        TEST(test_stems_are_outputs_as_well),
        TEST(test_a_trace_spares_the_level_it_plays),
        TEST(test_a_trace_that_is_cut_short_is_told),
        TEST(test_an_export_keeps_the_one_before),
        TEST(test_a_pipe_is_no_file_to_read),
        TEST(test_other_texts_steer_no_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
