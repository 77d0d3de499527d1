/* Whole sessions by feet with a fault, as scripts: what is said, what is measured, what is kept. */
#include "check.h"
#include "folder.h"
#include "whole/cli.h"
#include "whole/game.h"

#define REPS      38 /* of each heel, 4 s from one to the next, 3 s up */
#define EVERY_MS  4000
#define UP_MS     3000
#define LINE      80
#define REP_LINES 5

static const char level[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Long\",\"music\":{\"style\":\"lofi\",\"seed\":1},"
    "\"tempo\":[{\"beat\":0,\"bpm\":60}],\"parts\":[{\"name\":\"Settle "
    "in\",\"bars\":1},{\"name\":\"All\",\"bars\":38,\"both\":\"uud.\"}]}";

/* How each rep is done; zeroed: well, its height not seen. */
struct feet {
    int early_ms, up_ms;
    int bounce_ms; /* the heel lifts again so soon after, for 200 ms */
    int top, top_from_20;
};

static void add(char *script, size_t size, const char *heel, const char *edge, int t_ms)
{
    size_t at = strlen(script);
    snprintf(script + at, size - at, "{\"heel\":\"%s\",\"edge\":\"%s\",\"t_ms\":%d}\n", heel, edge, t_ms);
}

static void write_script(const struct cli *cli, const struct feet *feet)
{
    static const char *const heels[] = {"left", "right"};
    size_t size = REPS * 2 * REP_LINES * LINE;
    char *script = calloc(1, size);
    for (int i = 0; i < REPS; i++) {
        int lift_ms = (i + 1) * EVERY_MS - feet->early_ms, landing_ms = lift_ms + (feet->up_ms ? feet->up_ms : UP_MS);
        int top = i < 20 ? feet->top : feet->top_from_20;
        for (int heel = 0; heel < 2; heel++)
            add(script, size, heels[heel], "lift", lift_ms);
        for (int heel = 0; heel < 2 && top > 0; heel++) {
            size_t at = strlen(script);
            snprintf(script + at, size - at, "{\"heel\":\"%s\",\"height\":%d.%02d,\"t_ms\":%d}\n", heels[heel],
                     top / 100, top % 100, lift_ms + 500);
        }
        for (int heel = 0; heel < 2; heel++)
            add(script, size, heels[heel], "landing", landing_ms);
        for (int heel = 0; heel < 2 && feet->bounce_ms > 0; heel++)
            add(script, size, heels[heel], "lift", landing_ms + feet->bounce_ms);
        for (int heel = 0; heel < 2 && feet->bounce_ms > 0; heel++)
            add(script, size, heels[heel], "landing", landing_ms + feet->bounce_ms + 200);
    }
    folder_write_text(cli->data, "feet.jsonl", script);
    free(script);
}

struct outcome {
    cJSON *json, *line; /* the result, and its line in the journal */
    char *trace;
};

static struct outcome play(const struct cli *cli, const struct feet *feet)
{
    char player[400], path[400], trace[400], replay[700];
    folder_write_text(cli->data, "levels/long.json", level);
    write_script(cli, feet);
    snprintf(player, sizeof player, "script:%s/feet.jsonl", cli->data);
    snprintf(path, sizeof path, "%s/levels/long.json", cli->data);
    snprintf(trace, sizeof trace, "%s/trace.jsonl", cli->data);
    struct outcome outcome = {.json = cli_good_json(cli->data, ARGS("play", path, "--headless", "--fast", "--json",
                                                                    "--player", player, "--trace", trace))};
    outcome.trace = folder_read_path(trace);
    outcome.line = cli_last_line(cli);
    assert_non_null(outcome.trace);
    assert_true(cli_find_file(cli->replays, ".json", replay, sizeof replay));
    free(cli_good(cli->data, ARGS("replay", replay, "--verify")));
    remove(replay);
    return outcome;
}

static void let_go(struct outcome *outcome)
{
    cJSON_Delete(outcome->json);
    cJSON_Delete(outcome->line);
    free(outcome->trace);
}

static double form_number(const struct outcome *outcome, const char *name)
{
    return cli_number(cJSON_GetObjectItem(outcome->json, "form"), name);
}

/* Each fault is spoken of twice, then a rest is offered; nobody loses a rep by it. */
static void test_faults_are_told(void **state)
{
    static const struct {
        struct feet feet;
        const char *fault;
    } rows[] = {
        {{.bounce_ms = 100}, "bouncing"},
        {{.early_ms = 250}, "rushing"},
        {{.up_ms = 900}, "short"},
        {{.top = 90, .top_from_20 = 55}, "fading"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char prompt[100], rest[100];
        struct outcome outcome = play(*state, &rows[i].feet);
        snprintf(prompt, sizeof prompt, "{\"event\":\"prompt\",\"fault\":\"%s\",\"heel\":\"both\",", rows[i].fault);
        snprintf(rest, sizeof rest, "{\"event\":\"rest\",\"fault\":\"%s\",\"heel\":\"both\",", rows[i].fault);
        bool fades = strcmp(rows[i].fault, "fading") == 0; /* late: the end is too near for a rest */
        assert_int_equal(cli_count_of(outcome.trace, "\"event\":\"prompt\""), 2);
        assert_int_equal(cli_count_of(outcome.trace, prompt), 2);
        assert_int_equal(cli_count_of(outcome.trace, rest), !fades);
        assert_int_equal((int)cli_number(outcome.json, "counted"), 2 * REPS);
        let_go(&outcome);
    }
}

static void test_good_form_needs_no_words(void **state)
{
    struct feet feet = {0};
    struct outcome outcome = play(*state, &feet);
    assert_null(strstr(outcome.trace, "\"event\":\"prompt\""));
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(cJSON_GetObjectItem(outcome.json, "form"), "height")));
    assert_null(cJSON_GetObjectItem(outcome.line, "height_bp"));
    let_go(&outcome);
}

/* Twenty reps at 90 % and eighteen at 55: the mean is 73.42, the end 38.88 % lower than the start. */
static void test_heights_are_kept(void **state)
{
    struct feet feet = {.top = 90, .top_from_20 = 55};
    struct outcome outcome = play(*state, &feet);
    assert_true(form_number(&outcome, "height") == 73.42);
    assert_true(form_number(&outcome, "height_fade") == 38.88);
    assert_int_equal((int)cli_number(outcome.line, "height_bp"), 7342);
    let_go(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_faults_are_told, cli_setup, cli_teardown),
        cmocka_unit_test_setup_teardown(test_good_form_needs_no_words, cli_setup, cli_teardown),
        cmocka_unit_test_setup_teardown(test_heights_are_kept, cli_setup, cli_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
