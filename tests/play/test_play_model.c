#include "play/play_model.h"

#include "check.h"
#include "play/play_feet.h"
#include "stage/fixture.h"
#include "store/replays/replay_run.h"

#define GRACE_US 30000
#define REPS     8 /* of fixture_short, both heels */

struct scene {
    struct fixture fixture;
    struct play_feet feet;
    struct play_model *model;
};

static void open_scene(struct scene *scene)
{
    struct error error = {0};
    *scene = (struct scene){.model = NULL};
    fixture_open(&scene->fixture, &fixture_short, 1);
    scene->model = play_model_create(&(struct play_model_desc){.level = fixture_level(&scene->fixture, 0),
                                                               .tempo_percent = 100,
                                                               .timing = TIMING_STANDARD,
                                                               .source = play_feet_source(&scene->feet)},
                                     &error);
    assert_non_null(scene->model);
}

static void close_scene(struct scene *scene)
{
    play_model_destroy(scene->model);
    fixture_close(&scene->fixture);
}

static void heel(struct scene *scene, const struct heel_event *event)
{
    assert_false(play_feet_heel(&scene->feet, event));
}

/* A replay gives the same result, also of events that came late and were judged at a later time than their own. */
static void test_the_replay_agrees(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    const struct chart *chart = play_model_chart(scene.model);
    for (int32_t i = 0; i < REPS; i++) {
        struct heel_event lift = {.t_us = chart->reps[i].lift_us - 40000, .heel = chart->reps[i].heel};
        struct heel_event landing = {.t_us = chart->reps[i].landing_us, .heel = lift.heel, .kind = HEEL_KIND_LANDING};
        play_model_step(scene.model, lift.t_us + 90000 * (i % 3), GRACE_US);
        heel(&scene, &lift);
        play_model_step(scene.model, landing.t_us + 20000 * (i % 5), GRACE_US);
        heel(&scene, &landing);
    }
    play_feet_hurry(&scene.feet);
    play_model_end(scene.model, true);
    struct result played, result;
    struct error error = {0};
    const char *field = "";
    assert_true(play_model_result(scene.model, &played));
    assert_true(played.accuracy_bp > 3000 && played.accuracy_bp < 10000);
    assert_true(play_model_moved(scene.model));
    assert_true(replay_run(play_model_replay(scene.model), chart, &result, &error));
    if (!result_equal(&result, &played, &field))
        fail_msg("%s differs", field);
    close_scene(&scene);
}

/* The landing was lost with the window's focus; the next lift shows that there was one. */
static void test_a_lost_landing_is_made_up_for(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    const struct chart *chart = play_model_chart(scene.model);
    struct heel_event event = {.t_us = chart->reps[0].lift_us, .heel = HEEL_LEFT, .kind = HEEL_KIND_LIFT};
    heel(&scene, &event);
    play_model_step(scene.model, event.t_us, GRACE_US);
    event.t_us = chart->reps[2].lift_us;
    heel(&scene, &event);
    play_model_step(scene.model, event.t_us, GRACE_US);
    assert_true(session_heel_up(play_model_session(scene.model), HEEL_LEFT));
    assert_int_equal(session_reps(play_model_session(scene.model))[2].verdict[EDGE_LIFT], VERDICT_PERFECT);
    close_scene(&scene);
}

/* A sensor whose offsets are taken off: it tells lifts late, landings early, and heights all the while, each with the
 * time that is true. However they come, they are judged by that. */
