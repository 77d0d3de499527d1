/* Programs and quick sessions from the command line: listed, played, checked, written down and replayed. */
#include "whole/cli.h"
#include "whole/game.h"

#include <sys/stat.h>

#include "check.h"
#include "folder.h"

static const char *text_of(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItem(object, name));
}

/* Each one listed can be played, and has the reps that the list said; its session is known as a program's, and its
 * replay, without any copy of the level, gives the same result. */
static void test_every_program(void **state)
{
    const struct cli *cli = *state;
    cJSON *list = cli_good_json(cli->data, ARGS("program", "--json")), *item;
    assert_int_equal(cJSON_GetArraySize(list), 10);
    cJSON_ArrayForEach(item, list)
    {
        const char *name = text_of(item, "name");
        assert_true(text_of(item, "about")[0]);
        cJSON *result = cli_good_json(cli->data, ARGS("program", name, "--headless", "--fast", "--json"));
        assert_int_equal((int)cli_number(result, "reps"), (int)cli_number(item, "reps"));
        assert_int_equal((int)cli_number(result, "counted"), (int)cli_number(item, "reps"));
        assert_int_equal(strncmp(text_of(result, "level"), "program-", 8), 0);
        cJSON *line = cli_last_line(cli);
        assert_string_equal(text_of(line, "kind"), "program");
        assert_string_equal(text_of(line, "level"), text_of(result, "level"));
        cJSON_Delete(line);
        cJSON_Delete(result);
    }
    cJSON_Delete(list);
    char replay[512], *said;
    assert_true(cli_find_file(cli->replays, ".json", replay, sizeof replay));
    said = cli_good(cli->data, ARGS("replay", replay, "--verify"));
    assert_non_null(strstr(said, "same result"));
    free(said);
}

static void test_choices(void **state)
{
    const struct cli *cli = *state;
    cJSON *result = cli_good_json(cli->data, ARGS("program", "one-hundred", "--cadence", "24", "--style", "house",
                                                  "--headless", "--fast", "--json", "--player", "perfect"));
    const char *level = text_of(result, "level");
    assert_non_null(strstr(level, "program-one-hundred-house-24rpm-"));
    assert_int_equal((int)cli_number(result, "accuracy"), 100);
    cJSON_Delete(result);
    cli_bad(cli->data, ARGS("program", "beginnings", "--cadence", "30", "--headless"), "beginnings");
    cli_bad(cli->data, ARGS("program", "no-such", "--headless"), "no-such");
    cli_bad(cli->data, ARGS("program", "one-minute", "--style", "polka", "--headless"), "polka: is not a style");
    cli_bad(cli->data, ARGS("play", "program-no-such-lofi-30rpm-7", "--headless"), "no-such");
    cli_bad(cli->data, ARGS("play", "program-beginnings-lofi-20rpm-7-11x", "--headless"), "beginnings");
}

/* A program of the player's own, once it is mended. */
static void test_own_program(void **state)
{
    static const char good[] =
        "{\"format\":\"heelbeat-program/1\",\"title\":\"Mine\",\"about\":\"Calm\","
        "\"steps\":[{\"set\":\"left\",\"reps\":3},{\"rest\":10},{\"set\":\"right\",\"reps\":3}]}";
    const struct cli *cli = *state;
    char folder[300], file[400];
    snprintf(folder, sizeof folder, "%s/levels", cli->data);
    mkdir(folder, 0700); /* it may be there */
    snprintf(folder, sizeof folder, "%s/levels/programs", cli->data);
    assert_int_equal(mkdir(folder, 0700), 0);
    snprintf(file, sizeof file, "%s/mine.json", folder);

    folder_write_text(folder, "mine.json", "{\"format\":\"heelbeat-program/1\",\"steps\":[{\"rest\":1}]}");
    cli_bad(cli->data, ARGS("program", "mine", "--headless"), "mine.json: title");
    folder_write_text(folder, "mine.json", good);
    free(cli_good(cli->data, ARGS("check", file)));
    cJSON *result = cli_good_json(cli->data, ARGS("program", "mine", "--headless", "--fast", "--json"));
    assert_int_equal((int)cli_number(result, "reps"), 6);
    cJSON_Delete(result);
}

static void test_quick_sessions(void **state)
{
    static const char *const names[] = {"quick-1min-lofi-30rpm-7", "quick-3min-house-20rpm-7",
                                        "quick-5min-ambient-12rpm-7", "quick-10min-chiptune-45rpm-7",
                                        "quick-100reps-synthwave-30rpm-7"};
    const struct cli *cli = *state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        cJSON *result = cli_good_json(cli->data, ARGS("play", names[i], "--headless", "--fast", "--json"));
        assert_int_equal((int)cli_number(result, "reps"), (int)cli_number(result, "counted"));
        if (strstr(names[i], "100reps"))
            assert_int_equal((int)cli_number(result, "reps"), 100);
        cJSON_Delete(result);
    }
    cJSON *line = cli_last_line(cli);
    assert_string_equal(text_of(line, "kind"), "quick");
    cJSON_Delete(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_program, cli_setup, cli_teardown),
        cmocka_unit_test_setup_teardown(test_choices, cli_setup, cli_teardown),
        cmocka_unit_test_setup_teardown(test_own_program, cli_setup, cli_teardown),
        cmocka_unit_test_setup_teardown(test_quick_sessions, cli_setup, cli_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
