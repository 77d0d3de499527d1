/* A play that ends otherwise than its player wants: what was done is in the journal all the same, once. Each play is in
 * a window of its own X server, its heels lifted by keys. */
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include "check.h"
#include "folder.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#define WAIT_MS    10000
#define STOPPED_US 3000000

struct fixture {
    struct desktop desktop;
    struct cli *cli;
    struct game game;
    Window window;
};

/* A part of six seconds, and one that goes on for long. */
static const char long_level[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Long Walk\",\"music\":{\"style\":\"lofi\",\"seed\":5},"
    "\"tempo\":[{\"beat\":0,\"bpm\":160}],\"parts\":[{\"name\":\"First\",\"bars\":4,\"both\":\"uudd\"},"
    "{\"name\":\"Then\",\"bars\":80,\"both\":\"uudd\"}]}";

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    void *cli = NULL;
    *state = fixture;
    cli_setup(&cli);
    fixture->cli = cli;
    folder_write_text(fixture->cli->data, "levels/long-walk.json", long_level);
    return desktop_start(&fixture->desktop, 1280, 720) ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    void *cli = fixture->cli;
    if (fixture->game.pid > 0)
        kill(fixture->game.pid, SIGKILL);
    if (fixture->game.pid > 0)
        game_end(&fixture->game, WAIT_MS);
    desktop_stop(&fixture->desktop);
    cli_teardown(&cli);
    free(fixture);
    return 0;
}

static void begin(struct fixture *fixture, const char *const *args)
{
    assert_true(game_start(&fixture->game, fixture->desktop.name, fixture->cli->data, args));
    fixture->window = desktop_window(&fixture->desktop, "Heelbeat", WAIT_MS);
    assert_true(fixture->window != 0);
}

static void wait_song(struct fixture *fixture, int64_t song_us)
{
    game_look(&fixture->game);
    desktop_wait_until(game_song_to_mono_us(&fixture->game, song_us));
}

/* Until after a lift and a landing of each heel: the first rep lifts at 0 and lands 0.75 s later. */
static void play(struct fixture *fixture)
{
    begin(fixture, ARGS("play", "long-walk"));
    assert_true(game_wait_screen(&fixture->game, "play", WAIT_MS));
    assert_true(game_wait_clock(&fixture->game, WAIT_MS));
    wait_song(fixture, 100000);
    desktop_tap(&fixture->desktop, "f");
    desktop_tap(&fixture->desktop, "j");
    wait_song(fixture, 2000000);
}

/* The one session of the journal, which was not played to its end. */
static void expect_kept(struct fixture *fixture)
{
    cJSON *stats = cli_good_json(fixture->cli->data, ARGS("stats", "--json"));
    const cJSON *sessions = cJSON_GetObjectItem(stats, "sessions");
    assert_int_equal(cJSON_GetArraySize(sessions), 1);
    const cJSON *session = cJSON_GetArrayItem(sessions, 0);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(session, "level")), "long-walk");
    assert_true(cJSON_IsFalse(cJSON_GetObjectItem(session, "finished")));
    cJSON_Delete(stats);
}

static void expect_end_by_signal(struct fixture *fixture, int number)
{
    play(fixture);
    assert_int_equal(kill(fixture->game.pid, number), 0);
    assert_int_equal(game_end(&fixture->game, WAIT_MS), 0);
    expect_kept(fixture);
}

/* ---- ends that no program sees coming: the next start takes the play up, and tells of it once */

static void expect_told_at_start(struct fixture *fixture, bool told)
{
    char *out = NULL, *err = NULL;
    game_run(fixture->cli->data, ARGS("play", "no-such-level", "--headless"), &out, &err); /* a start, and no more */
    assert_true((strstr(err, "Long Walk broke off") != NULL) == told);
    free(out);
    free(err);
}

static void expect_taken_up(struct fixture *fixture)
{
    expect_told_at_start(fixture, true);
    expect_kept(fixture);
    expect_told_at_start(fixture, false);
    expect_kept(fixture);
    assert_int_equal(folder_count(fixture->cli->data, "playing"), 0);
}

static void kill_at_once(struct fixture *fixture)
{
    assert_int_equal(kill(fixture->game.pid, SIGKILL), 0);
    assert_int_equal(game_end(&fixture->game, WAIT_MS), -1);
}

static void wait_for_checkpoint(struct fixture *fixture)
{
    int64_t until_us = desktop_mono_us() + WAIT_MS * INT64_C(1000);
    while (!folder_has(fixture->cli->data, "playing.json") && desktop_mono_us() < until_us)
        desktop_wait_until(desktop_mono_us() + 5000);
    assert_true(folder_has(fixture->cli->data, "playing.json"));
}

