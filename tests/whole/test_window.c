/* The whole game in a real window: keys pressed through the X server, the screens walked, a level played in time, and
 * what is on disk afterwards. The pictures it takes are kept in HEELBEAT_ARTEFACTS. */
#include "core/feet/wizard.h"
#include "core/level/chart.h"
#include "core/timing/calibration.h"
#include "store/levels/level_file.h"
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "folder.h"

#define SCREEN_WAIT_MS 10000
#define LATE_US        30000 /* an injector later than this has itself to blame */
#define TRIES          3
#define STAND_US       30000 /* a heel stands so long after a landing, at least */
#define HEEL_UP_US     600000
#define HEEL_DOWN_US   400000
#define REST_US        400000 /* a screen's first movement has come to rest, and a new size has been drawn */

/* 18 seconds: gentle enough for any machine, both heels together and in turn. */
static const char short_level[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Short Walk\",\"author\":\"Test\",\"about\":\"A few lifts.\","
    "\"music\":{\"style\":\"lofi\",\"seed\":5,\"key\":\"D minor\"},\"tempo\":[{\"beat\":0,\"bpm\":120}],\"parts\":["
    "{\"name\":\"Settle in\",\"bars\":1},{\"name\":\"Together\",\"bars\":4,\"both\":\"uudd\"},"
    "{\"name\":\"In turn\",\"bars\":3,\"left\":\"uudd\",\"right\":\"..ud\"},{\"name\":\"Breathe\",\"bars\":1}]}";

struct fixture {
    struct desktop desktop;
    char data[FOLDER_PATH];
    struct chart chart;
};

static void load_chart(struct chart *chart)
{
    struct json_faults faults = {0};
    struct level level;
    struct error error;
    assert_true(level_parse("short-walk", short_level, sizeof short_level - 1, &level, &faults));
    assert_true(chart_init(chart, &level, 100, &error));
    level_reset(&level);
}

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    assert_true(folder_make(fixture->data));
    folder_write_text(fixture->data, "levels/short-walk.json", short_level);
    load_chart(&fixture->chart);
    mkdir(HEELBEAT_ARTEFACTS, 0755);
    return desktop_start(&fixture->desktop, 1920, 1080) ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    desktop_stop(&fixture->desktop);
    chart_reset(&fixture->chart);
    folder_remove(fixture->data);
    free(fixture);
    return 0;
}

static void picture(struct fixture *fixture, Window window, const char *screen, int width)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s-%d.png", HEELBEAT_ARTEFACTS, screen, width);
    desktop_wait_until(desktop_mono_us() + REST_US);
    assert_true(desktop_picture(&fixture->desktop, window, path));
}

/* The window as it is pulled to three sizes. */
static void pictures(struct fixture *fixture, Window window, const char *screen)
{
    static const int sizes[][2] = {{640, 360}, {1920, 1080}, {1280, 720}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        desktop_resize(&fixture->desktop, window, sizes[i][0], sizes[i][1]);
        picture(fixture, window, screen, sizes[i][0]);
    }
}

static const char *key_of(enum heel heel)
{
    return heel == HEEL_LEFT ? "f" : "j";
}

struct press {
    int64_t song_us;
    enum heel heel;
    bool down;
};

static int by_time(const void *a, const void *b)
{
    const struct press *first = a, *second = b;
    return (first->song_us > second->song_us) - (first->song_us < second->song_us);
}

static int plan_presses(const struct chart *chart, struct press *presses)
{
    int count = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        presses[count++] = (struct press){rep->lift_us + STAND_US / 2, rep->heel, true};
        presses[count++] = (struct press){rep->landing_us - STAND_US / 2, rep->heel, false};
    }
    qsort(presses, (size_t)count, sizeof *presses, by_time);
    return count;
}

