#include "check.h"
#include "input/player.h"
#include "said.h"
#include "screens/home/home_model.h"
#include "screens/seat.h"
#include "stage/fixture.h"
#include "store/player/rest_days.h"
#include "words/dose.h"
#include "words/streak.h"

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

struct room {
    struct fixture fixture;
    struct seat seat;
};

static const struct home_model *model_of(const struct room *room)
{
    return room->seat.state;
}

static void sit(struct room *room)
{
    seat_take(&room->seat, &screen_home, &room->fixture.services, NULL);
}

static void open(struct room *room)
{
    fixture_open(&room->fixture, levels, LEVELS);
    sit(room);
}

static void close(struct room *room)
{
    seat_leave(&room->seat);
    fixture_close(&room->fixture);
}

/* Leaves home and comes back by what it remembered. */
static void come_again(struct room *room)
{
    struct screen_next from = {.remembered = screen_home.remember(room->seat.state)};
    seat_leave(&room->seat);
    seat_take(&room->seat, &screen_home, &room->fixture.services, &from);
}

/* Frames go by. */
static void pass(struct room *room)
{
    screen_home.update(room->seat.state, 0);
    seat_look(&room->seat);
}

static void test_next_cycles_through_everything(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int index;
    } order[] = {{"tier", 0},  {"tier", 1},   {"tier", 2},     {"short", 0},     {"short", 1},    {"short", 2},
                 {"short", 3}, {"levels", 0}, {"training", 0}, {"history", 0},   {"devices", 0},  {"calibrate", 0},
                 {"back", 0},  {"player", 0}, {"about", 0},    {"yesterday", 0}, {"challenge", 0}};
    struct room room;
    open(&room);
    seat_expect_focus(&room.seat, "challenge", 0);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        seat_repeat(&room.seat, ACTION_NEXT, 1);
        seat_expect_focus(&room.seat, order[i].name, order[i].index);
    }
    close(&room);
}

/* Quick sessions in the player's style and cadence; the next one is another song. */
static void test_cards_and_where_they_lead(void **state)
{
    static const char *const names[HOME_CARDS] = {"quick-1min-house-24rpm-", "quick-3min-house-24rpm-",
                                                  "quick-5min-house-24rpm-", "quick-100reps-house-24rpm-"};
    (void)state;
    struct room room;
    fixture_open(&room.fixture, levels, LEVELS);
    room.fixture.player.profile.cadence_rpm = 24;
    strcpy(room.fixture.player.profile.style, "house");
    sit(&room);
    seat_repeat(&room.seat, ACTION_DOWN, 1);
    struct screen_next next = {0};
    for (int i = 0; i < HOME_CARDS; i++) {
        seat_expect_focus(&room.seat, "short", i);
        next = seat_act(&room.seat, ACTION_CONFIRM);
        assert_true(next.go && next.to == SCREEN_PLAY);
        assert_int_equal(strncmp(next.play.level->name, names[i], strlen(names[i])), 0);
        assert_int_equal(next.play.tempo_percent, 100);
        assert_int_equal(next.play.player, PLAYER_YOU);
        seat_repeat(&room.seat, ACTION_RIGHT, 1);
    }
    assert_int_equal(next.play.level->chart.rep_count, 100);
    fixture_history(&room.fixture, 0, 0, 9000);
    const struct library_level *before = next.play.level;
    next = seat_choose(&room.seat, "short", 3);
    assert_string_not_equal(next.play.level->name, before->name);

    ((struct home_model *)room.seat.state)->training.styles.count = 0;
    next = seat_act(&room.seat, ACTION_CONFIRM);
    assert_false(next.go);
    assert_non_null(strstr(room.fixture.notices.line, "style"));
    close(&room);
}

