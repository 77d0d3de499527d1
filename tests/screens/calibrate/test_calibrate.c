/* Calibration without its sound: the pages of the model, by a player who moves in song time. Links with
 * --wrap=audio_is_silent, so that a machine has a sound card or none. */
#include "check.h"
#include "core/base/rng.h"
#include "input/toy_driver.h"
#include "play/take.h"
#include "screens/calibrate/calibrate_page.h"
#include "screens/seat.h"
#include "stage/fixture.h"

struct scene {
    struct fixture fixture;
    struct seat seat;
    struct calibrate_model *model;
    struct rng rng;
};

static bool no_card;
static int64_t shown_us;

bool __wrap_audio_is_silent(const struct audio *audio);
bool __wrap_audio_is_silent(const struct audio *audio)
{
    (void)audio;
    return no_card;
}

static void *enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                   struct error *error)
{
    (void)from, (void)mono_us, (void)error;
    struct calibrate_model *model = calloc(1, sizeof *model);
    calibrate_model_init(model, services->feet, services->sound, services->notices);
    return model;
}

static struct screen_next choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return calibrate_model_choose(state, (enum calibrate_verb)act->verb);
}

static void show(struct page *page, const void *state)
{
    calibrate_page(page, state, shown_us);
}

static const struct screen silent_calibrate = {.enter = enter, .leave = free, .page = show, .choose = choose};

static int open(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    *state = scene;
    no_card = true;
    shown_us = 0;
    fixture_open(&scene->fixture, &fixture_short, 1);
    rng_init(&scene->rng, 4, 4);
    seat_take(&scene->seat, &silent_calibrate, &scene->fixture.services, NULL);
    scene->model = scene->seat.state;
    return 0;
}

static int open_with_card(void **state)
{
    open(state);
    struct scene *scene = *state;
    no_card = false;
    seat_look(&scene->seat);
    return 0;
}

static int close(void **state)
{
    struct scene *scene = *state;
    seat_leave(&scene->seat);
    fixture_close(&scene->fixture);
    free(scene);
    return 0;
}

static void move(struct scene *scene, int32_t cue, enum edge edge, int64_t late_us)
{
    struct heel_event event = {calibration_cue_us(cue, edge) + late_us, HEEL_RIGHT,
                               edge == EDGE_LIFT ? HEEL_KIND_LIFT : HEEL_KIND_LANDING, 0};
    calibrate_model_heel(scene->model, &event);
}

/* Cues of a round, the player off by so much; ends when the page turns. Returns the reps that were cued. */
static int32_t play_cues(struct scene *scene, int32_t cues, int64_t lift_us, int64_t landing_us, int64_t sd_us)
{
    struct calibrate_model *model = scene->model;
    int32_t cue = 0;
    assert_int_equal(model->page, CALIBRATE_RUNNING);
    for (; model->page == CALIBRATE_RUNNING && cue < cues; cue++) {
        int64_t late_us = lift_us + rng_normal(&scene->rng, sd_us);
        move(scene, cue, EDGE_LIFT, late_us);
        move(scene, cue, EDGE_LANDING, landing_us + rng_normal(&scene->rng, sd_us));
        for (int64_t us = calibration_cue_us(cue, EDGE_LIFT) + late_us; us < calibration_cue_us(cue + 1, EDGE_LIFT);
             us += 5000)
            calibrate_model_step(model, us);
    }
    seat_look(&scene->seat);
    return cue;
}

static int32_t play_round(struct scene *scene, int64_t lift_us, int64_t landing_us, int64_t sd_us)
{
    return play_cues(scene, CALIBRATE_ROUND_CUES + 2, lift_us, landing_us, sd_us);
}

/* By two heels. */
static void expect_stays(struct scene *scene, const char *name)
{
    struct screen_next next = seat_choose(&scene->seat, name, 0);
    assert_false(next.go || next.quit);
}

static void expect_home(struct screen_next next)
{
    assert_true(next.go);
    assert_int_equal(next.to, SCREEN_HOME);
}

