/* The page of play as a player meets it: what it says in each of its states, and what can be done there by heels, keys
 * and pointer. */
#include "check.h"
#include "draw/easel.h"
#include "input/player.h"
#include "input/toy_driver.h"
#include "play/play_outcome.h"
#include "play/play_pause.h"
#include "screens/play/play_page.h"
#include "screens/seat.h"
#include "stage/fixture.h"

#include <stdlib.h>

#define STEP_US 10000

static const struct fixture_level rests = {
    "rests", "{\"format\":\"heelbeat-level/1\",\"title\":\"A title that is rather "
             "long\",\"music\":{\"style\":\"lofi\",\"seed\":1},"
             "\"tempo\":[{\"beat\":0,\"bpm\":60}],\"parts\":[{\"name\":\"By turns\",\"bars\":2,\"both\":\"uud.\"},"
             "{\"name\":\"Rest\",\"bars\":8},{\"name\":\"Together\",\"bars\":2,\"both\":\"uud.\"}]}"};

static const struct fixture_level by_turns = {
    "by-turns", "{\"format\":\"heelbeat-level/1\",\"title\":\"By turns\",\"music\":{\"style\":\"lofi\",\"seed\":1},"
                "\"tempo\":[{\"beat\":0,\"bpm\":60}],\"parts\":[{\"name\":\"By turns\",\"bars\":60,"
                "\"left\":\"ud..\",\"right\":\"..ud\"}]}"};

struct run {
    struct fixture fixture;
    struct seat seat;
    int64_t mono_us;
};

static void open_run(struct run *run, const struct fixture_level *level)
{
    memset(run, 0, sizeof *run);
    fixture_open(&run->fixture, level, 1);
    struct screen_next from = {.play = {.level = fixture_level(&run->fixture, 0), .player = PLAYER_YOU}};
    seat_take(&run->seat, &screen_play, &run->fixture.services, &from);
}

static void close_run(struct run *run)
{
    seat_leave(&run->seat);
    fixture_close(&run->fixture);
}

static void run_for(struct run *run, int64_t span_us)
{
    for (int64_t end_us = run->mono_us + span_us; run->mono_us < end_us; run->mono_us += STEP_US)
        assert_false(screen_play.update(run->seat.state, run->mono_us).go);
    seat_look(&run->seat);
}

static bool is_paused(const struct run *run)
{
    return screen_play.resting(run->seat.state);
}

/* A press anywhere, the same by keys and heels: Resume has the focus, and Esc is Resume. */
static void test_pauses_and_resumes(void **state)
{
    (void)state;
    struct run run;
    open_run(&run, &fixture_short);
    run_for(&run, 2000000);
    assert_false(is_paused(&run));
    seat_click(&run.seat, "pause", 0);
    assert_true(is_paused(&run));
    seat_expect_focus(&run.seat, "out", 0);
    seat_expect_said(&run.seat, "Paused. What you have done is kept. Resume, button");
    seat_click(&run.seat, "out", 0);
    assert_false(is_paused(&run));
    screen_play.choose(run.seat.state, &(struct act){.verb = PLAY_PAUSE}, run.mono_us);
    screen_play.choose(run.seat.state, &(struct act){.verb = PLAY_RESUME}, run.mono_us);
    seat_look(&run.seat);
    assert_string_equal(seat_node(&run.seat, "count", 0)->text, "3");
    run_for(&run, PLAY_PAUSE_BEAT_US + STEP_US);
    assert_string_equal(seat_node(&run.seat, "count", 0)->text, "2");
    seat_act(&run.seat, ACTION_BACK); /* in the count */
    assert_true(is_paused(&run));
    seat_act(&run.seat, ACTION_BACK);
    assert_false(is_paused(&run));
    run_for(&run, PLAY_PAUSE_BEAT_US);
    assert_false(seat_sees(&run.seat, "count", 0));
    close_run(&run);
}

