/* A data folder that an earlier version made (tests/store/old: data, and what that version said of it on 2026-09-08) is
 * the same to this one: history, streak, profile, replays. A hundred days on two machines that a sync kept in step,
 * with its conflict copies; missed, frozen and marked days, travel, a day that ends at four, a second player.
 */
#include "core/days/calendar.h"
#include "files/file.h"
#include "store/player/profile.h"
#include "store/player/profile_days.h"
#include "whole/cli.h"

#include <dirent.h>

#include "check.h"
#include "folder.h"

#define OLD HEELBEAT_SOURCE "/tests/store/old/"

/* A copy, so that nothing is ever written into the old one. */
static int setup(void **state)
{
    char command[1200];
    if (folder_setup(state))
        return 1;
    snprintf(command, sizeof command, "cp -r '%sdata/.' '%s'", OLD, (const char *)*state);
    return system(command);
}

static char *said(const char *name)
{
    char *text = folder_read(OLD "said", name);
    if (!text)
        fail_msg("%s is not there", name);
    return text;
}

static cJSON *said_json(const char *name)
{
    char *text = said(name);
    cJSON *json = cJSON_Parse(text);
    free(text);
    assert_non_null(json);
    return json;
}

static const cJSON *member(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    if (!item)
        fail_msg("no member %s", name);
    return item;
}

static void expect_same(const char *what, const cJSON *now, const cJSON *then)
{
    if (cJSON_Compare(now, then, true))
        return;
    char *a = cJSON_PrintUnformatted(now), *b = cJSON_PrintUnformatted(then);
    fail_msg("%s is %s, but was %s", what, a, b);
}

static void test_sessions(void **state)
{
    char *then = said("stats.csv"), *now = cli_good(*state, ARGS("stats", "--csv"));
    assert_string_equal(now, then);
    free(then);
    free(now);
}

/* Days after the folder was made may follow: they depend on when the test runs. */
static void test_days(void **state)
{
    cJSON *then = said_json("stats.json"), *now = cli_good_json(*state, ARGS("stats", "--json"));
    const cJSON *day, *days = member(now, "days");
    int index = 0;
    cJSON_ArrayForEach(day, member(then, "days")) expect_same("a day", cJSON_GetArrayItem(days, index++), day);
    assert_int_equal(index, 99); /* all but the one that was missed */
    expect_same("the bests", member(now, "bests"), member(then, "bests"));
    cJSON_Delete(then);
    cJSON_Delete(now);
}

static void test_profiles(void **state)
{
    cJSON *then = said_json("profiles.json"), *now = cli_good_json(*state, ARGS("profile", "list", "--json"));
    assert_int_equal(cJSON_GetArraySize(now), 2);
    for (int i = 0; i < 2; i++) {
        cJSON *a = cJSON_GetArrayItem(now, i), *b = cJSON_GetArrayItem(then, i);
        cJSON_DeleteItemFromObjectCaseSensitive(a, "streak"); /* of the day that it is now */
        cJSON_DeleteItemFromObjectCaseSensitive(b, "streak");
        expect_same("a profile", a, b);
    }
    cJSON_Delete(then);
    cJSON_Delete(now);
}

static void expect_number(const cJSON *object, const char *name, int32_t value)
{
    if (value != (int32_t)cli_number(object, name))
        fail_msg("%s is %d, but was %d", name, (int)value, (int)cli_number(object, name));
}

/* On the day that the folder was made. */
static void expect_streak(const struct profile *profile, const struct history *history)
{
    cJSON *then = said_json("stats.json");
    const cJSON *streak_then = member(then, "streak");
    char frozen[CALENDAR_DATE_SIZE];
    int32_t today;
    struct streak streak;
    assert_true(calendar_parse(cJSON_GetStringValue(member(member(then, "today"), "date")), &today));
    assert_true(profile_streak(profile, history, today, &streak));
    expect_number(streak_then, "days", streak.current);
    expect_number(streak_then, "best", streak.best);
    expect_number(streak_then, "days_in_all", streak.days);
    expect_number(streak_then, "weeks", streak.weeks);
    expect_number(streak_then, "freezes", streak.freezes);
    calendar_format(streak.last_frozen_day, frozen);
    assert_string_equal(frozen, cJSON_GetStringValue(member(streak_then, "last_frozen")));
    cJSON_Delete(then);
}

static void test_streak_and_profile(void **state)
{
    struct profile profile;
    struct history history;
    struct error error = {0};
    char folder[FILE_PATH_MAX];
    assert_true(profile_load(*state, "default", &profile, &error));
    assert_string_equal(profile.player, "Mira");
    assert_int_equal(profile.goal_minutes, 12);
    assert_int_equal(profile.goal_sessions, 2);
    assert_int_equal(profile.day_end_min, 240);
    assert_int_equal(profile.cadence_rpm, 24);
    assert_int_equal(profile.plan_minutes, 3);
    assert_int_equal(profile.plan_height, 70);
    assert_string_equal(profile.plan_changed, "2026-07-12");
    assert_string_equal(profile.tier, "brisk");
    assert_int_equal(profile.quick_minutes, 5);
    assert_string_equal(profile.style, "house");
    static const int32_t rest_days[] = {20622, 20649, 20666}; /* 2026-06-18, 07-15, 08-01; another was taken back */
    assert_int_equal(profile.rest_day_count, 3);
    assert_memory_equal(profile.rest_days, rest_days, sizeof rest_days);
    assert_true(profile_folder(folder, *state, "default"));
    assert_true(journal_load(folder, &history, &error));
    assert_int_equal(history.unreadable, 0);
    expect_streak(&profile, &history);
    history_reset(&history);
    profile_reset(&profile);
}

static int is_replay(const struct dirent *entry)
{
    return strstr(entry->d_name, ".json") != NULL;
}

static void test_replays(void **state)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX], now[4096] = "";
    struct dirent **entries;
    snprintf(folder, sizeof folder, "%s/profiles/default/replays", (const char *)*state);
    int count = scandir(folder, &entries, is_replay, alphasort);
    assert_int_equal(count, 7);
    for (int i = 0; i < count; i++) {
        assert_true(file_join(path, folder, entries[i]->d_name));
        char *out = cli_good(*state, ARGS("replay", "--verify", path));
        strncat(now, out, sizeof now - strlen(now) - 1);
        free(out);
        free(entries[i]);
    }
    free(entries);
    char *then = said("replays.txt");
    assert_string_equal(now, then);
    free(then);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sessions, setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_days, setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_profiles, setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_streak_and_profile, setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_replays, setup, folder_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