static void test_other_choices(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum screen_id to;
    } doors[] = {{"levels", SCREEN_LEVELS},   {"training", SCREEN_TRAINING},   {"history", SCREEN_HISTORY},
                 {"devices", SCREEN_DEVICES}, {"calibrate", SCREEN_CALIBRATE}, {"player", SCREEN_PROFILES},
                 {"about", SCREEN_ABOUT}};
    struct room room;
    open(&room);
    strcpy(room.fixture.notices.line, "No sound card.");
    struct screen_next next = seat_act(&room.seat, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_PLAY && next.play.level == model_of(&room)->daily.level);
    assert_string_equal(next.play.level->name, "daily-2026-11-22-steady");
    assert_int_equal(next.play.tempo_percent, 100);
    assert_int_equal(next.play.player, PLAYER_YOU);
    assert_string_equal(room.fixture.notices.line, "");
    for (size_t i = 0; i < sizeof doors / sizeof doors[0]; i++) {
        next = seat_choose(&room.seat, doors[i].name, 0);
        assert_true(next.go && next.to == doors[i].to);
        next = seat_click(&room.seat, doors[i].name, 0);
        assert_true(next.go && next.to == doors[i].to);
    }
    assert_true(seat_click(&room.seat, "challenge", 0).go);
    close(&room);
}

/* Nothing lies behind home: one way back too many quits nothing. */
static void test_quits_when_meant(void **state)
{
    (void)state;
    struct room room;
    open(&room);
    struct screen_next next = seat_act(&room.seat, ACTION_BACK);
    assert_false(next.go || next.quit);
    seat_expect_focus(&room.seat, "back", 0);
    assert_true(seat_act(&room.seat, ACTION_BACK).quit);
    assert_true(seat_choose(&room.seat, "back", 0).quit);
    seat_walk_to(&room.seat, "challenge", 0);
    assert_true(seat_click(&room.seat, "back", 0).quit);
    close(&room);
}

/* Two heels would have to walk the whole way again. */
static void test_goes_on_where_it_was_left(void **state)
{
    (void)state;
    static const struct {
        const char *left_by;
        int index;
        const char *back_at;
    } rows[] = {{"levels", 0, "levels"},       {"training", 0, "training"},   {"history", 0, "history"},
                {"devices", 0, "devices"},     {"challenge", 0, "challenge"}, {"calibrate", 0, "calibrate"},
                {"short", 1, "challenge"},     {"levels", 0, "levels"},       {"player", 0, "challenge"},
                {"yesterday", 0, "challenge"}, {"about", 0, "about"}};
    struct room room;
    open(&room);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(seat_choose(&room.seat, rows[i].left_by, rows[i].index).go);
        come_again(&room);
        seat_expect_focus(&room.seat, rows[i].back_at, 0);
    }
    close(&room);
}

static void test_demo_plays_are_no_plays(void **state)
{
    (void)state;
    struct room room;
    fixture_open(&room.fixture, levels, LEVELS);
    fixture_history(&room.fixture, 0, 0, 10000);
    strcpy(room.fixture.player.history.records[0].player, "perfect");
    sit(&room);
    assert_true(model_of(&room)->first_time);
    assert_int_equal(model_of(&room)->of_day.streak.current, 0);
    assert_int_equal(model_of(&room)->of_day.totals.reps, 0);
    assert_false(model_of(&room)->daily.told.done);
    close(&room);
}

static void expect_daily(const struct room *room, const char *head, const char *how)
{
    struct facts facts = words_daily(&model_of(room)->daily.told);
    assert_said(facts.items[0], head);
    assert_int_equal(facts.count, how ? 2 : 1);
    if (how)
        assert_said(facts.items[1], how);
}

