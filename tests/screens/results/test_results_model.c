#include "check.h"
#include "files/commit_scripted.h"
#include "input/player.h"
#include "said.h"
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

static void open_model(struct fixture *fixture, struct results_model *model, struct play_outcome *outcome,
                       enum player_kind player)
{
    struct error error = {0};
    struct screen_next from = {.outcome = outcome};
    from.play =
        (struct play_request){.level = &fixture->levels.library.levels[0], .tempo_percent = 100, .player = (int)player};
    assert_true(results_model_init(model, &fixture->services, &from, &error));
}

static struct screen_next choose(struct results_model *model, enum results_verb verb)
{
    return results_model_choose(model, &(struct act){.verb = (int)verb});
}

static void test_what_it_came_to(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_false(model.is_best);
    assert_int_equal(model.cadence_rpm, 15);
    assert_said(model.day.row, "{count} day in a row [count=number 1]");
    ASSERT_FACTS(&model.day.note, "your first day");
    assert_int_equal(model.closeness[HEEL_LEFT].hits, 0);
    assert_false(results_model_shares(&model));
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
    assert_true(results_model_init(&model, &fixture.services, &from, &error));
    assert_int_equal(model.cadence_rpm, 8);
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
        const char *notes[3];
    } rows[] = {
        {12, 12, 13, 13, 8, true, true, PLAYER_YOU, {"up from {days} [days=number 12]", "a new best row"}},
        {12, 20, 13, 20, 8, true, true, PLAYER_YOU, {"up from {days} [days=number 12]"}},
        {0, 5, 1, 5, 8, true, true, PLAYER_YOU, {NULL}},
        {3, 5, 3, 5, 4, true, false, PLAYER_YOU, {"the day’s challenge keeps the row"}},
        {3, 5, 3, 5, 8, false, false, PLAYER_YOU, {"the day’s challenge keeps the row"}},
        {3, 5, 3, 5, 2, false, true, PLAYER_YOU, {NULL}},
        {3, 5, 3, 5, 8, true, true, PLAYER_PERFECT, {"the demo’s plays don’t count"}},
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
        assert_int_equal(model.day.row.count, rows[i].after_days);
        assert_facts(&model.day.note, rows[i].notes);
        results_model_reset(&model);
    }
    fixture_close(&fixture);
}

/* Only a whole level, at its own tempo or faster, by one's own feet. */
static void test_a_new_best(void **state)
{
    static const struct {
        int32_t before_bp, tempo_percent;
        bool finished;
        enum player_kind player;
        bool is_best;
    } rows[] = {{9639, 100, true, PLAYER_YOU, true},     {9640, 100, true, PLAYER_YOU, false},
                {-1, 100, true, PLAYER_YOU, false},      {9639, 110, true, PLAYER_YOU, true},
                {9639, 95, true, PLAYER_YOU, false},     {9639, 100, false, PLAYER_YOU, false},
                {9639, 100, true, PLAYER_PERFECT, false}};
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct results_model model;
        struct error error = {0};
        struct play_outcome outcome = an_outcome();
        outcome.best_before_bp = rows[i].before_bp;
        outcome.result.finished = rows[i].finished;
        struct screen_next from = {.outcome = &outcome};
        from.play = (struct play_request){
            .level = fixture_level(&fixture, 0), .tempo_percent = rows[i].tempo_percent, .player = (int)rows[i].player};
        assert_true(results_model_init(&model, &fixture.services, &from, &error));
        assert_int_equal(model.is_best, rows[i].is_best);
        results_model_reset(&model);
    }
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
    assert_said(model.form.dials[0].detail, "{percent} sway [percent=percent 4]");
    assert_int_equal(model.form.dials[1].value, 97);
    assert_said(model.form.dials[1].detail, "left {left} : {right} right [left=number 49, right=number 51]");
    assert_int_equal(model.form.dials[2].value, 88);
    assert_said(model.form.dials[2].detail, "{time} early [time=ms 12]");
    results_model_reset(&model);

    outcome.result.form = (struct form){.steadiness_bp = -1, .balance_left_bp = 0};
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    assert_int_equal(model.form.dial_count, 1); /* what can't be said is left out */
    assert_int_equal(model.form.dials[0].dial, DIAL_BALANCE);
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
    assert_int_equal(model.closeness[HEEL_LEFT].hits, 4);
    assert_int_equal(model.closeness[HEEL_LEFT].mean_us, -15000);
    assert_int_equal(model.closeness[HEEL_LEFT].spread_us, 10100);
    assert_int_equal(model.closeness[HEEL_RIGHT].hits, 0);
    assert_int_equal(model.histogram[HEEL_LEFT][11], 4);
    assert_int_equal(model.dot_count, 2);
    assert_true(model.dots[0].error > 0.099f && model.dots[0].error < 0.101f);
    assert_true(model.dots[1].error == -1.0f);
    assert_true(model.dots[0].at < model.dots[1].at);
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* Bins are 20 ms wide, the middle one about 0: those within 50 ms are five. */
static void test_how_near(void **state)
{
    (void)state;
    struct results_model model = {0};
    int32_t count;
    const int middle = SCORE_HISTOGRAM_BINS / 2;
    for (int away = -3; away <= 3; away++) {
        model.histogram[HEEL_LEFT][middle + away] = 1;
        model.histogram[HEEL_RIGHT][middle + away] = 10;
    }
    assert_int_equal(results_model_near(&model, 50000, &count), 55);
    assert_int_equal(count, 77);
    assert_int_equal(results_model_near(&model, 10000, &count), 11);
}