/* Presses every key when the clock says so. Returns how late the latest was. */
static int64_t play(struct fixture *fixture, struct game *game)
{
    struct press presses[256];
    int count = plan_presses(&fixture->chart, presses);
    int64_t latest_us = 0;
    for (int i = 0; i < count; i++) {
        game_look(game);
        int64_t due_us = game_song_to_mono_us(game, presses[i].song_us);
        desktop_wait_until(due_us);
        int64_t late_us = desktop_key(&fixture->desktop, key_of(presses[i].heel), presses[i].down) - due_us;
        latest_us = late_us > latest_us ? late_us : latest_us;
    }
    return latest_us;
}

static int index_of_level(struct fixture *fixture, const char *name)
{
    cJSON *levels = cli_good_json(fixture->data, ARGS("levels", "--json"));
    const cJSON *level = NULL;
    int index = 0, found = -1;
    cJSON_ArrayForEach(level, levels)
    {
        if (strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(level, "name")), name) == 0)
            found = index;
        index++;
    }
    cJSON_Delete(levels);
    assert_true(found >= 0);
    return found;
}

/* Steps of the left heel from Start to the links at the foot of home. */
#define TO_LEVELS  8
#define TO_DEVICES (TO_LEVELS + 3)

static void walk_to_levels(struct fixture *fixture, struct game *game)
{
    assert_true(game_wait_screen(game, "home", SCREEN_WAIT_MS));
    for (int i = 0; i < TO_LEVELS; i++)
        desktop_tap(&fixture->desktop, "f"); /* the left heel walks on */
    desktop_tap(&fixture->desktop, "j");     /* the right heel chooses */
    assert_true(game_wait_screen(game, "levels", SCREEN_WAIT_MS));
}

static void walk_to_play(struct fixture *fixture, struct game *game)
{
    int index = index_of_level(fixture, "short-walk");
    for (int i = 0; i < index; i++)
        desktop_tap(&fixture->desktop, "Down");
    desktop_tap(&fixture->desktop, "Return");
    desktop_tap(&fixture->desktop, "Return");
    assert_true(game_wait_screen(game, "play", SCREEN_WAIT_MS));
    assert_true(game_wait_clock(game, SCREEN_WAIT_MS));
}

/* Once through: home, levels, play, results, home, out. Returns how late the latest key press was. */
static int64_t walk(struct fixture *fixture)
{
    struct game game;
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, (const char *const[]){NULL}));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    walk_to_levels(fixture, &game);
    walk_to_play(fixture, &game);
    int64_t late_us = play(fixture, &game);
    assert_true(game_wait_screen(&game, "results", SCREEN_WAIT_MS));
    picture(fixture, window, "played", 1280);
    desktop_tap(&fixture->desktop, "Return");
    assert_true(game_wait_screen(&game, "home", SCREEN_WAIT_MS));
    picture(fixture, window, "home-after", 1280);
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);
    return late_us;
}

static const cJSON *last_session(const cJSON *stats)
{
    const cJSON *sessions = cJSON_GetObjectItem(stats, "sessions");
    assert_true(cJSON_GetArraySize(sessions) >= 1);
    return cJSON_GetArrayItem(sessions, 0);
}

static void test_walks_and_plays(void **state)
{
    struct fixture *fixture = *state;
    int tries = 1;
    while (walk(fixture) > LATE_US && tries < TRIES)
        tries++;
    cJSON *stats = cli_good_json(fixture->data, ARGS("stats", "--json"));
    const cJSON *session = last_session(stats);
    if (cli_number(session, "accuracy") < 95.0)
        fail_msg("played with %.2f %%", cli_number(session, "accuracy"));
    assert_true(cli_number(session, "counted") == fixture->chart.rep_count);
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(session, "finished")));
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(session, "player")), "you");
    assert_int_equal((int)cli_number(cJSON_GetObjectItem(stats, "streak"), "days"), 0); /* no daily challenge */
    cJSON_Delete(stats);
    char folder[512], path[1024];
    snprintf(folder, sizeof folder, "%s/profiles/default/sessions", fixture->data);
    assert_true(cli_find_file(folder, ".jsonl", path, sizeof path));
    char *journal = folder_read_path(path);
    assert_int_equal(cli_count_of(journal, "\n"), tries);
    free(journal);
}

