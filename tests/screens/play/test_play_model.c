#include "check.h"
#include "files/commit_scripted.h"
#include "input/player.h"
#include "screens/play/play_model.h"
#include "stage/fixture.h"
#include "store/replays/replay_file.h"

#define GRACE_US 30000
#define REPS     8 /* of fixture_short, both heels */

static struct play_request request_of(const struct fixture *fixture, enum player_kind player)
{
    return (struct play_request){
        .level = &fixture->levels.library.levels[0], .tempo_percent = 100, .player = (int)player};
}

static struct play_model *create(struct fixture *fixture, const struct play_request *request)
{
    struct error error = {0};
    struct play_model *model = play_model_create(&fixture->services, request, &error);
    assert_non_null(model);
    return model;
}

/* Lifts and lands on every cue of the first reps, as a window would hand it on: events, then a step, every 10 ms. */
static void play_yourself(struct play_model *model, int32_t reps, int64_t until_us)
{
    const struct chart *chart = play_model_chart(model);
    for (int64_t us = 0; us <= until_us; us += 10000) {
        for (int32_t i = 0; i < reps; i++) {
            struct heel_event event = {.heel = chart->reps[i].heel};
            if (chart->reps[i].lift_us > us - 10000 && chart->reps[i].lift_us <= us) {
                event.kind = HEEL_KIND_LIFT;
                event.t_us = chart->reps[i].lift_us;
                play_model_heel(model, &event);
            }
            if (chart->reps[i].landing_us > us - 10000 && chart->reps[i].landing_us <= us) {
                event.kind = HEEL_KIND_LANDING;
                event.t_us = chart->reps[i].landing_us;
                play_model_heel(model, &event);
            }
        }
        play_model_step(model, us, GRACE_US, us);
    }
}

static void test_a_perfect_session_is_kept(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    int64_t end_us = play_model_chart(model)->end_us;
    play_yourself(model, REPS, end_us + GRACE_US);
    assert_true(play_model_finished(model));
    play_model_end(model, true);

    const struct play_outcome *outcome = play_model_outcome(model);
    assert_string_equal(outcome->save_error.what, "");
    assert_true(outcome->saved);
    assert_int_equal(outcome->result.accuracy_bp, 10000);
    assert_int_equal(outcome->result.counted, REPS);
    assert_int_equal(outcome->result.max_combo, REPS);
    assert_int_equal(outcome->rep_count, REPS);
    assert_int_equal(outcome->streak_before.current, 0);
    assert_int_equal(outcome->streak_after.current, 0); /* it was no daily challenge */
    assert_int_equal(outcome->best_before_bp, -1);
    assert_int_equal(outcome->record.day, fixture.player.today);
    assert_string_equal(outcome->record.player, "you");
    assert_int_equal(strncmp(outcome->record.id, "20261122T180000000Z-", 20), 0);
    assert_int_equal(fixture.player.history.count, 1);
    assert_int_equal(fixture.player.profile.streak, 0);

    /* What is on disk tells the same. */
    char folder[FILE_PATH_MAX];
    struct error error = {0};
    struct history history = {0};
    assert_true(profile_folder(folder, fixture.paths.data, "mira"));
    assert_true(journal_load(folder, &history, &error));
    assert_int_equal(history.count, 1);
    assert_string_equal(history.records[0].id, outcome->record.id);
    assert_int_equal(history.records[0].accuracy_bp, 10000);
    assert_true(history.records[0].finished);
    history_reset(&history);
    struct profile profile;
    assert_true(profile_load(fixture.paths.data, "mira", &profile, &error));
    assert_int_equal(profile.streak, 0);
    profile_reset(&profile);
    play_model_destroy(model);
    fixture_close(&fixture);
}

/* A replay gives the same result, also of events that came late and were judged at a later time than their own. */
static void test_the_replay_agrees(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    const struct chart *chart = play_model_chart(model);
    for (int32_t i = 0; i < REPS; i++) {
        struct heel_event lift = {.t_us = chart->reps[i].lift_us - 40000, .heel = chart->reps[i].heel};
        struct heel_event landing = {.t_us = chart->reps[i].landing_us, .heel = lift.heel, .kind = HEEL_KIND_LANDING};
        play_model_step(model, lift.t_us + 90000 * (i % 3), GRACE_US, 0);
        play_model_heel(model, &lift);
        play_model_step(model, landing.t_us + 20000 * (i % 5), GRACE_US, 0);
        play_model_heel(model, &landing);
    }
    play_model_end(model, true);
    const struct play_outcome *outcome = play_model_outcome(model);
    assert_true(outcome->saved);
    assert_true(outcome->result.accuracy_bp > 3000 && outcome->result.accuracy_bp < 10000);

    struct replay replay = {0};
    struct result result;
    struct error error = {0};
    const char *field = "";
    assert_true(replay_load(outcome->replay_path, &replay, &error));
    assert_true(replay_run(&replay, &fixture.levels.library.levels[0].chart, &result, &error));
    if (!result_equal(&result, &outcome->result, &field))
        fail_msg("%s differs", field);
    replay_reset(&replay);
    play_model_destroy(model);
    fixture_close(&fixture);
}

