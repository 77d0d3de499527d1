/* What moves: the wizard, and the heels of the selected device. */
#include "screens/devices/scene.h"

static void begin_wizard(struct scene *scene)
{
    seat_choose(&scene->seat, "set-up", 0);
    assert_true(scene->model->in_wizard);
    assert_true(screen_devices.listening(scene->model));
}

static void expect_asked(struct scene *scene, const char *said)
{
    seat_expect_said(&scene->seat, said);
}

static void press(struct scene *scene, SDL_Scancode key)
{
    scene_key(scene, key, true, 400);
    scene_key(scene, key, false, 400);
}

/* Up and down again on the floor. */
static void lift(struct scene *scene, int handle, struct control control, int32_t up, int32_t down)
{
    scene_read(scene, handle, control, up, 400);
    scene_read(scene, handle, control, down, 400);
}

static void test_wizard_by_keys(void **state)
{
    struct scene *scene = *state;
    begin_wizard(scene);
    expect_asked(scene, "Both heels on the floor. Sit as you will sit when you play. step 1 of 5. Back, link");
    scene_pass(scene, 2000);
    expect_asked(scene, "Lift your left heel. Take your time. Whatever moves is the one. step 2 of 5. Back, link");
    press(scene, SDL_SCANCODE_COMMA);
    expect_asked(scene, "Lift your right heel. Take your time. Whatever moves is the one. step 4 of 5. Back, link");
    scene_key(scene, SDL_SCANCODE_K, true, 400);
    expect_asked(scene, "And down again. Take your time. Whatever moves is the one. step 5 of 5. Back, link");
    scene_key(scene, SDL_SCANCODE_K, false, 400);
    assert_int_equal(scene->model->wizard.step, WIZARD_DONE);
    expect_asked(scene, "Done. Both heels are found. step 5 of 5. Back, link");
    scene_pass(scene, 2000);
    assert_false(scene->model->in_wizard);
    expect_asked(scene, "Devices. Left heel, live. Right heel, live. Keyboard, in use, Comma and K, selected, 1 of 3");
    const struct settings *settings = &scene->room.fixture.preferences.now;
    assert_string_equal(settings->left_keys, "Comma");
    assert_int_equal(scene_setup(scene, FEET_KEYBOARD)->heels[HEEL_LEFT].controls[0].index, SDL_SCANCODE_COMMA);
    assert_string_equal(settings->right_keys, "K");
    assert_int_equal(settings->keys_active, HEEL_ACTIVE_UP);
    assert_int_equal(scene->room.settings_changes, 1);
    seat_expect_focus(&scene->seat, "device", FEET_KEYBOARD);
}

/* The left heel takes a key that was the right one's, while the right heel is found on a mat: they change places. */
static void test_wizard_by_a_key_and_a_mat(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_stranger("pad:2", "Stranger");
    scene_arrive(scene, MAT, &mat);
    begin_wizard(scene);
    scene_pass(scene, 2000);
    press(scene, SDL_SCANCODE_J);
    lift(scene, MAT, room_arrows[2], 1, 0);
    assert_int_equal(scene->model->wizard.step, WIZARD_DONE);
    const struct settings *settings = &scene->room.fixture.preferences.now;
    assert_string_equal(settings->left_keys, "J");
    assert_string_equal(settings->right_keys, "F, Left");
    assert_int_equal(scene_setup(scene, FIRST)->heels[HEEL_LEFT].count, 0);
    assert_int_equal(scene_setup(scene, FIRST)->heels[HEEL_RIGHT].count, 1);
}

static void test_wizard_by_a_mat(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    scene_arrive(scene, STRANGER, &stranger);
    scene_select(scene, FIRST);
    scene_walk(scene, "off");
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);
    begin_wizard(scene);
    room_read(&scene->room, STRANGER, room_arrows[1], 1); /* the feet come onto the panels */
    scene_read(scene, STRANGER, room_arrows[2], 1, 2000);
    lift(scene, STRANGER, room_arrows[1], 0, 1);
    lift(scene, STRANGER, room_arrows[2], 0, 1);
    assert_int_equal(scene->model->wizard.step, WIZARD_DONE); /* by time alone: nothing is read after a landing */
    const struct device_setup *setup = scene_setup(scene, FIRST);
    assert_true(control_equal(&setup->heels[HEEL_LEFT].controls[0], &room_arrows[1]));
    assert_true(control_equal(&setup->heels[HEEL_RIGHT].controls[0], &room_arrows[2]));
    assert_int_equal(setup->polarity, HEEL_ACTIVE_DOWN);
    assert_false(setup->off);
    assert_int_equal(scene->room.settings_changes, 0);
    scene_pass(scene, 2000);
    assert_false(scene->model->in_wizard);
    expect_asked(scene,
                 "Devices. Left heel, live. Right heel, live. Stranger, ready, left: button 1 · right: button 2, "
                 "selected, 2 of 4");

    scene_tone.times = 0;
    lift(scene, STRANGER, room_arrows[2], 0, 1);
    assert_int_equal(scene_tone.times, 1); /* and it plays as found */
}