static void test_pauses_without_focus_and_keeps_what_was_done(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, ARGS("play", "short-walk")));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_clock(&game, SCREEN_WAIT_MS));
    desktop_wait_until(game_song_to_mono_us(&game, fixture->chart.reps[0].lift_us));
    desktop_key(&fixture->desktop, "f", true);
    desktop_wait_until(game_song_to_mono_us(&game, fixture->chart.reps[0].landing_us));
    desktop_key(&fixture->desktop, "f", false);
    desktop_wait_until(desktop_mono_us() + 300000);
    desktop_unfocus(&fixture->desktop);
    desktop_wait_until(desktop_mono_us() + 500000);
    game_look(&game);
    int64_t song_us = game.song_us;
    desktop_wait_until(desktop_mono_us() + 1000000);
    game_look(&game);
    assert_true(game.song_us - song_us < 1000); /* time stands still */
    picture(fixture, window, "lost-focus", 1280);
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);

    cJSON *stats = cli_good_json(fixture->data, ARGS("stats", "--json"));
    const cJSON *session = last_session(stats);
    assert_true(cJSON_IsFalse(cJSON_GetObjectItem(session, "finished")));
    assert_int_equal((int)cli_number(session, "counted"), 1);
    assert_int_equal((int)cli_number(cJSON_GetObjectItem(stats, "streak"), "days"), 0);
    cJSON_Delete(stats);
}

static void test_pictures_at_three_sizes(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, (const char *const[]){NULL}));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_screen(&game, "home", SCREEN_WAIT_MS));
    pictures(fixture, window, "home");
    walk_to_levels(fixture, &game);
    pictures(fixture, window, "levels");
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);

    assert_true(
        game_start(&game, fixture->desktop.name, fixture->data, ARGS("play", "short-walk", "--player", "human")));
    window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_clock(&game, SCREEN_WAIT_MS));
    desktop_wait_until(game_song_to_mono_us(&game, 9000000));
    pictures(fixture, window, "play");
    desktop_tap(&fixture->desktop, "Escape");
    pictures(fixture, window, "pause");
    desktop_tap(&fixture->desktop, "Return");
    assert_true(game_wait_screen(&game, "results", 30000));
    pictures(fixture, window, "results");
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);
}

#define LIFT_LATE_US    70000
#define LANDING_LATE_US 30000
#define ROUND_CUES      52 /* of the calibration screen */

/* Whether song time still runs: nothing is traced of a menu. */
static bool is_measuring(struct game *game)
{
    game_look(game);
    return desktop_mono_us() - game->mono_us < 500000;
}

/* One rep, late. */
static void press_late(struct fixture *fixture, struct game *game, int32_t cue)
{
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        int64_t late_us = edge == EDGE_LIFT ? LIFT_LATE_US : LANDING_LATE_US;
        game_look(game);
        desktop_wait_until(game_song_to_mono_us(game, calibration_cue_us(cue, edge) + late_us));
        desktop_key(&fixture->desktop, "f", edge == EDGE_LIFT);
    }
}

/* Until it is sure, which takes longer where this test can't press in time. A rep is left out wherever the run may be
 * over: its key would be a key of the menu. False if a whole round was not enough. */
static bool press_until_sure(struct fixture *fixture, struct game *game)
{
    const int32_t at_least = CALIBRATION_WARM_UP + CALIBRATION_REPS_MIN;
    for (int32_t cue = 0; cue < ROUND_CUES; cue++) {
        bool may_be_over = cue >= at_least && cue % 4 == 0;
        if (!may_be_over)
            press_late(fixture, game, cue);
        else
            desktop_wait_until(game_song_to_mono_us(game, calibration_cue_us(cue, EDGE_LANDING)));
        if (may_be_over && !is_measuring(game))
            return true;
    }
    return false;
}

