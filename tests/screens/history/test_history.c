/* The history: what a player does there, sees and hears. */
#include "check.h"
#include "screens/history/life.h"
#include "words/history.h"

static void assert_month(const struct life *life, const char *expected)
{
    char buffer[WORDS_SIZE];
    assert_string_equal(words_write(NULL, words_month(life_model(life)->month), buffer, sizeof buffer), expected);
}

static void assert_selected(const struct life *life, const char *expected)
{
    char buffer[WORDS_SIZE];
    const struct history_model *model = life_model(life);
    assert_string_equal(words_write(NULL, words_date(model->selected), buffer, sizeof buffer), expected);
    assert_in_range(model->selected - model->month, 0, model->month_days - 1);
}

static void test_nothing_yet(void **state)
{
    (void)state;
    struct life life;
    life_open_days(&life, 0, NULL, 0);
    life_look(&life);
    const struct history_model *model = life_model(&life);
    assert_month(&life, "November 2026");
    assert_int_equal(model->month_days, 30);
    assert_int_equal(model->best_count, 0);
    assert_int_equal(model->most_span_reps, 0);
    assert_false(history_model_has_month(model, -1) || history_model_has_month(model, 1));
    assert_true(seat_node(&life.seat, "earlier", 0)->value && seat_node(&life.seat, "later", 0)->value);
    assert_false(seat_click(&life.seat, "earlier", 0).go); /* nothing breaks, nowhere to go */
    seat_repeat(&life.seat, ACTION_DOWN, 9);
    seat_repeat(&life.seat, ACTION_LEFT, 9);
    seat_repeat(&life.seat, ACTION_UP, 9);
    seat_repeat(&life.seat, ACTION_RIGHT, 9);
    assert_month(&life, "November 2026");
    struct screen_next next = seat_act(&life.seat, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    life_close(&life);
}

static void test_a_month_of_days(void **state)
{
    static const int32_t missed[] = {13};
    (void)state;
    struct life life;
    life_open_days(&life, 22, missed, 1);
    fixture_history(&life.fixture, 0, 0, 8000);
    life_look(&life);
    const struct history_model *model = life_model(&life);
    int32_t counted = life_last(&life)->counted;
    assert_int_equal(history_model_place(model, model->month), 6); /* November 2026 begins on a Sunday */
    assert_int_equal(model->cells[8].mark, STREAK_DAY_FROZEN);
    assert_int_equal(model->cells[8].reps, 0);
    assert_int_equal(model->frozen, 1);
    assert_int_equal(model->cells[0].mark, STREAK_DAY_DONE);
    assert_int_equal(model->cells[21].reps, 2 * counted);
    assert_int_equal(model->most_reps, 2 * counted);
    assert_int_equal(model->cells[22].mark, STREAK_DAY_OPEN);
    assert_int_equal(model->span_count, 30);
    assert_int_equal(model->spans[21].sums.sessions, 2);
    assert_int_equal(model->most_span_reps, 2 * counted);
    assert_int_equal(model->window_reps, 22 * counted);
    assert_int_equal(model->bp[TREND_ACCURACY][21], 8500);
    assert_int_equal(model->bp[TREND_ACCURACY][8], -1);
    assert_int_equal(model->running[TREND_ACCURACY][21], 8833); /* of five days, the last one twice */
    life_close(&life);
}

static void test_two_freezes_in_a_month(void **state)
{
    static const int32_t missed[] = {13, 2};
    (void)state;
    struct life life;
    life_open_days(&life, 40, missed, 2);
    life_look(&life);
    const struct history_model *model = life_model(&life);
    assert_int_equal(model->frozen, 2);
    assert_int_equal(model->last_frozen[0], model->month + 19);
    assert_int_equal(model->last_frozen[1], model->month + 8);
    life_close(&life);
}

/* By arrows, by the pointer; each day that has the focus is told. Days to come can't be chosen. */
static void test_days(void **state)
{
    (void)state;
    struct life life;
    struct seat *seat = &life.seat;
    life_open_days(&life, 60, NULL, 0); /* from 24 September on */
    life_look(&life);
    seat_expect_focus(seat, "range", TREND_MONTH);
    assert_int_equal(life_model(&life)->shown, HISTORY_BESTS);
    assert_selected(&life, "Sunday, 22 November 2026");
    seat_click(seat, "day", 19);
    assert_int_equal(life_model(&life)->shown, HISTORY_SESSIONS);
    assert_selected(&life, "Friday, 20 November 2026");
    assert_int_equal(life_model(&life)->count_of_selected, 1);
    seat_expect_focus(seat, "day", 19);
    seat_repeat(seat, ACTION_LEFT, 2);
    assert_selected(&life, "Wednesday, 18 November 2026");
    seat_repeat(seat, ACTION_UP, 2);
    assert_selected(&life, "Wednesday, 4 November 2026");
    seat_repeat(seat, ACTION_NEXT, 1);
    assert_selected(&life, "Thursday, 5 November 2026");
    seat_repeat(seat, ACTION_DOWN, 1);
    assert_selected(&life, "Thursday, 12 November 2026");
    assert_true(seat_node(seat, "day", 11)->selected);
    assert_false(seat_sees(seat, "day", 22));
    seat_walk_to(seat, "day", 21);
    seat_repeat(seat, ACTION_NEXT, 1);
    seat_expect_focus(seat, "range", TREND_MONTH);
    life_close(&life);
}

static void test_months_turn_between_the_first_and_now(void **state)
{
    (void)state;
    struct life life;
    struct seat *seat = &life.seat;
    life_open_days(&life, 0, NULL, 0);
    fixture_history(&life.fixture, 0, 400, 9000);
    life_look(&life);
    assert_string_equal(seat_node(seat, "later", 0)->value, "not now");
    assert_null(seat_node(seat, "earlier", 0)->value);
    seat_choose(seat, "earlier", 0);
    assert_month(&life, "October 2026");
    seat_repeat(seat, ACTION_CONFIRM, 15);
    assert_month(&life, "October 2025");
    assert_string_equal(seat_node(seat, "earlier", 0)->value, "not now");
    seat_click(seat, "later", 0);
    seat_click(seat, "later", 0);
    assert_month(&life, "December 2025");
    seat_repeat(seat, ACTION_CONFIRM, 18);
    assert_month(&life, "November 2026");
    assert_selected(&life, "Sunday, 22 November 2026");
    life_close(&life);
}

static void test_two_heels_reach_everything(void **state)
{
    (void)state;
    struct life life;
    struct seat *seat = &life.seat;
    life_open_days(&life, 60, NULL, 0);
    life_look(&life);
    for (int range = TREND_RANGE_COUNT - 1; range >= 0; range--) {
        seat_choose(seat, "range", range);
        assert_int_equal(life_model(&life)->range, range);
        assert_true(seat_node(seat, "range", range)->selected);
    }
    seat_choose(seat, "lines", 0);
    assert_true(life_model(&life)->balance);
    seat_choose(seat, "lines", 0);
    assert_false(life_model(&life)->balance);
    seat_choose(seat, "shown", HISTORY_SESSIONS);
    assert_int_equal(life_model(&life)->shown, HISTORY_SESSIONS);
    for (int day = 0; day < 22; day++) {
        seat_walk_to(seat, "day", day);
        assert_int_equal(life_model(&life)->selected, life_model(&life)->month + day);
    }
    seat_choose(seat, "shown", HISTORY_BESTS);
    seat_choose(seat, "earlier", 0);
    assert_month(&life, "October 2026");
    assert_int_equal(history_model_place(life_model(&life), life_model(&life)->month), 3); /* on a Thursday */
    seat_walk_to(seat, "day", 4);
    assert_selected(&life, "Monday, 5 October 2026");
    seat_choose(seat, "later", 0);
    assert_selected(&life, "Sunday, 22 November 2026"); /* today, whatever was looked at */
    struct screen_next next = seat_choose(seat, "back", 0);
    assert_true(next.go && next.to == SCREEN_HOME);
    life_close(&life);
}

static void test_bests(void **state)
{
    (void)state;
    struct life life;
    struct seat *seat = &life.seat;
    life_open_days(&life, 3, NULL, 0);
    fixture_history(&life.fixture, 0, 31, 9876);
    struct session_record *level = life_last(&life);
    level->kind = SESSION_LEVEL;
    strcpy(level->title, "Slow Tide");
    fixture_history(&life.fixture, 0, 1, 9000);
    struct session_record *set = life_last(&life);
    set->kind = SESSION_QUICK;
    set->reps = set->counted = 100;
    set->steadiness_bp = 260;
    life_look(&life);
    const struct history_model *model = life_model(&life);
    static const struct {
        enum history_best_kind kind;
        int32_t ago; /* -1: of no day */
    } expected[] = {{BEST_OF_LEVEL, 31}, {BEST_SET, 1}, {BEST_DAILY, 2}, {BEST_OF_A_DAY, 1}, {BEST_ROW, -1}};
    assert_int_equal(model->best_count, 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(model->bests[i].kind, expected[i].kind);
        assert_int_equal(model->bests[i].day,
                         expected[i].ago < 0 ? HISTORY_NO_DAY : model->past.today - expected[i].ago);
    }
    seat_walk_to(seat, "best", 0);
    seat_expect_said(seat, "Slow Tide, 22 October 2026, 98.7 %, 1 of 4");
    seat_walk_to(seat, "best", 1);
    seat_expect_said(seat, "100 reps, 21 November 2026, steady, 3 % sway, 2 of 4");
    seat_walk_to(seat, "best", 2);
    seat_expect_said(seat, "Daily challenge, 20 November 2026, 90.0 %, 3 of 4");
    seat_walk_to(seat, "best", 3);
    seat_expect_said(seat, "Most in a day, 21 November 2026, 108 reps, 4 of 4");
    assert_false(seat_sees(seat, "best", 4)); /* the longest row is of no single day */
    seat_click(seat, "best", 0);
    assert_selected(&life, "Thursday, 22 October 2026");
    seat_expect_focus(seat, "day", 21);
    assert_int_equal(model->shown, HISTORY_SESSIONS);
    life_close(&life);
}

static void test_a_new_day(void **state)
{
    (void)state;
    struct life life;
    struct seat *seat = &life.seat;
    life_open_days(&life, 8, NULL, 0);
    life_look(&life);
    seat_choose(seat, "range", TREND_YEAR);
    seat_choose(seat, "lines", 0);
    life.fixture.player.today += 9; /* 1 December */
    assert_false(seat_pass(seat).go);
    assert_month(&life, "December 2026");
    assert_selected(&life, "Tuesday, 1 December 2026");
    assert_true(life_model(&life)->range == TREND_YEAR && life_model(&life)->balance);
    seat_expect_focus(seat, "lines", 0);
    assert_int_equal(life_model(&life)->past.streak.current, 0);
    life_close(&life);
}

/* What a day came to, and what became of the row. */
static void test_days_are_told(void **state)
{
    static const int32_t missed[] = {13, 12, 11};
    static const struct {
        int32_t ago;
        const char *said;
    } rows[] = {
        {21, "1 November, 8 reps · 1 session · 1 minute · daily done, selected"},
        {13, "9 November, a freeze kept your row, selected"},
        {12, "10 November, a freeze kept your row, selected"},
        {11, "11 November, a rest day, your row goes on, selected"},
        {0, "22 November, 8 reps · 1 session · 1 minute · the daily is still open, selected"},
    };
    (void)state;
    struct life life;
    life_open_days(&life, 40, missed, 3);
    int32_t rest = life.fixture.player.today - 11;
    life.fixture.player.profile.rest_days = malloc(sizeof rest);
    life.fixture.player.profile.rest_days[0] = rest;
    life.fixture.player.profile.rest_day_count = 1;
    life_last(&life)->kind = SESSION_LEVEL;
    life_look(&life);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        seat_walk_to(&life.seat, "day", 21 - rows[i].ago);
        seat_expect_said(&life.seat, rows[i].said);
    }
    life_close(&life);
}

