#include "screens/play/play_show.h"

#include "check.h"
#include "input/player.h"
#include "play/played.h"

#define STEP_US 10000

/* On every cue of the first two reps. */
static void play_well(struct performance *performance, int64_t until_us)
{
    const struct chart *chart = played_chart(performance);
    for (int64_t us = 0; us <= until_us; us += STEP_US) {
        for (int32_t i = 0; i < 2; i++) {
            struct heel_event lift = {.t_us = chart->reps[i].lift_us, .heel = chart->reps[i].heel};
            struct heel_event landing = {
                .t_us = chart->reps[i].landing_us, .heel = lift.heel, .kind = HEEL_KIND_LANDING};
            if (lift.t_us > us - STEP_US && lift.t_us <= us)
                performance_heel(performance, &lift);
            if (landing.t_us > us - STEP_US && landing.t_us <= us)
                performance_heel(performance, &landing);
        }
        performance_step(performance, us);
    }
}

struct scene {
    struct fixture fixture;
    struct play_show show;
    struct play_sink view;
    struct performance *performance;
};

static const struct rep *open_scene(struct scene *scene)
{
    fixture_open(&scene->fixture, &fixture_short, 1);
    struct play_request request = {.level = fixture_level(&scene->fixture, 0), .player = PLAYER_YOU};
    scene->view = play_show_sink(&scene->show);
    scene->performance = played_begin(&scene->fixture, &request, &scene->view);
    play_show_init(&scene->show, played_chart(scene->performance));
    return &played_chart(scene->performance)->reps[0];
}

static void close_scene(struct scene *scene)
{
    performance_destroy(scene->performance);
    fixture_close(&scene->fixture);
}

static void test_a_dot_rides_its_hill(void **state)
{
    (void)state;
    struct scene scene;
    struct lanes_view view;
    float pulses[VEIN_PULSES_MAX], strength = 0;
    const struct rep *rep = open_scene(&scene);
    int64_t middle_us = (rep->lift_us + rep->top_us) / 2;
    play_well(scene.performance, middle_us);
    play_show_view(&scene.show, middle_us, 52, &view);
    assert_int_equal(view.lanes[HEEL_LEFT].height, rep_height(rep, middle_us));
    const struct session_event *judged = play_show_judged(&scene.show, HEEL_LEFT, middle_us, &strength);
    assert_non_null(judged);
    assert_int_equal(judged->verdict, VERDICT_PERFECT);
    assert_int_equal(judged->error_us, 0);
    assert_true(strength < 1); /* a second ago */
    play_show_judged(&scene.show, HEEL_LEFT, judged->t_us, &strength);
    assert_float_equal(strength, 1, 0);
    judged = play_show_judged(&scene.show, HEEL_LEFT, judged->t_us + PLAY_SHOW_VERDICT_US * 5 / 6, &strength);
    assert_non_null(judged);
    assert_float_equal(strength, 0.5f, 0.01f);
    assert_true(view.lanes[HEEL_LEFT].trace_count > 50);
    assert_int_equal(play_show_cue_height(&scene.show, rep->top_us), HEEL_HEIGHT_TOP);
    assert_int_equal(play_show_pulses(&scene.show, middle_us, pulses), 0);
    float near = view.px_per_second;
    play_show_view(&scene.show, middle_us, 104, &view);
    assert_float_equal(view.px_per_second * 2, near, 0.001);
    close_scene(&scene);
}

static void test_reps_send_pulses(void **state)
{
    (void)state;
    struct scene scene;
    float pulses[VEIN_PULSES_MAX], strength;
    const struct rep *rep = open_scene(&scene);
    play_well(scene.performance, rep->landing_us + 20000);
    assert_int_equal(play_show_pulses(&scene.show, rep->landing_us + 500000, pulses), 2);
    assert_true(pulses[0] > pulses[1]); /* two heels, two pulses that can be told apart */
    assert_null(play_show_judged(&scene.show, HEEL_LEFT, rep->landing_us + 10000000, &strength));
    for (int32_t combo = 0; combo < 40; combo += 13)
        for (int64_t us = 0; us < 4000000; us += 50000) {
            float beat = play_show_heartbeat(&scene.show, combo, us);
            assert_true(beat >= 0.0f && beat <= 1.0f);
        }
    close_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_dot_rides_its_hill),
                                       cmocka_unit_test(test_reps_send_pulses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