/* Two heels: next from Resume goes around to Start again and End session; the next pause begins at Resume again. */
static void test_menu_by_heels(void **state)
{
    (void)state;
    struct run run;
    open_run(&run, &fixture_short);
    run_for(&run, 1000000);
    seat_act(&run.seat, ACTION_BACK);
    seat_repeat(&run.seat, ACTION_NEXT, 1);
    seat_expect_focus(&run.seat, "again", 0);
    seat_repeat(&run.seat, ACTION_NEXT, 1);
    seat_expect_focus(&run.seat, "end", 0);
    seat_repeat(&run.seat, ACTION_NEXT, 1);
    seat_expect_focus(&run.seat, "out", 0);
    seat_repeat(&run.seat, ACTION_UP, 1);
    seat_expect_focus(&run.seat, "end", 0);
    seat_act(&run.seat, ACTION_BACK);
    seat_act(&run.seat, ACTION_BACK);
    seat_expect_focus(&run.seat, "out", 0);
    struct screen_next next = seat_choose(&run.seat, "end", 0);
    assert_true(next.go && next.to == SCREEN_HOME);
    close_run(&run);
}

static void test_begins_again_by_pointer(void **state)
{
    (void)state;
    struct run run;
    open_run(&run, &fixture_short);
    run_for(&run, 4000000);
    seat_click(&run.seat, "pause", 0);
    struct screen_next next = seat_click(&run.seat, "again", 0);
    assert_true(next.anew && !next.go);
    assert_false(is_paused(&run));
    close_run(&run);
}

static void test_device_gone(void **state)
{
    (void)state;
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    struct run run;
    struct device_setup mat;
    open_run(&run, &fixture_short);
    toy_reset();
    fixture_plug_in(&run.fixture, drivers);
    device_setup_init(&mat, DEVICE_PAD, "pad:1", "A very long name that somebody gave the mat");
    toy_arrive(1, &mat, NULL);
    toy_leave(1);
    devices_step(feet_devices(&run.fixture.feet), 1000);
    run_for(&run, 1000000);
    feet_miss(&run.fixture.feet, FEET_KEYBOARD + 1);
    screen_play.suspend(run.seat.state, run.mono_us);
    seat_look(&run.seat);
    seat_expect_said(&run.seat,
                     "A very long name that somebody gave the mat is gone. Plug it in again, or go on with F "
                     "and J. Resume, button");
    seat_check(&run.seat);
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-gone", 1280, 720);
    close_run(&run);
}

/* Nothing can scroll while it is played: all of the page is there at every size of words. */
static void expect_whole(const struct run *run)
{
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    const struct measure measures[] = {layout_measure(easel.canvas), table_measure(&(struct table_measure){1.4f})};
    for (int i = 0; i < 4; i++) {
        struct page page = {0};
        struct layout_desc desc = {{0, 0, 1280, 720}, i < 2 ? 2 : 1, &measures[i % 2], i == 3 ? 0.5f : 1};
        page_make(&page, screen_play.page, run->seat.state, &(struct page_desc){0});
        layout_page(&page, &desc);
        assert_float_equal(node_find(page.root, "page", 0)->reach, 0, 0);
        page_reset(&page);
    }
    canvas_end(easel.canvas);
    easel_destroy(&easel);
}

static void tap(struct run *run, enum heel heel, int64_t t_us, int64_t held_us)
{
    screen_play.heel(run->seat.state, &(struct heel_event){t_us, heel, HEEL_KIND_LIFT, 0});
    screen_play.heel(run->seat.state, &(struct heel_event){t_us + held_us, heel, HEEL_KIND_LANDING, 0});
}

/* What was judged stands beside the lane's name for a while, fading; not while it is counted in. */
static void test_verdict_fits(void **state)
{
    (void)state;
    struct run run;
    open_run(&run, &fixture_short);
    const struct rep *rep = &fixture_level(&run.fixture, 0)->chart.reps[0];
    run_for(&run, rep->lift_us + 30000);
    tap(&run, rep->heel, rep->lift_us + 20000, 100000);
    run_for(&run, 500000);
    assert_string_equal(seat_node(&run.seat, "verdict", 0)->text, "Perfect");
    assert_string_equal(seat_node(&run.seat, "detail", 0)->text, "20 ms late");
    assert_float_equal(seat_node(&run.seat, "verdict", 0)->parent->faint, 0, 0);
    seat_check(&run.seat);
    expect_whole(&run);
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-verdict", 1280, 720);
    close_run(&run);
}