/* All that is said from the door once around, but for most of the days. */
static void test_is_said(void **state)
{
    (void)state;
    struct life life;
    char walk[SAY_SIZE * 8];
    life_open(&life, 6, 2);
    life_look(&life);
    seat_walk(&life.seat, walk, sizeof walk);
    assert_string_equal(
        walk,
        "History. November 2026. 3 days in a row. best row 3 days. 3 days in all. Seven days in a row earn a freeze. "
        "Reps a day. 618 reps in all, 246 reps at most in a day. Accuracy and steadiness. Accuracy went from 76.2 % to "
        "77.3 %. Sway went from 12.8 % to 11.7 %. Longest row. 3 days. Month, tab, selected, 1 of 4\n"
        "3 months, tab, 2 of 4\n"
        "Year, tab, 3 of 4\n"
        "All, tab, 4 of 4\n"
        "Balance, link\n"
        "Bests, tab, selected, 1 of 2\n"
        "Day, tab, 2 of 2\n"
        "Changing Weather, 22 November 2026, 76.4 %, 1 of 6\n"
        "Second Heart, 21 November 2026, 77.3 %, 2 of 6\n"
        "100 reps, 21 November 2026, steady, 11 % sway, 3 of 6\n"
        "Daily challenge, 21 November 2026, 79.7 %, 4 of 6\n"
        "Most in a day, 20 November 2026, 246 reps, 5 of 6\n"
        "Slow Tide, 20 November 2026, 77.7 %, 6 of 6\n"
        "Back, link\n"
        "The month before, not now, link\n"
        "The month after, not now, link\n"
        "20 November, 246 reps · 2 sessions · 5 minutes · daily done, selected\n"
        "21 November, 164 reps · 2 sessions · 5 minutes · daily done, selected\n"
        "22 November, 208 reps · 2 sessions · 5 minutes · daily done, selected\n"
        "Month, tab, selected, 1 of 4\n");
    life_close(&life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_yet),
        cmocka_unit_test(test_a_month_of_days),
        cmocka_unit_test(test_two_freezes_in_a_month),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_months_turn_between_the_first_and_now),
        cmocka_unit_test(test_two_heels_reach_everything),
        cmocka_unit_test(test_bests),
        cmocka_unit_test(test_a_new_day),
        cmocka_unit_test(test_days_are_told),
        cmocka_unit_test(test_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
