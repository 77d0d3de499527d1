/* The mouse alone, as an X server sends it: every screen is reached and left by clicks. Where to click, the trace
 * tells; what the clicks came to is asked of the trace, of the clock and of the files. */
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include "check.h"
#include "folder.h"

#define WAIT_MS 10000
#define REST_US 300000

struct fixture {
    struct desktop desktop;
    char data[FOLDER_PATH];
    struct game game;
    Window window;
};

/* Four seconds. */
static const char quick_level[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Quick Walk\","
    "\"music\":{\"style\":\"lofi\",\"seed\":5,\"key\":\"D minor\"},\"tempo\":[{\"beat\":0,\"bpm\":240}],\"parts\":["
    "{\"name\":\"Settle in\",\"bars\":1},{\"name\":\"Together\",\"bars\":2,\"both\":\"uudd\"},"
    "{\"name\":\"Breathe\",\"bars\":1}]}";

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    assert_true(folder_make(fixture->data));
    folder_write_text(fixture->data, "levels/quick-walk.json", quick_level);
    return desktop_start(&fixture->desktop, 1920, 1080) ? 0 : -1;
}

static void begin(struct fixture *fixture, const char *const *args)
{
    assert_true(game_start(&fixture->game, fixture->desktop.name, fixture->data, args));
    fixture->window = desktop_window(&fixture->desktop, "Heelbeat", WAIT_MS);
    assert_true(fixture->window != 0);
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->game.pid > 0) {
        desktop_close_window(&fixture->desktop, fixture->window);
        game_end(&fixture->game, WAIT_MS);
    }
    desktop_stop(&fixture->desktop);
    folder_remove(fixture->data);
    free(fixture);
    return 0;
}

static void expect_screen(struct fixture *fixture, const char *name)
{
    if (!game_wait_screen(&fixture->game, name, WAIT_MS))
        fail_msg("on %s, not on %s", fixture->game.screen, name);
}

static struct game_node expect_node(struct fixture *fixture, const char *name, int index)
{
    const struct game_node *node = game_wait_node(&fixture->game, name, index, WAIT_MS);
    if (!node)
        fail_msg("%s has no %s %d", fixture->game.screen, name, index);
    return *node;
}

static void click(struct fixture *fixture, const char *name, int index)
{
    struct game_node node = expect_node(fixture, name, index);
    desktop_click(&fixture->desktop, fixture->window, node.x + node.w / 2, node.y + node.h / 2);
}

/* From home through a door, and back. */
static void visit(struct fixture *fixture, const char *door, const char *screen)
{
    expect_screen(fixture, "home");
    click(fixture, door, 0);
    expect_screen(fixture, screen);
    click(fixture, "back", 0);
    expect_screen(fixture, "home");
}

static void test_every_screen_is_reached_and_left(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture, (const char *const[]){NULL});
    visit(fixture, "levels", "levels");
    visit(fixture, "training", "training");
    visit(fixture, "history", "history");
    visit(fixture, "devices", "devices");
    visit(fixture, "calibrate", "calibrate");
    visit(fixture, "player", "profiles");
    visit(fixture, "about", "about");
    click(fixture, "back", 0); /* quits */
    assert_int_equal(game_end(&fixture->game, WAIT_MS), 0);
}

/* A level far down the list is wheeled into sight and chosen; the preview's button plays it. */
static void choose_last_level(struct fixture *fixture, int index)
{
    click(fixture, "levels", 0);
    expect_screen(fixture, "levels");
    struct game_node first = expect_node(fixture, "level", 0);
    desktop_wheel(&fixture->desktop, fixture->window, first.x + 20, first.y + 20, 30);
    click(fixture, "level", index);
    click(fixture, "play", 0);
    expect_screen(fixture, "play");
}

static bool song_runs(struct fixture *fixture)
{
    game_look(&fixture->game);
    int64_t before_us = fixture->game.song_us;
    desktop_wait_until(desktop_mono_us() + REST_US);
    game_look(&fixture->game);
    return fixture->game.song_us > before_us;
}

static void expect_song(struct fixture *fixture, bool runs)
{
    for (int i = 0; i < WAIT_MS * 1000 / REST_US; i++)
        if (song_runs(fixture) == runs)
            return;
    fail_msg("the song %s", runs ? "stands" : "runs");
}

static void pause(struct fixture *fixture)
{
    desktop_click(&fixture->desktop, fixture->window, 640, 200); /* on the lanes */
    expect_node(fixture, "out", 0);
    expect_song(fixture, false);
}

static void test_a_level_is_played_paused_and_left(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture, (const char *const[]){NULL});
    expect_screen(fixture, "home");
    cJSON *levels = cli_good_json(fixture->data, ARGS("levels", "--json"));
    choose_last_level(fixture, cJSON_GetArraySize(levels) - 1);
    cJSON_Delete(levels);
    assert_true(game_wait_clock(&fixture->game, WAIT_MS));
    pause(fixture);
    click(fixture, "out", 0);
    expect_song(fixture, true);
    pause(fixture);
    click(fixture, "end", 0);
    expect_screen(fixture, "home"); /* nothing was lifted: there are no results */
}

static void test_results_lead_on(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture, ARGS("play", "quick-walk"));
    expect_screen(fixture, "results");
    click(fixture, "again", 0);
    expect_screen(fixture, "play");
    expect_screen(fixture, "results"); /* once more to its end */
    click(fixture, "back", 0);
    expect_screen(fixture, "home");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_screen_is_reached_and_left, setup, teardown),
        cmocka_unit_test_setup_teardown(test_results_lead_on, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_level_is_played_paused_and_left, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
