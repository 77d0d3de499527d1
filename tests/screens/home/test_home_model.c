#include "check.h"
#include "input/player.h"
#include "screens/home/home_model.h"
#include "stage/fixture.h"

#define LEVEL(title, bars, pattern)                                                                                    \
    "{ \"format\": \"heelbeat-level/1\", \"title\": \"" title "\", \"author\": \"Test\", \"about\": \"\","             \
    "  \"music\": { \"style\": \"lofi\", \"seed\": 7 }, \"tempo\": [ { \"beat\": 0, \"bpm\": 120 } ],"                 \
    "  \"parts\": [ { \"name\": \"All\", \"bars\": " bars ", " pattern " } ] }"

/* In the library's order: by cadence, then length. */
static const struct fixture_level levels[] = {
    {"gentle", LEVEL("Gentle", "90", "\"both\": \"uuuudddd\"")},                             /* 3 minutes */
    {"left-right", LEVEL("Turns", "60", "\"left\": \"uudd....\", \"right\": \"....uudd\"")}, /* 2 minutes */
    {"one-minute", LEVEL("Minute", "30", "\"both\": \"uudd\"")},                             /* 1 minute */
    {"hundred", LEVEL("Hundred", "50", "\"both\": \"uudd\"")},                               /* 100 reps */
};
enum { GENTLE, TURNS, MINUTE, HUNDRED, LEVELS };

static int find(const struct fixture *fixture, const char *name)
{
    return (int)(library_find(&fixture->levels.library, name) - fixture->levels.library.levels);
}

static void test_next_cycles_through_everything(void **state)
{
    (void)state;
    static const enum home_item order[] = {HOME_TIER,      HOME_YESTERDAY, HOME_CARD_1,   HOME_CARD_2,  HOME_CARD_3,
                                           HOME_CARD_4,    HOME_LEVELS,    HOME_TRAINING, HOME_HISTORY, HOME_DEVICES,
                                           HOME_CALIBRATE, HOME_QUIT,      HOME_PLAYER,   HOME_START};
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    assert_true(home_model_focused(&model, HOME_START));
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        struct screen_next next = home_model_action(&model, ACTION_NEXT);
        assert_false(next.go || next.quit);
        assert_true(home_model_focused(&model, order[i]));
    }
    fixture_close(&fixture);
}

/* Quick sessions in the player's style and cadence; the next one is another song. */
static void test_cards_and_where_they_lead(void **state)
{
    static const char *const names[HOME_CARDS] = {"quick-1min-house-24rpm-", "quick-3min-house-24rpm-",
                                                  "quick-5min-house-24rpm-", "quick-100reps-house-24rpm-"};
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    fixture.player.profile.cadence_rpm = 24;
    strcpy(fixture.player.profile.style, "house");
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    home_model_action(&model, ACTION_DOWN);
    struct screen_next next = {0};
    for (int i = 0; i < HOME_CARDS; i++) {
        assert_true(home_model_focused(&model, (enum home_item)(HOME_CARD_1 + i)));
        next = home_model_action(&model, ACTION_CONFIRM);
        assert_true(next.go && next.to == SCREEN_PLAY);
        assert_int_equal(strncmp(next.play.level->name, names[i], strlen(names[i])), 0);
        assert_int_equal(next.play.tempo_percent, 100);
        assert_int_equal(next.play.player, PLAYER_YOU);
        home_model_action(&model, ACTION_RIGHT);
    }
    assert_int_equal(next.play.level->chart.rep_count, 100);
    fixture_history(&fixture, 0, 0, 9000);
    const struct library_level *before = next.play.level;
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_string_not_equal(next.play.level->name, before->name);

    model.training.styles.count = 0;
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_false(next.go);
    assert_non_null(strstr(fixture.notices.line, "style"));
    fixture_close(&fixture);
}

