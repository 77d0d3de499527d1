#include "check.h"
#include "files/commit_scripted.h"
#include "input/player.h"
#include "screens/results/results_model.h"
#include "stage/fixture.h"

/* A performance of which single things are changed by each test. */
static struct play_outcome an_outcome(void)
{
    struct play_outcome outcome = {.best_before_bp = -1, .saved = true};
    outcome.result =
        (struct result){.reps = 8,
                        .judged = 8,
                        .counted = 8,
                        .accuracy_bp = 9640,
                        .max_combo = 6,
                        .finished = true,
                        .form = {.steadiness_bp = 400, .balance_left_bp = 4900, .pace_us = -12000, .paced = true}};
    outcome.streak_after = (struct streak){.current = 1, .best = 1, .today_done = true};
    return outcome;
}

static void open_model(struct fixture *fixture, struct results_model *model, const struct play_outcome *outcome,
                       enum player_kind player)
{
    struct error error = {0};
    struct screen_next from = {.outcome = outcome};
    from.play =
        (struct play_request){.level = &fixture->levels.library.levels[0], .tempo_percent = 100, .player = (int)player};
    assert_true(
        results_model_init(model, &fixture->player, &fixture->feet, &fixture->desk, &fixture->notices, &from, &error));
}

static void test_words(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_string_equal(model.accuracy, "96.4 %");
    assert_string_equal(model.accuracy_note, "");
    assert_string_equal(model.counts, "8 of 8 reps · best run 6 · 15 reps a minute");
    assert_string_equal(model.day.streak, "1 day in a row");
    assert_string_equal(model.day.note, "your first day");
    assert_string_equal(model.trouble, "");
    assert_string_equal(model.closeness[HEEL_LEFT], "");
    assert_int_equal(model.dot_count, 0);
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* Nobody plays ten minutes of one part: what was done is told, and the timeline ends where the player did. */
static void test_practice(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct error error = {0};
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    const struct library_level *level = levels_make(&fixture.levels, "practice-2-short", &error);
    assert_non_null(level);
    outcome.rep_count = level->chart.rep_count;
    outcome.reps = calloc((size_t)outcome.rep_count, sizeof *outcome.reps);
    assert_non_null(outcome.reps);
    for (int i = 0; i < 8; i++)
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            outcome.reps[i].judged[edge] = true;
            outcome.reps[i].verdict[edge] = VERDICT_GREAT;
        }
    outcome.result.reps = level->chart.rep_count;
    outcome.result.finished = false;
    outcome.result.played_us = level->chart.reps[7].landing_us * 2; /* at half the tempo */
    struct screen_next from = {.outcome = &outcome,
                               .play = {.level = level, .tempo_percent = 50, .player = PLAYER_YOU}};
    assert_true(
        results_model_init(&model, &fixture.player, &fixture.feet, &fixture.desk, &fixture.notices, &from, &error));
    assert_string_equal(model.counts, "8 reps of practice · best run 6 · 8 reps a minute");
    assert_int_equal(model.dot_count, 8);
    assert_true(model.dots[7].at > 0.75f && model.dots[7].at < 1.0f);
    results_model_reset(&model);
    free(outcome.reps);
    fixture_close(&fixture);
}

static void test_notes(void **state)
{
    static const struct {
        int32_t before_days, before_best, after_days, after_best, counted;
        bool finished, done;
        enum player_kind player;
        const char *streak, *note;
    } rows[] = {
        {12, 12, 13, 13, 8, true, true, PLAYER_YOU, "13 days in a row", "up from 12 · a new best row"},
        {12, 20, 13, 20, 8, true, true, PLAYER_YOU, "13 days in a row", "up from 12"},
        {0, 5, 1, 5, 8, true, true, PLAYER_YOU, "1 day in a row", ""},
        {3, 5, 3, 5, 4, true, false, PLAYER_YOU, "3 days in a row", "the day’s challenge keeps the row"},
        {3, 5, 3, 5, 8, false, false, PLAYER_YOU, "3 days in a row", "the day’s challenge keeps the row"},
        {3, 5, 3, 5, 2, false, true, PLAYER_YOU, "3 days in a row", ""},
        {3, 5, 3, 5, 8, true, true, PLAYER_PERFECT, "3 days in a row", "the demo’s plays don’t count"},
    };
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct results_model model;
        struct play_outcome outcome = an_outcome();
        outcome.result.finished = rows[i].finished;
        outcome.result.counted = rows[i].counted;
        outcome.streak_before = (struct streak){.current = rows[i].before_days, .best = rows[i].before_best};
        outcome.streak_after =
            (struct streak){.current = rows[i].after_days, .best = rows[i].after_best, .today_done = rows[i].done};
        open_model(&fixture, &model, &outcome, rows[i].player);
        assert_string_equal(model.day.streak, rows[i].streak);
        assert_string_equal(model.day.note, rows[i].note);
        results_model_reset(&model);
    }
    fixture_close(&fixture);
}