static void test_silent_machine_measures_the_eye_alone(void **state)
{
    struct scene *scene = *state;
    struct calibrate_model *model = scene->model;
    struct settings *settings = &scene->fixture.preferences.now;
    settings->audio_offset_ms = 77;
    settings->display_offset_ms = -5;
    assert_true(calibrate_model_silent(model));
    assert_int_equal(calibrate_model_run(model), CALIBRATE_EYE);
    seat_expect_focus(&scene->seat, "begin", 0);
    expect_stays(scene, "begin");
    play_round(scene, 60000, 40000, 0);
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_true(model->measured[CALIBRATE_EYE] && !model->measured[CALIBRATE_EAR]);
    seat_expect_focus(&scene->seat, "apply", 0);
    expect_home(seat_act(&scene->seat, ACTION_CONFIRM));
    struct settings kept;
    assert_true(settings_load(scene->fixture.paths.data, &kept, NULL));
    assert_int_equal(settings->display_offset_ms, 45); /* in force, ... */
    assert_int_equal(kept.audio_offset_ms, 77);
    assert_int_equal(kept.display_offset_ms, 45); /* ... and saved */
    assert_int_equal(kept.keyboard_lift_offset_ms, 10);
    assert_int_equal(kept.keyboard_landing_offset_ms, -10);
    assert_int_equal(kept.window_width, settings->window_width);
    assert_string_equal(scene->fixture.notices.line, "");
}

static void test_ear_then_eye_then_keep(void **state)
{
    struct scene *scene = *state;
    struct calibrate_model *model = scene->model;
    assert_int_equal(calibrate_model_run(model), CALIBRATE_EAR);
    expect_stays(scene, "begin");
    play_round(scene, 130000, 90000, 0);
    assert_int_equal(model->page, CALIBRATE_READY);
    assert_int_equal(model->run, CALIBRATE_EYE);
    seat_click(&scene->seat, "begin", 0);
    play_round(scene, 50000, 30000, 0); /* lifts and landings less far apart than by ear: the ear's count */
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_int_equal(model->after.audio_ms, 110);
    assert_int_equal(model->after.display_ms, 40);
    assert_int_equal(model->after.device_ms[EDGE_LIFT], 20);
    assert_int_equal(model->after.device_ms[EDGE_LANDING], -20);
    expect_home(seat_choose(&scene->seat, "keep", 0));
    struct settings unchanged;
    settings_init(&unchanged);
    assert_memory_equal(&scene->fixture.preferences.now, &unchanged, sizeof unchanged);
}

/* The run by eye is left out: what the ear said can be applied. */
static void test_ear_alone(void **state)
{
    struct scene *scene = *state;
    expect_stays(scene, "begin");
    play_round(scene, 50000, 50000, 0);
    expect_stays(scene, "not-now");
    assert_int_equal(scene->model->page, CALIBRATE_RESULT);
    expect_home(seat_click(&scene->seat, "apply", 0));
    assert_int_equal(scene->fixture.preferences.now.audio_offset_ms, 50);
    assert_int_equal(scene->fixture.preferences.now.display_offset_ms, 0);
}

static void test_rounds_until_it_is_sure(void **state)
{
    struct scene *scene = *state;
    struct calibrate_model *model = scene->model;
    expect_stays(scene, "begin");
    int rounds = 1;
    int32_t cued = play_round(scene, 50000, 50000, 30000);
    assert_int_equal(model->page, CALIBRATE_MORE);
    assert_in_range(cued, CALIBRATE_ROUND_CUES, CALIBRATE_ROUND_CUES + 1);
    assert_int_equal(model->now.counted, CALIBRATE_ROUND_CUES - CALIBRATION_WARM_UP);
    for (; model->page == CALIBRATE_MORE && rounds < 10; rounds++) {
        seat_expect_focus(&scene->seat, "round", 0);
        expect_stays(scene, "round");
        play_round(scene, 50000, 50000, 30000);
    }
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_in_range(rounds, 3, 6);
    assert_int_equal(model->results[CALIBRATE_EYE].warm_up, rounds * CALIBRATION_WARM_UP);
    assert_in_range(model->after.display_ms, 41, 59);
    assert_true(model->results[CALIBRATE_EYE].sure);
}

