/* What follows from a profile and its history, and how another one takes their place. */
#include "check.h"
#include "stage/fixture.h"

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture_open(fixture, &fixture_short, 1);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

static void streak_dose_and_bests_follow_from_the_history(void **state)
{
    struct fixture *fixture = *state;
    const struct player *player = &fixture->player;
    int32_t today = player_today(player);
    uint64_t hash = fixture_level(fixture, 0)->hash;
    assert_int_equal(player_best_bp(player, hash), -1);
    for (int32_t ago = 2; ago >= 0; ago--)
        fixture_history(fixture, 0, ago, 9000 + 100 * ago);
    assert_int_equal(player_streak(player, today).current, 3);
    assert_int_equal(player_streak(player, today - 1).current, 2);
    assert_int_equal(player_day(player, today).sessions, 1);
    assert_int_equal(player_day(player, today).reps, fixture_level(fixture, 0)->chart.rep_count);
    assert_int_equal(player_day(player, today + 1).sessions, 0);
    assert_int_equal(player_best_bp(player, hash), 9200);
    assert_int_equal(player_daily_best(player, today, NULL)->accuracy_bp, 9000);
    struct past past;
    assert_true(player_past(player, &past));
    assert_int_equal(past.streak.current, 3);
    past_reset(&past);
}

/* A session is in the journal and at its place in the history, which is by time. */
static void a_session_is_added_where_its_time_puts_it(void **state)
{
    struct fixture *fixture = *state;
    struct player *player = &fixture->player;
    char folder[FILE_PATH_MAX];
    struct error error = {0};
    struct history read;
    fixture_history(fixture, 0, 2, 9000);
    fixture_history(fixture, 0, 0, 9000);
    struct session_record between = player_history(player)->records[0];
    between.utc_ms = FIXTURE_UTC_MS - INT64_C(86400000);
    strcpy(between.id, "between");
    strcpy(between.level, "short");
    between.timing = TIMING_STANDARD;
    strcpy(between.grade, "A");
    assert_int_equal(player_keep(player, &between, KEPT_HOME).kept, KEPT_HOME);
    assert_int_equal(player_keep(player, &between, KEPT_DATA).kept, KEPT_DATA); /* once more */
    assert_int_equal(player_history(player)->count, 3);
    assert_true(player_folder(player, folder, &error));
    assert_string_equal(player_history(player)->records[1].id, "between");
    assert_true(journal_load(folder, &read, &error));
    assert_int_equal(read.count, 1);
    assert_string_equal(read.records[0].id, "between");
    history_reset(&read);
}

static void another_profile_takes_its_place_and_is_remembered(void **state)
{
    struct fixture *fixture = *state;
    struct player *player = &fixture->player;
    struct settings kept;
    fixture_history(fixture, 0, 0, 9000);
    assert_true(player_change(player, "Inge", NULL));
    assert_string_equal(player_profile(player)->name, "Inge");
    assert_int_equal(player_history(player)->count, 0);
    assert_string_equal(fixture->preferences.now.profile, "Inge");
    assert_true(settings_load(fixture->paths.data, &kept, NULL));
    assert_string_equal(kept.profile, "Inge");
}

static int64_t later_ms;

static int64_t later(int32_t *utc_offset_min)
{
    *utc_offset_min = 60;
    return later_ms;
}

/* At four in the morning of the player's own clock. */
static void the_day_ends_when_the_profile_says(void **state)
{
    struct fixture *fixture = *state;
    struct player *player = &fixture->player;
    int32_t today = player_today(player);
    fixture->desk.utc_ms = later;
    later_ms = FIXTURE_UTC_MS + INT64_C(9) * 3600000 - 1; /* 03:59:59 */
    assert_false(player_look_at_calendar(player));
    later_ms++;
    assert_true(player_look_at_calendar(player));
    assert_int_equal(player_today(player), today + 1);
    assert_false(player_look_at_calendar(player));
}

/* What the file says of the streak is older than the journal: the history knows better, and the file is told. */
static void a_streak_that_the_file_has_wrong_is_mended(void **state)
{
    struct fixture *fixture = *state;
    struct player *player = &fixture->player, again;
    struct error error = {0};
    struct session_record record;
    fixture_history(fixture, 0, 0, 9000);
    record = player_history(player)->records[0];
    strcpy(record.level, "short");
    record.timing = TIMING_STANDARD;
    strcpy(record.grade, "A");
    assert_int_equal(player_keep(player, &record, KEPT_HOME).kept, KEPT_HOME);
    assert_true(player_keep_streak(player, &(struct streak){.current = 40, .best = 50, .days = 60}, &error));
    assert_true(player_open(&again, &player->desc, &error));
    assert_int_equal(player_profile(&again)->streak, 1);
    player_close(&again);
    struct profile profile;
    assert_true(profile_load(fixture->paths.data, "mira", &profile, &error));
    assert_int_equal(profile.streak, 1);
    assert_int_equal(profile.best_streak, 1);
    profile_reset(&profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(streak_dose_and_bests_follow_from_the_history, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_session_is_added_where_its_time_puts_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_profile_takes_its_place_and_is_remembered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_day_ends_when_the_profile_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_streak_that_the_file_has_wrong_is_mended, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
