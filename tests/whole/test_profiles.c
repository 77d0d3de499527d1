/* Profiles from the command line and in the window. */
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include <unistd.h>

#include "check.h"
#include "folder.h"

#define WAIT_MS 20000

static cJSON *list(const struct cli *cli)
{
    return cli_good_json(cli->data, ARGS("profile", "list", "--json"));
}

/* The profile in use, by its folder. */
static void expect_in_use(const struct cli *cli, const char *name, int count)
{
    cJSON *profiles = list(cli);
    const cJSON *card, *found = NULL;
    assert_int_equal(cJSON_GetArraySize(profiles), count);
    cJSON_ArrayForEach(card, profiles)
    {
        if (cJSON_IsTrue(cJSON_GetObjectItem(card, "in_use")))
            found = card;
    }
    assert_non_null(found);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(found, "name")), name);
    cJSON_Delete(profiles);
}

static int sessions_of(const struct cli *cli, const char *profile)
{
    cJSON *stats = cli_good_json(cli->data, ARGS("stats", "--json", "--profile", profile));
    int count = cJSON_GetArraySize(cJSON_GetObjectItem(stats, "sessions"));
    cJSON_Delete(stats);
    return count;
}

static void test_from_new_to_restored(void **state)
{
    const struct cli *cli = *state;
    const char *data = cli->data;
    char file[300];
    snprintf(file, sizeof file, "%s/mira.json", data);
    free(cli_good(data, ARGS("profile", "list")));
    free(cli_good(data, ARGS("profile", "new", "Anna")));
    free(cli_good(data, ARGS("profile", "new", "Mira")));
    expect_in_use(cli, "Mira", 2);
    free(cli_good(data, ARGS("play", "two-lifts", "--headless", "--fast")));
    free(cli_good(data, ARGS("profile", "rename", "Mira", "J\xC3\xBCrgen")));
    free(cli_good(data, ARGS("play", "two-lifts", "--headless", "--fast", "--profile", "J\xC3\xBCrgen")));
    assert_int_equal(sessions_of(cli, "Mira"), 2);
    assert_int_equal(sessions_of(cli, "Anna"), 0);
    free(cli_good(data, ARGS("profile", "use", "Anna")));
    expect_in_use(cli, "Anna", 2);
    free(cli_good(data, ARGS("profile", "export", "J\xC3\xBCrgen", "-o", file)));
    char *text = folder_read_path(file);
    cJSON *whole = cJSON_Parse(text);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(whole, "sessions")), 2);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(whole, "replays")), 2);
    cJSON_Delete(whole);
    free(text);
    cli_bad(data, ARGS("profile", "import", file), "--into");
    free(cli_good(data, ARGS("profile", "import", file, "--as", "Copy")));
    assert_int_equal(sessions_of(cli, "Copy"), 2);
    free(cli_good(data, ARGS("profile", "merge", "Copy"))); /* into the one in use */
    assert_int_equal(sessions_of(cli, "Anna"), 2);
    free(cli_good(data, ARGS("profile", "delete", "Anna")));
    expect_in_use(cli, "Copy", 2); /* another is in use then */
    char *deleted = cli_good(data, ARGS("profile", "restore"));
    assert_int_equal(strncmp(deleted, "Anna-", 5), 0);
    free(deleted);
    free(cli_good(data, ARGS("profile", "restore", "Anna")));
    assert_int_equal(sessions_of(cli, "Anna"), 2);
    assert_int_equal(sessions_of(cli, "J\xC3\xBCrgen"), 2);
}

