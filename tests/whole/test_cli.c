/* What the command line promises over several runs: sessions, replays, journals and results that agree with each other,
 * whatever the locale, whoever writes at the same time, and whatever stands in a file. */
#include "whole/cli.h"
#include "whole/game.h"

#include <locale.h>

#include "check.h"
#include "folder.h"

static void assert_members(const cJSON *object, const char *const *names, int count)
{
    int i = 0;
    const cJSON *member = NULL;
    cJSON_ArrayForEach(member, object)
    {
        if (i >= count || strcmp(member->string, names[i]) != 0)
            fail_msg("member %d is \"%s\", not \"%s\"", i, member->string, i < count ? names[i] : "");
        i++;
    }
    assert_int_equal(i, count);
}

static void test_result_has_the_agreed_members(void **state)
{
    static const char *const result[] = {"level", "title",     "player", "reps",     "counted", "accuracy",
                                         "score", "max_combo", "grade",  "finished", "heels",   "form"};
    static const char *const heels[] = {"left", "right"}, *const edges[] = {"lift", "landing"};
    static const char *const figures[] = {"perfect", "great", "good", "miss", "mean_ms", "median_ms", "sd_ms"};
    cJSON *json = cli_good_json(((struct cli *)*state)->data,
                                ARGS("play", "two-lifts", "--headless", "--fast", "--player", "none", "--json"));
    assert_members(json, result, 12);
    const cJSON *both = cJSON_GetObjectItem(json, "heels");
    assert_members(both, heels, 2);
    for (int heel = 0; heel < 2; heel++) {
        const cJSON *one = cJSON_GetObjectItem(both, heels[heel]);
        assert_members(one, edges, 2);
        for (int edge = 0; edge < 2; edge++)
            assert_members(cJSON_GetObjectItem(one, edges[edge]), figures, 7);
    }
    cJSON_Delete(json);
}

/* Points worked out by hand: a landing 100 ms late is great (75 of 100 for 40 %), a lift 80 ms late is still perfect.
 */
static void test_script_is_judged_by_its_own_times(void **state)
{
    static const char script[] = "{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":2000.0}\n"
                                 "{\"heel\":\"right\",\"edge\":\"lift\",\"t_ms\":2080.5}\n"
                                 "{\"heel\":\"left\",\"edge\":\"landing\",\"t_ms\":4000.0}\n"
                                 "{\"heel\":\"right\",\"edge\":\"landing\",\"t_ms\":4100.0}\n"
                                 "{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":6000.0}\n"
                                 "{\"heel\":\"left\",\"edge\":\"landing\",\"t_ms\":8000.0}\n";
    const struct cli *cli = *state;
    char player[300];
    folder_write_text(cli->data, "script.jsonl", script);
    snprintf(player, sizeof player, "script:%s/script.jsonl", cli->data);
    cJSON *json =
        cli_good_json(cli->data, ARGS("play", "two-lifts", "--headless", "--fast", "--json", "--player", player));
    const cJSON *right = cJSON_GetObjectItem(cJSON_GetObjectItem(json, "heels"), "right");
    const cJSON *lift = cJSON_GetObjectItem(right, "lift"), *landing = cJSON_GetObjectItem(right, "landing");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(json, "player")), "script");
    assert_int_equal((int)cli_number(json, "reps"), 4);
    assert_int_equal((int)cli_number(json, "counted"), 3);
    assert_int_equal((int)cli_number(lift, "perfect"), 1);
    assert_true(cli_number(lift, "mean_ms") == 80.5);
    assert_int_equal((int)cli_number(landing, "great"), 1);
    assert_true(cli_number(landing, "mean_ms") == 100.0);
    assert_int_equal((int)cli_number(lift, "miss"), 1);
    assert_true(cli_number(json, "accuracy") == 72.5); /* 100, 90, 100 and 0 of 400 */
    cJSON_Delete(json);
}

static void test_replay_is_the_same_until_an_event_moves(void **state)
{
    const struct cli *cli = *state;
    char path[700], *text, *event;
    cJSON *played =
        cli_good_json(cli->data, ARGS("play", "two-lifts", "--headless", "--fast", "--player", "perfect", "--json"));
    assert_true(cli_find_file(cli->replays, ".json", path, sizeof path));
    cJSON *again = cli_good_json(cli->data, ARGS("replay", path, "--verify", "--json"));
    cJSON_ReplaceItemInObject(played, "player", cJSON_CreateString("replay"));
    assert_true(cJSON_Compare(played, again, true));
    cJSON_Delete(played);
    cJSON_Delete(again);

    text = folder_read_path(path);
    event = strstr(text, "8000000 right landing");
    assert_non_null(event);
    event[3] = '9';
    folder_write_text(cli->data, "moved.json", text);
    free(text);
    snprintf(path, sizeof path, "%s/moved.json", cli->data);
    cli_bad(cli->data, ARGS("replay", path, "--verify"), "another result");
}

