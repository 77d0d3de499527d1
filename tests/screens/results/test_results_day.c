#include "check.h"
#include "input/player.h"
#include "play/played.h"
#include "said.h"
#include "screens/results/results_model.h"
#include "stage/fixture.h"

#define MINUTE_US INT64_C(60000000)
#define SUNDAY    20779 /* 2026-11-22, the fixture's today */

/* The player's challenge of the day, with which the row goes from one number of days to another. */
static struct play_outcome an_outcome(int32_t before, int32_t after)
{
    struct play_outcome outcome = {
        .best_before_bp = -1, .saved = true, .result = {.reps = 84, .counted = 84, .finished = true}};
    outcome.streak_before = (struct streak){.current = before, .best = 20};
    outcome.streak_after = (struct streak){.current = after, .best = 20, .today_done = after > before};
    outcome.record = (struct session_record){.day = SUNDAY,
                                             .player = "you",
                                             .tempo_percent = 100,
                                             .reps = 84,
                                             .counted = 84,
                                             .kind = SESSION_DAILY,
                                             .daily = SUNDAY,
                                             .tier = "steady"};
    return outcome;
}

/* The rows' notes; NULL ends them. */
static void assert_day(const struct player *player, const struct play_outcome *outcome, const char *const *note,
                       const char *first, const char *second)
{
    const struct play_request request = {.player = PLAYER_YOU};
    struct results_day day;
    results_day_init(&day, player, &request, outcome);
    assert_facts(&day.note, note);
    assert_int_equal(day.line_count, (first ? 1 : 0) + (second ? 1 : 0));
    if (first)
        assert_said(day.lines[0], first);
    if (second)
        assert_said(day.lines[1], second);
}
#define NOTE(...) ((const char *const[]){__VA_ARGS__, NULL})

#define UP "up from {days} [days=number 12]"

static void test_the_row(void **state)
{
    static const char freeze[] = "A freeze is earned: it keeps the row on a day you miss.";
    static const char enough[] = "That makes {count} minute today, and that is enough. [count=number 15]";
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    const struct player *player = &fixture.player;
    struct play_outcome outcome = an_outcome(12, 13);
    assert_day(player, &outcome, NOTE(UP), NULL, NULL);
    outcome.streak_after.best = 21;
    assert_day(player, &outcome, NOTE(UP, "a new best row"), NULL, NULL);
    outcome.streak_before.freezes = 1;
    outcome.streak_after.freezes = 2;
    assert_day(player, &outcome, NOTE(UP, "a new best row"), freeze, NULL);
    outcome.day_before = (struct day_totals){300, 15 * MINUTE_US - 1, 3};
    outcome.day_after = (struct day_totals){384, 15 * MINUTE_US, 4};
    assert_day(player, &outcome, NOTE(UP, "a new best row"), freeze, enough);
    outcome.day_before = outcome.day_after; /* said before */
    outcome.day_after.played_us += 3 * MINUTE_US;
    assert_day(player, &outcome, NOTE(UP, "a new best row"), freeze, NULL);
    outcome = an_outcome(0, 1);
    assert_day(player, &outcome, NOTE(NULL), NULL, NULL);
    fixture_close(&fixture);
}

static void test_why_it_does_not_grow(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_outcome outcome = an_outcome(3, 3);
    outcome.record.counted = 58;
    assert_day(&fixture.player, &outcome, NOTE("7 of 10 reps keep the row"), NULL, NULL);
    outcome.record.counted = 84;
    outcome.record.daily = SUNDAY - 1;
    assert_day(&fixture.player, &outcome, NOTE("a challenge keeps the row on its own day"), NULL, NULL);
    outcome.streak_after.today_done = true; /* nothing is missing */
    assert_day(&fixture.player, &outcome, NOTE(NULL), NULL, NULL);
    outcome.streak_after.today_done = false;
    outcome.record.daily = SUNDAY;
    outcome.record.tempo_percent = 80;
    assert_day(&fixture.player, &outcome, NOTE("at its own tempo it keeps the row"), NULL, NULL);
    outcome.record.kind = SESSION_QUICK;
    assert_day(&fixture.player, &outcome, NOTE("the day’s challenge keeps the row"), NULL, NULL);
    fixture_close(&fixture);
}

/* ---- a challenge played for real, and shared */

static char copied[WORDS_SIZE];

static bool copy(const char *utf8, struct error *error)
{
    (void)error;
    snprintf(copied, sizeof copied, "%s", utf8);
    return true;
}

