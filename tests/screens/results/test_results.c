/* The results' page: what a player does there, sees and hears, in each state it can be in. */
#include "check.h"
#include "core/play/session.h"
#include "files/commit_scripted.h"
#include "input/player.h"
#include "screens/results/results_model.h"
#include "screens/seat.h"
#include "stage/fixture.h"

struct table {
    struct fixture fixture;
    struct seat seat;
    struct play_outcome outcome;
    struct screen_next from;
};

/* ---- what was played */

/* By a person, so many microseconds late; a sensor sees lifts, less high each time. */
static void play(struct table *table, const struct library_level *level, int64_t late_us)
{
    struct error error = {0};
    struct heel_events events = {0};
    struct session *session = session_create(&(struct session_desc){.chart = &level->chart, .timing = TIMING_RELAXED});
    assert_non_null(session);
    assert_true(player_demo(PLAYER_HUMAN, &level->chart, 7, &events, &error));
    for (int32_t i = 0; i < events.count; i++) {
        struct heel_event event = events.events[i];
        event.t_us += late_us;
        session_heel(session, &event);
        if (event.kind == HEEL_KIND_LIFT)
            session_heel(session, &(struct heel_event){event.t_us, event.heel, HEEL_KIND_HEIGHT, 950 - i * 2});
    }
    session_step(session, level->chart.end_us);
    struct play_outcome *outcome = &table->outcome;
    outcome->rep_count = level->chart.rep_count;
    outcome->reps = calloc((size_t)outcome->rep_count, sizeof *outcome->reps);
    assert_non_null(outcome->reps);
    memcpy(outcome->reps, session_reps(session), (size_t)outcome->rep_count * sizeof *outcome->reps);
    assert_true(session_result(session, &outcome->result));
    session_destroy(session);
    heel_events_reset(&events);
}

/* The session just played is the last of the history, twelve days of the challenge before it. */
static void remember(struct table *table, enum session_kind kind)
{
    struct history *history = &table->fixture.player.history;
    for (int days = 12; days >= 0; days--)
        fixture_history(&table->fixture, 0, days, 7000);
    struct session_record *record = &history->records[history->count - 1];
    record->kind = kind;
    record->counted = table->outcome.result.counted;
    record->reps = table->outcome.result.reps;
    record->accuracy_bp = table->outcome.result.accuracy_bp;
    record->finished = table->outcome.result.finished;
    table->outcome.record = *record;
    table->outcome.saved = true;
    table->outcome.best_before_bp = -1;
    table->outcome.streak_before = (struct streak){.current = 12, .best = 12};
    table->outcome.streak_after = (struct streak){.current = 13, .best = 13, .today_done = true};
}

static void prepare(struct table *table, const char *name, enum session_kind kind, int64_t late_us)
{
    struct error error = {0};
    *table = (struct table){.from.play = {.tempo_percent = 100, .player = PLAYER_YOU}};
    fixture_open_shipped(&table->fixture);
    table->from.play.level = library_find(levels_library(&table->fixture.levels), name);
    if (!table->from.play.level)
        table->from.play.level = levels_make(&table->fixture.levels, name, &error);
    if (!table->from.play.level)
        fail_msg("%s: %s", error.where, error.what);
    table->from.outcome = &table->outcome;
    play(table, table->from.play.level, late_us);
    remember(table, kind);
}

static void enter(struct table *table)
{
    seat_take(&table->seat, &screen_results, &table->fixture.services, &table->from);
}

static void close(struct table *table)
{
    seat_leave(&table->seat);
    play_outcome_reset(&table->outcome);
    fixture_close(&table->fixture);
}

static char copied[WORDS_SIZE];

static bool copy(const char *utf8, struct error *error)
{
    (void)error;
    snprintf(copied, sizeof copied, "%s", utf8);
    return true;
}

/* Seven days of the challenge earned a freeze, and this session makes it 15 minutes. */
static void prepare_daily(struct table *table, int64_t late_us)
{
    prepare(table, "daily-2026-11-22-steady", SESSION_DAILY, late_us);
    table->fixture.desk.copy_text = copy;
    table->outcome.best_before_bp = 100;
    table->outcome.streak_after.freezes = 1;
    table->outcome.day_before = (struct day_totals){.reps = 300, .played_us = 14 * INT64_C(60000000)};
    table->outcome.day_after = (struct day_totals){.reps = 400, .played_us = 17 * INT64_C(60000000)};
}

