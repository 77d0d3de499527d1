/* heelbeat calibrate without a window: scripts of players whose delays are known. */
#include "core/base/rng.h"
#include "core/timing/calibration.h"
#include "whole/cli.h"
#include "whole/game.h"

#include "check.h"
#include "folder.h"

#define REPS       120
#define LINE_BYTES 64

/* Both heels, off by so much, as a script; its "script:PATH" in player. */
static void write_script(const struct cli *cli, int32_t reps, int lift_ms, int landing_ms, int sd_ms, char player[400])
{
    struct rng rng;
    rng_init(&rng, 8, 8);
    char *script = calloc((size_t)reps * EDGE_COUNT + 1, LINE_BYTES);
    assert_non_null(script);
    size_t length = 0;
    for (int32_t cue = 0; cue < reps; cue++)
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
            int64_t t_ms = calibration_cue_us(cue, edge) / 1000 + (edge == EDGE_LIFT ? lift_ms : landing_ms) +
                           rng_normal(&rng, sd_ms);
            length +=
                (size_t)snprintf(script + length, LINE_BYTES, "{\"heel\":\"left\",\"edge\":\"%s\",\"t_ms\":%lld}\n",
                                 edge_name(edge), (long long)t_ms);
        }
    folder_write_text(cli->data, "script.jsonl", script);
    free(script);
    snprintf(player, 400, "script:%s/script.jsonl", cli->data);
}

static double offset_of(const cJSON *json, const char *edge)
{
    return cli_number(cJSON_GetObjectItem(json, edge), "offset_ms");
}

/* What is saved counts for the next run: a script that answers to the same machine would now be on time. */
static void test_measures_and_applies(void **state)
{
    const struct cli *cli = *state;
    char player[400], settings[600];
    write_script(cli, REPS, 120, 80, 15, player);
    cJSON *json = cli_good_json(cli->data, ARGS("calibrate", "--player", player, "--json"));
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(json, "accepted")));
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(json, "sure")));
    assert_true(cJSON_IsFalse(cJSON_GetObjectItem(json, "saved")));
    assert_string_equal(cJSON_GetObjectItem(json, "reason")->valuestring, "fine");
    assert_in_range((int)offset_of(json, "lift"), 110, 130);
    assert_in_range((int)offset_of(json, "landing"), 70, 90);
    assert_in_range((int)cli_number(cJSON_GetObjectItem(json, "lift"), "spread_ms"), 8, 24);
    assert_true(cli_number(json, "counted") >= CALIBRATION_REPS_MIN);
    assert_int_equal((int)cli_number(json, "warm_up"), CALIBRATION_WARM_UP);
    cJSON_Delete(json);
    snprintf(settings, sizeof settings, "%s/settings.json", cli->data);
    assert_null(folder_read_path(settings));

    write_script(cli, 20, 120, 80, 0, player);
    json = cli_good_json(cli->data, ARGS("calibrate", "--player", player, "--apply", "--json"));
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(json, "saved")));
    cJSON_Delete(json);
    write_script(cli, 20, -30, -30, 0, player);
    free(cli_good(cli->data, ARGS("calibrate", "--player", player, "--by", "eye", "--apply")));
    char *saved = folder_read_path(settings);
    json = cJSON_Parse(saved);
    free(saved);
    assert_int_equal((int)cli_number(json, "audio_offset_ms"), 100);
    assert_int_equal((int)cli_number(json, "display_offset_ms"), -30);
    assert_int_equal((int)cli_number(json, "keyboard_lift_offset_ms"), 20);
    assert_int_equal((int)cli_number(json, "keyboard_landing_offset_ms"), -20);
    cJSON_Delete(json);
}

/* Refused: exit code 1, the reason in words, and nothing is saved. */
static void test_refuses(void **state)
{
    const struct cli *cli = *state;
    static const struct {
        int32_t reps;
        int offset_ms, sd_ms;
        const char *reason;
    } rows[] = {{19, 0, 0, "too few"}, {40, 440, 0, "too far"}, {REPS, 0, 160, "too uneven"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char player[400], settings[600], *out = NULL, *err = NULL;
        write_script(cli, rows[i].reps, rows[i].offset_ms, rows[i].offset_ms, rows[i].sd_ms, player);
        int code = game_run(cli->data, ARGS("calibrate", "--player", player, "--apply", "--json"), &out, &err);
        assert_int_equal(code, 1);
        cJSON *json = cJSON_Parse(out);
        assert_true(cJSON_IsFalse(cJSON_GetObjectItem(json, "accepted")));
        assert_string_equal(cJSON_GetObjectItem(json, "reason")->valuestring, rows[i].reason);
        assert_true(strlen(cJSON_GetObjectItem(json, "words")->valuestring) > 20);
        cJSON_Delete(json);
        snprintf(settings, sizeof settings, "%s/settings.json", cli->data);
        assert_null(folder_read_path(settings));
        free(out);
        free(err);
    }
}

static void test_demo_players_and_cues(void **state)
{
    const struct cli *cli = *state;
    char *out = NULL;
    cJSON *json = cli_good_json(cli->data, ARGS("calibrate", "--player", "perfect", "--json"));
    assert_int_equal((int)offset_of(json, "lift"), 0);
    assert_int_equal((int)cli_number(json, "counted"), CALIBRATION_REPS_MIN);
    cJSON_Delete(json);
    json = cli_good_json(cli->data, ARGS("calibrate", "--json"));
    const cJSON *cues = cJSON_GetObjectItem(json, "cues");
    assert_int_equal((int)cli_number(cues, "first_lift_ms"), 3200);
    assert_int_equal((int)cli_number(cues, "first_landing_ms"), 4000);
    assert_int_equal((int)cli_number(cues, "interval_ms"), 1600);
    cJSON_Delete(json);
    assert_int_equal(game_run(cli->data, ARGS("calibrate", "--player", "none"), &out, NULL), 1);
    assert_non_null(strstr(out, "too few"));
    free(out);
    assert_int_equal(game_run(cli->data, ARGS("calibrate", "--player", "robot"), &out, NULL), 2);
    free(out);
    assert_int_equal(game_run(cli->data, ARGS("calibrate", "--apply"), &out, NULL), 2);
    free(out);
    assert_int_equal(game_run(cli->data, ARGS("calibrate", "--player", "none", "--by", "nose"), &out, NULL), 2);
    free(out);
    cli_bad(cli->data, ARGS("calibrate", "--player", "script:nowhere"), "nowhere");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_measures_and_applies, cli_setup, cli_teardown),
        cmocka_unit_test_setup_teardown(test_refuses, cli_setup, cli_teardown),
        cmocka_unit_test_setup_teardown(test_demo_players_and_cues, cli_setup, cli_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