/* The display has no sound card: by eye alone. Keys come late after the hills; what both edges share is the picture's,
 * half of their difference the keyboard's. */
static void test_calibrates_by_eye(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, ARGS("calibrate")));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_screen(&game, "calibrate", SCREEN_WAIT_MS));
    pictures(fixture, window, "calibrate");
    desktop_tap(&fixture->desktop, "j"); /* the right heel chooses: begin */
    assert_true(game_wait_clock(&game, SCREEN_WAIT_MS));
    if (!press_until_sure(fixture, &game)) {
        desktop_wait_until(desktop_mono_us() + 2 * CALIBRATION_INTERVAL_US);
        desktop_tap(&fixture->desktop, "Right"); /* that is enough */
        desktop_tap(&fixture->desktop, "Return");
    }
    picture(fixture, window, "calibrate-result", 1280);
    desktop_tap(&fixture->desktop, "Return"); /* apply */
    assert_true(game_wait_screen(&game, "home", SCREEN_WAIT_MS));
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);

    char path[700];
    snprintf(path, sizeof path, "%s/settings.json", fixture->data);
    char *text = folder_read_path(path);
    assert_non_null(text);
    cJSON *settings = cJSON_Parse(text);
    assert_in_range((int)cli_number(settings, "display_offset_ms"), 40, 75);
    assert_in_range((int)cli_number(settings, "keyboard_lift_offset_ms"), 8, 32);
    assert_in_range(-(int)cli_number(settings, "keyboard_landing_offset_ms"), 8, 32);
    assert_int_equal((int)cli_number(settings, "audio_offset_ms"), 0);
    cJSON_Delete(settings);
    free(text);
}

/* A key held as long as a heel is up. */
static void lift(struct fixture *fixture, const char *key)
{
    desktop_key(&fixture->desktop, key, true);
    desktop_wait_until(desktop_mono_us() + HEEL_UP_US);
    desktop_key(&fixture->desktop, key, false);
    desktop_wait_until(desktop_mono_us() + HEEL_DOWN_US);
}

static char *setting(struct fixture *fixture, const char *name)
{
    char path[700];
    snprintf(path, sizeof path, "%s/settings.json", fixture->data);
    char *text = folder_read_path(path);
    cJSON *settings = text ? cJSON_Parse(text) : NULL;
    const char *value = cJSON_GetStringValue(cJSON_GetObjectItem(settings, name));
    char *copy = value ? strdup(value) : NULL;
    cJSON_Delete(settings);
    free(text);
    return copy;
}

static void walk_to_devices(struct fixture *fixture, struct game *game)
{
    assert_true(game_wait_screen(game, "home", SCREEN_WAIT_MS));
    for (int i = 0; i < TO_DEVICES; i++)
        desktop_tap(&fixture->desktop, "f");
    desktop_tap(&fixture->desktop, "j");
    assert_true(game_wait_screen(game, "devices", SCREEN_WAIT_MS));
}

/* Other keys are bound by lifting the heels, kept, and work at once: they walk back home and into the levels. */
static void test_sets_up_other_keys(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, (const char *const[]){NULL}));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    walk_to_devices(fixture, &game);
    pictures(fixture, window, "devices");
    for (int i = 0; i < 3; i++)
        desktop_tap(&fixture->desktop, "f"); /* past the keyboard, the sensors, the phones: set up */
    desktop_tap(&fixture->desktop, "j");
    desktop_wait_until(desktop_mono_us() + WIZARD_REST_US + HEEL_DOWN_US);
    picture(fixture, window, "wizard", 1280);
    lift(fixture, "d");
    lift(fixture, "k");
    desktop_wait_until(desktop_mono_us() + WIZARD_REST_US + HEEL_DOWN_US); /* it says that it is done, and goes */
    picture(fixture, window, "devices-set-up", 1280);
    char *left = setting(fixture, "left_keys"), *right = setting(fixture, "right_keys");
    assert_non_null(left);
    assert_non_null(right);
    assert_string_equal(left, "D");
    assert_string_equal(right, "K");
    free(left);
    free(right);

    desktop_key(&fixture->desktop, "d", true); /* held: back to the home screen */
    assert_true(game_wait_screen(&game, "home", SCREEN_WAIT_MS));
    desktop_key(&fixture->desktop, "d", false);
    desktop_wait_until(desktop_mono_us() + HEEL_DOWN_US);
    desktop_tap(&fixture->desktop, "d"); /* on from where the devices lie */
    desktop_tap(&fixture->desktop, "f"); /* says nothing any more */
    desktop_tap(&fixture->desktop, "k");
    assert_true(game_wait_screen(&game, "calibrate", SCREEN_WAIT_MS));
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);
}