static void test_other_choices(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    strcpy(fixture.notices.line, "No sound card.");
    struct screen_next next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_PLAY && next.play.level == model.daily.level);
    assert_string_equal(next.play.level->name, "daily-2026-11-22-steady");
    assert_int_equal(next.play.tempo_percent, 100);
    assert_int_equal(next.play.player, PLAYER_YOU);
    assert_string_equal(fixture.notices.line, "");
    for (int i = 0; i < 7; i++)
        home_model_action(&model, ACTION_NEXT);
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_LEVELS);
    home_model_action(&model, ACTION_NEXT);
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_TRAINING);
    home_model_action(&model, ACTION_NEXT);
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_HISTORY);
    home_model_action(&model, ACTION_NEXT);
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_DEVICES);
    home_model_action(&model, ACTION_NEXT);
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_CALIBRATE);
    home_model_action(&model, ACTION_NEXT);
    assert_true(home_model_action(&model, ACTION_CONFIRM).quit);
    home_model_action(&model, ACTION_NEXT);
    next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_PROFILES);
    next = home_model_action(&model, ACTION_BACK);
    assert_false(next.go || next.quit);
    fixture_close(&fixture);
}

/* Two heels would have to walk the whole way again. */
static void test_goes_on_where_it_was_left(void **state)
{
    (void)state;
    static const struct {
        enum home_item left_by, back_at;
    } rows[] = {{HOME_LEVELS, HOME_LEVELS},   {HOME_TRAINING, HOME_TRAINING}, {HOME_HISTORY, HOME_HISTORY},
                {HOME_DEVICES, HOME_DEVICES}, {HOME_START, HOME_START},       {HOME_CALIBRATE, HOME_CALIBRATE},
                {HOME_CARD_2, HOME_START},    {HOME_LEVELS, HOME_LEVELS},     {HOME_PLAYER, HOME_START},
                {HOME_YESTERDAY, HOME_START}};
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
        while (!home_model_focused(&model, rows[i].left_by))
            home_model_action(&model, ACTION_NEXT);
        assert_true(home_model_action(&model, ACTION_CONFIRM).go);
        home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, model.left_by);
        if (!home_model_focused(&model, rows[i].back_at))
            fail_msg("row %d", (int)i);
    }
    fixture_close(&fixture);
}

static void test_demo_plays_are_no_plays(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    fixture_history(&fixture, 0, 0, 10000);
    strcpy(fixture.player.history.records[0].player, "perfect");
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    assert_true(model.first_time);
    assert_int_equal(model.of_day.streak.current, 0);
    assert_int_equal(model.of_day.totals.reps, 0);
    assert_false(model.daily.done);
    fixture_close(&fixture);
}

static void test_counts_the_day_and_the_streak(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    int minute = find(&fixture, "one-minute");
    for (int days = 3; days >= 0; days--)
        fixture_history(&fixture, minute, days, 9000);
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    assert_false(model.first_time);
    assert_int_equal(model.of_day.streak.current, 4);
    assert_int_equal(model.of_day.totals.reps, fixture.levels.library.levels[minute].chart.rep_count);
    assert_int_equal(model.of_day.totals.played_us, fixture.levels.library.levels[minute].chart.end_us);

    assert_true(model.daily.done);
    assert_string_equal(model.daily.label, "Done today · 90.0 %");
    for (int i = 0; i < 3; i++)
        home_model_action(&model, ACTION_NEXT);
    fixture.player.today++;
    home_model_update(&model);
    assert_false(model.daily.done);
    assert_string_equal(model.daily.level->name, "daily-2026-11-23-steady");
    assert_int_equal(model.of_day.totals.reps, 0);
    assert_int_equal(model.of_day.streak.current, 4);
    assert_false(model.of_day.streak.today_done);
    assert_true(home_model_focused(&model, HOME_CARD_1));
    fixture_close(&fixture);
}

static void test_without_levels(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, NULL, 0);
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    assert_int_equal(model.entry_count, 13); /* challenge and short sessions need none */
    assert_true(home_model_focused(&model, HOME_START));
    assert_null(home_model_entry(&model, HOME_LEVELS));
    fixture_close(&fixture);
}

/* ---- the challenge */

static enum daily_tier saved_tier(const struct fixture *fixture)
{
    struct profile profile;
    struct error error = {0};
    enum daily_tier tier = DAILY_TIER_COUNT;
    assert_true(profile_load(fixture->paths.data, "mira", &profile, &error));
    assert_true(daily_tier_parse(profile.tier, &tier));
    profile_reset(&profile);
    return tier;
}