static void test_counts_the_day_and_the_streak(void **state)
{
    (void)state;
    struct room room;
    fixture_open(&room.fixture, levels, LEVELS);
    for (int days = 3; days >= 0; days--)
        fixture_history(&room.fixture, MINUTE, days, 9000);
    sit(&room);
    const struct home_model *model = model_of(&room);
    const struct chart *chart = &fixture_level(&room.fixture, MINUTE)->chart;
    assert_string_equal(fixture_level(&room.fixture, MINUTE)->name, "one-minute");
    assert_false(model->first_time);
    assert_int_equal(model->of_day.streak.current, 4);
    assert_int_equal(model->of_day.totals.reps, chart->rep_count);
    assert_int_equal(model->of_day.totals.played_us, chart->end_us);
    expect_daily(&room, "Done today", "{accuracy} [accuracy=percent 90.0]");
    seat_walk_to(&room.seat, "short", 0);
    room.fixture.player.today++;
    pass(&room);
    expect_daily(&room, "Today’s challenge", NULL);
    assert_string_equal(model->daily.level->name, "daily-2026-11-23-steady");
    assert_int_equal(model->of_day.totals.reps, 0);
    assert_int_equal(model->of_day.streak.current, 4);
    assert_false(model->of_day.streak.today_done);
    seat_expect_focus(&room.seat, "short", 0);
    close(&room);
}

static void test_without_levels(void **state)
{
    (void)state;
    struct room room;
    fixture_open(&room.fixture, NULL, 0);
    sit(&room);
    seat_expect_focus(&room.seat, "challenge", 0); /* challenge and short sessions need none */
    assert_true(seat_sees(&room.seat, "short", 3));
    assert_true(seat_sees(&room.seat, "training", 0));
    assert_false(seat_sees(&room.seat, "levels", 0));
    seat_check(&room.seat);
    close(&room);
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
    struct room room;
    open(&room);
    const struct home_daily *daily = &model_of(&room)->daily;
    assert_true(seat_node(&room.seat, "tier", DAILY_STEADY)->selected);
    struct facts about = words_daily_about(&daily->told);
    expect_daily(&room, "Today’s challenge", NULL);
    assert_said(words_daily_theme(model_of(&room)->day), "{theme} [theme=name theme/a slow tide]");
    ASSERT_FACTS(&about, "{time} [time=amount 3 minutes]", "{count} rep [count=number 176]",
                 "{style} in {key} [style=name style/Ambient, key=name key/G major]");
    seat_repeat(&room.seat, ACTION_RIGHT, 3); /* by arrows, from the challenge */
    seat_expect_focus(&room.seat, "tier", DAILY_BRISK);
    assert_false(seat_act(&room.seat, ACTION_CONFIRM).go);
    assert_string_equal(daily->level->name, "daily-2026-11-22-brisk");
    assert_int_equal(saved_tier(&room.fixture), DAILY_BRISK);
    seat_repeat(&room.seat, ACTION_LEFT, 3);
    seat_expect_focus(&room.seat, "challenge", 0);
    for (int tier = 0; tier < DAILY_TIER_COUNT; tier++) { /* with two heels */
        struct screen_next next = seat_choose(&room.seat, "tier", tier);
        assert_false(next.go || next.quit);
        seat_expect_focus(&room.seat, "tier", tier);
        assert_int_equal(saved_tier(&room.fixture), tier);
        assert_true(seat_node(&room.seat, "tier", tier)->selected);
    }
    seat_click(&room.seat, "tier", DAILY_GENTLE);
    come_again(&room); /* and it is still the player's later */
    assert_int_equal(model_of(&room)->daily.told.tier, DAILY_GENTLE);
    close(&room);
}

static void test_yesterdays(void **state)
{
    (void)state;
    struct room room;
    open(&room);
    struct screen_next next = seat_choose(&room.seat, "yesterday", 0);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_string_equal(next.play.level->name, "daily-2026-11-21-steady");
    /* By arrows it lies at the side of all that belongs to today. */
    seat_walk_to(&room.seat, "challenge", 0);
    for (int i = 0; i < 4; i++) {
        seat_repeat(&room.seat, ACTION_DOWN, 1);
        assert_string_not_equal(view_focused(&room.seat.view)->name, "yesterday");
    }
    close(&room);
}