static void test_how_it_went_on(void **state)
{
    (void)state;
    struct chart_dot dots[13] = {{0}};
    int64_t first_us, last_us;
    struct results_model model = {.dots = dots, .dot_count = 13};
    for (int i = 0; i < 4; i++) {
        dots[i].error = 0.1f;
        dots[12 - i].error = i % 2 ? -0.3f : -0.1f;
    }
    assert_true(results_model_thirds(&model, &first_us, &last_us));
    assert_int_equal(first_us, 12000);
    assert_int_equal(last_us, -24000);
    model.dot_count = 11;
    assert_false(results_model_thirds(&model, &first_us, &last_us));
}

static void test_where_it_leads(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome = an_outcome();
    fixture_open(&fixture, &fixture_short, 1);
    open_model(&fixture, &model, &outcome, PLAYER_YOU);
    struct screen_next next = choose(&model, RESULTS_LEAVE);
    assert_true(next.go && next.to == SCREEN_HOME);
    next = choose(&model, RESULTS_AGAIN);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_ptr_equal(next.play.level, fixture_level(&fixture, 0));
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* Thirty reps, both edges late by so much. */
static void open_late(struct fixture *fixture, struct results_model *model, int64_t late_us, enum player_kind player)
{
    static struct rep_result reps[30];
    static struct play_outcome outcome;
    outcome = an_outcome();
    for (int i = 0; i < 30; i++)
        reps[i] = (struct rep_result){.judged = {true, true},
                                      .verdict = {VERDICT_PERFECT, VERDICT_GREAT},
                                      .error_us = {late_us + i % 3 * 1000 - 1000, late_us}};
    outcome.reps = reps;
    outcome.rep_count = 30;
    fixture_open(fixture, &fixture_short, 1);
    struct settings settings = fixture->preferences.now;
    settings.keyboard_lift_offset_ms = 5;
    settings.audio_offset_ms = 40;
    assert_true(preferences_change(&fixture->preferences, &settings, NULL));
    open_model(fixture, model, &outcome, player);
}

static void test_a_steady_bias_is_offered_never_applied_alone(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    const struct settings *now = &fixture.preferences.now;
    open_late(&fixture, &model, 22800, PLAYER_YOU);
    assert_int_equal(model.bias_us, 23000);
    assert_int_equal(now->keyboard_lift_offset_ms, 5);
    struct screen_next next = choose(&model, RESULTS_CORRECT);
    assert_false(next.go || next.quit);
    assert_int_equal(now->keyboard_lift_offset_ms, 28);
    assert_int_equal(now->keyboard_landing_offset_ms, 23);
    assert_int_equal(now->audio_offset_ms, 40);
    assert_int_equal(model.done, RESULTS_CORRECTED);
    assert_string_equal(next.focus, "back"); /* the button is gone: */
    assert_int_equal(model.bias_us, 0);      /* offered once */
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
        assert_int_equal(model.bias_us, 0);
        results_model_reset(&model);
        fixture_close(&fixture);
    }
}

static void test_going_on_waits_until_it_is_safe(void **state)
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
    assert_true(model.waited);
    assert_false(results_model_update(&model).go);
    assert_false(choose(&model, RESULTS_LEAVE).go); /* home */
    assert_false(results_model_update(&model).go);
    assert_true(results_model_waits(&model));
    commit_scripted_settle(&scripted);
    struct screen_next next = results_model_update(&model);
    assert_true(next.go);
    assert_int_equal(next.to, SCREEN_HOME);
    assert_string_equal(model.outcome->save_error.what, "");
    assert_false(results_model_waits(&model));
    assert_false(results_model_update(&model).go);
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_a_late_failure_stays(void **state)
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
    assert_false(choose(&model, RESULTS_LEAVE).go);
    commit_scripted_fail(&scripted, &why);
    assert_false(results_model_update(&model).go); /* to be read */
    assert_false(results_model_waits(&model));
    assert_false(model.outcome->saved);
    assert_string_equal(model.outcome->save_error.what, "keeps no more");
    commit_scripted_settle(&scripted);
    assert_false(results_model_update(&model).go); /* what was told holds */
    assert_string_equal(model.outcome->save_error.what, "keeps no more");
    assert_true(choose(&model, RESULTS_LEAVE).go);
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
    assert_false(choose(&model, RESULTS_LEAVE).go);
    assert_true(choose(&model, RESULTS_LEAVE).go);
    results_model_reset(&model);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_it_came_to),
                                       cmocka_unit_test(test_practice),
                                       cmocka_unit_test(test_notes),
                                       cmocka_unit_test(test_a_new_best),
                                       cmocka_unit_test(test_going_on_waits_until_it_is_safe),
                                       cmocka_unit_test(test_a_late_failure_stays),
                                       cmocka_unit_test(test_who_chooses_twice_goes),
                                       cmocka_unit_test(test_dials),
                                       cmocka_unit_test(test_charts),
                                       cmocka_unit_test(test_how_near),
                                       cmocka_unit_test(test_how_it_went_on),
                                       cmocka_unit_test(test_where_it_leads),
                                       cmocka_unit_test(test_a_steady_bias_is_offered_never_applied_alone),
                                       cmocka_unit_test(test_nothing_is_offered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
