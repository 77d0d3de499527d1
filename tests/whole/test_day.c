/* The challenge of the day in a real window: from home into it, its tier, and its result into the clipboard. */
#include "core/days/calendar.h"
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include "check.h"
#include "folder.h"

#define WAIT_MS     10000
#define DAY_MS      INT64_C(86400000)
#define SETTLE_US   300000
#define HEEL_US     100000
#define PROFILE     "/profiles/default/profile.json"
#define JOURNAL     "profiles/default/sessions/desk.jsonl"
#define RECORD_SIZE 1024

struct fixture {
    struct desktop desktop;
    char data[FOLDER_PATH];
    char date[CALENDAR_DATE_SIZE]; /* today's */
    int32_t day;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    assert_true(folder_make(fixture->data));
    return desktop_start(&fixture->desktop, 1280, 720) ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    desktop_stop(&fixture->desktop);
    folder_remove(fixture->data);
    free(fixture);
    return 0;
}

/* The challenge done yesterday and today. */
static void write_journal(struct fixture *fixture)
{
    char lines[2 * RECORD_SIZE] = "";
    cJSON *stats = cli_good_json(fixture->data, ARGS("stats", "--json"));
    const cJSON *today = cJSON_GetObjectItem(cJSON_GetObjectItem(stats, "today"), "date");
    snprintf(fixture->date, sizeof fixture->date, "%s", cJSON_GetStringValue(today));
    cJSON_Delete(stats);
    assert_true(calendar_parse(fixture->date, &fixture->day));
    for (int32_t ago = 1; ago >= 0; ago--) {
        char date[CALENDAR_DATE_SIZE], *line = lines + strlen(lines);
        calendar_format(fixture->day - ago, date);
        snprintf(line, RECORD_SIZE,
                 "{\"format\":\"heelbeat-session/1\",\"id\":\"day-%d\",\"utc_ms\":%lld,\"utc_offset_min\":0,"
                 "\"day\":\"%s\",\"level\":\"x\",\"title\":\"X\",\"level_hash\":\"9702f74eff7941c7\","
                 "\"player\":\"you\",\"tempo_percent\":100,\"timing\":\"standard\",\"reps\":84,\"counted\":84,"
                 "\"accuracy_bp\":9640,\"score\":9,\"max_combo\":9,\"grade\":\"A\",\"played_us\":1,"
                 "\"finished\":true,\"kind\":\"daily\",\"daily\":\"%s\",\"tier\":\"steady\"}\n",
                 (int)ago, (long long)((fixture->day - ago) * DAY_MS), date, date);
    }
    folder_write_text(fixture->data, JOURNAL, lines);
}

static void assert_tier(const struct fixture *fixture, const char *tier)
{
    char path[512], wanted[64];
    snprintf(path, sizeof path, "%s" PROFILE, fixture->data);
    snprintf(wanted, sizeof wanted, "\"%s\"", tier);
    desktop_wait_until(desktop_mono_us() + SETTLE_US);
    char *profile = folder_read_path(path);
    assert_non_null(profile);
    assert_non_null(strstr(profile, wanted));
    free(profile);
}

/* Begins the challenge, lifts a heel once and ends it. */
static void play_a_little(struct fixture *fixture, struct game *game)
{
    struct desktop *desktop = &fixture->desktop;
    desktop_tap(desktop, "Return");
    assert_true(game_wait_screen(game, "play", WAIT_MS));
    assert_true(game_wait_clock(game, WAIT_MS));
    desktop_key(desktop, "f", true);
    desktop_wait_until(desktop_mono_us() + HEEL_US);
    desktop_key(desktop, "f", false);
    desktop_wait_until(desktop_mono_us() + SETTLE_US);
    desktop_tap(desktop, "Escape");
    desktop_tap(desktop, "Up");
    desktop_tap(desktop, "Return"); /* end the session */
    assert_true(game_wait_screen(game, "results", WAIT_MS));
}

static void test_from_home_to_the_clipboard(void **state)
{
    struct fixture *fixture = *state;
    struct desktop *desktop = &fixture->desktop;
    struct game game;
    char copied[256] = "", wanted[256];
    write_journal(fixture);
    assert_true(game_start(&game, desktop->name, fixture->data, (const char *const[]){NULL}));
    Window window = desktop_window(desktop, "Heelbeat", WAIT_MS);
    assert_true(window != 0);
    assert_true(game_wait_screen(&game, "home", WAIT_MS));
    desktop_tap(desktop, "Right"); /* from the challenge to its tiers; a new player begins gently */
    desktop_tap(desktop, "Right");
    desktop_tap(desktop, "Return");
    assert_tier(fixture, "steady");
    desktop_tap(desktop, "f"); /* the left heel walks on, the right one chooses */
    desktop_tap(desktop, "j");
    assert_tier(fixture, "brisk");
    desktop_tap(desktop, "Left");
    desktop_tap(desktop, "Return");
    assert_tier(fixture, "steady");
    desktop_tap(desktop, "Down"); /* back to the card */
    play_a_little(fixture, &game);

    desktop_tap(desktop, "Tab");
    desktop_tap(desktop, "Tab"); /* copy to share */
    desktop_tap(desktop, "Return");
    desktop_wait_until(desktop_mono_us() + SETTLE_US);
    assert_true(desktop_clipboard(desktop, copied, sizeof copied, WAIT_MS));
    snprintf(wanted, sizeof wanted, "Heelbeat daily %s: 96.4 %%, 84 of 84 reps, streak 2 days", fixture->date);
    assert_string_equal(copied, wanted);
    desktop_tap(desktop, "Escape");
    assert_true(game_wait_screen(&game, "home", WAIT_MS));
    desktop_close_window(desktop, window);
    assert_int_equal(game_end(&game, WAIT_MS), 0);

    /* What was played was today's challenge. */
    char level[64];
    cJSON *stats = cli_good_json(fixture->data, ARGS("stats", "--json"));
    const cJSON *last = cJSON_GetArrayItem(cJSON_GetObjectItem(stats, "sessions"), 0);
    snprintf(level, sizeof level, "daily-%s-steady", fixture->date);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(last, "level")), level);
    cJSON_Delete(stats);
    char *shared = cli_good(fixture->data, ARGS("daily", "--share", "--date", fixture->date));
    assert_int_equal(strncmp(shared, wanted, strlen(wanted)), 0);
    free(shared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_from_home_to_the_clipboard, setup, teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
