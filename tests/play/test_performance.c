#include "play/performance.h"

#include "check.h"
#include "disk.h"
#include "files/commit_scripted.h"
#include "input/player.h"
#include "play/play_save.h"
#include "play/played.h"
#include "store/replays/replay_run.h"
#include "store/player/profile_days.h"

/* Links with --wrap=audio_set_lead: how much of the lead is heard, as the card was told last. */
static float lead;

void __wrap_audio_set_lead(struct audio *audio, float strength);
void __wrap_audio_set_lead(struct audio *audio, float strength)
{
    (void)audio;
    lead = strength;
}

#define GRACE_US 30000 /* of the keyboard */
#define REPS     8     /* of fixture_short, both heels */

static struct play_request request_of(const struct fixture *fixture, enum player_kind player)
{
    return (struct play_request){.level = fixture_level(fixture, 0), .tempo_percent = 100, .player = (int)player};
}

/* Lifts and lands on every cue of the first reps, as a window would hand it on: events, then a step, every 10 ms. */
static void play_yourself(struct performance *performance, int32_t reps, int64_t until_us)
{
    const struct chart *chart = played_chart(performance);
    for (int64_t us = 0; us <= until_us; us += 10000) {
        for (int32_t i = 0; i < reps; i++) {
            struct heel_event event = {.heel = chart->reps[i].heel};
            if (chart->reps[i].lift_us > us - 10000 && chart->reps[i].lift_us <= us) {
                event.kind = HEEL_KIND_LIFT;
                event.t_us = chart->reps[i].lift_us;
                performance_heel(performance, &event);
            }
            if (chart->reps[i].landing_us > us - 10000 && chart->reps[i].landing_us <= us) {
                event.kind = HEEL_KIND_LANDING;
                event.t_us = chart->reps[i].landing_us;
                performance_heel(performance, &event);
            }
        }
        performance_step(performance, us);
    }
}

/* Long after its end. */
static int64_t mono_end(const struct performance *performance)
{
    return played_chart(performance)->end_us + 1000000;
}

static void test_a_perfect_session_is_kept(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct performance *performance = played_begin(&fixture, &request, NULL);
    int64_t end_us = played_chart(performance)->end_us;
    play_yourself(performance, REPS, end_us + GRACE_US);
    assert_true(performance_step(performance, mono_end(performance)));

    const struct play_outcome *outcome = performance_outcome(performance);
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
    struct replay replay = {0};
    struct result result;
    const char *field = "";
    assert_true(replay_load(outcome->replay_path, &replay, &error));
    assert_true(replay_run(&replay, &fixture_level(&fixture, 0)->chart, &result, &error));
    if (!result_equal(&result, &outcome->result, &field))
        fail_msg("%s differs", field);
    replay_reset(&replay);
    struct profile profile;
    assert_true(profile_load(fixture.paths.data, "mira", &profile, &error));
    assert_int_equal(profile.streak, 0);
    profile_reset(&profile);
    performance_destroy(performance);
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
    request.events = events.events;
    request.event_count = events.count;
    struct performance *performance = played_begin(&fixture, &request, NULL);
    /* What the one at the keyboard does meanwhile is not the demo's. */
    performance_heel(performance, &(struct heel_event){.t_us = 0, .heel = HEEL_LEFT, .kind = HEEL_KIND_LIFT});
    for (int64_t us = 0; !performance_step(performance, us); us += 16667)
        ;
    assert_true(performance_step(performance, mono_end(performance)));
    const struct play_outcome *outcome = performance_outcome(performance);
    assert_int_equal(outcome->result.accuracy_bp, 10000);
    assert_true(outcome->saved);
    assert_string_equal(outcome->record.player, "perfect");
    assert_int_equal(outcome->streak_after.current, 0);
    assert_int_equal(fixture.player.history.count, 1);
    performance_destroy(performance);
    heel_events_reset(&events);
    fixture_close(&fixture);
}