/* Feet that bounce after every landing. The caller's to reset. */
static struct heel_events bouncing_feet(const struct chart *chart)
{
    struct error error = {0};
    struct heel_events exact = {0}, more = {0};
    assert_true(player_demo(PLAYER_PERFECT, chart, 7, &exact, &error));
    more.events = calloc((size_t)exact.count * 3, sizeof *more.events);
    for (int32_t i = 0; i < exact.count; i++) {
        struct heel_event event = exact.events[i];
        more.events[more.count++] = event;
        if (event.kind != HEEL_KIND_LANDING)
            continue;
        more.events[more.count++] = (struct heel_event){event.t_us + 100000, event.heel, HEEL_KIND_LIFT, 0};
        more.events[more.count++] = (struct heel_event){event.t_us + 250000, event.heel, HEEL_KIND_LANDING, 0};
    }
    heel_events_reset(&exact);
    return more;
}

static void run_until(struct run *run, const char *name)
{
    for (int second = 0; second < 300 && !seat_sees(&run->seat, name, 0); second++)
        run_for(run, 1000000);
    assert_true(seat_sees(&run->seat, name, 0));
}

/* What is said of form, and the rest that is offered when it doesn't help, stand between the lanes, over neither. */
static void test_prompt_and_offer_fit(void **state)
{
    (void)state;
    struct run run;
    memset(&run, 0, sizeof run);
    fixture_open(&run.fixture, &by_turns, 1);
    const struct library_level *level = fixture_level(&run.fixture, 0);
    struct heel_events feet = bouncing_feet(&level->chart);
    struct screen_next from = {.play = {.level = level, .player = PLAYER_SCRIPT}};
    from.play.events = feet.events;
    from.play.event_count = feet.count;
    seat_take(&run.seat, &screen_play, &run.fixture.services, &from);
    static const char *const names[] = {"prompt", "offer"};
    for (int i = 0; i < 2; i++) {
        run_until(&run, names[i]);
        seat_check(&run.seat);
        expect_whole(&run);
    }
    run.seat.text_scale = 2;
    run_for(&run, 1000000);
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-offer-200", 1280, 720);
    close_run(&run);
    heel_events_reset(&feet);
}

/* Its pages in a level with a rest: playing, paused, counting, resting, about to end. */
static void test_every_state_fits(void **state)
{
    (void)state;
    struct run run;
    open_run(&run, &rests);
    run_for(&run, 2000000);
    seat_check(&run.seat);
    expect_whole(&run);
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page", 640, 360);
    seat_act(&run.seat, ACTION_BACK);
    seat_check(&run.seat);
    expect_whole(&run);
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-paused", 640, 360);
    run.seat.text_scale = 2;
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-paused-200", 1280, 720);
    run.seat.text_scale = 1;
    seat_act(&run.seat, ACTION_CONFIRM);
    seat_check(&run.seat);
    expect_whole(&run);
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-count", 640, 360);
    run_for(&run, PLAY_PAUSE_COUNT * PLAY_PAUSE_BEAT_US + 10000000);
    assert_true(seat_sees(&run.seat, "breath", 0));
    seat_check(&run.seat);
    expect_whole(&run);
    run.seat.text_scale = 2;
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-rest-200", 1280, 720);
    run.seat.text_scale = 1;
    seat_draw(&run.seat, HEELBEAT_PICTURES, "play-page-rest", 640, 360);
    run_for(&run, 30000000);
    seat_check(&run.seat);
    expect_whole(&run);
    close_run(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pauses_and_resumes),      cmocka_unit_test(test_menu_by_heels),
        cmocka_unit_test(test_begins_again_by_pointer), cmocka_unit_test(test_device_gone),
        cmocka_unit_test(test_every_state_fits),        cmocka_unit_test(test_verdict_fits),
        cmocka_unit_test(test_prompt_and_offer_fit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