static void test_kill_after_a_part_is_taken_up(void **state)
{
    struct fixture *fixture = *state;
    play(fixture);
    assert_false(folder_has(fixture->cli->data, "playing.json"));
    wait_for_checkpoint(fixture);
    kill_at_once(fixture);
    expect_taken_up(fixture);
}

static void test_kill_in_a_pause_is_taken_up(void **state)
{
    struct fixture *fixture = *state;
    play(fixture);
    desktop_tap(&fixture->desktop, "Escape");
    wait_for_checkpoint(fixture);
    kill_at_once(fixture);
    expect_taken_up(fixture);
}

/* Another game starts meanwhile: it leaves the play alone. */
static void test_a_play_that_goes_on_is_not_taken_up(void **state)
{
    struct fixture *fixture = *state;
    play(fixture);
    wait_for_checkpoint(fixture);
    expect_told_at_start(fixture, false);
    assert_int_equal(kill(fixture->game.pid, SIGTERM), 0);
    assert_int_equal(game_end(&fixture->game, WAIT_MS), 0);
    expect_kept(fixture);
    assert_int_equal(folder_count(fixture->cli->data, "playing"), 0);
    expect_told_at_start(fixture, false);
    expect_kept(fixture);
}

/* ---- ends that are seen */

static void test_end_of_the_session_is_an_end(void **state)
{
    expect_end_by_signal(*state, SIGHUP);
}

static void test_limit_of_time_is_an_end(void **state)
{
    expect_end_by_signal(*state, SIGXCPU);
}

static void test_killed_client_is_an_end(void **state)
{
    struct fixture *fixture = *state;
    play(fixture);
    desktop_kill_client(&fixture->desktop, fixture->window);
    assert_int_equal(game_end(&fixture->game, WAIT_MS), 0);
    expect_kept(fixture);
}

static void test_dead_server_is_an_end(void **state)
{
    struct fixture *fixture = *state;
    play(fixture);
    desktop_crash(&fixture->desktop);
    assert_int_equal(game_end(&fixture->game, WAIT_MS), 0);
    expect_kept(fixture);
}

/* Ctrl-Z, a debugger, a machine out of memory for a while: nobody could play meanwhile. */
static void test_stopped_process_is_a_pause(void **state)
{
    struct fixture *fixture = *state;
    play(fixture);
    assert_int_equal(kill(fixture->game.pid, SIGSTOP), 0);
    desktop_wait_until(desktop_mono_us() + STOPPED_US);
    assert_int_equal(kill(fixture->game.pid, SIGCONT), 0);
    assert_non_null(game_wait_node(&fixture->game, "out", 0, WAIT_MS));
    assert_true(fixture->game.song_us < 2000000 + STOPPED_US / 2);
}

/* Started with nothing to print to: what is printed all the same must not go to the X server. */
static void test_closed_streams_are_nobodys(void **state)
{
    struct fixture *fixture = *state;
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    assert_true(kept > STDERR_FILENO);
    close(STDERR_FILENO);
    bool started = game_start(&fixture->game, fixture->desktop.name, fixture->cli->data, ARGS("--profile", "mira"));
    dup2(kept, STDERR_FILENO);
    close(kept);
    assert_true(started);
    fixture->window = desktop_window(&fixture->desktop, "Heelbeat", WAIT_MS);
    assert_true(fixture->window != 0);
    assert_true(game_wait_screen(&fixture->game, "home", WAIT_MS));
    desktop_close_window(&fixture->desktop, fixture->window);
    assert_int_equal(game_end(&fixture->game, WAIT_MS), 0);
}

/* A display of an X server that is gone: nobody would see it. */
static void test_stale_display_is_told(void **state)
{
    struct fixture *fixture = *state;
    char name[16];
    snprintf(name, sizeof name, "%s", fixture->desktop.name);
    desktop_stop(&fixture->desktop);
    setenv("DISPLAY", name, 1);
    unsetenv("WAYLAND_DISPLAY");
    cli_bad(fixture->cli->data, ARGS("play", "two-lifts"), "there is no display");
    unsetenv("DISPLAY");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_kill_after_a_part_is_taken_up),
        TEST(test_kill_in_a_pause_is_taken_up),
        TEST(test_a_play_that_goes_on_is_not_taken_up),
        TEST(test_end_of_the_session_is_an_end),
        TEST(test_limit_of_time_is_an_end),
        TEST(test_killed_client_is_an_end),
        TEST(test_dead_server_is_an_end),
        TEST(test_stopped_process_is_a_pause),
        TEST(test_closed_streams_are_nobodys),
        TEST(test_stale_display_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