static void test_tiers(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    assert_int_equal(model.daily.tier, DAILY_STEADY);
    assert_string_equal(model.daily.label, "Today’s challenge");
    assert_string_equal(model.daily.theme, "a slow tide");
    assert_string_equal(model.daily.about, "3 minutes · 176 reps · ambient in G major");
    home_model_action(&model, ACTION_RIGHT);
    assert_string_equal(model.daily.level->name, "daily-2026-11-22-brisk");
    assert_int_equal(saved_tier(&fixture), DAILY_BRISK);
    home_model_action(&model, ACTION_RIGHT); /* there is none brisker */
    assert_int_equal(model.daily.tier, DAILY_BRISK);
    for (int i = 0; i < 3; i++)
        home_model_action(&model, ACTION_LEFT);
    assert_int_equal(model.daily.tier, DAILY_GENTLE);
    assert_true(home_model_focused(&model, HOME_START));
    assert_int_equal(saved_tier(&fixture), DAILY_GENTLE);

    /* With two heels: next, choose, choose. */
    home_model_action(&model, ACTION_NEXT);
    for (int tier = DAILY_STEADY; tier <= DAILY_TIER_COUNT; tier++) {
        struct screen_next next = home_model_action(&model, ACTION_CONFIRM);
        assert_false(next.go || next.quit);
        assert_true(home_model_focused(&model, HOME_TIER));
        assert_int_equal(saved_tier(&fixture), tier % DAILY_TIER_COUNT);
    }
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices,
                    HOME_START); /* and it is still the player's later */
    assert_int_equal(model.daily.tier, DAILY_GENTLE);
    fixture_close(&fixture);
}

static void test_yesterdays(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    home_model_action(&model, ACTION_NEXT);
    home_model_action(&model, ACTION_NEXT);
    assert_true(home_model_focused(&model, HOME_YESTERDAY));
    struct screen_next next = home_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_string_equal(next.play.level->name, "daily-2026-11-21-steady");
    /* By arrows it is on the way up from the last card, not on the way down. */
    home_model_action(&model, ACTION_DOWN);
    assert_true(home_model_focused(&model, HOME_CARD_4));
    home_model_action(&model, ACTION_UP);
    assert_true(home_model_focused(&model, HOME_YESTERDAY));
    home_model_action(&model, ACTION_UP);
    assert_true(home_model_focused(&model, HOME_START));
    home_model_action(&model, ACTION_DOWN);
    assert_true(home_model_focused(&model, HOME_CARD_1));
    fixture_close(&fixture);
}

static void test_done_at_another_tier(void **state)
{
    (void)state;
    struct fixture fixture;
    struct home_model model;
    fixture_open(&fixture, levels, LEVELS);
    fixture_history(&fixture, 0, 0, 8812);
    strcpy(fixture.player.history.records[0].tier, "brisk");
    home_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, HOME_START);
    assert_string_equal(model.daily.label, "Done today · 88.1 % at brisk");
    assert_string_equal(model.daily.about, "Play it again · 3 minutes · 176 reps");
    home_model_action(&model, ACTION_RIGHT);
    assert_string_equal(model.daily.label, "Done today · 88.1 %");
    fixture_close(&fixture);
}

static void test_hint_names_the_keys(void **state)
{
    (void)state;
    struct settings settings;
    char buffer[WORDS_SIZE];
    struct text text;
    settings_init(&settings);
    text_init(&text, buffer, sizeof buffer);
    home_hint(&text, &settings);
    assert_string_equal(buffer, "F and J are your heels: hold while the heel is up");
    strcpy(settings.left_keys, "Left Shift , A");
    strcpy(settings.keys_active, "down");
    text_init(&text, buffer, sizeof buffer);
    home_hint(&text, &settings);
    assert_string_equal(buffer, "Left Shift and J are your heels: hold while the heel is down");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_next_cycles_through_everything),
                                       cmocka_unit_test(test_cards_and_where_they_lead),
                                       cmocka_unit_test(test_other_choices),
                                       cmocka_unit_test(test_goes_on_where_it_was_left),
                                       cmocka_unit_test(test_demo_plays_are_no_plays),
                                       cmocka_unit_test(test_counts_the_day_and_the_streak),
                                       cmocka_unit_test(test_without_levels),
                                       cmocka_unit_test(test_tiers),
                                       cmocka_unit_test(test_yesterdays),
                                       cmocka_unit_test(test_done_at_another_tier),
                                       cmocka_unit_test(test_hint_names_the_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
