#include "check.h"
#include "core/base/rng.h"
#include "screens/calibrate/calibrate_model.h"
#include "stage/fixture.h"

struct scene {
    struct fixture fixture;
    struct calibrate_model model;
    struct rng rng;
};

static void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof *scene);
    fixture_open(&scene->fixture, &fixture_short, 1);
    rng_init(&scene->rng, 4, 4);
    calibrate_model_init(&scene->model, &scene->fixture.feet, &scene->fixture.sound, &scene->fixture.notices);
}

/* A round of song time, the player off by so much; ends when the page turns. Returns the reps that were cued. */
static int32_t play_round(struct scene *scene, int64_t lift_us, int64_t landing_us, int64_t sd_us)
{
    struct calibrate_model *model = &scene->model;
    int32_t cue = 0;
    assert_int_equal(model->page, CALIBRATE_RUNNING);
    for (; model->page == CALIBRATE_RUNNING && cue < CALIBRATE_ROUND_CUES + 2; cue++) {
        struct heel_event lift = {calibration_cue_us(cue, EDGE_LIFT) + lift_us + rng_normal(&scene->rng, sd_us),
                                  HEEL_RIGHT, HEEL_KIND_LIFT, 0};
        struct heel_event landing = {calibration_cue_us(cue, EDGE_LANDING) + landing_us +
                                         rng_normal(&scene->rng, sd_us),
                                     HEEL_RIGHT, HEEL_KIND_LANDING, 0};
        calibrate_model_heel(model, &lift);
        calibrate_model_heel(model, &landing);
        for (int64_t us = lift.t_us; us < calibration_cue_us(cue + 1, EDGE_LIFT); us += 5000)
            calibrate_model_step(model, us);
    }
    return cue;
}

static void choose(struct scene *scene, int choice)
{
    assert_int_equal(scene->model.focus, 0);
    for (int i = 0; i < choice; i++)
        calibrate_model_action(&scene->model, ACTION_NEXT);
    struct screen_next next = calibrate_model_action(&scene->model, ACTION_CONFIRM);
    assert_false(next.go || next.quit);
}

static void test_silent_machine_measures_the_eye_alone(void **state)
{
    (void)state;
    struct scene scene;
    struct calibrate_model *model = &scene.model;
    open_scene(&scene);
    scene.fixture.preferences.now.audio_offset_ms = 77;
    scene.fixture.preferences.now.display_offset_ms = -5;
    assert_true(calibrate_model_silent(model));
    assert_int_equal(calibrate_model_run(model), CALIBRATE_EYE);
    choose(&scene, 0);
    play_round(&scene, 60000, 40000, 0);
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_true(model->measured[CALIBRATE_EYE] && !model->measured[CALIBRATE_EAR]);
    assert_string_equal(calibrate_model_choice(model, 0), "Apply");
    struct screen_next next = calibrate_model_action(model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_HOME);
    struct settings kept;
    assert_true(settings_load(scene.fixture.paths.data, &kept, NULL));
    assert_int_equal(scene.fixture.preferences.now.display_offset_ms, 45); /* in force, ... */
    assert_int_equal(kept.audio_offset_ms, 77);
    assert_int_equal(kept.display_offset_ms, 45); /* ... and saved */
    assert_int_equal(kept.keyboard_lift_offset_ms, 10);
    assert_int_equal(kept.keyboard_landing_offset_ms, -10);
    assert_int_equal(kept.window_width, scene.fixture.preferences.now.window_width);
    assert_string_equal(scene.fixture.notices.line, "");
    fixture_close(&scene.fixture);
}

/* The fixture has no sound card; a run by ear is begun as the screen would with one. */
static void begin_by_ear(struct scene *scene)
{
    choose(scene, 0);
    scene->model.run = CALIBRATE_EAR;
}

static void test_ear_then_eye_then_keep(void **state)
{
    (void)state;
    struct scene scene;
    struct calibrate_model *model = &scene.model;
    open_scene(&scene);
    begin_by_ear(&scene);
    play_round(&scene, 130000, 90000, 0);
    assert_int_equal(model->page, CALIBRATE_READY);
    assert_int_equal(model->run, CALIBRATE_EYE);
    choose(&scene, 0);
    play_round(&scene, 60000, 20000, 0);
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_int_equal(model->after.audio_ms, 110);
    assert_int_equal(model->after.display_ms, 40);
    assert_int_equal(model->after.device_ms[EDGE_LIFT], 20);
    assert_int_equal(model->after.device_ms[EDGE_LANDING], -20);
    calibrate_model_action(model, ACTION_RIGHT);
    struct screen_next next = calibrate_model_action(model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_HOME);
    struct settings unchanged;
    settings_init(&unchanged);
    assert_memory_equal(&scene.fixture.preferences.now, &unchanged, sizeof unchanged);
    fixture_close(&scene.fixture);
}

static void test_rounds_until_it_is_sure(void **state)
{
    (void)state;
    struct scene scene;
    struct calibrate_model *model = &scene.model;
    open_scene(&scene);
    choose(&scene, 0);
    int rounds = 1;
    int32_t cued = play_round(&scene, 50000, 50000, 30000);
    assert_int_equal(model->page, CALIBRATE_MORE);
    assert_in_range(cued, CALIBRATE_ROUND_CUES, CALIBRATE_ROUND_CUES + 1);
    assert_int_equal(model->now.counted, CALIBRATE_ROUND_CUES - CALIBRATION_WARM_UP);
    for (; model->page == CALIBRATE_MORE && rounds < 10; rounds++) {
        choose(&scene, 0);
        play_round(&scene, 50000, 50000, 30000);
    }
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_in_range(rounds, 3, 6);
    assert_int_equal(model->results[CALIBRATE_EYE].warm_up, rounds * CALIBRATION_WARM_UP);
    assert_in_range(model->after.display_ms, 41, 59);
    assert_true(model->results[CALIBRATE_EYE].sure);
    fixture_close(&scene.fixture);
}