static int number_kept(struct fixture *fixture, const char *name)
{
    char path[700];
    snprintf(path, sizeof path, "%s/settings.json", fixture->data);
    char *text = folder_read_path(path);
    cJSON *settings = text ? cJSON_Parse(text) : NULL;
    const cJSON *value = cJSON_GetObjectItem(settings, name);
    int number = cJSON_IsNumber(value) ? value->valueint : -1;
    cJSON_Delete(settings);
    free(text);
    return number;
}

static void wait_until_kept(struct fixture *fixture, const char *name, int number)
{
    int64_t end_us = desktop_mono_us() + SCREEN_WAIT_MS * INT64_C(1000);
    while (number_kept(fixture, name) != number) {
        assert_true(desktop_mono_us() < end_us);
        desktop_wait_until(desktop_mono_us() + 10000);
    }
}

/* F11 is a setting like any other, kept at once, with the size that the window was pulled to, to come back to. (That it
 * fills the screen takes a window manager, which this desktop has none of: tests/app sees it.) */
static void test_keeps_that_it_fills_the_screen(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, (const char *const[]){NULL}));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_screen(&game, "home", SCREEN_WAIT_MS));
    desktop_resize(&fixture->desktop, window, 1000, 600);
    desktop_wait_until(desktop_mono_us() + REST_US);
    desktop_tap(&fixture->desktop, "F11");
    wait_until_kept(fixture, "fullscreen", 1);
    assert_int_equal(number_kept(fixture, "window_width"), 1000);
    assert_int_equal(number_kept(fixture, "window_height"), 600);
    desktop_tap(&fixture->desktop, "F11");
    wait_until_kept(fixture, "fullscreen", 0);
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);
}

static const char quick_level[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Quick Walk\","
    "\"music\":{\"style\":\"lofi\",\"seed\":5,\"key\":\"D minor\"},\"tempo\":[{\"beat\":0,\"bpm\":240}],\"parts\":["
    "{\"name\":\"Settle in\",\"bars\":1},{\"name\":\"Together\",\"bars\":2,\"both\":\"uudd\"},"
    "{\"name\":\"Breathe\",\"bars\":1}]}";

static void count_sessions(struct fixture *fixture, int wanted)
{
    cJSON *stats = cli_good_json(fixture->data, ARGS("stats", "--json"));
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(stats, "sessions")), wanted);
    cJSON_Delete(stats);
}

/* Shorter than a debounce: that a key was let go is only believed later, in a turn of the loop. */
static void flick(struct fixture *fixture, const char *key)
{
    desktop_key(&fixture->desktop, key, true);
    desktop_key(&fixture->desktop, key, false);
}