static void test_unfinished_keeps_the_work(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct performance *performance = played_begin(&fixture, &request, NULL);
    play_yourself(performance, 4, played_chart(performance)->reps[3].landing_us + 500000);
    performance_end(performance);
    assert_true(performance_step(performance, 60000000)); /* once is once */
    const struct play_outcome *outcome = performance_outcome(performance);
    assert_true(outcome->saved);
    assert_false(outcome->result.finished);
    assert_int_equal(outcome->result.counted, 4);
    assert_int_equal(outcome->result.accuracy_bp, 10000);
    assert_int_equal(outcome->streak_after.current, 0);
    assert_int_equal(fixture.player.history.count, 1);
    struct day_totals totals;
    profile_day(&fixture.player.history, fixture.player.today, &totals);
    assert_int_equal(totals.reps, 4);
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* At 80 %, what is kept is how fast the heels went, not how fast the level's file asks for. */
static void test_a_slower_session_is_kept_as_slower(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    request.tempo_percent = 80;
    assert_int_equal(request.level->cadence_rpm_milli, 15000);
    struct performance *performance = played_begin(&fixture, &request, NULL);
    play_yourself(performance, REPS, played_chart(performance)->end_us + GRACE_US);
    assert_true(performance_step(performance, mono_end(performance)));
    const struct session_record *record = &performance_outcome(performance)->record;
    assert_int_equal(record->tempo_percent, 80);
    assert_int_equal(record->cadence_milli, 12000);
    performance_destroy(performance);
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
    struct performance *performance = played_begin(&fixture, &request, NULL);
    play_yourself(performance, 20, played_chart(performance)->reps[19].landing_us + 500000);
    performance_end(performance);
    const struct play_outcome *outcome = performance_outcome(performance);
    assert_true(outcome->saved);
    assert_int_equal(outcome->record.kind, SESSION_PRACTICE);
    assert_int_equal(outcome->record.counted, 20);
    assert_int_equal(outcome->record.reps, outcome->result.judged);
    assert_in_range(outcome->record.reps, 20, 22);
    assert_int_equal(profile_best_bp(&fixture.player.history, request.level->hash), -1);
    struct day_totals totals;
    profile_day(&fixture.player.history, fixture.player.today, &totals);
    assert_int_equal(totals.reps, 20);
    performance_destroy(performance);
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
    struct performance *performance = played_begin(&fixture, &request, NULL);
    const struct chart *chart = played_chart(performance);
    play_yourself(performance, chart->rep_count, chart->end_us / 2);
    fixture.player.today++;
    for (int64_t us = chart->end_us / 2; us <= chart->end_us + GRACE_US; us += 10000)
        performance_step(performance, us);
    assert_true(performance_step(performance, mono_end(performance)));
    const struct play_outcome *outcome = performance_outcome(performance);
    assert_true(outcome->saved);
    assert_int_equal(outcome->record.day, begun);
    assert_int_equal(outcome->record.daily, begun);
    /* Half of it is too little, ... */
    assert_false(record_keeps_streak(&outcome->record));
    assert_int_equal(fixture.player.profile.streak, 0);
    performance_destroy(performance);

    /* ... all of it is a day. */
    fixture.player.today = begun;
    performance = played_begin(&fixture, &request, NULL);
    fixture.player.today++;
    play_yourself(performance, request.level->chart.rep_count, request.level->chart.end_us + GRACE_US);
    assert_true(performance_step(performance, mono_end(performance)));
    outcome = performance_outcome(performance);
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
    performance_destroy(performance);
    fixture_close(&fixture);
}

static void test_nothing_done_leaves_nothing(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct performance *performance = played_begin(&fixture, &request, NULL);
    performance_step(performance, 3000000);
    performance_end(performance);
    assert_false(performance_outcome(performance)->saved);
    assert_string_equal(performance_outcome(performance)->save_error.what, "");
    assert_int_equal(fixture.player.history.count, 0);
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* Plays a session to its end over a folder in which something stands in the way. */
static struct performance *play_over(struct fixture *fixture)
{
    struct play_request request = request_of(fixture, PLAYER_YOU);
    struct performance *performance = played_begin(fixture, &request, NULL);
    play_yourself(performance, REPS, played_chart(performance)->end_us + GRACE_US);
    assert_true(performance_step(performance, mono_end(performance)));
    assert_int_equal(performance_outcome(performance)->result.accuracy_bp, 10000);
    return performance;
}

static void expect_trouble(const struct play_outcome *outcome, const char *part)
{
    char words[WORDS_SIZE];
    words_write(NULL, play_outcome_trouble(outcome, NULL), words, sizeof words);
    if (!strstr(words, part))
        fail_msg("\"%s\" is not in \"%s\"", part, words);
}

/* A file where the profiles' folder should be: the session lies in the data folder, and comes home. */
static void test_a_session_without_its_place_is_kept(void **state)
{
    (void)state;
    struct fixture fixture;
    struct player again;
    struct error error = {0};
    fixture_open(&fixture, &fixture_short, 1);
    folder_write_text(fixture.paths.data, "profiles", "");
    struct performance *performance = play_over(&fixture);
    const struct play_outcome *outcome = performance_outcome(performance);
    assert_true(outcome->saved);
    assert_int_equal(outcome->keeping.kept, KEPT_DATA);
    assert_string_equal(outcome->replay_path, "");
    assert_string_not_equal(outcome->save_error.what, "");
    assert_int_equal(fixture.player.history.count, 1);
    assert_int_equal(outcome->day_after.sessions, 1);
    expect_trouble(outcome, outcome->keeping.path);
    expect_trouble(outcome, "the next start brings it home");
    assert_int_equal(file_standing(outcome->keeping.path), FILE_PLAIN);
    char path[FOLDER_FILE];
    remove(folder_path(path, fixture.paths.data, "profiles"));
    assert_true(player_open(&again, &fixture.player.desc, &error));
    assert_int_equal(player_history(&again)->count, 1);
    assert_string_equal(player_history(&again)->records[0].id, outcome->record.id);
    assert_false(file_exists(outcome->keeping.path));
    player_close(&again);
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* Only what goes with it fails: the session counts, and is told to. */
static void test_a_replay_that_fails_costs_no_session(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    folder_write_text(fixture.paths.data, "profiles/mira/replays", "");
    struct performance *performance = play_over(&fixture);
    const struct play_outcome *outcome = performance_outcome(performance);
    assert_true(outcome->saved);
    assert_int_equal(outcome->keeping.kept, KEPT_HOME);
    assert_string_equal(outcome->replay_path, "");
    expect_trouble(outcome, "The session is saved");
    expect_trouble(outcome, "replays");
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* The replay is kept until it can be written, and the session is one all the while. */
static void test_a_replay_is_tried_again(void **state)
{
    (void)state;
    struct fixture fixture;
    struct replay replay = {0};
    struct error error = {0};
    char path[FOLDER_FILE];
    fixture_open(&fixture, &fixture_short, 1);
    folder_write_text(fixture.paths.data, "profiles/mira/replays", "");
    struct performance *performance = play_over(&fixture);
    struct play_outcome *outcome = performance_outcome(performance);
    assert_true(play_outcome_lacks(outcome));
    play_save_again(&fixture.player, outcome, KEPT_HOME);
    assert_true(play_outcome_lacks(outcome));
    expect_trouble(outcome, "The session is saved");
    assert_int_equal(remove(folder_path(path, fixture.paths.data, "profiles/mira/replays")), 0);
    play_save_again(&fixture.player, outcome, KEPT_HOME);
    assert_false(play_outcome_lacks(outcome));
    assert_string_equal(outcome->save_error.what, "");
    assert_true(replay_load(outcome->replay_path, &replay, &error));
    assert_string_equal(replay.id, outcome->record.id);
    assert_true(replay.event_count > 0);
    replay_reset(&replay);
    assert_int_equal(fixture.player.history.count, 1);
    assert_int_equal(outcome->day_after.sessions, 1);
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* Nothing can be written while it is played; then it can. */
static void test_a_session_is_tried_again(void **state)
{
    (void)state;
    struct fixture fixture;
    char away[FOLDER_FILE];
    fixture_open(&fixture, &fixture_short, 1);
    unsetenv("XDG_RUNTIME_DIR");
    assert_true(file_name_with(away, fixture.paths.data, "-away"));
    assert_int_equal(rename(fixture.paths.data, away), 0);
    folder_write_text(fixture.folder, "data", "");
    struct performance *performance = play_over(&fixture);
    struct play_outcome *outcome = performance_outcome(performance);
    play_save_again(&fixture.player, outcome, KEPT_BESIDE);
    assert_false(outcome->saved);
    assert_int_equal(fixture.player.history.count, 0);
    remove(fixture.paths.data);
    assert_int_equal(rename(away, fixture.paths.data), 0);
    for (int i = 0; i < 2; i++) { /* once is once */
        play_save_again(&fixture.player, outcome, KEPT_HOME);
        assert_true(outcome->saved);
        assert_int_equal(outcome->keeping.kept, KEPT_HOME);
        assert_false(play_outcome_lacks(outcome));
        assert_int_equal(fixture.player.history.count, 1);
        assert_int_equal(outcome->day_after.sessions, 1);
    }
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* Somebody else fills the disk while it is played: what was reserved has room for the session and its replay. */
static void test_a_disk_that_fills_up_costs_nothing(void **state)
{
    (void)state;
    struct fixture fixture;
    if (!disk_may_mount())
        skip();
    fixture_open(&fixture, &fixture_short, 1);
    unsetenv("XDG_RUNTIME_DIR");
    disk_mount(fixture.paths.data);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct performance *performance = played_begin(&fixture, &request, NULL);
    disk_fill(fixture.paths.data);
    play_yourself(performance, REPS, played_chart(performance)->end_us + GRACE_US);
    assert_true(performance_step(performance, mono_end(performance)));
    const struct play_outcome *outcome = performance_outcome(performance);
    bool saved = outcome->saved && outcome->replay_path[0];
    enum kept kept = outcome->keeping.kept;
    performance_destroy(performance);
    disk_unmount(fixture.paths.data);
    fixture_close(&fixture);
    assert_true(saved);
    assert_int_equal(kept, KEPT_HOME);
}

/* What a play was sheltered by is gone when its session is safe. */
static void test_a_safe_session_leaves_no_shelter(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct performance *performance = played_begin(&fixture, &request, NULL);
    assert_true(folder_has(fixture.paths.data, "playing.room"));
    play_yourself(performance, 4, played_chart(performance)->reps[3].landing_us + 500000);
    performance_hold(performance, played_chart(performance)->reps[3].landing_us + 600000);
    performance_end(performance);
    assert_true(performance_outcome(performance)->saved);
    assert_null(performance_outcome(performance)->shelter);
    assert_int_equal(folder_count(fixture.paths.data, "playing"), 0);
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* A file where all of it should be, and no other place. */
static void test_failing_to_save_is_said(void **state)
{
    (void)state;
    struct fixture fixture;
    char away[FOLDER_FILE];
    fixture_open(&fixture, &fixture_short, 1);
    unsetenv("XDG_RUNTIME_DIR");
    assert_true(file_name_with(away, fixture.paths.data, "-away"));
    assert_int_equal(rename(fixture.paths.data, away), 0);
    FILE *file = fopen(fixture.paths.data, "wb");
    assert_non_null(file);
    fclose(file);
    struct performance *performance = play_over(&fixture);
    const struct play_outcome *outcome = performance_outcome(performance);
    assert_false(outcome->saved);
    assert_int_equal(outcome->keeping.kept, KEPT_NOT);
    expect_trouble(outcome, "This session could not be saved");
    assert_int_equal(outcome->streak_after.current, 0);
    assert_int_equal(fixture.player.history.count, 0);
    struct play_outcome moved = {0};
    play_outcome_move(&moved, performance_outcome(performance));
    assert_int_equal(moved.rep_count, REPS);
    assert_null(performance_outcome(performance)->reps);
    play_outcome_reset(&moved);
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* A heel that moves while the song stands, even where it would have hit a cue, has done no rep. */
static void test_heels_in_a_pause_are_not_judged(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    struct performance *performance = played_begin(&fixture, &request, NULL);
    const struct rep *rep = &played_chart(performance)->reps[0];
    struct heel_event event = {.t_us = rep->lift_us + 1000000, .heel = rep->heel, .kind = HEEL_KIND_LIFT};
    performance_step(performance, rep->lift_us);
    performance_hold(performance, rep->lift_us);
    performance_heel(performance, &event);
    event.t_us += 1000000;
    event.kind = HEEL_KIND_LANDING;
    performance_heel(performance, &event);
    performance_end(performance);
    assert_int_equal(performance_outcome(performance)->result.counted, 0);
    assert_int_equal(performance_outcome(performance)->result.judged, 0);
    assert_false(performance_outcome(performance)->saved);
    performance_destroy(performance);
    fixture_close(&fixture);
}

/* Who misses everything hears the lead go; the next song begins with all of it, and a demo's misses are nobody's. */
static void test_the_lead_is_the_players(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, &fixture_short, 1);
    struct play_request request = request_of(&fixture, PLAYER_YOU);
    lead = 0;
    struct performance *performance = played_begin(&fixture, &request, NULL);
    assert_float_equal(lead, 1, 1e-6);
    play_yourself(performance, 0, played_chart(performance)->end_us + GRACE_US);
    assert_true(lead < 0.5f);
    performance_destroy(performance);
    request.player = PLAYER_HUMAN;
    performance = played_begin(&fixture, &request, NULL);
    assert_float_equal(lead, 1, 1e-6);
    play_yourself(performance, 0, played_chart(performance)->end_us + GRACE_US);
    assert_float_equal(lead, 1, 1e-6);
    performance_destroy(performance);
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
    struct performance *performance = played_begin(&fixture, &request, NULL);
    play_yourself(performance, REPS, played_chart(performance)->end_us + GRACE_US);
    assert_true(performance_step(performance, mono_end(performance)));

    struct play_outcome outcome = {0};
    play_outcome_move(&outcome, performance_outcome(performance));
    assert_true(outcome.saved);
    assert_int_equal(scripted.asked, 1);
    assert_int_equal(outcome.saving, COMMIT_PENDING);
    assert_int_equal(play_outcome_settle(&outcome), COMMIT_PENDING);
    commit_scripted_settle(&scripted);
    assert_int_equal(play_outcome_settle(&outcome), COMMIT_SAFE);
    assert_true(outcome.saved);
    play_outcome_reset(&outcome);
    performance_destroy(performance);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_perfect_session_is_kept),
                                       cmocka_unit_test(test_a_session_is_safe_when_its_commit_is),
                                       cmocka_unit_test(test_a_session_without_its_place_is_kept),
                                       cmocka_unit_test(test_a_replay_that_fails_costs_no_session),
                                       cmocka_unit_test(test_the_demo_plays_but_never_counts),
                                       cmocka_unit_test(test_unfinished_keeps_the_work),
                                       cmocka_unit_test(test_heels_in_a_pause_are_not_judged),
                                       cmocka_unit_test(test_the_lead_is_the_players),
                                       cmocka_unit_test(test_a_slower_session_is_kept_as_slower),
                                       cmocka_unit_test(test_practice_is_work_and_no_score),
                                       cmocka_unit_test(test_the_challenge_counts_for_the_day_it_began_on),
                                       cmocka_unit_test(test_nothing_done_leaves_nothing),
                                       cmocka_unit_test(test_a_replay_is_tried_again),
                                       cmocka_unit_test(test_a_session_is_tried_again),
                                       cmocka_unit_test(test_a_disk_that_fills_up_costs_nothing),
                                       cmocka_unit_test(test_a_safe_session_leaves_no_shelter),
                                       cmocka_unit_test(test_failing_to_save_is_said)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