static void test_check_names_every_fault(void **state)
{
#define LEVEL(music, tempo, parts)                                                                                     \
    "{\"format\":\"heelbeat-level/1\",\"title\":\"T\",\"music\":" music ",\"tempo\":" tempo ",\"parts\":[" parts "]}"
#define MUSIC "{\"style\":\"lofi\"}"
#define TEMPO "[{\"beat\":0,\"bpm\":90}]"
    static const struct {
        const char *text;
        const char *places[3];
    } rows[] = {
        {"", {""}},
        {"{", {""}},
        {"[]", {""}},
        {"{\"format\":\"heelbeat-level/9\"}", {"format", "title", "tempo"}},
        {LEVEL("{}", TEMPO, "{\"name\":\"a\",\"bars\":1,\"both\":\"ud\"}"), {"music"}},
        {LEVEL("{\"file\":\"../a.ogg\"}", TEMPO, "{\"name\":\"a\",\"bars\":1,\"both\":\"ud\"}"), {"music.file"}},
        {LEVEL("{\"style\":\"polka\"}", TEMPO, "{\"name\":\"a\",\"bars\":9,\"both\":\"uudd\"}"), {"music.style"}},
        {LEVEL(MUSIC, "[]", "{\"name\":\"a\",\"bars\":1,\"both\":\"ud\"}"), {"tempo"}},
        {LEVEL(MUSIC, "[{\"beat\":0,\"bpm\":1e999}]", "{\"name\":\"a\",\"bars\":1,\"both\":\"ud\"}"), {""}},
        {LEVEL(MUSIC, TEMPO, "{\"name\":\"a\",\"bars\":-1,\"both\":\"ud\"},{\"bars\":1}"),
         {"parts[0].bars", "parts[1]"}},
        {LEVEL(MUSIC, TEMPO, "{\"name\":\"a\",\"bars\":1,\"both\":\"uxd\"}"), {"parts[0].both"}},
        {LEVEL(MUSIC, TEMPO, "{\"name\":\"a\",\"bars\":1}"), {""}}, /* nothing to lift */
    };
    const struct cli *cli = *state;
    char path[300];
    snprintf(path, sizeof path, "%s/hostile.json", cli->data);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        folder_write_text(cli->data, "hostile.json", rows[i].text);
        char *out = NULL, *err = NULL;
        assert_int_equal(game_run(cli->data, ARGS("check", path), &out, &err), 1);
        assert_int_equal(cli_count_of(err, "\n"), 1);
        for (int j = 0; j < 3 && rows[i].places[j]; j++) {
            char place[400];
            snprintf(place, sizeof place, "%s: %s", path, rows[i].places[j]);
            const char *line = strstr(out, place), *mend = line ? strchr(line, ';') : NULL;
            if (!line || !mend || mend > strchr(line, '\n'))
                fail_msg("row %zu: not told with its mend: \"%s\" in: %s", i, place, out);
        }
        free(out);
        free(err);
    }
}

/* As `heelbeat check levels/` with *.json names them; one that isn't there is told all the same. */
static void test_check_passes_schemas_over(void **state)
{
    const struct cli *cli = *state;
    char path[300], gone[300];
    snprintf(path, sizeof path, "%s/mine.schema.json", cli->data);
    snprintf(gone, sizeof gone, "%s/gone.schema.json", cli->data);
    folder_write_text(cli->data, "mine.schema.json", "{\"type\":\"object\"}");
    char *out = cli_good(cli->data, ARGS("check", path));
    assert_non_null(strstr(out, "mine.schema.json: a schema, passed over\n"));
    assert_int_equal(cli_count_of(out, "\n"), 1);
    free(out);
    cli_bad(cli->data, ARGS("check", gone), "1 of 1");
}

/* A locale whose numbers have a comma; where the system has none, it is made for the occasion. */
static void use_comma(const struct cli *cli)
{
    char command[900];
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 '%s/de_DE.UTF-8' >/dev/null 2>&1", cli->data);
    if (!setlocale(LC_NUMERIC, "de_DE.UTF-8")) {
        setenv("LOCPATH", cli->data, 1);
        if (system(command) == -1 || !setlocale(LC_NUMERIC, "de_DE.UTF-8"))
            fail_msg("no German locale could be made; install the package locales");
    }
    char number[8];
    snprintf(number, sizeof number, "%.1f", 1.5);
    assert_string_equal(number, "1,5");
    setlocale(LC_NUMERIC, "C");
    setenv("LC_ALL", "de_DE.UTF-8", 1);
}

static void test_locale_changes_nothing(void **state)
{
    const struct cli *cli = *state;
    static const char *const commands[][8] = {
        {"play", "one-minute", "--headless", "--fast", "--json"},
        {"play", "first-steps", "--headless", "--fast", "--json", "--tempo", "87"},
        {"levels", "--json"},
        {"levels"},
        {"stats", "--json"},
        {"stats"},
    };
    char *plain[6];
    for (int i = 0; i < 6; i++)
        plain[i] = cli_good(cli->data, commands[i]);
    char *before = cli_good(cli->data, ARGS("stats", "--json")), *csv = cli_good(cli->data, ARGS("stats", "--csv"));
    use_comma(cli);
    char *after = cli_good(cli->data, ARGS("stats", "--json")),
         *csv_after = cli_good(cli->data, ARGS("stats", "--csv"));
    assert_string_equal(before, after);
    assert_string_equal(csv, csv_after);
    for (int i = 0; i < 4; i++) {
        char *other = cli_good(cli->data, commands[i]);
        assert_string_equal(plain[i], other);
        free(other);
    }
    cJSON *line = cli_last_line(cli);
    assert_true(cli_number(line, "tempo_percent") == 87);
    cJSON_Delete(line);
    unsetenv("LC_ALL");
    unsetenv("LOCPATH");
    for (int i = 0; i < 6; i++)
        free(plain[i]);
    free(before);
    free(after);
    free(csv);
    free(csv_after);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_setup, cli_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_result_has_the_agreed_members),
        TEST(test_script_is_judged_by_its_own_times),
        TEST(test_replay_is_the_same_until_an_event_moves),
        TEST(test_check_names_every_fault),
        TEST(test_check_passes_schemas_over),
        TEST(test_locale_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