static void test_a_new_best_is_told(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    outcome.best_before_bp = 9639;
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_string_equal(model.accuracy_note, "your best so far");
    results_model_reset(&model);
    outcome.best_before_bp = 9640;
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_string_equal(model.accuracy_note, "");
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_trouble_is_told(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    outcome.saved = false;
    error_set(&outcome.save_error, "sessions", "the disk is full", "free some space");
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_string_equal(model.trouble, "This session could not be saved: sessions: the disk is full; free some space");
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_dials(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_int_equal(model.form.dial_count, 3);
    assert_int_equal(model.form.dials[0].value, 92);
    assert_string_equal(model.form.dials[0].detail, "4 % sway");
    assert_int_equal(model.form.dials[1].value, 97);
    assert_string_equal(model.form.dials[1].detail, "left 49 : 51 right");
    assert_int_equal(model.form.dials[2].value, 88);
    assert_string_equal(model.form.dials[2].detail, "12 ms early");
    results_model_reset(&model);

    outcome.result.form = (struct form){.steadiness_bp = -1, .balance_left_bp = 0};
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_int_equal(model.form.dial_count, 1); /* what can't be said is left out */
    assert_string_equal(model.form.dials[0].name, "Balance");
    assert_int_equal(model.form.dials[0].value, 0);
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_charts(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    struct rep_result reps[8] = {{.judged = {true, true},
                                  .verdict = {VERDICT_PERFECT, VERDICT_GREAT},
                                  .error_us = {-50000, 74000}}, /* mean 12 ms late: a tenth of the way */
                                 {.judged = {true, true}},
                                 {.judged = {true}, .verdict = {VERDICT_GOOD}, .error_us = {-300000}}};
    fixture_open(&fixture, &fixture_short, 1);
    outcome.reps = reps;
    outcome.rep_count = 8;
    struct heel_stats *left = &outcome.result.heels[HEEL_LEFT];
    left->edges[EDGE_LIFT] = (struct edge_stats){.verdicts = {0, 0, 0, 3}, .mean_us = -20000, .sd_us = 6000};
    left->edges[EDGE_LANDING] = (struct edge_stats){.verdicts = {5, 0, 0, 1}, .mean_us = 0, .sd_us = 0};
    left->edges[EDGE_LIFT].histogram[11] = 3;
    left->edges[EDGE_LANDING].histogram[11] = 1;
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    /* Of -20 (three times, spread 6) and 0: mean -15; variance 3/4 (36 + 400) - 225 = 102. */
    assert_string_equal(model.closeness[HEEL_LEFT], "Left  \u221215 ms ± 10 ms");
    assert_string_equal(model.closeness[HEEL_RIGHT], "");
    assert_int_equal(model.histogram[HEEL_LEFT][11], 4);
    assert_int_equal(model.dot_count, 2);
    assert_true(model.dots[0].error > 0.099f && model.dots[0].error < 0.101f);
    assert_true(model.dots[1].error == -1.0f);
    assert_true(model.dots[0].at < model.dots[1].at);
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_where_it_leads(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    struct screen_next next = results_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_HOME);
    next = results_model_action(&model, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    results_model_action(&model, ACTION_NEXT);
    next = results_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_ptr_equal(next.play.level, &fixture.levels.library.levels[0]);
    results_model_action(&model, ACTION_NEXT);
    assert_int_equal(model.focus, RESULTS_HOME);
    results_model_action(&model, ACTION_RIGHT);
    assert_int_equal(model.focus, RESULTS_AGAIN);
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* Thirty reps, both edges late by so much. */
static void open_late(struct fixture *fixture, struct results_model *model, int64_t late_us, enum player_kind player)
{
    static struct rep_result reps[30];
    struct play_outcome outcome = an_outcome();
    for (int i = 0; i < 30; i++)
        reps[i] = (struct rep_result){.judged = {true, true},
                                      .verdict = {VERDICT_PERFECT, VERDICT_GREAT},
                                      .error_us = {late_us + i % 3 * 1000 - 1000, late_us}};
    outcome.reps = reps;
    outcome.rep_count = 30;
    fixture_open(fixture, &fixture_short, 1);
    fixture->preferences.now.keyboard_lift_offset_ms = 5;
    fixture->preferences.now.audio_offset_ms = 40;
    open_model(fixture, model, &outcome, player);
}

static void test_a_steady_bias_is_offered_never_applied_alone(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    const struct settings *now = &fixture.preferences.now;
    open_late(&fixture, &model, 22800, PLAYER_YOU);
    assert_int_equal(model.bias_ms, 23);
    assert_string_equal(model.bias_button, "Correct by 23 ms");
    assert_int_equal(strncmp(model.bias_words, "You were 23 ms late all along", 29), 0);
    assert_int_equal(model.focus, RESULTS_HOME);
    assert_int_equal(now->keyboard_lift_offset_ms, 5);
    results_model_action(&model, ACTION_RIGHT);
    results_model_action(&model, ACTION_RIGHT);
    results_model_action(&model, ACTION_RIGHT);
    assert_int_equal(model.focus, RESULTS_CORRECT);
    assert_int_equal(now->keyboard_lift_offset_ms, 5);
    struct screen_next next = results_model_action(&model, ACTION_CONFIRM);
    assert_false(next.go || next.quit);
    assert_int_equal(now->keyboard_lift_offset_ms, 28);
    assert_int_equal(now->keyboard_landing_offset_ms, 23);
    assert_int_equal(now->audio_offset_ms, 40);
    assert_int_equal(model.focus, RESULTS_HOME);
    results_model_action(&model, ACTION_NEXT);
    results_model_action(&model, ACTION_NEXT);
    assert_int_equal(model.focus, RESULTS_HOME); /* offered once */
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_nothing_is_offered(void **state)
{
    static const struct {
        int64_t late_us;
        enum player_kind player;
    } rows[] = {{9000, PLAYER_YOU}, {-14000, PLAYER_YOU}, {40000, PLAYER_HUMAN}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture fixture;
        struct results_model model;
        open_late(&fixture, &model, rows[i].late_us, rows[i].player);
        assert_int_equal(model.bias_ms, 0);
        assert_string_equal(model.bias_words, "");
        results_model_action(&model, ACTION_RIGHT);
        results_model_action(&model, ACTION_RIGHT);
        assert_int_equal(model.focus, RESULTS_AGAIN);
        results_model_reset(&model);
        fixture_close(&fixture);
    }
}

/* Nothing says saved, and going on waits, until it is. */
static void test_saved_is_said_once_it_is_safe(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct commit_scripted scripted;
    struct play_outcome outcome = an_outcome();
    commit_scripted_init(&scripted);
    play_outcome_commit(&outcome, &scripted.commits);
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_true(results_model_waits(&model));
    assert_string_equal(model.saving, "Saving. Stay a moment.");
    assert_false(results_model_update(&model).go);
    assert_false(results_model_action(&model, ACTION_CONFIRM).go); /* home */
    assert_false(results_model_update(&model).go);
    assert_string_equal(model.saving, "Saving. Stay a moment.");
    commit_scripted_settle(&scripted);
    struct screen_next next = results_model_update(&model);
    assert_true(next.go);
    assert_int_equal(next.to, SCREEN_HOME);
    assert_string_equal(model.saving, "Saved.");
    assert_string_equal(model.trouble, "");
    assert_false(results_model_waits(&model));
    assert_false(results_model_update(&model).go);
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_a_late_failure_is_told_and_stays(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct commit_scripted scripted;
    struct play_outcome outcome = an_outcome();
    struct error why;
    error_set(&why, "the browser", "keeps no more", "free some space");
    commit_scripted_init(&scripted);
    play_outcome_commit(&outcome, &scripted.commits);
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_false(results_model_action(&model, ACTION_BACK).go);
    commit_scripted_fail(&scripted, &why);
    assert_false(results_model_update(&model).go); /* to be read */
    assert_false(results_model_waits(&model));
    assert_false(model.outcome.saved);
    assert_string_equal(model.saving, "");
    assert_non_null(strstr(model.trouble, "This session could not be saved"));
    assert_non_null(strstr(model.trouble, "keeps no more"));
    commit_scripted_settle(&scripted);
    assert_false(results_model_update(&model).go); /* what was told holds */
    assert_string_equal(model.saving, "");
    assert_true(results_model_action(&model, ACTION_BACK).go);
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* An answer that never comes holds nobody. */
static void test_who_chooses_twice_goes(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct commit_scripted scripted;
    struct play_outcome outcome = an_outcome();
    commit_scripted_init(&scripted);
    play_outcome_commit(&outcome, &scripted.commits);
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_false(results_model_action(&model, ACTION_BACK).go);
    assert_true(results_model_action(&model, ACTION_BACK).go);
    results_model_reset(&model);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_practice),
                                       cmocka_unit_test(test_notes),
                                       cmocka_unit_test(test_a_new_best_is_told),
                                       cmocka_unit_test(test_trouble_is_told),
                                       cmocka_unit_test(test_saved_is_said_once_it_is_safe),
                                       cmocka_unit_test(test_a_late_failure_is_told_and_stays),
                                       cmocka_unit_test(test_who_chooses_twice_goes),
                                       cmocka_unit_test(test_dials),
                                       cmocka_unit_test(test_charts),
                                       cmocka_unit_test(test_where_it_leads),
                                       cmocka_unit_test(test_a_steady_bias_is_offered_never_applied_alone),
                                       cmocka_unit_test(test_nothing_is_offered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