static void test_done_at_another_tier(void **state)
{
    (void)state;
    struct room room;
    fixture_open(&room.fixture, levels, LEVELS);
    fixture_history(&room.fixture, 0, 0, 8812);
    strcpy(room.fixture.player.history.records[0].tier, "brisk");
    sit(&room);
    expect_daily(&room, "Done today", "{accuracy} at {tier} [accuracy=percent 88.1, tier=name tier/brisk]");
    struct facts about = words_daily_about(&model_of(&room)->daily.told);
    ASSERT_FACTS(&about, "Play it again", "{time} [time=amount 3 minutes]", "{count} rep [count=number 176]");
    seat_choose(&room.seat, "tier", DAILY_BRISK);
    expect_daily(&room, "Done today", "{accuracy} [accuracy=percent 88.1]");
    close(&room);
}

/* ---- the day */

/* The days before today, the last letter yesterday: D done, anything else not. */
static void live(struct fixture *fixture, const char *days)
{
    int count = (int)strlen(days);
    for (int i = 0; i < count; i++)
        if (days[i] == 'D')
            fixture_history(fixture, 0, count - i, 9000);
}

static int lines_of_text(struct seat *seat, const char *part)
{
    struct node *root = seat->view.page.root;
    int found = 0;
    for (struct node *node = root; node; node = node_next(node, root))
        found += node->kind == NODE_TEXT && node->text && strstr(node->text, part) != NULL;
    return found;
}