/* The answer goes with the device; keys, heels and the pointer can leave whenever they like. */
static void test_wizard_stops(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    scene_arrive(scene, STRANGER, &stranger);
    begin_wizard(scene);
    scene_pass(scene, 2000);
    scene_read(scene, STRANGER, room_arrows[1], 1, 400);
    assert_int_equal(scene->model->wizard.step, WIZARD_LEFT_DOWN);
    scene_away(scene, STRANGER);
    assert_int_equal(scene->model->wizard.step, WIZARD_REST);
    seat_repeat(&scene->seat, ACTION_BACK, 1);
    assert_false(scene->model->in_wizard);
    seat_expect_focus(&scene->seat, "device", devices_model_row(scene->model));
    begin_wizard(scene);
    scene_pass(scene, 2000);
    assert_false(seat_click(&scene->seat, "back", 0).go);
    assert_false(scene->model->in_wizard);
    assert_int_equal(scene->room.settings_changes, 0);
}

static void test_edges_are_lit_and_lifts_sound_once(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat");
    struct devices_model *model = scene->model;
    scene_arrive(scene, MAT, &mat);
    scene_select(scene, FIRST);
    scene_pass(scene, 4000);
    assert_false(devices_model_moving(model));
    scene_read(scene, MAT, room_arrows[0], 1, 100);
    assert_int_equal(scene_tone.times, 0);
    scene_read(scene, MAT, room_arrows[0], 0, 100);
    assert_int_equal(scene_tone.times, 1);
    assert_true(scene_tone.pan < 0); /* of the left heel, at the left */
    assert_true(devices_model_is_lit(model, HEEL_LEFT, EDGE_LIFT));
    assert_false(devices_model_is_lit(model, HEEL_LEFT, EDGE_LANDING));
    assert_false(devices_model_is_lit(model, HEEL_RIGHT, EDGE_LIFT));
    assert_int_equal(devices_model_height(model, HEEL_LEFT), HEEL_HEIGHT_TOP);
    assert_true(devices_model_moving(model));
    scene_pass(scene, 1000);
    assert_false(devices_model_is_lit(model, HEEL_LEFT, EDGE_LIFT));
    scene_read(scene, MAT, room_arrows[0], 1, 100);
    assert_true(devices_model_is_lit(model, HEEL_LEFT, EDGE_LANDING));
    assert_int_equal(devices_model_height(model, HEEL_LEFT), 0);
    assert_int_equal(scene_tone.times, 1);
    scene_pass(scene, 4000); /* the trace has gone by */
    assert_false(devices_model_moving(model));

    /* A heel that is up while the list goes on to its device and back has not lifted anew. */
    scene_read(scene, MAT, room_arrows[0], 0, 100);
    assert_int_equal(scene_tone.times, 2);
    seat_repeat(&scene->seat, ACTION_DOWN, 1);
    scene_pass(scene, 100);
    seat_repeat(&scene->seat, ACTION_UP, 1);
    scene_pass(scene, 100);
    assert_int_equal(devices_model_row(model), FIRST);
    assert_int_equal(scene_tone.times, 2);
}

/* Pressure falls as the heel rises: a height, and a trace of it. */
static void test_sensor_heights(void **state)
{
    struct scene *scene = *state;
    struct device_setup sensors = room_sensors("serial:1", "Two FSRs");
    const struct control right = {.kind = CONTROL_CHANNEL, .index = 1};
    const struct devices_model *model = scene->model;
    scene_arrive(scene, SENSORS, &sensors);
    scene_select(scene, FIRST);
    for (int32_t pressure = 800; pressure >= 0; pressure -= 100) {
        scene_read(scene, SENSORS, right, pressure, 17);
        int32_t height = devices_model_height(model, HEEL_RIGHT);
        assert_int_equal(height, (800 - pressure) * HEEL_HEIGHT_TOP / 800);
        int newest = (model->history_at + DEVICES_HISTORY - 1) % DEVICES_HISTORY;
        assert_int_equal(model->history[HEEL_RIGHT][newest], height);
    }
    assert_int_equal(scene_tone.times, 1);
    assert_true(scene_tone.pan > 0);
    assert_int_equal(devices_model_height(model, HEEL_LEFT), 0);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(test_wizard_by_keys), SCENE(test_wizard_by_a_key_and_a_mat),          SCENE(test_wizard_by_a_mat),
        SCENE(test_wizard_stops),   SCENE(test_edges_are_lit_and_lifts_sound_once), SCENE(test_sensor_heights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