static void test_the_demo_plays_but_never_counts(void **state)
{
    (void)state;
    struct fixture fixture;
    struct error error = {0};
    struct heel_events events = {0};
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_PERFECT);
    assert_true(player_demo(PLAYER_PERFECT, &request.level->chart, 1, &events, &error));
    request.player_events = events.events;
    request.player_event_count = events.count;
    struct play_model *model = create(&fixture, &request);
    /* What the one at the keyboard does meanwhile is not the demo's. */
    play_model_heel(model, &(struct heel_event){.t_us = 0, .heel = HEEL_LEFT, .kind = HEEL_KIND_LIFT});
    for (int64_t us = 0; !play_model_finished(model); us += 16667)
        play_model_step(model, us, GRACE_US, us);
    play_model_end(model, true);
    const struct play_outcome *outcome = play_model_outcome(model);
    assert_int_equal(outcome->result.accuracy_bp, 10000);
    assert_true(outcome->saved);
    assert_string_equal(outcome->record.player, "perfect");
    assert_int_equal(outcome->streak_after.current, 0);
    assert_int_equal(fixture.player.history.count, 1);
    play_model_destroy(model);
    heel_events_reset(&events);
    fixture_close(&fixture);
}

static void test_unfinished_keeps_the_work(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    play_yourself(model, 4, play_model_chart(model)->reps[3].landing_us + 500000);
    play_model_end(model, false);
    play_model_end(model, true); /* once is once */
    const struct play_outcome *outcome = play_model_outcome(model);
    assert_true(outcome->saved);
    assert_false(outcome->result.finished);
    assert_int_equal(outcome->result.counted, 4);
    assert_int_equal(outcome->result.accuracy_bp, 10000);
    assert_int_equal(outcome->streak_after.current, 0);
    assert_int_equal(fixture.player.history.count, 1);
    struct day_totals totals;
    profile_day(&fixture.player.history, fixture.player.today, &totals);
    assert_int_equal(totals.reps, 4);
    play_model_destroy(model);
    fixture_close(&fixture);
}

/* A part to practise, ended when the player likes: its reps count toward the dose, and nothing is a best. */
static void test_practice_is_work_and_no_score(void **state)
{
    (void)state;
    struct fixture fixture;
    struct error error = {0};
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    request.level = levels_make(&fixture.levels, "practice-2-short", &error);
    assert_non_null(request.level);
    struct play_model *model = create(&fixture, &request);
    play_yourself(model, 20, play_model_chart(model)->reps[19].landing_us + 500000);
    play_model_end(model, false);
    const struct play_outcome *outcome = play_model_outcome(model);
    assert_true(outcome->saved);
    assert_string_equal(outcome->record.kind, "practice");
    assert_int_equal(outcome->record.counted, 20);
    assert_int_equal(outcome->record.reps, outcome->result.judged);
    assert_in_range(outcome->record.reps, 20, 22);
    assert_int_equal(profile_best_bp(&fixture.player.history, request.level->hash), -1);
    struct day_totals totals;
    profile_day(&fixture.player.history, fixture.player.today, &totals);
    assert_int_equal(totals.reps, 20);
    play_model_destroy(model);
    fixture_close(&fixture);
}

/* The challenge keeps the streak, in the profile's file too, for the day it was begun on: it may run past the day's
 * end.
 */
