#include "check.h"
#include "screens/home/home_model.h"
#include "stage/fixture.h"
#include "store/player/rest_days.h"

#define MINUTE_US INT64_C(60000000)

/* The days before today, the last letter yesterday: D done, anything else not. */
static void live(struct fixture *fixture, const char *days)
{
    int count = (int)strlen(days);
    for (int i = 0; i < count; i++)
        if (days[i] == 'D')
            fixture_history(fixture, 0, count - i, 9000);
}

static void test_kept_and_spent(void **state)
{
    static const struct {
        const char *days, *kept, *spent; /* the fixture's today is a Sunday */
    } rows[] = {
        {"", "", ""},
        {"DDD", "", ""},
        {"DDDDDDD", "1 freeze kept", ""},
        {"DDDDDDDDDDDDDD", "2 freezes kept", ""},
        {"DDDDD..D", "best row 5 days", ""},
        {"DDDDDDDDDDDDDD..D", "", "Freezes were spent, the last on Friday"},
        {"DDDDDDD.", "", "One freeze was spent yesterday"},
        {"DDDDDDD.DDDD", "", "One freeze was spent on Tuesday"},
        {"DDDDDDD.DDDDDDD", "1 freeze kept", ""}, /* a week ago */
        {"DDD....D..", "best row 3 days · 2 weeks in a row", ""},
        {"DDDDDDD....DDDDDDD", "1 freeze kept", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture fixture;
        struct home_day day;
        fixture_open(&fixture, &fixture_short, 1);
        live(&fixture, rows[i].days);
        home_day_init(&day, &fixture.player);
        assert_string_equal(day.kept, rows[i].kept);
        assert_string_equal(day.spent, rows[i].spent);
        fixture_close(&fixture);
    }
}

static void test_rest_day(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, &fixture_short, 1);
    int32_t today = fixture.player.today;
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    assert_null(home_model_entry(&model, HOME_REST)); /* no row to keep */
    live(&fixture, "DDD");
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    while (!home_model_focused(&model, HOME_REST)) /* two heels: next until it is there, choose */
        home_model_action(&model, ACTION_NEXT);
    home_model_action(&model, ACTION_CONFIRM);
    assert_true(home_model_focused(&model, HOME_REST));
    assert_int_equal(model.of_day.rest, HOME_REST_MARKED);
    assert_int_equal(model.of_day.week[STREAK_RECENT_DAYS - 1], STREAK_DAY_REST);
    assert_string_equal(model.of_day.spent, "Today is a rest day: the row goes on");

    struct profile profile;
    struct error error = {0};
    assert_true(profile_load(fixture.paths.data, "mira", &profile, &error));
    assert_true(rest_days_has(&profile, today));
    profile_reset(&profile);

    home_model_action(&model, ACTION_CONFIRM); /* taken back */
    assert_int_equal(model.of_day.rest, HOME_REST_OFFERED);
    assert_int_equal(model.of_day.week[STREAK_RECENT_DAYS - 1], STREAK_DAY_OPEN);
    assert_true(profile_load(fixture.paths.data, "mira", &profile, &error));
    assert_false(rest_days_has(&profile, today));
    profile_reset(&profile);

    home_model_action(&model, ACTION_CONFIRM);
    fixture.player.today++; /* Monday: the row went on over the marked Sunday */
    home_model_update(&model);
    assert_int_equal(model.of_day.streak.current, 3);
    assert_int_equal(model.of_day.week[STREAK_RECENT_DAYS - 2], STREAK_DAY_REST);
    assert_int_equal(model.of_day.rest, HOME_REST_OFFERED); /* another week */
    home_day_toggle_rest(&model.of_day, &fixture.player, &fixture.notices);
    fixture.player.today++;
    home_model_update(&model);
    assert_int_equal(model.of_day.rest, HOME_REST_NONE); /* had on Monday */
    assert_null(home_model_entry(&model, HOME_REST));
    home_day_toggle_rest(&model.of_day, &fixture.player, &fixture.notices);
    assert_false(rest_days_has(&fixture.player.profile, today + 2));
    fixture_close(&fixture);
}

static void test_no_rest_once_done(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_day day;
    fixture_open(&fixture, &fixture_short, 1);
    live(&fixture, "DDD");
    fixture_history(&fixture, 0, 0, 9000);
    home_day_init(&day, &fixture.player);
    assert_int_equal(day.rest, HOME_REST_NONE);
    assert_true(rest_days_set(&fixture.player.profile, fixture.player.today, true));
    home_day_init(&day, &fixture.player);
    assert_int_equal(day.week[STREAK_RECENT_DAYS - 1], STREAK_DAY_DONE);
    fixture_close(&fixture);
}

static void test_dose(void **state)
{
    static const struct {
        int sessions;
        int64_t each_us;
        int32_t goal_minutes, goal_sessions;
        const char *minutes, *work_done;
        int32_t permille;
    } rows[] = {
        {0, 0, 10, 2, "0 of 10 minutes", "0 reps · 0 of 2 sessions", 0},
        {1, 6 * MINUTE_US, 10, 2, "6 of 10 minutes", "8 reps · 1 of 2 sessions", 600},
        {2, 5 * MINUTE_US, 10, 2, "10 minutes, well done", "16 reps · 2 sessions", 1000},
        {1, 11 * MINUTE_US, 10, 2, "11 minutes, 1 session to go", "8 reps · 1 of 2 sessions", 1000},
        {4, 4 * MINUTE_US, 10, 2, "16 minutes, and that is enough for today", "32 reps · 4 sessions", 1000},
        {1, MINUTE_US, 1, 1, "1 minute, well done", "8 reps", 1000},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture fixture;
        struct home_day day;
        fixture_open(&fixture, &fixture_short, 1);
        fixture.player.profile.goal_minutes = rows[i].goal_minutes;
        fixture.player.profile.goal_sessions = rows[i].goal_sessions;
        for (int k = 0; k < rows[i].sessions; k++) {
            fixture_history(&fixture, 0, 0, 9000);
            fixture.player.history.records[k].played_us = rows[i].each_us;
            strcpy(fixture.player.history.records[k].kind, k % 2 ? "practice" : ""); /* all that was done counts */
        }
        home_day_init(&day, &fixture.player);
        assert_string_equal(day.minutes, rows[i].minutes);
        assert_string_equal(day.work_done, rows[i].work_done);
        assert_int_equal(day.permille, rows[i].permille);
        assert_int_equal(strncmp(day.plan, "Your plan: ", 11) == 0, day.dose != DOSE_ENOUGH);
        fixture_close(&fixture);
    }
}

static void test_the_plan(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_day day;
    fixture_open(&fixture, &fixture_short, 1);
    fixture.player.profile.plan_minutes = 4;
    fixture.player.profile.goal_sessions = 3;
    home_day_init(&day, &fixture.player);
    assert_string_equal(day.plan, "Your plan: 3 × 4 minutes");
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kept_and_spent), cmocka_unit_test(test_rest_day),
                                       cmocka_unit_test(test_no_rest_once_done), cmocka_unit_test(test_dose),
                                       cmocka_unit_test(test_the_plan)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
