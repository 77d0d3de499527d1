#include "check.h"
#include "screens/history/history_words.h"
#include "stage/fixture.h"

/* The fixture's today is Sunday 22 November 2026. */
static int32_t today_of(const struct fixture *fixture)
{
    return fixture->player.today;
}

static struct session_record *last(struct fixture *fixture)
{
    return &fixture->player.history.records[fixture->player.history.count - 1];
}

static void open_model(struct history_model *model, struct fixture *fixture)
{
    struct error error;
    assert_true(history_model_init(model, &fixture->player, &fixture->notices, &error));
}

/* Daily for days, but for some that were missed. */
static void play_days(struct fixture *fixture, int32_t days, const int32_t *missed, int count)
{
    for (int32_t ago = days - 1; ago >= 0; ago--) {
        bool plays = true;
        for (int i = 0; i < count; i++)
            plays = plays && ago != missed[i];
        if (plays)
            fixture_history(fixture, 0, ago, 9000);
    }
}

static void act(struct history_model *model, const char *letters)
{
    static const char keys[ACTION_COUNT + 1] = "lrudnpcb";
    for (; *letters; letters++) {
        struct screen_next next = history_model_action(model, (enum action)(strchr(keys, *letters) - keys));
        assert_false(next.go || next.quit);
    }
}

static void assert_month(const struct history_model *model, const char *expected)
{
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    history_month_words(&text, model->month);
    assert_string_equal(buffer, expected);
}

static void assert_selected(const struct history_model *model, const char *expected)
{
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    history_date_words(&text, model->selected);
    assert_string_equal(buffer, expected);
    assert_in_range(model->selected - model->month, 0, model->month_days - 1);
}

static void test_nothing_yet(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&model, &fixture);
    assert_month(&model, "November 2026");
    assert_int_equal(model.month_days, 30);
    assert_int_equal(model.card_count, 0);
    assert_int_equal(model.most_span_reps, 0);
    assert_false(history_model_has_month(&model, -1) || history_model_has_month(&model, 1));
    act(&model, "nnnnnnnncccccclrudlrud"); /* nothing breaks, nowhere to go */
    assert_month(&model, "November 2026");
    struct screen_next next = history_model_action(&model, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    history_model_reset(&model);
    fixture_close(&fixture);
}

static void test_a_month_of_days(void **state)
{
    static const int32_t missed[] = {13};
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    play_days(&fixture, 22, missed, 1);
    fixture_history(&fixture, 0, 0, 8000);
    open_model(&model, &fixture);
    assert_int_equal(history_model_place(&model, model.month), 6); /* November 2026 begins on a Sunday */
    assert_int_equal(model.cells[8].mark, STREAK_DAY_FROZEN);
    assert_int_equal(model.cells[8].reps, 0);
    assert_int_equal(model.frozen, 1);
    assert_int_equal(model.cells[0].mark, STREAK_DAY_DONE);
    assert_int_equal(model.cells[21].reps, 2 * last(&fixture)->counted);
    assert_int_equal(model.most_reps, 2 * last(&fixture)->counted);
    assert_int_equal(model.cells[22].mark, STREAK_DAY_OPEN);
    assert_int_equal(model.span_count, 30);
    assert_int_equal(model.spans[21].sums.sessions, 2);
    assert_int_equal(model.bp[TREND_ACCURACY][21], 8500);
    assert_int_equal(model.bp[TREND_ACCURACY][8], -1);
    assert_int_equal(model.running[TREND_ACCURACY][21], 8833); /* of five days, the last one twice */
    history_model_reset(&model);
    fixture_close(&fixture);
}

static void test_two_freezes_in_a_month(void **state)
{
    static const int32_t missed[] = {13, 2};
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    play_days(&fixture, 40, missed, 2);
    open_model(&model, &fixture);
    assert_int_equal(model.frozen, 2);
    assert_int_equal(model.last_frozen[0], model.month + 19);
    assert_int_equal(model.last_frozen[1], model.month + 8);
    history_model_reset(&model);
    fixture_close(&fixture);
}