static void test_enough_after_one_round(void **state)
{
    struct scene *scene = *state;
    struct calibrate_model *model = scene->model;
    expect_stays(scene, "begin");
    play_round(scene, -80000, -80000, 30000);
    expect_stays(scene, "enough");
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_false(model->results[CALIBRATE_EYE].sure);
    assert_in_range(-model->after.display_ms, 60, 100);
}

static void test_refused_then_again_or_left_out(void **state)
{
    struct scene *scene = *state;
    struct calibrate_model *model = scene->model;
    expect_stays(scene, "begin");
    play_round(scene, 0, 0, 230000);
    assert_int_equal(model->page, CALIBRATE_REFUSED);
    assert_int_not_equal(model->results[CALIBRATE_EAR].fault, CALIBRATION_FINE);
    seat_expect_focus(&scene->seat, "again", 0);
    expect_stays(scene, "again");
    assert_int_equal(model->page, CALIBRATE_READY);
    assert_int_equal(model->run, CALIBRATE_EAR);
    expect_stays(scene, "begin");
    play_round(scene, 0, 0, 230000);
    seat_click(&scene->seat, "leave-out", 0);
    assert_int_equal(model->page, CALIBRATE_READY);
    assert_int_equal(model->run, CALIBRATE_EYE);
    expect_stays(scene, "begin");
    play_round(scene, 0, 0, 230000);
    assert_int_equal(model->page, CALIBRATE_REFUSED);
    expect_home(seat_choose(&scene->seat, "leave-out", 0)); /* nothing measured: nothing to show */
}

/* While it measures there is nothing but the way back, by keys, heels held and the pointer. */
static void test_going_back_and_losing_the_focus(void **state)
{
    struct scene *scene = *state;
    struct calibrate_model *model = scene->model;
    expect_stays(scene, "begin");
    seat_expect_focus(&scene->seat, "back", 0);
    seat_repeat(&scene->seat, ACTION_NEXT, 3);
    seat_expect_focus(&scene->seat, "back", 0);
    assert_int_equal(model->page, CALIBRATE_RUNNING);
    seat_repeat(&scene->seat, ACTION_BACK, 1);
    assert_int_equal(model->page, CALIBRATE_READY);
    seat_expect_focus(&scene->seat, "begin", 0);
    expect_stays(scene, "begin");
    assert_false(seat_click(&scene->seat, "back", 0).go);
    assert_int_equal(model->page, CALIBRATE_READY);
    expect_stays(scene, "begin");
    calibrate_model_suspend(model);
    seat_look(&scene->seat);
    assert_int_equal(model->page, CALIBRATE_READY);
    expect_home(seat_act(&scene->seat, ACTION_BACK));
    expect_home(seat_click(&scene->seat, "back", 0));
    expect_home(seat_choose(&scene->seat, "not-now", 0));
}

static void test_saving_fails(void **state)
{
    struct scene *scene = *state;
    scene->fixture.preferences.folder = "/dev/null"; /* no folder */
    expect_stays(scene, "begin");
    play_round(scene, 30000, 30000, 0);
    assert_true(seat_act(&scene->seat, ACTION_CONFIRM).go);
    assert_non_null(strstr(scene->fixture.notices.line, "/dev/null"));
}

/* When the first cue closes, in song time. */
static int64_t first_closes_us(struct scene *scene)
{
    int64_t song_us = 0;
    expect_stays(scene, "begin");
    while (scene->model->calibration.closed == 0 && song_us < CALIBRATION_INTERVAL_US * 4)
        calibrate_model_step(scene->model, song_us += 1000);
    seat_repeat(&scene->seat, ACTION_BACK, 1);
    return song_us;
}