static void test_offsets_do_not_disturb_the_order(void **state)
{
    (void)state;
    enum { LATE_US = 200000, EARLY_US = 170000, STEP_US = 10000 };
    struct scene scene;
    open_scene(&scene);
    const struct chart *chart = play_model_chart(scene.model);
    for (int64_t us = 0; us <= chart->end_us + LATE_US + GRACE_US; us += STEP_US) {
        for (int32_t i = 0; i < chart->rep_count; i++) {
            const struct rep *rep = &chart->reps[i];
            struct heel_event edge = {.heel = rep->heel};
            if (rep->lift_us > us - LATE_US - STEP_US && rep->lift_us <= us - LATE_US) {
                edge.t_us = rep->lift_us;
                heel(&scene, &edge);
            }
            if (rep->landing_us > us + EARLY_US - STEP_US && rep->landing_us <= us + EARLY_US) {
                edge.kind = HEEL_KIND_LANDING;
                edge.t_us = rep->landing_us;
                heel(&scene, &edge);
            }
            if (us >= rep->lift_us && us <= rep->landing_us)
                heel(&scene, &(struct heel_event){us, rep->heel, HEEL_KIND_HEIGHT, rep_height(rep, us)});
        }
        play_model_step(scene.model, us, LATE_US + GRACE_US);
    }
    struct result result;
    assert_true(play_model_finished(scene.model));
    play_model_end(scene.model, true);
    assert_true(play_model_result(scene.model, &result));
    assert_int_equal(result.accuracy_bp, 10000);
    for (int32_t i = 0; i < chart->rep_count; i++)
        for (int edge = 0; edge < EDGE_COUNT; edge++)
            assert_int_equal(session_reps(play_model_session(scene.model))[i].error_us[edge], 0);
    close_scene(&scene);
}

struct told {
    int heels, judged, passed;
    int64_t last_us;
};

static void count_heel(void *self, const struct heel_event *event)
{
    struct told *told = self;
    assert_true(event->t_us >= told->last_us);
    told->last_us = event->t_us;
    told->heels++;
}

static void count_judged(void *self, const struct session_event *event)
{
    struct told *told = self;
    if (event->kind != SESSION_LIFTED && event->kind != SESSION_LANDED)
        return;
    assert_true(told->heels > told->judged); /* a heel is told before what it came to */
    told->judged++;
}

static void count_passed(void *self, int64_t song_us)
{
    struct told *told = self;
    (void)song_us;
    told->passed++;
}

/* A list gives what has come up to now, and at the level's end the rest; sinks hear of it in order. */
static void test_sinks_are_told_in_order(void **state)
{
    (void)state;
    struct fixture fixture;
    struct told told = {0};
    struct error error = {0};
    fixture_open(&fixture, &fixture_short, 1);
    const struct library_level *level = fixture_level(&fixture, 0);
    const struct rep *rep = &level->chart.reps[0];
    const struct heel_event events[] = {
        {.t_us = rep->lift_us, .heel = rep->heel},
        {.t_us = rep->landing_us, .heel = rep->heel, .kind = HEEL_KIND_LANDING},
        {.t_us = level->chart.end_us - 1, .heel = rep->heel},
    };
    struct play_list list = {.events = events, .count = 3};
    struct play_model *model = play_model_create(
        &(struct play_model_desc){
            .level = level,
            .tempo_percent = 100,
            .timing = TIMING_STANDARD,
            .source = play_list_source(&list),
            .sinks = {{.heel = count_heel, .judged = count_judged, .passed = count_passed, .self = &told}},
            .sink_count = 1},
        &error);
    assert_non_null(model);
    play_model_step(model, rep->lift_us - 1, 0);
    assert_int_equal(told.heels, 0);
    play_model_step(model, rep->lift_us, 0);
    assert_int_equal(told.heels, 1);
    assert_int_equal(told.passed, 2);
    play_model_step(model, rep->landing_us, 0);
    assert_int_equal(told.heels, 2);
    assert_int_equal(told.judged, 2);
    play_model_end(model, true);
    assert_int_equal(told.heels, 3);
    assert_int_equal(play_model_replay(model)->event_count, 3);
    play_model_destroy(model);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_replay_agrees), cmocka_unit_test(test_a_lost_landing_is_made_up_for),
        cmocka_unit_test(test_offsets_do_not_disturb_the_order), cmocka_unit_test(test_sinks_are_told_in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
