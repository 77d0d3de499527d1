/* A level played with a sound card open: SDL's "dummy" one, which takes sound at about the right rate. How true that
 * rate is, and how fast this machine is, doesn't matter here. */
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include <dirent.h>

#include "check.h"
#include "folder.h"

#define WAIT_MS    30000
#define LOOK_US    20000
#define SONG_US    8000000    /* about as long is the level, see cli.h */
#define REST_US    8000000    /* a card that nothing plays on is let go after so long */
#define CARD       "SDLAudio" /* how SDL's thread that calls back is named */
#define NAME_BYTES 64

struct fixture {
    struct cli *cli;
    struct desktop desktop;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    void *cli = NULL;
    if (!fixture || cli_setup(&cli) != 0)
        return -1;
    fixture->cli = cli;
    *state = fixture;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    return desktop_start(&fixture->desktop, 1280, 720) ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    void *cli = fixture->cli;
    unsetenv("SDL_AUDIODRIVER");
    desktop_stop(&fixture->desktop);
    int result = cli_teardown(&cli);
    free(fixture);
    return result;
}

/* Whether a sound card calls back in that process. */
static bool has_card(const struct game *game)
{
    char path[128], name[NAME_BYTES];
    bool found = false;
    snprintf(path, sizeof path, "/proc/%d/task", (int)game->pid);
    DIR *tasks = opendir(path);
    for (struct dirent *task; tasks && !found && (task = readdir(tasks));) {
        char comm[400];
        snprintf(comm, sizeof comm, "%s/%s/comm", path, task->d_name);
        FILE *file = task->d_name[0] != '.' ? fopen(comm, "r") : NULL;
        found = file && fgets(name, sizeof name, file) && strncmp(name, CARD, strlen(CARD)) == 0;
        if (file)
            fclose(file);
    }
    if (tasks)
        closedir(tasks);
    return found;
}

static bool wait_for_card(const struct game *game, bool there)
{
    int64_t end_us = desktop_mono_us() + WAIT_MS * INT64_C(1000);
    while (has_card(game) != there) {
        if (desktop_mono_us() > end_us)
            return false;
        desktop_wait_until(desktop_mono_us() + LOOK_US);
    }
    return true;
}

/* The level's clock lines: song time and the machine's both run forward, and as far as the song goes. */
static void check_clock(const char *trace)
{
    char *text = folder_read_path(trace);
    assert_non_null(text);
    int64_t mono_us = INT64_MIN, song_us = INT64_MIN;
    int count = 0;
    for (const char *at = text; (at = strstr(at, "{\"event\":\"clock\"")); at++) {
        int64_t now_us = strtoll(strstr(at, "\"mono_us\":") + 10, NULL, 10);
        int64_t heard_us = strtoll(strstr(at, "\"song_us\":") + 10, NULL, 10);
        assert_true(now_us > mono_us && heard_us >= song_us);
        mono_us = now_us;
        song_us = heard_us;
        count++;
    }
    free(text);
    assert_true(count > 10);
    assert_true(song_us > SONG_US - 1000000);
}

/* Waits until song time has stood for a second; where it stands. */
static int64_t stands_still(struct game *game)
{
    int64_t since_us = desktop_mono_us(), end_us = since_us + WAIT_MS * INT64_C(1000), song_us = game->song_us;
    while (desktop_mono_us() - since_us < 1000000) {
        assert_true(desktop_mono_us() < end_us);
        desktop_wait_until(desktop_mono_us() + LOOK_US);
        game_look(game);
        since_us = game->song_us == song_us ? since_us : desktop_mono_us();
        song_us = game->song_us;
    }
    return song_us;
}

static void plays_pauses_and_lets_the_card_go(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    assert_true(
        game_start(&game, fixture->desktop.name, fixture->cli->data, ARGS("play", "two-lifts", "--player", "perfect")));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_clock(&game, WAIT_MS));
    assert_true(has_card(&game));

    desktop_tap(&fixture->desktop, "Escape"); /* pause, wherever the song is by now */
    assert_true(stands_still(&game) < SONG_US - 1000000);
    assert_true(has_card(&game));
    desktop_tap(&fixture->desktop, "Return"); /* go on */

    assert_true(game_wait_screen(&game, "results", WAIT_MS));
    int64_t over_us = desktop_mono_us();
    check_clock(game.trace);
    assert_true(wait_for_card(&game, false));
    assert_true(desktop_mono_us() - over_us > REST_US / 2);
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, WAIT_MS), 0);
    cJSON *line = cli_last_line(fixture->cli);
    assert_non_null(line);
    assert_int_equal((int)cli_number(line, "counted"), 4);
    cJSON_Delete(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plays_pauses_and_lets_the_card_go, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
