/* What the results offer for the plan, and what becomes of it. */
#include "check.h"
#include "input/player.h"
#include "screens/results/results_model.h"
#include "stage/fixture.h"

/* Three sessions that earn a longer plan, the last of them just played. */
static void open_results(struct fixture *fixture, struct results_model *model, struct play_outcome *outcome,
                         enum player_kind player)
{
    struct error error = {0};
    fixture_open(fixture, &fixture_short, 1);
    for (int32_t ago = 2; ago >= 0; ago--) {
        fixture_history(fixture, 0, ago, 9000);
        fixture->player.history.records[2 - ago].played_us = 120000000;
    }
    *outcome = (struct play_outcome){.best_before_bp = -1, .saved = true, .record = fixture->player.history.records[2]};
    outcome->result = (struct result){.reps = 8, .counted = 8, .finished = true};
    struct screen_next from = {.outcome = outcome};
    from.play = (struct play_request){.level = &fixture->levels.library.levels[0], .player = (int)player};
    assert_true(
        results_model_init(model, &fixture->player, &fixture->feet, &fixture->desk, &fixture->notices, &from, &error));
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
    enum results_item items[RESULTS_ITEMS_MAX];
    int count = results_model_items(model, items);
    return items[count - 1] == RESULTS_PLAN;
}

static void test_taken(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome;
    open_results(&fixture, &model, &outcome, PLAYER_YOU);
    assert_true(is_offered(&model));
    assert_string_equal(model.plan.button, "Step up to 3 minutes");
    assert_string_equal(model.plan.words, "Three good sessions: there is room for a minute more.");
    for (int i = 0; i < 2; i++)
        results_model_action(&model, ACTION_NEXT);
    assert_int_equal(model.focus, RESULTS_PLAN);
    assert_false(results_model_action(&model, ACTION_CONFIRM).go);
    assert_string_equal(model.plan.words, "Your plan is now 2 × 3 minutes a day.");
    assert_false(is_offered(&model));
    assert_int_equal(model.focus, RESULTS_HOME);
    struct screen_next next = results_model_action(&model, ACTION_CONFIRM);
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
        enum action actions[2];
        enum screen_id to;
    } rows[] = {
        {{ACTION_CONFIRM, ACTION_CONFIRM}, SCREEN_HOME},
        {{ACTION_NEXT, ACTION_CONFIRM}, SCREEN_PLAY},
        {{ACTION_NEXT, ACTION_BACK}, SCREEN_HOME},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct results_model model;
        struct play_outcome outcome;
        open_results(&fixture, &model, &outcome, PLAYER_YOU);
        struct screen_next next = results_model_action(&model, rows[i].actions[0]);
        if (!next.go)
            next = results_model_action(&model, rows[i].actions[1]);
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

/* A demo's play, and one that wasn't kept, change nobody's plan, and decline nothing. */
static void test_not_offered(void **state)
{
    (void)state;
    struct fixture fixture;
    struct results_model model;
    struct play_outcome outcome;
    open_results(&fixture, &model, &outcome, PLAYER_HUMAN);
    assert_false(is_offered(&model));
    assert_string_equal(model.plan.words, "");
    results_model_action(&model, ACTION_BACK);
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
    assert_string_equal(plan.words, "");
    outcome.record.finished = true;
    strcpy(outcome.record.kind, "practice");
    results_plan_init(&plan, &fixture.player, &request, &outcome);
    assert_int_equal(plan.hint.step, PLAN_STAY);
    results_model_reset(&model);
    fixture_close(&fixture);
}

/* Higher and faster are told as what they are. */
static void test_what_the_plan_is_now(void **state)
{
    static const struct {
        struct plan_hint hint;
        const char *words;
    } rows[] = {
        {{PLAN_HIGHER, PLAN_GOOD, {5, 70, 30}}, "Your plan is now 70 % of your top."},
        {{PLAN_FASTER, PLAN_GOOD, {5, 70, 32}}, "Your plan is now 32 reps a minute."},
        {{PLAN_SLOWER, PLAN_HARD, {5, 70, 26}}, "Your plan is now 26 reps a minute."},
        {{PLAN_SHORTER, PLAN_AWAY, {4, 70, 26}}, "Your plan is now 2 × 4 minutes a day."},
    };
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, NULL, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct results_plan plan = {.hint = rows[i].hint};
        results_plan_take(&plan, &fixture.player, &fixture.notices);
        assert_string_equal(plan.words, rows[i].words);
    }
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_taken), cmocka_unit_test(test_left),
                                       cmocka_unit_test(test_not_offered), cmocka_unit_test(test_what_the_plan_is_now)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