static void test_keys_walk_through_the_days(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    play_days(&fixture, 60, NULL, 0); /* from 24 September on */
    open_model(&model, &fixture);
    assert_int_equal(model.focus, HISTORY_RANGE);
    act(&model, "l");
    assert_int_equal(model.focus, HISTORY_DAYS);
    assert_selected(&model, "Sunday 22 November 2026");
    assert_int_equal(model.count_of_selected, 1);
    act(&model, "ll");
    assert_selected(&model, "Friday 20 November 2026");
    act(&model, "uuu");
    assert_int_equal(model.focus, HISTORY_DAYS);
    assert_selected(&model, "Friday 30 October 2026"); /* the row above, in the month before */
    act(&model, "uuuuu");
    assert_int_equal(model.focus, HISTORY_EARLIER);
    assert_selected(&model, "Friday 2 October 2026");
    act(&model, "dlll");
    assert_selected(&model, "Tuesday 29 September 2026");
    act(&model, "uuuuu"); /* September is the first */
    assert_int_equal(model.focus, HISTORY_EARLIER);
    assert_selected(&model, "Tuesday 1 September 2026");
    act(&model, "dl");
    assert_selected(&model, "Tuesday 1 September 2026");
    act(&model, "rrrrr");
    assert_selected(&model, "Sunday 6 September 2026");
    act(&model, "r");
    assert_int_equal(model.focus, HISTORY_RANGE); /* right of a Sunday */
    history_model_reset(&model);
    fixture_close(&fixture);
}

static void test_months_turn_between_the_first_and_now(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    fixture_history(&fixture, 0, 400, 9000);
    open_model(&model, &fixture);
    act(&model, "lu"); /* the days, a row up */
    act(&model, "uuuuu");
    assert_int_equal(model.focus, HISTORY_EARLIER);
    act(&model, "c");
    assert_month(&model, "October 2026");
    act(&model, "ccccccccccccccc");
    assert_month(&model, "October 2025");
    act(&model, "r");
    assert_int_equal(model.focus, HISTORY_LATER);
    act(&model, "cc");
    assert_month(&model, "December 2025");
    act(&model, "cccccccccccccccccc");
    assert_month(&model, "November 2026");
    assert_selected(&model, "Sunday 22 November 2026");
    history_model_reset(&model);
    fixture_close(&fixture);
}

/* Two heels have next, choose and back alone. */
static void test_two_heels_reach_everything(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    play_days(&fixture, 60, NULL, 0);
    open_model(&model, &fixture);
    bool seen[HISTORY_ITEM_COUNT] = {false};
    for (int i = 0; i < HISTORY_ITEM_COUNT; i++) {
        seen[model.focus] = true;
        act(&model, "n");
    }
    for (int i = 0; i < HISTORY_ITEM_COUNT; i++)
        assert_true(seen[i]);
    assert_int_equal(model.focus, HISTORY_RANGE);
    for (int i = 1; i <= TREND_RANGE_COUNT; i++) {
        act(&model, "c");
        assert_int_equal(model.range, i % TREND_RANGE_COUNT);
    }
    act(&model, "nc");
    assert_true(model.balance);
    act(&model, "nn");
    assert_int_equal(model.focus, HISTORY_DAYS);
    act(&model, "c");
    assert_true(model.walking);
    bool days[30] = {false};
    for (int i = 0; i < 30; i++) {
        days[model.selected - model.month] = true;
        act(&model, "n");
        assert_int_equal(model.focus, HISTORY_DAYS);
    }
    for (int i = 0; i < 30; i++)
        assert_true(days[i]);
    act(&model, "b");
    assert_false(model.walking);
    assert_int_equal(model.focus, HISTORY_DAYS);
    act(&model, "cr"); /* an arrow out of the days ends the walk, too */
    assert_true(model.focus == HISTORY_RANGE && !model.walking);
    act(&model, "lccn");
    assert_int_equal(model.focus, HISTORY_EARLIER);
    act(&model, "c");
    assert_month(&model, "October 2026");
    assert_true(history_model_action(&model, ACTION_BACK).go);
    history_model_reset(&model);
    fixture_close(&fixture);
}

