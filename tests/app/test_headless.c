#include "app/headless.h"

#include "check.h"
#include "folder.h"
#include "input/player.h"
#include "stage/trace.h"
#include "store/replays/replay_run.h"
#include "words/words.h"

#define LEVEL HEELBEAT_SOURCE "/levels/one-minute.json"

struct house {
    char data[FOLDER_PATH];
    struct backstage backstage;
};

static int set_up(void **state)
{
    static struct house house;
    struct error error = {0};
    *state = &house;
    return folder_make(house.data) &&
                   backstage_open(&house.backstage, &(struct backstage_desc){.data = house.data}, &error)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    struct house *house = *state;
    backstage_close(&house->backstage);
    folder_remove(house->data);
    return 0;
}

static void play(struct house *house, const struct booking_desc *desc, const char *picture,
                 struct play_outcome *outcome)
{
    struct booking booking;
    struct error error = {0};
    char line[640];
    if (!booking_open(&booking, &house->backstage, desc, &error) ||
        !headless_play(&house->backstage, &booking, &(struct headless_desc){.fast = true, .picture = picture}, outcome,
                       &error))
        fail_msg("%s", words_error(NULL, &error, line, sizeof line));
    booking_close(&booking);
}

static void test_perfect_is_perfect(void **state)
{
    struct house *house = *state;
    struct play_outcome outcome = {0};
    play(house, &(struct booking_desc){.level = LEVEL, .player = PLAYER_PERFECT}, NULL, &outcome);
    assert_true(outcome.result.finished);
    assert_int_equal(outcome.result.counted, outcome.result.reps);
    assert_int_equal(outcome.result.score, SCORE_FULL);
    assert_int_equal(outcome.result.accuracy_bp, 10000);
    assert_true(outcome.saved);
    assert_true(file_exists(outcome.replay_path));
    assert_string_equal(outcome.record.player, "perfect");
    assert_int_equal(house->backstage.player.history.count, 1);
    assert_int_equal(outcome.streak_after.current, 0); /* a demo never counts */
    play_outcome_reset(&outcome);
}

static void test_none_does_nothing(void **state)
{
    struct play_outcome outcome = {0};
    play(*state, &(struct booking_desc){.level = LEVEL, .player = PLAYER_NONE}, NULL, &outcome);
    assert_true(outcome.result.finished);
    assert_int_equal(outcome.result.counted, 0);
    assert_int_equal(outcome.result.score, 0);
    play_outcome_reset(&outcome);
}

static void test_human_is_the_same_each_time(void **state)
{
    struct play_outcome outcomes[3] = {{.saved = false}};
    const struct booking_desc descs[3] = {
        {.level = LEVEL, .player = PLAYER_HUMAN},
        {.level = LEVEL, .player = PLAYER_HUMAN},
        {.level = LEVEL, .player = PLAYER_HUMAN, .seeded = true, .seed = 5},
    };
    for (int i = 0; i < 3; i++)
        play(*state, &descs[i], NULL, &outcomes[i]);
    assert_true(result_equal(&outcomes[0].result, &outcomes[1].result, NULL));
    assert_false(result_equal(&outcomes[0].result, &outcomes[2].result, NULL));
    assert_in_range(outcomes[0].result.accuracy_bp, 8500, 10000);
    for (int i = 0; i < 3; i++)
        play_outcome_reset(&outcomes[i]);
}

/* Taking the picture changes nothing of the play. */
static void test_picture(void **state)
{
    struct house *house = *state;
    struct play_outcome plain = {0}, pictured = {0};
    struct booking_desc desc = {.level = LEVEL, .player = PLAYER_HUMAN};
    char path[512];
    char *bytes;
    size_t size;
    snprintf(path, sizeof path, "%s/picture.png", house->data);
    play(house, &desc, NULL, &plain);
    play(house, &desc, path, &pictured);
    assert_true(result_equal(&plain.result, &pictured.result, NULL));
    assert_true(file_read(path, 8 * 1024 * 1024, &bytes, &size, NULL));
    assert_true(size > 10000);
    assert_memory_equal(bytes, "\x89PNG\r\n\x1a\n", 8);
    assert_memory_equal(bytes + 16, "\0\0\x05\0\0\0\x02\xd0", 8); /* 1280 x 720 */
    free(bytes);
    play_outcome_reset(&plain);
    play_outcome_reset(&pictured);
}

static void test_trace(void **state)
{
    struct house *house = *state;
    struct play_outcome outcome = {0};
    struct error error;
    char path[512], *bytes;
    size_t size;
    snprintf(path, sizeof path, "%s/trace.jsonl", house->data);
    house->backstage.trace = trace_open(path, &error); /* closed with the house */
    assert_non_null(house->backstage.trace);
    house->backstage.services.trace = house->backstage.trace;
    play(house, &(struct booking_desc){.level = LEVEL, .player = PLAYER_PERFECT}, NULL, &outcome);
    assert_true(file_read(path, 8 * 1024 * 1024, &bytes, &size, NULL));
    int heels = 0, clocks = 0;
    for (const char *at = bytes; (at = strstr(at, "{\"event\":\"")) != NULL; at++) {
        heels += !strncmp(at + 10, "heel\"", 5);
        clocks += !strncmp(at + 10, "clock\"", 6);
    }
    assert_int_equal(heels, 2 * outcome.result.reps);
    assert_in_range(clocks, 590, 620); /* ten a second */
    free(bytes);
    play_outcome_reset(&outcome);
}

static void test_faults(void **state)
{
    struct house *house = *state;
    static const struct {
        struct booking_desc desc;
        const char *says;
    } rows[] = {
        {{.level = "no-such-level", .player = PLAYER_NONE}, "no-such-level"},
        {{.level = LEVEL, .player = PLAYER_SCRIPT, .script = "/nowhere/at/all.jsonl"}, "/nowhere/at/all.jsonl"},
        {{.level = LEVEL, .player = PLAYER_SCRIPT, .script = LEVEL}, "line 1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct booking booking;
        struct error error = {0};
        char line[640];
        assert_false(booking_open(&booking, &house->backstage, &rows[i].desc, &error));
        assert_non_null(strstr(words_error(NULL, &error, line, sizeof line), rows[i].says));
    }
    struct booking booking;
    struct play_outcome outcome = {0};
    struct error error = {0};
    assert_true(booking_open(&booking, &house->backstage, &(struct booking_desc){.level = LEVEL, .player = PLAYER_NONE},
                             &error));
    assert_false(headless_play(&house->backstage, &booking,
                               &(struct headless_desc){.fast = true, .picture = "/nowhere/at/all.png"}, &outcome,
                               &error));
    assert_non_null(strstr(error.where, "/nowhere/at"));
    booking_close(&booking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_perfect_is_perfect, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_none_does_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_human_is_the_same_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_picture, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_trace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_faults, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