static void test_kept_and_spent(void **state)
{
    static const struct {
        const char *days; /* the fixture's today is a Sunday */
        int freezes, best;
        const char *kept, *shown;
    } rows[] = {
        {"", 0, 0, "", NULL},
        {"DDD", 0, 3, "", NULL},
        {"DDDDDDD", 1, 7, "", "1 freeze kept"},
        {"DDDDDDDDDDDDDD", 2, 14, "", "2 freezes kept"},
        {"DDDDD..D", 0, 5, "", "best row 5 days"},
        {"DDDDDDDDDDDDDD..D", 0, 15, "Freezes were spent, the last on {weekday} [weekday=weekday 20777]", "Freezes"},
        {"DDDDDDD.", 0, 7, "One freeze was spent yesterday", "One freeze"},
        {"DDDDDDD.DDDD", 0, 11, "One freeze was spent on {weekday} [weekday=weekday 20774]", "One freeze"},
        {"DDDDDDD.DDDDDDD", 1, 14, "", "1 freeze kept"}, /* a week ago */
        {"DDD....D..", 0, 3, "", "best row 3 days · 2 weeks in a row"},
        {"DDDDDDD....DDDDDDD", 1, 7, "", "1 freeze kept"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct room room;
        fixture_open(&room.fixture, &fixture_short, 1);
        live(&room.fixture, rows[i].days);
        sit(&room);
        const struct streak *streak = &model_of(&room)->of_day.streak;
        assert_int_equal(streak->freezes, rows[i].freezes);
        assert_int_equal(streak->best, rows[i].best);
        assert_said(words_row_kept(streak, model_of(&room)->day), rows[i].kept);
        if (rows[i].shown)
            assert_int_equal(lines_of_text(&room.seat, rows[i].shown), 1);
        else
            assert_int_equal(lines_of_text(&room.seat, "freeze") + lines_of_text(&room.seat, "best row"), 0);
        close(&room);
    }
}

static bool is_kept_rest(const struct fixture *fixture, int32_t day)
{
    struct profile profile;
    struct error error = {0};
    assert_true(profile_load(fixture->paths.data, "mira", &profile, &error));
    bool kept = rest_days_has(&profile, day);
    profile_reset(&profile);
    return kept;
}

static void test_rest_day(void **state)
{
    (void)state;
    struct room room;
    open(&room);
    int32_t today = room.fixture.player.today;
    assert_false(seat_sees(&room.seat, "rest", 0)); /* no row to keep */
    live(&room.fixture, "DDD");
    come_again(&room);
    const struct home_day *day = &model_of(&room)->of_day;
    seat_choose(&room.seat, "rest", 0);
    seat_expect_focus(&room.seat, "rest", 0);
    assert_int_equal(day->rest, HOME_REST_MARKED);
    assert_int_equal(day->week[STREAK_RECENT_DAYS - 1], STREAK_DAY_REST);
    assert_int_equal(lines_of_text(&room.seat, "Today is a rest day"), 1);
    assert_true(is_kept_rest(&room.fixture, today));

    seat_act(&room.seat, ACTION_CONFIRM); /* taken back */
    assert_int_equal(day->rest, HOME_REST_OFFERED);
    assert_int_equal(day->week[STREAK_RECENT_DAYS - 1], STREAK_DAY_OPEN);
    assert_false(is_kept_rest(&room.fixture, today));

    seat_act(&room.seat, ACTION_CONFIRM);
    room.fixture.player.today++; /* Monday: the row went on over the marked Sunday */
    pass(&room);
    assert_int_equal(day->streak.current, 3);
    assert_int_equal(day->week[STREAK_RECENT_DAYS - 2], STREAK_DAY_REST);
    assert_int_equal(day->rest, HOME_REST_OFFERED); /* another week */
    seat_click(&room.seat, "rest", 0);
    room.fixture.player.today++;
    pass(&room);
    assert_int_equal(day->rest, HOME_REST_NONE); /* had on Monday */
    assert_false(seat_sees(&room.seat, "rest", 0));
    screen_home.choose(room.seat.state, &(struct act){.verb = HOME_REST}, 0);
    assert_false(rest_days_has(&room.fixture.player.profile, today + 2));
    close(&room);
}

static void test_no_rest_once_done(void **state)
{
    (void)state;
    struct room room;
    fixture_open(&room.fixture, &fixture_short, 1);
    live(&room.fixture, "DDD");
    fixture_history(&room.fixture, 0, 0, 9000);
    sit(&room);
    assert_int_equal(model_of(&room)->of_day.rest, HOME_REST_NONE);
    assert_true(rest_days_set(&room.fixture.player.profile, room.fixture.player.today, true));
    come_again(&room);
    assert_int_equal(model_of(&room)->of_day.week[STREAK_RECENT_DAYS - 1], STREAK_DAY_DONE);
    close(&room);
}

#define MINUTE_US INT64_C(60000000)

static void do_sessions(struct fixture *fixture, int count, int64_t each_us)
{
    for (int i = 0; i < count; i++) {
        fixture_history(fixture, 0, 0, 9000);
        fixture->player.history.records[i].played_us = each_us;
        fixture->player.history.records[i].kind =
            i % 2 ? SESSION_PRACTICE : SESSION_LEVEL; /* all that was done counts */
    }
}

static void test_dose(void **state)
{
    static const struct {
        int sessions;
        int64_t each_us;
        int32_t goal_minutes, goal_sessions;
        const char *dose, *work[2];
        int permille;
    } rows[] = {
        {0,
         0,
         10,
         2,
         "{done} of {count} minute [count=number 10, done=number 0]",
         {"{count} rep [count=number 0]", "{done} of {count} session [count=number 2, done=number 0]"},
         0},
        {1,
         6 * MINUTE_US,
         10,
         2,
         "{done} of {count} minute [count=number 10, done=number 6]",
         {"{count} rep [count=number 8]", "{done} of {count} session [count=number 2, done=number 1]"},
         600},
        {2,
         5 * MINUTE_US,
         10,
         2,
         "{time}, well done [time=amount 10 minutes]",
         {"{count} rep [count=number 16]", "{count} session [count=number 2]"},
         1000},
        {1,
         11 * MINUTE_US,
         10,
         2,
         "{time}, {sessions} to go [time=amount 11 minutes, sessions=amount 1 sessions]",
         {"{count} rep [count=number 8]", "{done} of {count} session [count=number 2, done=number 1]"},
         1000},
        {4,
         4 * MINUTE_US,
         10,
         2,
         "{time}, and that is enough for today [time=amount 16 minutes]",
         {"{count} rep [count=number 32]", "{count} session [count=number 4]"},
         1000},
        {1, MINUTE_US, 1, 1, "{time}, well done [time=amount 1 minutes]", {"{count} rep [count=number 8]", NULL}, 1000},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct room room;
        fixture_open(&room.fixture, &fixture_short, 1);
        room.fixture.player.profile.goal_minutes = rows[i].goal_minutes;
        room.fixture.player.profile.goal_sessions = rows[i].goal_sessions;
        do_sessions(&room.fixture, rows[i].sessions, rows[i].each_us);
        sit(&room);
        const struct home_day *day = &model_of(&room)->of_day;
        struct facts work = words_work(&day->totals, &day->goal);
        assert_said(words_dose(&day->totals, &day->goal), rows[i].dose);
        ASSERT_FACTS(&work, rows[i].work[0], rows[i].work[1]);
        assert_int_equal(seat_node(&room.seat, "today", 0)->number, rows[i].permille);
        bool enough = dose_state_of(&day->totals, &day->goal) == DOSE_ENOUGH;
        assert_int_equal(lines_of_text(&room.seat, "Your plan: "), enough ? 0 : 1);
        close(&room);
    }
}

static void test_the_plan(void **state)
{
    (void)state;
    struct room room;
    fixture_open(&room.fixture, &fixture_short, 1);
    room.fixture.player.profile.plan_minutes = 4;
    room.fixture.player.profile.goal_sessions = 3;
    sit(&room);
    assert_int_equal(lines_of_text(&room.seat, "Your plan: 3 × 4 minutes"), 1);
    close(&room);
}

static void test_hint_names_the_keys(void **state)
{
    (void)state;
    struct room room;
    struct error error = {0};
    fixture_open(&room.fixture, levels, LEVELS);
    sit(&room);
    assert_int_equal(lines_of_text(&room.seat, "F and J are your heels: hold while the heel is up"), 1);
    struct settings settings = room.fixture.preferences.now;
    strcpy(settings.left_keys, "Left Shift , A");
    settings.keys_active = HEEL_ACTIVE_DOWN;
    assert_true(preferences_change(&room.fixture.preferences, &settings, &error));
    pass(&room);
    assert_int_equal(lines_of_text(&room.seat, "Left Shift and J are your heels: hold while the heel is down"), 1);
    fixture_history(&room.fixture, 0, 0, 9000);
    come_again(&room);
    assert_int_equal(lines_of_text(&room.seat, "are your heels"), 0);
    close(&room);
}

/* ---- what is heard, and seen */

#define THE_CHALLENGE "Today’s challenge, Turning Drift, 3 minutes · 176 reps · Ambient in G major, a slow tide"

/* Next, once around from where the focus is, and at each step what is said. */
static void expect_walk(struct seat *seat, const char *page, const char *const *walk)
{
    assert_string_equal(say_script_last(&seat->script, 0), page);
    for (int i = 0; walk[i]; i++) {
        seat_repeat(seat, ACTION_NEXT, 1);
        assert_string_equal(say_script_last(&seat->script, 0), walk[i]);
    }
    seat_expect_focus(seat, "challenge", 0);
}

static void test_first_day_is_said(void **state)
{
    static const char *const walk[] = {"Challenge: gentle, tab, 1 of 3",
                                       "Challenge: steady, tab, selected, 2 of 3",
                                       "Challenge: brisk, tab, 3 of 3",
                                       "Short session, 1 minute, 1 of 4",
                                       "Short session, 3 minutes, 2 of 4",
                                       "Short session, 5 minutes, 3 of 4",
                                       "Short session, 100 reps, 4 of 4",
                                       "Levels, link, 1 of 5",
                                       "Training, link, 2 of 5",
                                       "History, link, 3 of 5",
                                       "Devices, link, 4 of 5",
                                       "Calibrate, link, 5 of 5",
                                       "Quit, link",
                                       "Player: mira, link",
                                       "About, link",
                                       "Yesterday’s challenge, link",
                                       THE_CHALLENGE,
                                       NULL};
    (void)state;
    struct room room;
    fixture_open_shipped(&room.fixture);
    sit(&room);
    expect_walk(
        &room.seat,
        "Heelbeat. Start your first day. 0 of the last 7 days done. F and J are your heels: hold while the heel "
        "is up. Today. Your plan: 2 × 2 minutes. 0 of 10 minutes. 0 reps · 0 of 2 sessions. " THE_CHALLENGE,
        walk);
    close(&room);
}

static void test_twelfth_day_is_said(void **state)
{
    static const char *const walk[] = {"Challenge: gentle, tab, 1 of 3",
                                       "Challenge: steady, tab, selected, 2 of 3",
                                       "Challenge: brisk, tab, 3 of 3",
                                       "Short session, 1 minute, 1 of 4",
                                       "Short session, 3 minutes, 2 of 4",
                                       "Short session, 5 minutes, 3 of 4",
                                       "Short session, 100 reps, 4 of 4",
                                       "Levels, link, 1 of 5",
                                       "Training, link, 2 of 5",
                                       "History, link, 3 of 5",
                                       "Devices, link, 4 of 5",
                                       "Calibrate, link, 5 of 5",
                                       "Quit, link",
                                       "Player: mira, link",
                                       "About, link",
                                       "Rest day, link, 1 of 2",
                                       "Yesterday’s challenge, link, 2 of 2",
                                       THE_CHALLENGE,
                                       NULL};
    (void)state;
    struct room room;
    fixture_open_shipped(&room.fixture);
    live(&room.fixture, "DDDDDDDDDDDD");
    sit(&room);
    expect_walk(
        &room.seat,
        "Heelbeat. 12 days in a row. 6 of the last 7 days done. 1 freeze kept. Today. Your plan: 2 × 2 minutes. "
        "0 of 10 minutes. 0 reps · 0 of 2 sessions. " THE_CHALLENGE,
        walk);
    seat_choose(&room.seat, "tier", DAILY_GENTLE);
    seat_expect_said(&room.seat, "Challenge: gentle, tab, selected, 1 of 3");
    seat_choose(&room.seat, "rest", 0);
    seat_expect_said(&room.seat, "Take the rest day back, link, 1 of 2");
    close(&room);
}

/* Nothing is kept of a page that was: the memory of one is enough for a thousand. */
static void test_left_and_right_take_no_memory(void **state)
{
    (void)state;
    struct room room;
    open(&room);
    int blocks = room.seat.view.page.arena.count;
    size_t used = room.seat.view.page.arena.used;
    for (int i = 0; i < 1000; i++)
        seat_repeat(&room.seat, i % 2 ? ACTION_LEFT : ACTION_RIGHT, 1);
    seat_expect_focus(&room.seat, "challenge", 0);
    assert_int_equal(room.seat.view.page.arena.count, blocks);
    assert_int_equal(room.seat.view.page.arena.used, used);
    close(&room);
}

static void look(struct seat *seat, const char *name)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    char large[64];
    snprintf(large, sizeof large, "%s-200", name);
    seat_check(seat);
    for (int i = 0; i < 3; i++)
        seat_draw(seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
    seat->text_scale = 2;
    seat_draw(seat, HEELBEAT_PICTURES, large, 1280, 720);
    seat->text_scale = 1;
    seat_look(seat);
    assert_float_equal(seat_node(seat, "page", 0)->reach, 0, 0); /* nothing scrolls that has room */
}

/* A row of days up to yesterday, or today; in a long one a freeze was spent. */
static void row(struct fixture *fixture, int days, bool done)
{
    fixture_open_shipped(fixture);
    strcpy(fixture->player.profile.player, "Mira");
    for (int ago = days + (days > 20); ago >= (done ? 0 : 1); ago--) /* one day more for the freeze */
        if (ago != 5 || days < 20)
            fixture_history(fixture, ago % 3, ago, 9900 - 10 * (ago % 90));
}

static void test_page_holds(void **state)
{
    static const struct {
        const char *name;
        int days;
        bool done;
        const char *focus;
        bool chosen;
    } rows[] = {{"home-1", 1, false, "tier", false},
                {"home-12", 12, false, "challenge", false},
                {"home-12-done", 11, true, "challenge", false},
                {"home-resting", 30, false, "rest", true},
                {"home-1000", 1000, false, "yesterday", false},
                {"home-1000-done", 999, true, "back", false},
                {"home-player", 12, false, "player", false}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct room room;
        row(&room.fixture, rows[i].days, rows[i].done);
        sit(&room);
        seat_walk_to(&room.seat, rows[i].focus, 0);
        if (rows[i].chosen)
            seat_act(&room.seat, ACTION_CONFIRM);
        look(&room.seat, rows[i].name);
        close(&room);
    }
}

static void test_first_page_holds(void **state)
{
    (void)state;
    struct room room;
    fixture_open_shipped(&room.fixture);
    sit(&room);
    look(&room.seat, "home-first");
    notices_say(&room.fixture.notices, "No sound card was found: Heelbeat plays on in silence.");
    seat_look(&room.seat);
    look(&room.seat, "home-first-notice");
    close(&room);
}

/* All that can be said of a row and of a day at once: nothing of it runs into anything else. */
static void test_fullest_page_holds(void **state)
{
    (void)state;
    struct room room;
    fixture_open_shipped(&room.fixture);
    live(&room.fixture, "DDDDDDDDDDDDDDD.DDD.D");
    int before = room.fixture.player.history.count;
    for (int i = 0; i < 6; i++) {
        fixture_history(&room.fixture, 0, 0, 9000);
        struct session_record *record = &room.fixture.player.history.records[before + i];
        record->played_us = 3 * MINUTE_US;
        record->finished = false;
    }
    sit(&room);
    look(&room.seat, "home-enough");
    close(&room);
}

/* The week ends today, a Sunday, and each day stands over its own letter. */
static void test_the_week_ends_today(void **state)
{
    static const char letters[] = "MTWTFSS";
    (void)state;
    struct room room;
    open(&room);
    int days = 0;
    for (const struct node *day = seat_node(&room.seat, "week", 0)->child; day; day = day->next, days++) {
        assert_in_range(days, 0, sizeof letters - 2);
        assert_int_equal(day->last->text[0], letters[days]);
        assert_int_equal(day->last->style == STYLE_STRONG, !day->next);
    }
    assert_int_equal(days, sizeof letters - 1);
    close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next_cycles_through_everything),
        cmocka_unit_test(test_cards_and_where_they_lead),
        cmocka_unit_test(test_other_choices),
        cmocka_unit_test(test_quits_when_meant),
        cmocka_unit_test(test_goes_on_where_it_was_left),
        cmocka_unit_test(test_demo_plays_are_no_plays),
        cmocka_unit_test(test_counts_the_day_and_the_streak),
        cmocka_unit_test(test_without_levels),
        cmocka_unit_test(test_tiers),
        cmocka_unit_test(test_yesterdays),
        cmocka_unit_test(test_done_at_another_tier),
        cmocka_unit_test(test_kept_and_spent),
        cmocka_unit_test(test_rest_day),
        cmocka_unit_test(test_no_rest_once_done),
        cmocka_unit_test(test_dose),
        cmocka_unit_test(test_the_plan),
        cmocka_unit_test(test_hint_names_the_keys),
        cmocka_unit_test(test_first_day_is_said),
        cmocka_unit_test(test_twelfth_day_is_said),
        cmocka_unit_test(test_the_week_ends_today),
        cmocka_unit_test(test_left_and_right_take_no_memory),
        cmocka_unit_test(test_page_holds),
        cmocka_unit_test(test_first_page_holds),
        cmocka_unit_test(test_fullest_page_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