/* What a heel did is known later than it was done: a cue is closed that much later. */
static void test_a_cue_waits_for_what_comes_late(void **state)
{
    struct scene *scene = *state;
    int64_t plain_us = first_closes_us(scene);
    struct settings settings = scene->fixture.preferences.now;
    settings.keyboard_landing_offset_ms = 170;
    assert_true(preferences_change(&scene->fixture.preferences, &settings, NULL));
    assert_int_equal(first_closes_us(scene), plain_us + 170000);
}

/* What a player does after a round's last cue is not done in the next round. */
static void test_rounds_are_kept_apart(void **state)
{
    struct scene *scene = *state;
    struct calibrate_model *model = scene->model;
    expect_stays(scene, "begin");
    struct heel_event late = {calibration_cue_us(CALIBRATE_ROUND_CUES, EDGE_LIFT), HEEL_LEFT, HEEL_KIND_LIFT, 0};
    struct heel_event early = {0, HEEL_LEFT, HEEL_KIND_LIFT, 0};
    calibrate_model_heel(model, &early);
    calibrate_model_heel(model, &late);
    assert_int_equal(model->calibration.event_count[EDGE_LIFT], 0);
    late.t_us -= CALIBRATION_INTERVAL_US;
    calibrate_model_heel(model, &late);
    assert_int_equal(model->calibration.event_count[EDGE_LIFT], 1);
}

/* Someone who sees nothing is told each page, and nothing while the clicks sound. */
static void test_is_said(void **state)
{
    struct scene *scene = *state;
    struct seat *seat = &scene->seat;
    seat_expect_said(seat,
                     "Calibrate by ear. How late do you hear? You will hear clicks and see nothing move. Lift your "
                     "heels on each high click, land on each low one. Use both heels, or the one you like. Close your "
                     "eyes if it helps. Four reps to warm up, then rounds of a minute and a half, until it is sure or "
                     "you say that it is enough. Begin, button");
    expect_stays(scene, "begin");
    seat_expect_said(seat, "Calibrate by ear. Warming up: the first 4 reps don’t count. High click: lift. Low click: "
                           "land. Back, link");
    int said = seat->script.count;
    play_cues(scene, 19, 40000, 40000, 30000);
    assert_int_equal(seat->script.count, said);
    assert_true(scene->model->now.counted > 0);
    play_round(scene, 40000, 40000, 230000);
    expect_stays(scene, "leave-out");
    expect_stays(scene, "begin");
    play_round(scene, 60000, 40000, 0);
    seat_expect_said(seat,
                     "Calibrate: the result. Sound reaches you later by. 0 ms. was 0 ms. Picture reaches you later "
                     "by. +50 ms. was 0 ms. Keyboard, lifting. +10 ms. was 0 ms. Keyboard, landing. −10 ms. was 0 "
                     "ms. By ear. not measured, stays as it is. By eye. lifts 60 ms late · spread 0 ms · sure to "
                     "± 0 ms. landings 40 ms late · spread 0 ms · sure to ± 0 ms. 16 reps. Apply, button");
}

static void look(struct scene *scene, const char *name)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    char large[64];
    seat_check(&scene->seat);
    for (int i = 0; i < 3; i++)
        seat_draw(&scene->seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
    snprintf(large, sizeof large, "%s-200", name);
    scene->seat.text_scale = 2;
    seat_draw(&scene->seat, HEELBEAT_PICTURES, large, 1280, 720);
    scene->seat.text_scale = 1;
}

static void test_pages_hold(void **state)
{
    struct scene *scene = *state;
    look(scene, "calibrate-ready-ear");
    expect_stays(scene, "begin");
    look(scene, "calibrate-ear-begins");
    play_cues(scene, 29, 40000, 40000, 25000);
    look(scene, "calibrate-ear");
    play_cues(scene, CALIBRATE_ROUND_CUES, 40000, 40000, 230000);
    look(scene, "calibrate-refused");
    expect_stays(scene, "leave-out");
    look(scene, "calibrate-ready-eye");
    expect_stays(scene, "begin");
    shown_us = calibration_cue_us(29, EDGE_LIFT) + 300000;
    play_cues(scene, 29, 40000, 40000, 30000);
    look(scene, "calibrate-eye");
    calibrate_model_choose(scene->model, CALIBRATE_STOP);
    seat_look(&scene->seat);
    expect_stays(scene, "begin");
    play_round(scene, 40000, 40000, 30000);
    look(scene, "calibrate-more");
    expect_stays(scene, "enough");
    look(scene, "calibrate-result");
}