static void test_arrows_on_range_and_bests(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    play_days(&fixture, 8, NULL, 0);
    for (int i = 0; i < 5; i++) {
        fixture_history(&fixture, 0, 0, 9100);
        last(&fixture)->kind[0] = 0;
        last(&fixture)->level_hash += (uint64_t)i + 1;
    }
    open_model(&model, &fixture);
    assert_int_equal(model.card_count, 8); /* five levels, the daily, the most in a day, the longest row */
    act(&model, "rrr");
    assert_int_equal(model.range, TREND_ALL);
    act(&model, "r");
    assert_true(model.range == TREND_ALL && model.focus == HISTORY_RANGE);
    act(&model, "lll");
    assert_int_equal(model.range, TREND_MONTH);
    act(&model, "dd");
    assert_int_equal(model.focus, HISTORY_BESTS);
    act(&model, "rr");
    assert_int_equal(model.first_card, 6);
    act(&model, "r");
    assert_int_equal(model.first_card, 6);
    act(&model, "c");
    assert_int_equal(model.first_card, 0);
    act(&model, "l");
    assert_int_equal(model.focus, HISTORY_DAYS);
    history_model_reset(&model);
    fixture_close(&fixture);
}

static void test_cards_say_the_bests(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    play_days(&fixture, 3, NULL, 0);
    fixture_history(&fixture, 0, 1, 9876);
    struct session_record *level = last(&fixture);
    level->kind[0] = 0;
    strcpy(level->title, "Slow Tide");
    fixture_history(&fixture, 0, 1, 9000);
    struct session_record *set = last(&fixture);
    strcpy(set->kind, "quick");
    set->reps = set->counted = 100;
    set->steadiness_bp = 260;
    open_model(&model, &fixture);
    static const struct {
        const char *title, *value, *date;
    } expected[] = {{"Slow Tide", "98.7 %", "21 Nov 2026"},
                    {"100 reps", "steady, 3 % sway", "21 Nov 2026"},
                    {"Daily challenge", "90 %", "20 Nov 2026"},
                    {"Most in a day", "116 reps", "21 Nov 2026"},
                    {"Longest row", "3 days", ""}};
    assert_int_equal(model.card_count, 5);
    for (int i = 0; i < 5; i++) {
        assert_string_equal(model.cards[i].title, expected[i].title);
        if (i != 2 && i != 3)
            assert_string_equal(model.cards[i].value, expected[i].value);
        assert_string_equal(model.cards[i].date, expected[i].date);
    }
    assert_string_equal(model.cards[2].value, "90.0 %");
    history_model_reset(&model);
    fixture_close(&fixture);
}

static void test_a_new_day(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    fixture_open(&fixture, &fixture_short, 1);
    play_days(&fixture, 8, NULL, 0);
    open_model(&model, &fixture);
    act(&model, "ccnc");
    fixture.player.today += 9; /* 1 December */
    history_model_update(&model);
    assert_month(&model, "December 2026");
    assert_selected(&model, "Tuesday 1 December 2026");
    assert_true(model.range == TREND_YEAR && model.balance && model.focus == HISTORY_LINES);
    assert_int_equal(model.past.streak.current, 0);
    history_model_reset(&model);
    fixture_close(&fixture);
}

/* ---- words */

static void test_freeze_words(void **state)
{
    static const struct {
        int32_t frozen, first, second, kept;
        const char *words;
    } rows[] = {
        {0, 0, 0, 0, "Seven days in a row earn a freeze."},
        {0, 0, 0, 1, "One freeze is kept."},
        {0, 0, 0, 2, "Two freezes are kept."},
        {1, 9, 0, 1, "One freeze was spent on the 9th. One is kept."},
        {1, 1, 0, 0, "One freeze was spent on the 1st. None is kept."},
        {2, 12, 2, 0, "Two freezes were spent, on the 2nd and the 12th. None is kept."},
        {3, 23, 22, 2, "3 freezes were spent, the last on the 23rd. Two are kept."},
        {4, 30, 21, 2, "4 freezes were spent, the last on the 30th. Two are kept."},
    };
    static struct history_model model;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[WORDS_SIZE];
        struct text text;
        const int32_t november = 20757;
        model.frozen = rows[i].frozen;
        model.last_frozen[0] = november + rows[i].first;
        model.last_frozen[1] = november + rows[i].second;
        model.past.streak.freezes = rows[i].kept;
        text_init(&text, buffer, sizeof buffer);
        history_freeze_words(&text, &model);
        assert_string_equal(buffer, rows[i].words);
    }
}