/* Replays that came in are replays: they give the same result again. */
static void test_replays_come_along(void **state)
{
    const struct cli *cli = *state;
    char file[300], elsewhere[300], folder[400], path[700];
    snprintf(file, sizeof file, "%s/all.json", cli->data);
    snprintf(elsewhere, sizeof elsewhere, "%s/elsewhere", cli->data);
    snprintf(folder, sizeof folder, "%s/profiles/default/replays", elsewhere);
    free(cli_good(cli->data, ARGS("play", "one-minute", "--headless", "--fast")));
    free(cli_good(cli->data, ARGS("profile", "export", "-o", file)));
    free(cli_good(elsewhere, ARGS("profile", "import", file)));
    assert_true(cli_find_file(folder, ".json", path, sizeof path));
    free(cli_good(elsewhere, ARGS("replay", path, "--verify")));
}

static void test_merge_from_another_folder(void **state)
{
    const struct cli *cli = *state;
    char elsewhere[300], profile[400];
    snprintf(elsewhere, sizeof elsewhere, "%s/elsewhere", cli->data);
    snprintf(profile, sizeof profile, "%s/profiles/default/", elsewhere);
    free(cli_good(cli->data, ARGS("play", "one-minute", "--headless", "--fast")));
    free(cli_good(elsewhere, ARGS("play", "one-minute", "--headless", "--fast")));
    free(cli_good(cli->data, ARGS("profile", "merge", elsewhere)));
    assert_int_equal(sessions_of(cli, "default"), 2);
    free(cli_good(cli->data, ARGS("profile", "merge", profile)));
    assert_int_equal(sessions_of(cli, "default"), 2);
    cli_bad(cli->data, ARGS("profile", "merge", "default"), "itself");
    cli_bad(cli->data, ARGS("profile", "merge", "/nowhere"), "no data folder");
}