static void test_the_challenge_counts_for_the_day_it_began_on(void **state)
{
    (void)state;
    struct fixture fixture;
    struct error error = {0};
    struct profile profile;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    int32_t begun = fixture.player.today;
    request.level = levels_make(&fixture.levels, "daily-2026-11-22-gentle", &error);
    assert_non_null(request.level);
    struct play_model *model = create(&fixture, &request);
    const struct chart *chart = play_model_chart(model);
    play_yourself(model, chart->rep_count, chart->end_us / 2);
    fixture.player.today++;
    for (int64_t us = chart->end_us / 2; us <= chart->end_us + GRACE_US; us += 10000)
        play_model_step(model, us, GRACE_US, us);
    play_model_end(model, true);
    const struct play_outcome *outcome = play_model_outcome(model);
    assert_true(outcome->saved);
    assert_int_equal(outcome->record.day, begun);
    assert_int_equal(outcome->record.daily, begun);
    /* Half of it is too little, ... */
    assert_false(record_keeps_streak(&outcome->record));
    assert_int_equal(fixture.player.profile.streak, 0);
    play_model_destroy(model);

    /* ... all of it is a day. */
    fixture.player.today = begun;
    model = create(&fixture, &request);
    fixture.player.today++;
    play_yourself(model, request.level->chart.rep_count, request.level->chart.end_us + GRACE_US);
    play_model_end(model, true);
    outcome = play_model_outcome(model);
    assert_int_equal(outcome->record.day, begun);
    assert_true(record_keeps_streak(&outcome->record));
    assert_int_equal(outcome->streak_before.current, 0);
    assert_int_equal(outcome->streak_after.current, 1);
    assert_int_equal(fixture.player.profile.streak, 1);
    assert_true(profile_load(fixture.paths.data, "mira", &profile, &error));
    assert_int_equal(profile.streak, 1);
    assert_int_equal(profile.best_streak, 1);
    assert_int_equal(profile.days, 1);
    profile_reset(&profile);
    play_model_destroy(model);
    fixture_close(&fixture);
}

static void test_nothing_done_leaves_nothing(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    play_model_step(model, 3000000, GRACE_US, 0);
    play_model_end(model, false);
    assert_false(play_model_outcome(model)->saved);
    assert_string_equal(play_model_outcome(model)->save_error.what, "");
    assert_int_equal(fixture.player.history.count, 0);
    play_model_destroy(model);
    fixture_close(&fixture);
}

/* A file where the folder should be: no disk, no rights, the same to us. */
static void test_failing_to_save_is_said(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[FILE_PATH_MAX];
    fixture_open(&fixture, &fixture_short, 1);
    assert_true(file_join(path, fixture.paths.data, "profiles"));
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fclose(file);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    play_yourself(model, REPS, play_model_chart(model)->end_us + GRACE_US);
    play_model_end(model, true);
    const struct play_outcome *outcome = play_model_outcome(model);
    assert_false(outcome->saved);
    assert_string_not_equal(outcome->save_error.what, "");
    assert_int_equal(outcome->result.accuracy_bp, 10000);
    assert_int_equal(outcome->streak_after.current, 0);
    assert_int_equal(fixture.player.history.count, 0);
    struct play_outcome copy;
    assert_true(play_outcome_copy(&copy, outcome));
    assert_int_equal(copy.rep_count, REPS);
    assert_ptr_not_equal(copy.reps, outcome->reps);
    play_outcome_reset(&copy);
    play_model_destroy(model);
    fixture_close(&fixture);
}

static void test_the_view_follows(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    const struct rep *rep = &play_model_chart(model)->reps[0];
    struct lanes_view view;
    float pulses[VEIN_PULSES_MAX];
    int64_t middle_us = (rep->lift_us + rep->top_us) / 2;
    play_yourself(model, 2, middle_us);
    play_model_view(model, middle_us, &view);
    assert_int_equal(view.lanes[HEEL_LEFT].height, rep_height(rep, middle_us));
    assert_string_equal(view.lanes[HEEL_LEFT].verdict, "Perfect");
    assert_string_equal(view.lanes[HEEL_LEFT].detail, "on the beat");
    assert_true(view.lanes[HEEL_LEFT].trace_count > 50);
    assert_int_equal(play_model_cue_height(model, rep->top_us), HEEL_HEIGHT_TOP);
    assert_int_equal(play_model_pulses(model, middle_us, pulses), 0);
    play_model_destroy(model);

    model = create(&fixture, &request);
    rep = &play_model_chart(model)->reps[0];
    play_yourself(model, 2, rep->landing_us + 20000);
    assert_int_equal(play_model_pulses(model, rep->landing_us + 500000, pulses), 2);
    assert_true(pulses[0] > pulses[1]); /* two heels, two pulses that can be told apart */
    play_model_view(model, rep->landing_us + 10000000, &view);
    assert_null(view.lanes[HEEL_LEFT].verdict);
    for (int64_t us = 0; us < 4000000; us += 50000)
        assert_true(play_model_heartbeat(model, us) >= 0.0f && play_model_heartbeat(model, us) <= 1.0f);
    play_model_destroy(model);
    fixture_close(&fixture);
}

