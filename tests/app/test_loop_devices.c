/* The main loop's way with foot devices, without a window: a screen that writes down what it is told, real devices on
 * the toy driver. */
#include "app/backstage.h"
#include "app/loop.h"
#include "input/toy_driver.h"

#include "check.h"
#include "folder.h"

#define MS  INT64_C(1000)
#define MAT 3 /* the toy's handle */

static const struct control left_panel = {.kind = CONTROL_BUTTON, .index = 0};
static const struct control right_panel = {.kind = CONTROL_BUTTON, .index = 3};

struct told {
    int suspended, actions, readings, keys;
    int64_t suspended_us;
    bool resting, listening, tired; /* tired: rests with the next update */
    enum action action;
};

static struct screen_next on_action(void *state, enum action action, int64_t mono_us)
{
    struct told *told = state;
    (void)mono_us;
    told->actions++;
    told->action = action;
    return (struct screen_next){0};
}

static struct screen_next on_device(void *state, const struct device_event *event)
{
    struct told *told = state;
    if (event->kind == DEVICE_EVENT_READING)
        *(event->device == FEET_KEYBOARD ? &told->keys : &told->readings) += 1;
    return (struct screen_next){0};
}

static void on_suspend(void *state, int64_t mono_us)
{
    struct told *told = state;
    told->suspended_us = mono_us;
    told->suspended++;
    told->resting = true;
}

static struct screen_next on_update(void *state, int64_t mono_us)
{
    struct told *told = state;
    (void)mono_us;
    told->resting = told->resting || told->tired;
    return (struct screen_next){0};
}

static bool is_resting(const void *state)
{
    return ((const struct told *)state)->resting;
}

static bool is_listening(const void *state)
{
    return ((const struct told *)state)->listening;
}

static const struct screen playing = {.name = "playing",
                                      .busy = true,
                                      .action = on_action,
                                      .update = on_update,
                                      .suspend = on_suspend,
                                      .resting = is_resting};
static const struct screen menu = {.name = "menu", .action = on_action, .device = on_device, .listening = is_listening};

struct scene {
    char data[FOLDER_PATH];
    struct backstage backstage;
    struct loop loop;
    struct told told;
};

static void step(struct scene *scene, int64_t ms)
{
    loop_take_devices(&scene->loop, ms * MS);
}

static struct device_setup mat(void)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, "pad:1", "Mat");
    setup.bound = true;
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {left_panel}};
    setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {right_panel}};
    return setup;
}

static int open_scene(void **state)
{
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    struct scene *scene = calloc(1, sizeof *scene);
    struct error error = {0};
    *state = scene;
    assert_true(folder_make(scene->data));
    assert_true(backstage_open(&scene->backstage, &(struct backstage_desc){.data = scene->data}, &error));
    toy_reset();
    feet_plug_in(&scene->backstage.feet, drivers);
    scene->loop.backstage = &scene->backstage;
    heels_init(&scene->loop.heels, &scene->backstage.feet);
    router_init(&scene->loop.router, &scene->backstage.services);
    scene->loop.router.screen = &playing;
    scene->loop.router.state = &scene->told;
    return 0;
}

static int close_scene(void **state)
{
    struct scene *scene = *state;
    backstage_close(&scene->backstage);
    folder_remove(scene->data);
    free(scene);
    return 0;
}

static void arrive_and_lift(struct scene *scene)
{
    struct device_setup setup = mat();
    toy_arrive(MAT, &setup, NULL);
    toy_read(MAT, left_panel, 1, 10 * MS);
    toy_read(MAT, right_panel, 1, 10 * MS);
    toy_read(MAT, left_panel, 0, 100 * MS);
    step(scene, 100);
    assert_int_equal(feet_in_use(&scene->backstage.feet), FEET_KEYBOARD + 1);
}

static void test_device_in_use_goes(void **state)
{
    struct scene *scene = *state;
    arrive_and_lift(scene);
    toy_leave(MAT);
    step(scene, 200);
    assert_int_equal(scene->told.suspended, 1);
    assert_string_equal(scene->backstage.feet.away, "Mat");
    assert_int_equal(scene->backstage.feet.away_device, FEET_KEYBOARD + 1);
    assert_true(scene->loop.dirty);

    /* It comes and goes in the pause: the pause shows it by itself. */
    struct device_setup setup = mat();
    toy_arrive(MAT, &setup, NULL);
    step(scene, 300);
    assert_true(devices_at(feet_devices(&scene->backstage.feet), scene->backstage.feet.away_device)->here);
    toy_leave(MAT);
    step(scene, 400);
    assert_int_equal(scene->told.suspended, 1);
}

static void test_another_device_goes(void **state)
{
    struct scene *scene = *state;
    arrive_and_lift(scene);
    feet_moved(&scene->backstage.feet, FEET_KEYBOARD, HEEL_LEFT);
    feet_moved(&scene->backstage.feet, FEET_KEYBOARD, HEEL_RIGHT);
    toy_leave(MAT);
    step(scene, 200);
    assert_int_equal(scene->told.suspended, 0);
    assert_string_equal(scene->backstage.feet.away, "");
}

static void test_strangers_are_announced(void **state)
{
    struct scene *scene = *state;
    struct device_setup known = mat(), stranger;
    const char *notice = scene->backstage.notices.line;
    device_setup_init(&stranger, DEVICE_PAD, "pad:2", "Stranger");
    toy_arrive(MAT, &known, NULL);
    step(scene, 10);
    assert_string_equal(notice, "");
    toy_arrive(MAT + 1, &stranger, NULL); /* not into a level that plays */
    step(scene, 20);
    assert_string_equal(notice, "");
    scene->loop.router.screen = &menu;
    toy_leave(MAT + 1);
    toy_arrive(MAT + 1, &stranger, NULL);
    step(scene, 30);
    assert_string_equal(notice, "Stranger is here; set it up under Devices");
}