static void test_what_goes_wrong(void **state)
{
    const struct cli *cli = *state;
    static const struct {
        const char *args[6];
        int code;
    } rows[] = {
        {{"profile"}, 2},
        {{"profile", "fly"}, 2},
        {{"profile", "--help"}, 0},
        {{"profile", "new"}, 2},
        {{"profile", "new", "a", "b"}, 2},
        {{"profile", "new", "--help"}, 0},
        {{"profile", "new", ""}, 1},
        {{"profile", "use", "nobody"}, 1},
        {{"profile", "rename", "nobody", "x"}, 1},
        {{"profile", "rename", "x"}, 2},
        {{"profile", "delete", "nobody"}, 1},
        {{"profile", "restore", "nobody"}, 1},
        {{"profile", "export", "nobody"}, 1},
        {{"profile", "import", "/nowhere"}, 1},
        {{"profile", "import", "/"}, 1},
        {{"profile", "import", "x", "--as", "a"}, 1},
        {{"profile", "list", "extra"}, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *out = NULL, *err = NULL;
        int code = game_run(cli->data, rows[i].args, &out, &err);
        if (code != rows[i].code || cli_count_of(err, "\n") != (code != 0))
            fail_msg("heelbeat %s %s: exit %d: %s", rows[i].args[0], rows[i].args[1] ? rows[i].args[1] : "", code, err);
        free(out);
        free(err);
    }
    char *out = NULL, *err = NULL;
    folder_write_text(cli->data, "cut.json",
                      "{\"format\":\"heelbeat-export/1\",\"name\":\"Mira\",\n\"sessions\":[\n{},\n");
    char file[300];
    snprintf(file, sizeof file, "%s/cut.json", cli->data);
    assert_int_equal(game_run(cli->data, ARGS("profile", "import", file), &out, &err), 1);
    assert_int_equal(cli_count_of(err, "\n"), 1);
    assert_non_null(strstr(err, "line 3"));
    free(out);
    free(err);
}

/* With two profiles the game asks who plays; the one that is chosen is in use from then on. */
static void test_asked_at_start(void **state)
{
    const struct cli *cli = *state;
    struct desktop desktop;
    struct game game;
    free(cli_good(cli->data, ARGS("profile", "new", "Anna")));
    assert_true(desktop_start(&desktop, 1280, 720));
    /* The one in use is gone: another desk has deleted it. */
    free(cli_good(cli->data, ARGS("profile", "new", "Mira")));
    free(cli_good(cli->data, ARGS("profile", "delete", "Mira")));
    folder_write_text(cli->data, "settings.json", "{\"format\":\"heelbeat-settings/1\",\"profile\":\"Mira\"}");
    assert_true(game_start(&game, desktop.name, cli->data, ARGS(NULL)));
    assert_true(game_wait_screen(&game, "profiles", WAIT_MS));
    desktop_close_window(&desktop, desktop_window(&desktop, "Heelbeat", WAIT_MS));
    assert_int_equal(game_end(&game, WAIT_MS), 0);
    free(cli_good(cli->data, ARGS("profile", "restore", "Mira")));
    assert_true(game_start(&game, desktop.name, cli->data, ARGS(NULL)));
    assert_true(game_wait_screen(&game, "profiles", WAIT_MS));
    assert_true(desktop_window(&desktop, "Heelbeat", WAIT_MS) != 0);
    desktop_tap(&desktop, "Left");
    desktop_tap(&desktop, "Return");
    assert_true(game_wait_screen(&game, "home", WAIT_MS));
    desktop_tap(&desktop, "Up"); /* from the big card over its tiers to the name at the top right */
    desktop_tap(&desktop, "Up");
    desktop_tap(&desktop, "Return");
    assert_true(game_wait_screen(&game, "profiles", WAIT_MS));
    desktop_tap(&desktop, "Down");
    desktop_tap(&desktop, "Return");
    static const char *const letters[] = {"z", "o", "e", "Return"};
    for (int i = 0; i < 4; i++)
        desktop_tap(&desktop, letters[i]);
    desktop_tap(&desktop, "Escape");
    assert_true(game_wait_screen(&game, "home", WAIT_MS));
    desktop_close_window(&desktop, desktop_window(&desktop, "Heelbeat", WAIT_MS));
    assert_int_equal(game_end(&game, WAIT_MS), 0);
    expect_in_use(cli, "zoe", 3);
    assert_true(game_start(&game, desktop.name, cli->data, ARGS("--profile", "Anna")));
    assert_true(game_wait_screen(&game, "home", WAIT_MS));
    desktop_close_window(&desktop, desktop_window(&desktop, "Heelbeat", WAIT_MS));
    assert_int_equal(game_end(&game, WAIT_MS), 0);
    desktop_stop(&desktop);
}

/* A folder that came from another computer: its habits hold, its offsets don't, and neither is written over. */
static void test_a_guest_in_a_synced_folder(void **state)
{
    const struct cli *cli = *state;
    static const char theirs[] = "{\"format\":\"heelbeat-settings/1\",\"audio_offset_ms\":77,\"profile\":\"Anna\"}";
    char path[400];
    free(cli_good(cli->data, ARGS("profile", "new", "Anna")));
    folder_write_text(cli->data, "machine", "their-desk\n0123456789abcdef\n/their/data\n");
    folder_write_text(cli->data, "settings.json", theirs);
    expect_in_use(cli, "Anna", 1);
    free(cli_good(cli->data, ARGS("play", "two-lifts", "--headless", "--fast", "--profile", "Anna")));
    free(cli_good(cli->data, ARGS("profile", "new", "Mira")));
    expect_in_use(cli, "Mira", 2);
    snprintf(path, sizeof path, "%s/settings.json", cli->data);
    char *text = folder_read_path(path);
    assert_string_equal(text, theirs);
    free(text);
    snprintf(path, sizeof path, "%s/profiles/Anna/sessions/their-desk.jsonl", cli->data);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(sessions_of(cli, "Anna"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_setup, cli_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_from_new_to_restored), TEST(test_replays_come_along),         TEST(test_merge_from_another_folder),
        TEST(test_what_goes_wrong),      TEST(test_a_guest_in_a_synced_folder), TEST(test_asked_at_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