/* The landing was lost with the window's focus; the next lift shows that there was one. */
static void test_a_lost_landing_is_made_up_for(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    const struct chart *chart = play_model_chart(model);
    struct heel_event event = {.t_us = chart->reps[0].lift_us, .heel = HEEL_LEFT, .kind = HEEL_KIND_LIFT};
    play_model_heel(model, &event);
    play_model_step(model, event.t_us, GRACE_US, event.t_us);
    event.t_us = chart->reps[2].lift_us;
    play_model_heel(model, &event);
    play_model_step(model, event.t_us, GRACE_US, event.t_us);
    assert_true(session_heel_up(play_model_session(model), HEEL_LEFT));
    assert_int_equal(session_reps(play_model_session(model))[2].verdict[EDGE_LIFT], VERDICT_PERFECT);
    play_model_destroy(model);
    fixture_close(&fixture);
}

/* A sensor whose offsets are taken off: it tells lifts late, landings early, and heights all the while, each with the
 * time that is true. However they come, they are judged by that. */
static void test_offsets_do_not_disturb_the_order(void **state)
{
    (void)state;
    enum { LATE_US = 200000, EARLY_US = 170000, STEP_US = 10000 };
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    const struct chart *chart = play_model_chart(model);
    for (int64_t us = 0; us <= chart->end_us + LATE_US + GRACE_US; us += STEP_US) {
        for (int32_t i = 0; i < chart->rep_count; i++) {
            const struct rep *rep = &chart->reps[i];
            struct heel_event edge = {.heel = rep->heel};
            if (rep->lift_us > us - LATE_US - STEP_US && rep->lift_us <= us - LATE_US) {
                edge.t_us = rep->lift_us;
                play_model_heel(model, &edge);
            }
            if (rep->landing_us > us + EARLY_US - STEP_US && rep->landing_us <= us + EARLY_US) {
                edge.kind = HEEL_KIND_LANDING;
                edge.t_us = rep->landing_us;
                play_model_heel(model, &edge);
            }
            if (us >= rep->lift_us && us <= rep->landing_us)
                play_model_heel(model, &(struct heel_event){us, rep->heel, HEEL_KIND_HEIGHT, rep_height(rep, us)});
        }
        play_model_step(model, us, LATE_US + GRACE_US, us);
    }
    assert_true(play_model_finished(model));
    play_model_end(model, true);
    assert_int_equal(play_model_outcome(model)->result.accuracy_bp, 10000);
    for (int32_t i = 0; i < chart->rep_count; i++)
        for (int edge = 0; edge < EDGE_COUNT; edge++)
            assert_int_equal(play_model_outcome(model)->reps[i].error_us[edge], 0);
    play_model_destroy(model);
    fixture_close(&fixture);
}

/* Written is not safe: what was done waits for the commit that was asked for after its last write. */
static void test_a_session_is_safe_when_its_commit_is(void **state)
{
    (void)state;
    struct fixture fixture;
    struct commit_scripted scripted;
    commit_scripted_init(&scripted);
    fixture_open(&fixture, &fixture_short, 1);
    fixture.player.desc.commits = &scripted.commits;
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct play_model *model = create(&fixture, &request);
    play_yourself(model, REPS, play_model_chart(model)->end_us + GRACE_US);
    play_model_end(model, true);

    struct play_outcome outcome;
    assert_true(play_outcome_copy(&outcome, play_model_outcome(model)));
    assert_true(outcome.saved);
    assert_int_equal(scripted.asked, 1);
    assert_int_equal(outcome.saving, COMMIT_PENDING);
    assert_int_equal(play_outcome_settle(&outcome), COMMIT_PENDING);
    commit_scripted_settle(&scripted);
    assert_int_equal(play_outcome_settle(&outcome), COMMIT_SAFE);
    assert_true(outcome.saved);
    play_outcome_reset(&outcome);
    play_model_destroy(model);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_perfect_session_is_kept),
                                       cmocka_unit_test(test_a_session_is_safe_when_its_commit_is),
                                       cmocka_unit_test(test_the_replay_agrees),
                                       cmocka_unit_test(test_the_demo_plays_but_never_counts),
                                       cmocka_unit_test(test_unfinished_keeps_the_work),
                                       cmocka_unit_test(test_practice_is_work_and_no_score),
                                       cmocka_unit_test(test_the_challenge_counts_for_the_day_it_began_on),
                                       cmocka_unit_test(test_nothing_done_leaves_nothing),
                                       cmocka_unit_test(test_failing_to_save_is_said),
                                       cmocka_unit_test(test_the_view_follows),
                                       cmocka_unit_test(test_a_lost_landing_is_made_up_for),
                                       cmocka_unit_test(test_offsets_do_not_disturb_the_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