static void test_enough_after_one_round(void **state)
{
    (void)state;
    struct scene scene;
    struct calibrate_model *model = &scene.model;
    open_scene(&scene);
    choose(&scene, 0);
    play_round(&scene, -80000, -80000, 30000);
    choose(&scene, 1);
    assert_int_equal(model->page, CALIBRATE_RESULT);
    assert_false(model->results[CALIBRATE_EYE].sure);
    assert_in_range(-model->after.display_ms, 60, 100);
    fixture_close(&scene.fixture);
}

static void test_refused_then_again_or_left_out(void **state)
{
    (void)state;
    struct scene scene;
    struct calibrate_model *model = &scene.model;
    open_scene(&scene);
    begin_by_ear(&scene);
    play_round(&scene, 0, 0, 230000);
    assert_int_equal(model->page, CALIBRATE_REFUSED);
    assert_int_not_equal(model->results[CALIBRATE_EAR].fault, CALIBRATION_FINE);
    choose(&scene, 0);
    assert_int_equal(model->page, CALIBRATE_READY);
    assert_int_equal(model->run, CALIBRATE_EAR);
    begin_by_ear(&scene);
    play_round(&scene, 0, 0, 230000);
    choose(&scene, 1);
    assert_int_equal(model->page, CALIBRATE_READY);
    assert_int_equal(model->run, CALIBRATE_EYE);
    choose(&scene, 0);
    play_round(&scene, 0, 0, 230000);
    assert_int_equal(model->page, CALIBRATE_REFUSED);
    calibrate_model_action(model, ACTION_DOWN);
    struct screen_next next = calibrate_model_action(model, ACTION_CONFIRM); /* nothing measured: nothing to show */
    assert_true(next.go && next.to == SCREEN_HOME);
    fixture_close(&scene.fixture);
}

static void test_going_back_and_losing_the_focus(void **state)
{
    (void)state;
    struct scene scene;
    struct calibrate_model *model = &scene.model;
    open_scene(&scene);
    choose(&scene, 0);
    assert_null(calibrate_model_choice(model, 0));
    calibrate_model_action(model, ACTION_CONFIRM);
    assert_int_equal(model->page, CALIBRATE_RUNNING);
    calibrate_model_action(model, ACTION_BACK);
    assert_int_equal(model->page, CALIBRATE_READY);
    choose(&scene, 0);
    calibrate_model_suspend(model);
    assert_int_equal(model->page, CALIBRATE_READY);
    struct screen_next next = calibrate_model_action(model, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    fixture_close(&scene.fixture);
}

static void test_saving_fails(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    scene.fixture.preferences.folder = "/dev/null"; /* no folder */
    choose(&scene, 0);
    play_round(&scene, 30000, 30000, 0);
    assert_true(calibrate_model_action(&scene.model, ACTION_CONFIRM).go);
    assert_non_null(strstr(scene.fixture.notices.line, "/dev/null"));
    fixture_close(&scene.fixture);
}

/* What a player does after a round's last cue is not done in the next round. */
static void test_rounds_are_kept_apart(void **state)
{
    (void)state;
    struct scene scene;
    struct calibrate_model *model = &scene.model;
    open_scene(&scene);
    choose(&scene, 0);
    struct heel_event late = {calibration_cue_us(CALIBRATE_ROUND_CUES, EDGE_LIFT), HEEL_LEFT, HEEL_KIND_LIFT, 0};
    struct heel_event early = {0, HEEL_LEFT, HEEL_KIND_LIFT, 0};
    calibrate_model_heel(model, &early);
    calibrate_model_heel(model, &late);
    assert_int_equal(model->calibration.event_count[EDGE_LIFT], 0);
    late.t_us -= CALIBRATION_INTERVAL_US;
    calibrate_model_heel(model, &late);
    assert_int_equal(model->calibration.event_count[EDGE_LIFT], 1);
    fixture_close(&scene.fixture);
}

static void test_words(void **state)
{
    (void)state;
    char buffer[WORDS_SIZE];
    struct text text;
    struct calibration_edge edge = {.offset_us = 23400, .spread_us = 30600, .sure_us = 8100};
    text_init(&text, buffer, sizeof buffer);
    calibrate_edge_words(&text, EDGE_LANDING, &edge);
    assert_string_equal(buffer, "landing 23 ms late · spread 31 ms · sure to ± 9 ms");
    struct calibration_result now = {.wanted = 16};
    text_init(&text, buffer, sizeof buffer);
    calibrate_progress_words(&text, &now);
    assert_string_equal(buffer, "warming up, the first 4 reps don’t count");
    now = (struct calibration_result){.counted = 12, .wanted = 20};
    text_init(&text, buffer, sizeof buffer);
    calibrate_progress_words(&text, &now);
    assert_string_equal(buffer, "of about 32 reps");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_silent_machine_measures_the_eye_alone),
                                       cmocka_unit_test(test_ear_then_eye_then_keep),
                                       cmocka_unit_test(test_rounds_until_it_is_sure),
                                       cmocka_unit_test(test_enough_after_one_round),
                                       cmocka_unit_test(test_refused_then_again_or_left_out),
                                       cmocka_unit_test(test_going_back_and_losing_the_focus),
                                       cmocka_unit_test(test_saving_fails),
                                       cmocka_unit_test(test_rounds_are_kept_apart),
                                       cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