static void test_window_words(void **state)
{
    static const struct {
        enum trend_range range;
        const char *words;
    } rows[] = {{TREND_MONTH, "November 2026"},
                {TREND_THREE_MONTHS, "September to November 2026"},
                {TREND_YEAR, "December 2025 to November 2026"},
                {TREND_ALL, "October to November 2026"}};
    const struct trends none = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[WORDS_SIZE];
        struct text text;
        struct trend_window window = trends_window(&none, rows[i].range, 20779, 20779);
        text_init(&text, buffer, sizeof buffer);
        history_window_words(&text, &window);
        assert_string_equal(buffer, rows[i].words);
    }
}

static void test_session_words(void **state)
{
    struct session_record record = {.level = "slow-tide",
                                    .title = "Slow Tide",
                                    .tempo_percent = 100,
                                    .reps = 84,
                                    .counted = 83,
                                    .accuracy_bp = 9640,
                                    .played_us = 180000000,
                                    .finished = true};
    char buffer[WORDS_SIZE];
    struct text text;
    (void)state;
    text_init(&text, buffer, sizeof buffer);
    history_session_words(&text, &record);
    assert_string_equal(buffer, "Slow Tide: 96.4 %, 83 of 84 reps, 3 minutes");
    strcpy(record.kind, "practice");
    record.tempo_percent = 80;
    record.finished = false;
    record.counted = 1;
    text_init(&text, buffer, sizeof buffer);
    history_session_words(&text, &record);
    assert_string_equal(buffer, "Slow Tide (practice): 1 rep, 3 minutes at 80 % tempo, not to the end");
    strcpy(record.kind, "daily");
    record.title[0] = 0;
    record.tempo_percent = 100;
    record.finished = true;
    text_init(&text, buffer, sizeof buffer);
    history_session_words(&text, &record);
    assert_string_equal(buffer, "slow-tide (daily): 96.4 %, 1 of 84 reps, 3 minutes");
}

static void test_day_words(void **state)
{
    static const int32_t missed[] = {13, 12, 11};
    static const struct {
        int32_t ago;
        const char *words;
    } rows[] = {
        {21, "8 reps in 1 session, 1 minute · daily done"},
        {13, "a freeze kept your row"},
        {12, "a freeze kept your row"},
        {11, "a rest day, your row goes on"},
        {0, "8 reps in 1 session, 1 minute · the daily is still open"},
        {-1, "still to come"},
    };
    struct fixture fixture;
    struct history_model model;
    (void)state;
    fixture_open(&fixture, &fixture_short, 1);
    int32_t rest = today_of(&fixture) - 11;
    fixture.player.profile.rest_days = malloc(sizeof rest);
    fixture.player.profile.rest_days[0] = rest;
    fixture.player.profile.rest_day_count = 1;
    play_days(&fixture, 40, missed, 3);
    last(&fixture)->kind[0] = 0;
    open_model(&model, &fixture);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[WORDS_SIZE];
        struct text text;
        model.selected = today_of(&fixture) - rows[i].ago;
        text_init(&text, buffer, sizeof buffer);
        history_day_words(&text, &model);
        assert_string_equal(buffer, rows[i].words);
    }
    history_model_reset(&model);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_yet),
        cmocka_unit_test(test_a_month_of_days),
        cmocka_unit_test(test_two_freezes_in_a_month),
        cmocka_unit_test(test_keys_walk_through_the_days),
        cmocka_unit_test(test_months_turn_between_the_first_and_now),
        cmocka_unit_test(test_two_heels_reach_everything),
        cmocka_unit_test(test_arrows_on_range_and_bests),
        cmocka_unit_test(test_cards_say_the_bests),
        cmocka_unit_test(test_a_new_day),
        cmocka_unit_test(test_freeze_words),
        cmocka_unit_test(test_window_words),
        cmocka_unit_test(test_session_words),
        cmocka_unit_test(test_day_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