/* Three good sessions of the plan's length are the last. */
static void prepare_plan(struct table *table)
{
    prepare(table, "first-steps", SESSION_LEVEL, 0);
    struct history *history = &table->fixture.player.history;
    for (int i = 1; i <= 3; i++) {
        history->records[history->count - i].played_us = 150000000;
        history->records[history->count - i].accuracy_bp = 9000;
        history->records[history->count - i].counted = history->records[history->count - i].reps;
    }
    table->outcome.record = history->records[history->count - 1];
}

/* ---- what is done */

static const struct results_model *model_of(const struct table *table)
{
    return table->seat.state;
}

/* Home has the focus at first, and comes last: the first tap of the right heel leads there, next goes around. */
static void test_ways(void **state)
{
    (void)state;
    struct table table;
    prepare(&table, "first-steps", SESSION_LEVEL, 0);
    enter(&table);
    seat_expect_focus(&table.seat, "back", 0);
    seat_repeat(&table.seat, ACTION_NEXT, 1);
    seat_expect_focus(&table.seat, "again", 0);
    seat_repeat(&table.seat, ACTION_NEXT, 1);
    seat_expect_focus(&table.seat, "back", 0);
    struct screen_next next = seat_act(&table.seat, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_HOME);
    next = seat_click(&table.seat, "again", 0);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_ptr_equal(next.play.level, table.from.play.level);
    next = seat_act(&table.seat, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    next = seat_click(&table.seat, "back", 0);
    assert_true(next.go && next.to == SCREEN_HOME);
    close(&table);
}

static void test_share(void **state)
{
    (void)state;
    struct table table;
    prepare_daily(&table, 0);
    enter(&table);
    copied[0] = 0;
    assert_false(seat_choose(&table.seat, "share", 0).go);
    char said[WORDS_SIZE + 16];
    assert_non_null(strstr(copied, "Heelbeat daily 2026-11-22: "));
    snprintf(said, sizeof said, "Copied: %s", copied);
    seat_expect_notice(&table.seat, said);
    seat_expect_focus(&table.seat, "share", 0);
    assert_string_equal(seat_node(&table.seat, "share", 0)->text, "Copied");
    seat_click(&table.seat, "share", 0); /* again does it again */
    seat_expect_notice(&table.seat, said);
    table.fixture.desk.copy_text = NULL;
    seat_look(&table.seat);
    assert_false(seat_sees(&table.seat, "share", 0));
    close(&table);
}

static void test_correct(void **state)
{
    (void)state;
    struct table table;
    const struct settings *now = &table.fixture.preferences.now;
    prepare_daily(&table, 45000);
    enter(&table);
    int64_t bias_ms = model_of(&table)->bias_us / 1000;
    assert_in_range(bias_ms, 40, 60);
    assert_false(seat_choose(&table.seat, "correct", 0).go);
    assert_int_equal(now->keyboard_lift_offset_ms, bias_ms);
    seat_expect_notice(&table.seat, "Corrected. From now on your heels count where they belong.");
    seat_expect_focus(&table.seat, "back", 0);
    assert_false(seat_sees(&table.seat, "correct", 0));
    close(&table);
}

static void test_plan(void **state)
{
    (void)state;
    struct table table;
    prepare_plan(&table);
    enter(&table);
    assert_string_equal(seat_node(&table.seat, "plan", 0)->text, "Step up to 3 minutes");
    assert_false(seat_choose(&table.seat, "plan", 0).go);
    seat_expect_notice(&table.seat, "Your plan is now 2 × 3 minutes a day.");
    seat_expect_focus(&table.seat, "back", 0);
    assert_false(seat_sees(&table.seat, "plan", 0));
    assert_int_equal(player_profile(&table.fixture.player)->plan_minutes, 3);
    close(&table);
}

/* What went wrong is told before anything else. */
static void test_trouble(void **state)
{
    (void)state;
    struct table table;
    prepare_daily(&table, 0);
    table.outcome.saved = false;
    error_set(&table.outcome.save_error, "sessions", "the disk is full", "free some space and play again");
    enter(&table);
    seat_expect_notice(&table.seat, "This session could not be saved: sessions: the disk is full; free some space and "
                                    "play again");
    seat_choose(&table.seat, "share", 0);
    seat_expect_notice(&table.seat, "This session could not be saved: sessions: the disk is full; free some space and "
                                    "play again");
    notices_say(&table.fixture.notices, "No sound card was found.");
    seat_look(&table.seat);
    seat_expect_notice(&table.seat, "No sound card was found.");
    notices_clear(&table.fixture.notices);
    close(&table);
    prepare_daily(&table, 0);
    error_set(&table.outcome.save_error, "replay", "the disk is full", "free some space");
    enter(&table);
    seat_expect_notice(&table.seat,
                       "The session is saved, but not all that goes with it: replay: the disk is full; free "
                       "some space");
    close(&table);
    prepare_daily(&table, 0);
    table.outcome.keeping = (struct keeping){.kept = KEPT_DATA, .path = "/data/mira.session.1.jsonl"};
    error_set(&table.outcome.keeping.why, "desk.jsonl", "can't be written", "check its permissions");
    enter(&table);
    seat_expect_notice(&table.seat, "This session is safe in /data/mira.session.1.jsonl, and the next start brings it "
                                    "home. desk.jsonl: can't be written; check its permissions");
    table.outcome.keeping.kept = KEPT_RUNTIME;
    seat_look(&table.seat);
    seat_expect_notice(&table.seat,
                       "This session lies in /data/mira.session.1.jsonl and is lost when you log out: start "
                       "Heelbeat again before. desk.jsonl: can't be written; check its permissions");
    close(&table);
}

static void test_saving(void **state)
{
    (void)state;
    struct table table;
    struct commit_scripted scripted;
    prepare(&table, "first-steps", SESSION_LEVEL, 0);
    commit_scripted_init(&scripted);
    play_outcome_commit(&table.outcome, &scripted.commits);
    enter(&table);
    seat_expect_notice(&table.seat, "Saving. Stay a moment.");
    assert_false(seat_pass(&table.seat).go);
    seat_check(&table.seat);
    commit_scripted_settle(&scripted);
    assert_false(seat_pass(&table.seat).go);
    seat_expect_notice(&table.seat, "Saved.");
    close(&table);
}

static void test_late_failure(void **state)
{
    (void)state;
    struct table table;
    struct error why;
    struct commit_scripted scripted;
    prepare(&table, "first-steps", SESSION_LEVEL, 0);
    error_set(&why, "the browser", "keeps no more", "free some space");
    commit_scripted_init(&scripted);
    play_outcome_commit(&table.outcome, &scripted.commits);
    enter(&table);
    assert_false(seat_act(&table.seat, ACTION_BACK).go);
    commit_scripted_fail(&scripted, &why);
    assert_false(seat_pass(&table.seat).go);
    seat_expect_notice(&table.seat, "This session could not be saved: the browser: keeps no more; free some space");
    assert_true(seat_act(&table.seat, ACTION_BACK).go);
    close(&table);
}

/* ---- what is heard */

/* All that is said from the door once around. */
static void test_is_said(void **state)
{
    (void)state;
    struct table table;
    char walk[SAY_SIZE * 8];
    prepare_daily(&table, 45000);
    enter(&table);
    seat_walk(&table.seat, walk, sizeof walk);
    assert_string_equal(
        walk,
        "Turning Drift. done. Accuracy 91.8 %, grade B. your best so far. 176 of 176 reps · best run 176 · 30 reps a "
        "minute. 13 days in a row. up from 12 · a new best row. A freeze is earned: it keeps the row on a day you "
        "miss. That makes 15 minutes today, and that is enough. Steady, 96 of 100, 2 % sway. Balance, 100 of 100, left "
        "50 : 50 right. Pace, 53 of 100, 47 ms late. Height, 60 of 100, fades at the end. How close. Left heel: 45 ms "
        "late on average, spread 41 ms. Right heel: 50 ms late on average, spread 37 ms. 183 of 352 lifts and "
        "landings were within 50 ms of the beat. Through the song. The first third was 48 ms late, the last 45 ms "
        "late. No bounces, no short reps. You were 47 ms late all along; it may be the keyboard or the sound, not you. "
        "Home, button\n"
        "Again, button\n"
        "Copy to share, button\n"
        "Correct by 47 ms, button. You were 47 ms late all along; it may be the keyboard or the sound, not you.\n"
        "Home, button\n");
    close(&table);
}

/* ---- how it looks */

static void look(struct seat *seat, const char *name)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    char large[64];
    seat_check(seat);
    if (seat->view.page.body->parent->reach > 0) /* nothing need be scrolled */
        fail_msg("%s scrolls by %.0f", name, (double)seat->view.page.body->parent->reach);
    for (int i = 0; i < 3; i++)
        seat_draw(seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
    snprintf(large, sizeof large, "%s-large", name);
    seat->text_scale = 2;
    seat_draw(seat, HEELBEAT_PICTURES, large, sizes[1][0], sizes[1][1]);
    seat->text_scale = 1;
}

static void test_page_holds(void **state)
{
    (void)state;
    struct table table;
    prepare(&table, "first-steps", SESSION_LEVEL, 0);
    enter(&table);
    look(&table.seat, "results");
    close(&table);
    prepare_plan(&table);
    enter(&table);
    look(&table.seat, "results-plan");
    seat_choose(&table.seat, "plan", 0);
    look(&table.seat, "results-plan-taken");
    close(&table);
}

static void test_page_of_a_challenge_holds(void **state)
{
    (void)state;
    struct table table;
    prepare_daily(&table, 45000);
    enter(&table);
    look(&table.seat, "results-daily");
    seat_choose(&table.seat, "share", 0);
    look(&table.seat, "results-shared");
    seat_choose(&table.seat, "correct", 0);
    look(&table.seat, "results-corrected");
    close(&table);
}

/* What could not be saved can be tried again, here, before anything else; once it is saved there is nothing to try. */
static void test_saving_again(void **state)
{
    (void)state;
    struct table table;
    prepare(&table, "first-steps", SESSION_LEVEL, 0);
    table.outcome.saved = false;
    int32_t sessions = player_history(&table.fixture.player)->count;
    table.outcome.record.utc_ms = FIXTURE_UTC_MS;
    strcpy(table.outcome.record.id, "20261122T180000000Z-0badcafe-01234567");
    error_set(&table.outcome.save_error, "sessions", "the disk is full", "free some space and try again");
    enter(&table);
    seat_expect_focus(&table.seat, "save", 0);
    assert_true(seat_sees(&table.seat, "elsewhere", 0));
    seat_choose(&table.seat, "elsewhere", 0);
    assert_int_equal(table.outcome.keeping.kept, KEPT_BESIDE);
    seat_expect_focus(&table.seat, "save", 0);
    assert_false(seat_sees(&table.seat, "elsewhere", 0));
    seat_choose(&table.seat, "save", 0);
    assert_int_equal(table.outcome.keeping.kept, KEPT_HOME);
    assert_int_equal(player_history(&table.fixture.player)->count, sessions + 1);
    close(&table);
    prepare(&table, "first-steps", SESSION_LEVEL, 0);
    enter(&table);
    assert_false(seat_sees(&table.seat, "save", 0));
    seat_expect_focus(&table.seat, "back", 0);
    close(&table);
}

static void test_page_of_trouble_holds(void **state)
{
    (void)state;
    struct table table;
    prepare(&table, "first-steps", SESSION_LEVEL, -60000);
    table.outcome.saved = false;
    table.outcome.best_before_bp = 100;
    table.outcome.result.form.bounces = 12;
    table.outcome.result.form.short_reps = 3;
    error_set(&table.outcome.save_error, "profiles/mira/sessions/desk.jsonl", "the disk is full",
              "free some space and play again");
    enter(&table);
    look(&table.seat, "results-trouble");
    close(&table);
}

/* A part, broken off; and nothing at all done. */
static void test_page_of_little_holds(void **state)
{
    (void)state;
    struct table table;
    prepare(&table, "practice-2-first-steps", SESSION_PRACTICE, 0);
    table.outcome.result.finished = false;
    table.outcome.streak_after = table.outcome.streak_before;
    enter(&table);
    look(&table.seat, "results-practice");
    close(&table);
    prepare(&table, "first-steps", SESSION_LEVEL, 0);
    table.outcome.result = (struct result){.reps = 120, .form = {.steadiness_bp = -1, .balance_left_bp = -1}};
    table.outcome.rep_count = 0;
    table.outcome.streak_after = (struct streak){0};
    enter(&table);
    look(&table.seat, "results-nothing");
    close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_share),
        cmocka_unit_test(test_correct),
        cmocka_unit_test(test_plan),
        cmocka_unit_test(test_trouble),
        cmocka_unit_test(test_saving),
        cmocka_unit_test(test_late_failure),
        cmocka_unit_test(test_is_said),
        cmocka_unit_test(test_page_holds),
        cmocka_unit_test(test_page_of_a_challenge_holds),
        cmocka_unit_test(test_saving_again),
        cmocka_unit_test(test_page_of_trouble_holds),
        cmocka_unit_test(test_page_of_little_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
