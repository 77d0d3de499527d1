/* `heelbeat daily` from the outside: whose day and tier it plays, that it can be run again, and what is shared. */
#include "whole/cli.h"
#include "whole/game.h"

#include "check.h"
#include "folder.h"

static const char *text_of(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
    if (!text)
        fail_msg("no text %s", name);
    return text;
}

static void test_a_date_and_a_tier(void **state)
{
    const struct cli *cli = *state;
    char path[700];
    cJSON *played = cli_good_json(cli->data, ARGS("daily", "--date", "2026-11-22", "--tier", "brisk", "--headless",
                                                  "--fast", "--player", "perfect", "--json"));
    assert_string_equal(text_of(played, "level"), "daily-2026-11-22-brisk");
    assert_string_equal(text_of(played, "title"), "Turning Drift");
    assert_true(cli_number(played, "accuracy") == 100.0);
    cJSON_Delete(played);

    cJSON *line = cli_last_line(cli);
    assert_string_equal(text_of(line, "kind"), "daily");
    assert_string_equal(text_of(line, "daily"), "2026-11-22");
    assert_string_equal(text_of(line, "tier"), "brisk");
    cJSON_Delete(line);

    assert_true(cli_find_file(cli->replays, ".json", path, sizeof path));
    free(cli_good(cli->data, ARGS("replay", path, "--verify")));
}

static void today(const struct cli *cli, char level[64])
{
    cJSON *stats = cli_good_json(cli->data, ARGS("stats", "--json"));
    snprintf(level, 64, "daily-%s-gentle", text_of(cJSON_GetObjectItem(stats, "today"), "date"));
    cJSON_Delete(stats);
}

/* Without options it is today's, at the profile's tier. */
static void test_today_and_the_players_tier(void **state)
{
    const struct cli *cli = *state;
    char before[64], after[64];
    folder_write_text(cli->data, "profiles/default/profile.json",
                      "{\"format\":\"heelbeat-profile/1\",\"tier\":\"gentle\"}");
    today(cli, before);
    cJSON *played = cli_good_json(cli->data, ARGS("daily", "--headless", "--fast", "--json"));
    today(cli, after);
    if (strcmp(text_of(played, "level"), before) != 0)
        assert_string_equal(text_of(played, "level"), after); /* the day ended meanwhile */
    assert_string_equal(text_of(played, "player"), "human");
    cJSON_Delete(played);
}

static void test_days_to_come_wait(void **state)
{
    const struct cli *cli = *state;
    cli_bad(cli->data, ARGS("daily", "--date", "9999-12-31"), "is still to come");
    cli_bad(cli->data, ARGS("daily", "--date", "2019-12-31", "--headless", "--fast"), "had no challenge yet");
    /* A demo may look ahead. */
    char *out = cli_good(cli->data, ARGS("daily", "--date", "9999-12-31", "--headless", "--fast"));
    assert_non_null(strstr(out, "9999-12-31, gentle"));
    free(out);
}

static void test_wrong_words(void **state)
{
    const struct cli *cli = *state;
    static const char *const wrong[][3] = {{"--date", "2026-02-29", "is not a date"},
                                           {"--date", "today", "is not a date"},
                                           {"--tier", "Steady", "is not a tier"},
                                           {"--player", "nobody", "is not a player"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char *out = NULL, *err = NULL;
        assert_int_equal(game_run(cli->data, ARGS("daily", wrong[i][0], wrong[i][1]), &out, &err), 2);
        assert_non_null(strstr(err, wrong[i][2]));
        free(out);
        free(err);
    }
}

#define LINE(id, day, player, counted, bp, daily, tier)                                                                \
    "{\"format\":\"heelbeat-session/1\",\"id\":\"" id "\",\"utc_ms\":179537040" id "000,\"utc_offset_min\":0,"         \
    "\"day\":\"" day "\",\"level\":\"x\",\"title\":\"X\",\"level_hash\":\"9702f74eff7941c7\",\"player\":\"" player     \
    "\",\"tempo_percent\":100,\"timing\":\"standard\",\"reps\":84,\"counted\":" counted ",\"accuracy_bp\":" bp         \
    ",\"score\":9,\"max_combo\":9,\"grade\":\"A\",\"played_us\":1,\"finished\":true,\"kind\":\"daily\",\"daily\":"     \
    "\"" daily "\",\"tier\":\"" tier "\"}\n"

static void test_share(void **state)
{
    static const struct {
        const char *date, *tier, *says;
    } rows[] = {
        {"2026-11-22", NULL, "Heelbeat daily 2026-11-22: 96.4 %, 84 of 84 reps, streak 2 days\n"},
        {"2026-11-22", "gentle", "Heelbeat daily 2026-11-22, gentle: 91.0 %, 80 of 84 reps, streak 2 days\n"},
        {"2026-11-21", NULL, "Heelbeat daily 2026-11-21: 88.8 %, 60 of 84 reps, streak 1 day\n"},
        {"2026-11-19", NULL, "Heelbeat daily 2026-11-19: 70.5 %, 84 of 84 reps\n"}, /* played the day after */
    };
    const struct cli *cli = *state;
    folder_write_text(cli->data, "profiles/default/sessions/desk.jsonl",
                      LINE("1", "2026-11-20", "you", "84", "7050", "2026-11-19", "steady")
                          LINE("2", "2026-11-21", "you", "60", "8888", "2026-11-21", "steady")
                              LINE("3", "2026-11-22", "you", "84", "9640", "2026-11-22", "steady")
                                  LINE("4", "2026-11-22", "you", "80", "9100", "2026-11-22", "gentle")
                                      LINE("5", "2026-11-22", "you", "50", "9900", "2026-11-22", "steady")
                                          LINE("6", "2026-11-22", "perfect", "84", "10000", "2026-11-22", "steady"));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *out = cli_good(
            cli->data, ARGS("daily", "--share", "--date", rows[i].date, rows[i].tier ? "--tier" : NULL, rows[i].tier));
        assert_string_equal(out, rows[i].says);
        free(out);
    }
    cli_bad(cli->data, ARGS("daily", "--share", "--date", "2026-11-20"), "has no result of yours yet");
    cli_bad(cli->data, ARGS("daily", "--share", "--date", "2026-11-22", "--tier", "brisk"), "no result");
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, cli_setup, cli_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {ROW(test_a_date_and_a_tier), ROW(test_today_and_the_players_tier),
                                       ROW(test_days_to_come_wait), ROW(test_wrong_words), ROW(test_share)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