/* Down, and up again a little later; it repeats meanwhile. */
static void key(struct scene *scene, SDL_Scancode code, int64_t ms)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.scancode = code}}};
    loop_take_event(&scene->loop, &event, ms * MS);
    event.key.repeat = 1;
    loop_take_event(&scene->loop, &event, (ms + 30) * MS);
    event = (SDL_Event){.key = {.type = SDL_KEYUP, .keysym = {.scancode = code}}};
    loop_take_event(&scene->loop, &event, (ms + 40) * MS);
}

/* While a screen listens, heels and keys choose nothing: it hears them raw. Escape stays what it is. */
static void test_listening(void **state)
{
    struct scene *scene = *state;
    scene->loop.router.screen = &menu;
    arrive_and_lift(scene);
    toy_read(MAT, left_panel, 1, 200 * MS);
    step(scene, 200);
    assert_int_equal(scene->told.actions, 1);
    assert_int_equal(scene->told.action, ACTION_NEXT);
    assert_int_equal(scene->told.readings, 0);
    key(scene, SDL_SCANCODE_J, 250);
    assert_int_equal(scene->told.actions, 2);
    assert_int_equal(scene->told.action, ACTION_CONFIRM);
    assert_int_equal(scene->told.keys, 0);

    scene->told.listening = true;
    toy_read(MAT, left_panel, 0, 300 * MS);
    toy_read(MAT, left_panel, 1, 400 * MS);
    step(scene, 400);
    assert_int_equal(scene->told.readings, 2);
    key(scene, SDL_SCANCODE_J, 500);
    key(scene, SDL_SCANCODE_RETURN, 600);
    assert_int_equal(scene->told.keys, 4); /* down and up; what repeats is no news */
    assert_int_equal(scene->told.actions, 2);
    key(scene, SDL_SCANCODE_ESCAPE, 700);
    assert_int_equal(scene->told.actions, 3);
    assert_int_equal(scene->told.action, ACTION_BACK);
}

static void test_faults_are_told(void **state)
{
    struct scene *scene = *state;
    toy_fail("may not be opened");
    step(scene, 10);
    assert_non_null(strstr(scene->backstage.notices.line, "may not be opened"));
}

/* Play that pauses by itself would sleep at once; its pause is to be seen first. */
static void test_a_pause_of_its_own_is_drawn(void **state)
{
    struct scene *scene = *state;
    loop_update(&scene->loop, 10 * MS);
    assert_false(scene->loop.dirty);
    scene->told.tired = true;
    loop_update(&scene->loop, 20 * MS);
    assert_true(scene->loop.dirty);
    scene->loop.dirty = false;
    loop_update(&scene->loop, 30 * MS);
    assert_false(scene->loop.dirty);
}

/* The process was stopped, or the lid was closed, and a machine that sleeps stops the monotonic clock as well. */
static void test_standing_still_is_a_pause(void **state)
{
    static const struct {
        int64_t gone_ms, slept_ms;
        int paused;
    } rows[] = {{5, 0, 0}, {1000, 0, 0}, {10000, 0, 1}, {1, 10000, 1}, {900, 900, 1}};
    struct scene *scene = *state;
    int64_t ms = 1000, asleep_ms = 500000; /* it slept before, too */
    loop_wake(&scene->loop, ms * MS, asleep_ms * MS);
    assert_int_equal(scene->told.suspended, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        scene->told = (struct told){.suspended = 0};
        int64_t before_ms = ms;
        loop_wake(&scene->loop, (ms += rows[i].gone_ms) * MS, (asleep_ms += rows[i].slept_ms) * MS);
        assert_int_equal(scene->told.suspended, rows[i].paused);
        if (rows[i].paused)
            assert_int_equal(scene->told.suspended_us, before_ms * MS);
        loop_wake(&scene->loop, (ms += 1) * MS, asleep_ms * MS);
        assert_int_equal(scene->told.suspended, rows[i].paused);
    }
}

static void test_what_rests_stands_still_anyway(void **state)
{
    struct scene *scene = *state;
    scene->told.resting = true;
    loop_wake(&scene->loop, 1000 * MS, 0);
    loop_wake(&scene->loop, 60000 * MS, 0);
    assert_int_equal(scene->told.suspended, 0);
}

/* A level that takes long to begin does not begin with a pause. */
static void test_a_long_beginning_is_no_pause(void **state)
{
    struct scene *scene = *state;
    loop_wake(&scene->loop, 1000 * MS, 0);
    loop_follow(&scene->loop, &(struct screen_next){.anew = true}, 1000 * MS);
    loop_wake(&scene->loop, 9000 * MS, 0);
    assert_int_equal(scene->told.suspended, 0);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, open_scene, close_scene)

int main(void)
{
    const struct CMUnitTest tests[] = {SCENE(test_device_in_use_goes),
                                       SCENE(test_another_device_goes),
                                       SCENE(test_strangers_are_announced),
                                       SCENE(test_listening),
                                       SCENE(test_faults_are_told),
                                       SCENE(test_a_pause_of_its_own_is_drawn),
                                       SCENE(test_standing_still_is_a_pause),
                                       SCENE(test_what_rests_stands_still_anyway),
                                       SCENE(test_a_long_beginning_is_no_pause)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