/* "Again", chosen by a tap shorter than a debounce: it plays, and what is left of it at once is nothing. */
static void test_plays_again(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    folder_write_text(fixture->data, "levels/quick-walk.json", quick_level);
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, ARGS("play", "quick-walk")));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_screen(&game, "results", SCREEN_WAIT_MS));
    count_sessions(fixture, 1);
    desktop_wait_until(desktop_mono_us() + REST_US);
    desktop_tap(&fixture->desktop, "f");
    flick(fixture, "j");
    assert_true(game_wait_screen(&game, "play", SCREEN_WAIT_MS));
    assert_true(game_wait_clock(&game, SCREEN_WAIT_MS));
    picture(fixture, window, "again", 1280);
    game_look(&game);
    assert_string_equal(game.screen, "play");
    desktop_tap(&fixture->desktop, "Escape");
    desktop_tap(&fixture->desktop, "Up"); /* end the session */
    flick(fixture, "j");
    assert_true(game_wait_screen(&game, "home", SCREEN_WAIT_MS));
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);
    count_sessions(fixture, 1);
}

/* The first rep, with both heels. */
static void play_one(struct fixture *fixture, struct game *game)
{
    const struct rep *rep = &fixture->chart.reps[0];
    for (int edge = 0; edge < EDGE_COUNT; edge++) {
        game_look(game);
        desktop_wait_until(game_song_to_mono_us(game, edge == EDGE_LIFT ? rep->lift_us : rep->landing_us));
        desktop_key(&fixture->desktop, "f", edge == EDGE_LIFT);
        desktop_key(&fixture->desktop, "j", edge == EDGE_LIFT);
    }
    desktop_wait_until(desktop_mono_us() + 100000);
}

/* "Start again", chosen by such a tap after two reps were missed: they are not missed of what begins then. */
static void test_starts_again(void **state)
{
    struct fixture *fixture = *state;
    struct game game;
    assert_true(game_start(&game, fixture->desktop.name, fixture->data, ARGS("play", "short-walk")));
    Window window = desktop_window(&fixture->desktop, "Heelbeat", SCREEN_WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_clock(&game, SCREEN_WAIT_MS));
    desktop_wait_until(game_song_to_mono_us(&game, fixture->chart.reps[4].lift_us));
    desktop_tap(&fixture->desktop, "Escape");
    desktop_tap(&fixture->desktop, "Up");
    desktop_tap(&fixture->desktop, "Up");
    game_look(&game);
    game.clocked = false;
    flick(fixture, "j");
    assert_true(game_wait_clock(&game, SCREEN_WAIT_MS));
    assert_true(game.song_us < fixture->chart.reps[0].lift_us);
    play_one(fixture, &game);
    desktop_tap(&fixture->desktop, "Escape");
    desktop_tap(&fixture->desktop, "Up"); /* end the session */
    desktop_tap(&fixture->desktop, "Return");
    assert_true(game_wait_screen(&game, "results", SCREEN_WAIT_MS));
    picture(fixture, window, "started-again", 1280);
    desktop_close_window(&fixture->desktop, window);
    assert_int_equal(game_end(&game, SCREEN_WAIT_MS), 0);
    cJSON *stats = cli_good_json(fixture->data, ARGS("stats", "--json"));
    assert_int_equal((int)cli_number(last_session(stats), "counted"), HEEL_COUNT);
    if (cli_number(last_session(stats), "accuracy") < 95.0)
        fail_msg("begun with %.2f %%", cli_number(last_session(stats), "accuracy"));
    cJSON_Delete(stats);
}

static int in_time(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_walks_and_plays, setup, teardown),
        cmocka_unit_test_setup_teardown(test_pauses_without_focus_and_keeps_what_was_done, setup, teardown),
        cmocka_unit_test_setup_teardown(test_calibrates_by_eye, setup, teardown),
        cmocka_unit_test_setup_teardown(test_plays_again, setup, teardown),
        cmocka_unit_test_setup_teardown(test_starts_again, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

static int at_leisure(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pictures_at_three_sizes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sets_up_other_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(test_keeps_that_it_fills_the_screen, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* They mostly wait, so two desktops stand side by side. */
int main(void)
{
    pid_t child = fork();
    if (child == 0)
        exit(at_leisure());
    int failed = in_time(), status = 0;
    if (child < 0)
        return failed + at_leisure();
    waitpid(child, &status, 0);
    return failed + (WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}