/* Without a sound card, with a device whose name is long, and with something to be told. */
static void test_silent_pages_hold(void **state)
{
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    struct scene *scene = *state;
    struct device_setup mat;
    device_setup_init(&mat, DEVICE_PAD, "pad:1", "A very long name that somebody gave the mat in the living room");
    toy_reset();
    fixture_plug_in(&scene->fixture, drivers);
    toy_arrive(1, &mat, NULL);
    devices_step(feet_devices(&scene->fixture.feet), 1);
    scene->fixture.feet.in_use = FEET_KEYBOARD + 1;
    notices_say(&scene->fixture.notices, "lofi: the style can’t be read; put it back from the package.");
    look(scene, "calibrate-ready");
    expect_stays(scene, "begin");
    play_round(scene, 40000, 44000, 0);
    assert_int_equal(scene->model->device, FEET_KEYBOARD + 1);
    look(scene, "calibrate-result-mat");
}

/* The screen itself, in silence: song time runs while it measures, and nobody moves. */
static void test_song_time_runs_while_it_measures(void **state)
{
    struct scene *scene = *state;
    struct seat seat;
    const struct screen *screen = &screen_calibrate;
    seat_take(&seat, screen, &scene->fixture.services, NULL);
    assert_true(screen->resting(seat.state));
    seat_act(&seat, ACTION_CONFIRM);
    assert_false(screen->resting(seat.state));
    int64_t us = 0;
    for (; !screen->resting(seat.state) && us < 60000000; us += 10000)
        screen->update(seat.state, us);
    assert_true(screen->resting(seat.state)); /* refused by itself, ... */
    assert_true(screen->moving(seat.state));  /* ... which is still to be drawn */
    screen->update(seat.state, us);
    assert_false(screen->moving(seat.state));
    seat_look(&seat);
    seat_expect_focus(&seat, "again", 0);
    seat_choose(&seat, "again", 0);
    seat_choose(&seat, "begin", 0);
    screen->suspend(seat.state, us);
    assert_true(screen->resting(seat.state));
    seat_leave(&seat);
}

/* The picture by eye is drawn ahead by as much as the display is late. */
static void test_hills_are_drawn_ahead(void **state)
{
    struct scene *scene = *state;
    struct seat seat;
    seat_take(&seat, &screen_calibrate, &scene->fixture.services, NULL);
    seat_act(&seat, ACTION_CONFIRM);
    for (int64_t us = 0; us < 5000000; us += 10000)
        screen_calibrate.update(seat.state, us);
    int64_t plain_us = screen_calibrate.take(seat.state)->shown_us;
    scene->fixture.preferences.now.display_offset_ms = 25;
    seat_look(&seat);
    const struct node *hills = seat_node(&seat, "hills", 0);
    assert_int_equal(*(const int64_t *)hills->data, plain_us + 25000);
    seat_leave(&seat);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, open, close)
#define CARD(test)  cmocka_unit_test_setup_teardown(test, open_with_card, close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(test_silent_machine_measures_the_eye_alone),
        CARD(test_ear_then_eye_then_keep),
        CARD(test_ear_alone),
        SCENE(test_rounds_until_it_is_sure),
        SCENE(test_enough_after_one_round),
        CARD(test_refused_then_again_or_left_out),
        SCENE(test_going_back_and_losing_the_focus),
        SCENE(test_saving_fails),
        SCENE(test_rounds_are_kept_apart),
        SCENE(test_a_cue_waits_for_what_comes_late),
        CARD(test_is_said),
        SCENE(test_song_time_runs_while_it_measures),
        SCENE(test_hills_are_drawn_ahead),
        CARD(test_pages_hold),
        SCENE(test_silent_pages_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
