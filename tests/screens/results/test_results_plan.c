/* What the results offer for the plan, and what becomes of it. */
#include "check.h"
#include "input/player.h"
#include "said.h"
#include "screens/results/results_model.h"
#include "stage/fixture.h"
#include "words/plan.h"

#define REPS 30

/* Three sessions that earn a longer plan, the last of them just played with these reps. */
static void open_results_of(struct fixture *fixture, struct results_model *model, struct play_outcome *outcome,
                            enum player_kind player, struct rep_result *reps)
{
    struct error error = {0};
    fixture_open(fixture, &fixture_short, 1);
    for (int32_t ago = 2; ago >= 0; ago--) {
        fixture_history(fixture, 0, ago, 9000);
        fixture->player.history.records[2 - ago].played_us = 120000000;
    }
    *outcome = (struct play_outcome){.best_before_bp = -1, .saved = true, .record = fixture->player.history.records[2]};
    outcome->result = (struct result){.reps = 8, .counted = 8, .finished = true};
    outcome->reps = reps;
    outcome->rep_count = reps ? REPS : 0;
    struct screen_next from = {.outcome = outcome};
    from.play = (struct play_request){.level = &fixture->levels.library.levels[0], .player = (int)player};
    assert_true(results_model_init(model, &fixture->services, &from, &error));
}

static void open_results(struct fixture *fixture, struct results_model *model, struct play_outcome *outcome,
                         enum player_kind player)
{
    open_results_of(fixture, model, outcome, player, NULL);
}

static struct profile on_disk(const struct fixture *fixture)
{
    struct profile profile;
    struct error error = {0};
    assert_true(profile_load(fixture->paths.data, fixture->player.profile.name, &profile, &error));
    return profile;
}

static bool is_offered(const struct results_model *model)
{
    return model->plan.hint.step != PLAN_STAY;
}

static struct screen_next choose(struct results_model *model, enum results_verb verb)
{
    return results_model_choose(model, &(struct act){.verb = (int)verb});
}

static void test_taken(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome;
    open_results(&fixture, &model, &outcome, PLAYER_YOU);
    assert_true(is_offered(&model));
    assert_said(words_plan_take(&model.plan.hint), "Step up to {count} minute [count=number 3]");
    struct screen_next next = choose(&model, RESULTS_PLAN);
    assert_false(next.go);
    assert_string_equal(next.focus, "back"); /* the button is gone */
    assert_int_equal(model.done, RESULTS_PLANNED);
    assert_int_equal(model.plan.taken.step, PLAN_LONGER);
    assert_int_equal(model.plan.taken.to.minutes, 3);
    assert_false(is_offered(&model));
    next = choose(&model, RESULTS_LEAVE);
    assert_true(next.go && next.to == SCREEN_HOME);
    struct profile kept = on_disk(&fixture);
    assert_int_equal(kept.plan_minutes, 3);
    assert_string_equal(kept.plan_changed, "2026-11-22");
    assert_string_equal(kept.plan_asked, ""); /* it wasn't declined */
    profile_reset(&kept);
    results_model_reset(&model);
    fixture_close(&fixture);
}

static void test_left(void **state)
{
    static const struct {
        enum results_verb verb;
        enum screen_id to;
    } rows[] = {{RESULTS_LEAVE, SCREEN_HOME}, {RESULTS_AGAIN, SCREEN_PLAY}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct results_model model;
        struct play_outcome outcome;
        open_results(&fixture, &model, &outcome, PLAYER_YOU);
        struct screen_next next = choose(&model, rows[i].verb);
        assert_true(next.go && next.to == rows[i].to);
        assert_ptr_equal(next.play.level, rows[i].to == SCREEN_PLAY ? model.request.level : NULL);
        struct profile kept = on_disk(&fixture);
        assert_int_equal(kept.plan_minutes, 2);
        assert_string_equal(kept.plan_asked, "2026-11-22");
        assert_string_equal(kept.plan_changed, "");
        profile_reset(&kept);
        results_model_reset(&model);
        fixture_close(&fixture);
    }
}

/* Steadily late, and good enough for a longer plan: a correction is offered, and the plan waits for another day,
 * neither taken nor declined. */
static void test_one_offer_at_a_time(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome;
    struct rep_result reps[REPS];
    for (int i = 0; i < REPS; i++)
        reps[i] = (struct rep_result){
            .judged = {true, true}, .verdict = {VERDICT_PERFECT, VERDICT_PERFECT}, .error_us = {30000, 30000}};
    open_results_of(&fixture, &model, &outcome, PLAYER_YOU, reps);
    assert_int_equal(model.bias_us, 30000);
    assert_false(is_offered(&model));
    choose(&model, RESULTS_CORRECT);
    assert_false(is_offered(&model));
    assert_true(choose(&model, RESULTS_LEAVE).go);
    assert_string_equal(fixture.player.profile.plan_asked, "");
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* A demo's play, and one that wasn't kept, change nobody's plan, and decline nothing. */
static void test_not_offered(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome;
    open_results(&fixture, &model, &outcome, PLAYER_HUMAN);
    assert_false(is_offered(&model));
    choose(&model, RESULTS_LEAVE);
    assert_string_equal(fixture.player.profile.plan_asked, "");
    struct results_plan plan;
    struct play_request request = {.player = PLAYER_YOU};
    results_plan_init(&plan, &fixture.player, &request, &outcome);
    assert_int_equal(plan.hint.step, PLAN_LONGER);
    outcome.saved = false;
    results_plan_init(&plan, &fixture.player, &request, &outcome);
    assert_int_equal(plan.hint.step, PLAN_STAY);
    outcome.saved = true;
    outcome.record.finished = false; /* broken off: good sessions are no matter now */
    results_plan_init(&plan, &fixture.player, &request, &outcome);
    assert_int_equal(plan.hint.step, PLAN_STAY);
    outcome.record.finished = true;
    outcome.record.kind = SESSION_PRACTICE;
    results_plan_init(&plan, &fixture.player, &request, &outcome);
    assert_int_equal(plan.hint.step, PLAN_STAY);
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* What is taken is what is kept, and what is told. */
static void test_what_the_plan_is_now(void **state)
{
    static const struct plan_hint rows[] = {{PLAN_HIGHER, PLAN_GOOD, {5, 70, 30}},
                                            {PLAN_FASTER, PLAN_GOOD, {5, 70, 32}},
                                            {PLAN_SLOWER, PLAN_HARD, {5, 70, 26}},
                                            {PLAN_SHORTER, PLAN_AWAY, {4, 70, 26}}};
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct results_plan plan = {.hint = rows[i]};
        results_plan_take(&plan, &fixture.player, &fixture.notices);
        struct profile kept = on_disk(&fixture);
        assert_int_equal(kept.plan_minutes, rows[i].to.minutes);
        assert_int_equal(kept.plan_height, rows[i].to.height);
        assert_int_equal(kept.cadence_rpm, rows[i].to.cadence_rpm);
        assert_int_equal(plan.hint.step, PLAN_STAY);
        assert_int_equal(plan.taken.step, rows[i].step);
        assert_int_equal(plan.taken.to.cadence_rpm, rows[i].to.cadence_rpm);
        profile_reset(&kept);
    }
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_taken), cmocka_unit_test(test_left),
                                       cmocka_unit_test(test_one_offer_at_a_time), cmocka_unit_test(test_not_offered),
                                       cmocka_unit_test(test_what_the_plan_is_now)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
