#include "stage/feet_late.h"

#include "check.h"
#include "core/feet/touch.h"
#include "input/toy_driver.h"
#include "stage/feet_setup.h"
#include "stage/fixture.h"

#define MS      INT64_C(1000)
#define RISE_US (1000 * MS)
#define SEES_US TOUCH_LATE_US(RISE_US)

#define FRAME_US INT64_C(16667)

struct scene {
    struct fixture fixture;
    int64_t mono_us;
};

static void open_scene(struct scene *scene)
{
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    *scene = (struct scene){.mono_us = 1000000};
    fixture_open(&scene->fixture, NULL, 0);
    toy_reset();
    fixture_plug_in(&scene->fixture, drivers);
}

/* Frames go by: what devices did is seen. */
static void pass(struct scene *scene, int64_t ms)
{
    int64_t until_us = scene->mono_us + ms * MS;
    struct devices *devices = feet_devices(&scene->fixture.feet);
    struct device_event event;
    while (scene->mono_us < until_us) {
        scene->mono_us += FRAME_US;
        devices_step(devices, scene->mono_us);
        while (devices_next(devices, &event))
            ;
    }
}

static void read(struct scene *scene, int32_t value)
{
    static const struct control channel = {.kind = CONTROL_CHANNEL};
    toy_read(1, channel, value, scene->mono_us);
}

static void test_by_what_it_is(void **state)
{
    (void)state;
    static const struct {
        enum device_kind kind;
        struct control control;
        int32_t lift_ms, landing_ms;
        int64_t late_us;
    } rows[] = {
        {DEVICE_PAD, {.kind = CONTROL_BUTTON}, 0, 0, 30 * MS},
        {DEVICE_PAD, {.kind = CONTROL_BUTTON}, 20, 45, 75 * MS},
        {DEVICE_PAD, {.kind = CONTROL_BUTTON}, -20, -45, 30 * MS},
        {DEVICE_PAD, {.kind = CONTROL_AXIS}, 0, 0, 30 * MS + SEES_US},
        {DEVICE_SERIAL, {.kind = CONTROL_CHANNEL}, 10, 0, 40 * MS + SEES_US},
        {DEVICE_OSC, {.kind = CONTROL_TILT}, 0, 0, 120 * MS + SEES_US},
        {DEVICE_MOTION, {.kind = CONTROL_TILT}, 0, 5, 125 * MS + SEES_US},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        struct device_setup setup;
        open_scene(&scene);
        device_setup_init(&setup, rows[i].kind, "device:1", "Device");
        setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {rows[i].control}};
        setup.offset_ms[EDGE_LIFT] = rows[i].lift_ms;
        setup.offset_ms[EDGE_LANDING] = rows[i].landing_ms;
        toy_arrive(1, &setup, NULL);
        pass(&scene, 17);
        feet_moved(&scene.fixture.feet, FEET_KEYBOARD + 1, HEEL_RIGHT);
        if (feet_late_us(&scene.fixture.feet, RISE_US) != rows[i].late_us)
            fail_msg("row %d: %lld", (int)i, (long long)feet_late_us(&scene.fixture.feet, RISE_US));
        fixture_close(&scene.fixture);
    }
}

static void test_the_keyboard(void **state)
{
    (void)state;
    struct scene scene;
    open_scene(&scene);
    struct device_setup sensors;
    device_setup_init(&sensors, DEVICE_SERIAL, "serial:1", "Sensors");
    sensors.bound = true;
    for (int16_t heel = 0; heel < HEEL_COUNT; heel++)
        sensors.heels[heel] =
            (struct device_heel){.count = 1, .controls = {{.kind = CONTROL_CHANNEL, .index = heel}}, .floor = 800};
    toy_arrive(1, &sensors, NULL);
    pass(&scene, 17);
    assert_int_equal(feet_late_us(&scene.fixture.feet, RISE_US), 30 * MS);
    struct device_setup keys = *feet_setup(&scene.fixture.feet, FEET_KEYBOARD);
    keys.offset_ms[EDGE_LANDING] = 25;
    assert_true(feet_set_up(&scene.fixture.feet, FEET_KEYBOARD, &keys, NULL));
    assert_int_equal(feet_late_us(&scene.fixture.feet, RISE_US), 55 * MS);
    /* A heel rises on a device that has never been used: it is, from now on. */
    read(&scene, 800);
    pass(&scene, 100);
    assert_true(feet_open_us(&scene.fixture.feet) == INT64_MAX);
    read(&scene, 600);
    pass(&scene, 10);
    assert_true(feet_open_us(&scene.fixture.feet) <= scene.mono_us);
    assert_true(feet_open_us(&scene.fixture.feet) >= scene.mono_us - 100 * MS);
    assert_int_equal(feet_late_us(&scene.fixture.feet, RISE_US), 30 * MS + SEES_US);
    read(&scene, 800);
    pass(&scene, 10);
    assert_true(feet_open_us(&scene.fixture.feet) == INT64_MAX);
    assert_int_equal(feet_late_us(&scene.fixture.feet, RISE_US), 55 * MS);
    fixture_close(&scene.fixture);
}

/* Each heel may have a device of its own: what moved either last counts. */
static void test_a_device_for_each_heel(void **state)
{
    (void)state;
    struct scene scene;
    struct device_setup mat;
    open_scene(&scene);
    struct device_setup keys = *feet_setup(&scene.fixture.feet, FEET_KEYBOARD);
    keys.offset_ms[EDGE_LANDING] = 25;
    assert_true(feet_set_up(&scene.fixture.feet, FEET_KEYBOARD, &keys, NULL));
    device_setup_init(&mat, DEVICE_PAD, "pad:1", "Mat");
    toy_arrive(1, &mat, NULL);
    pass(&scene, 17);
    feet_moved(&scene.fixture.feet, FEET_KEYBOARD + 1, HEEL_RIGHT);
    assert_int_equal(feet_late_us(&scene.fixture.feet, RISE_US), 55 * MS);
    feet_moved(&scene.fixture.feet, FEET_KEYBOARD + 1, HEEL_LEFT);
    assert_int_equal(feet_late_us(&scene.fixture.feet, RISE_US), 30 * MS);
    fixture_close(&scene.fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_by_what_it_is), cmocka_unit_test(test_the_keyboard),
                                       cmocka_unit_test(test_a_device_for_each_heel)};
    return cmocka_run_group_tests_name("stage/feet_late", tests, NULL, NULL);
}