static bool copy_nothing(const char *utf8, struct error *error)
{
    (void)utf8;
    error_set(error, "the clipboard", "can't be written to", "");
    return false;
}

/* Of what was played last, as the router keeps it. */
static struct play_outcome kept;

/* Plays the challenge to the moment, up to so many percent of it. */
static void play(struct fixture *fixture, struct results_model *model, const char *name, int percent)
{
    struct error error = {0};
    struct heel_events events = {0};
    const struct library_level *level = levels_make(&fixture->levels, name, &error);
    assert_non_null(level);
    assert_true(player_demo(PLAYER_PERFECT, &level->chart, 7, &events, &error));
    struct play_request request = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU};
    struct performance *played = played_begin(fixture, &request, NULL);
    int64_t until_us = level->chart.end_us * percent / 100;
    int32_t count = 0;
    while (count < events.count && events.events[count].t_us < until_us)
        count++;
    played_pass(played, events.events, count, until_us + (percent == 100 ? 1000000 : 0));
    performance_end(played);
    struct screen_next from = {.play = request, .outcome = &kept};
    play_outcome_move(&kept, performance_outcome(played));
    assert_string_equal(from.outcome->save_error.what, "");
    assert_true(results_model_init(model, &fixture->services, &from, &error));
    performance_destroy(played);
    heel_events_reset(&events);
}

static struct screen_next share(struct results_model *model)
{
    return results_model_choose(model, &(struct act){.verb = RESULTS_SHARE});
}

static void test_played_and_shared(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    fixture_open(&fixture, &fixture_short, 1);
    fixture.desk.copy_text = copy;
    play(&fixture, &model, "daily-2026-11-22-steady", 100);
    assert_said(model.day.row, "{count} day in a row [count=number 1]");
    ASSERT_FACTS(&model.day.note, "your first day");
    assert_true(model.outcome->day_after.reps > 100);
    assert_int_equal(model.outcome->day_before.reps, 0);
    assert_true(results_model_shares(&model));
    assert_string_equal(copied, "");
    struct screen_next next = share(&model);
    assert_false(next.go || next.quit);
    char said[WORDS_SIZE];
    snprintf(said, sizeof said, "Heelbeat daily 2026-11-22: 100 %%, %d of %d reps, streak 1 day",
             (int)model.outcome->result.reps, (int)model.outcome->result.reps);
    assert_string_equal(copied, said);
    assert_true(model.shared);
    assert_int_equal(model.done, RESULTS_SHARED);
    results_model_reset(&model);
    play_outcome_reset(&kept);
    fixture_close(&fixture);
}

static const char *told(const struct results_model *model, char buffer[WORDS_SIZE])
{
    return words_write(NULL, model->day.share, buffer, WORDS_SIZE);
}

/* The best counts, yesterday's is told with yesterday's row, and what wasn't done is not told at all. */
static void test_what_is_shared(void **state)
{
    char buffer[WORDS_SIZE];
    (void)state;
    struct fixture fixture;
    struct results_model model;
    fixture_open(&fixture, &fixture_short, 1);
    fixture.desk.copy_text = copy_nothing;
    play(&fixture, &model, "daily-2026-11-22-gentle", 50);
    assert_false(model.day.shares);
    ASSERT_FACTS(&model.day.note, "7 of 10 reps keep the row");
    assert_false(results_model_shares(&model));
    results_model_reset(&model);

    play(&fixture, &model, "daily-2026-11-22-gentle", 100);
    assert_non_null(strstr(told(&model, buffer), "2026-11-22, gentle: 100 %"));
    share(&model);
    assert_false(model.shared);
    assert_int_equal(model.done, RESULTS_NOTHING);
    assert_non_null(strstr(fixture.notices.line, "can't be written to"));
    results_model_reset(&model);

    play(&fixture, &model, "daily-2026-11-22-gentle", 50); /* worse than before */
    assert_non_null(strstr(told(&model, buffer), "2026-11-22, gentle: 100 %"));
    results_model_reset(&model);

    play(&fixture, &model, "daily-2026-11-21-gentle", 100);
    assert_non_null(strstr(told(&model, buffer), "2026-11-21, gentle: 100 %"));
    assert_null(strstr(buffer, "streak"));
    fixture.desk.copy_text = NULL;
    assert_false(results_model_shares(&model));
    results_model_reset(&model);
    play_outcome_reset(&kept);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_row), cmocka_unit_test(test_why_it_does_not_grow),
                                       cmocka_unit_test(test_played_and_shared), cmocka_unit_test(test_what_is_shared)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
