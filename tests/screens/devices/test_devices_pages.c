/* Every state of the page holds in every window, at every size of words, in every language, and shows all that is on
 * it. */
#include "core/base/rng.h"
#include "screens/devices/scene.h"

/* So that a picture of them has something to show: both heels over and over, a little uneven. */
static void lift_sensors(struct scene *scene)
{
    struct rng rng;
    rng_init(&rng, 5, 5);
    for (int frame = 0; frame < 200; frame++) {
        for (int16_t heel = 0; heel < HEEL_COUNT; heel++) {
            int at = (frame + 20 * heel) % 84;
            int32_t rise = at < 20 ? at : at < 32 ? 20 : at < 52 ? 52 - at : 0;
            room_read(&scene->room, SENSORS, (struct control){.kind = CONTROL_CHANNEL, .index = heel},
                      800 - rise * 36 + (int32_t)(rng_below(&rng, 9)));
        }
        room_pass(&scene->room, scene->model, 16);
    }
    seat_look(&scene->seat);
}

static void test_devices(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "L-TEK Dance Pad PRO"),
                        sensors = room_sensors("serial:1", "Foot sensors");
    scene_look(scene, "devices-keyboard");
    scene_arrive(scene, MAT, &mat);
    scene_arrive(scene, SENSORS, &sensors);
    scene->room.fixture.feet.in_use = 0;
    scene_select(scene, 0);
    for (int i = 0; i < 4; i++) {
        scene_read(scene, MAT, room_arrows[i % 2 * 3], 1, 400);
        scene_read(scene, MAT, room_arrows[i % 2 * 3], 0, 300);
    }
    scene_look(scene, "devices-pad");

    scene->room.fixture.feet.in_use = 1;
    scene_select(scene, 1);
    lift_sensors(scene);
    seat_repeat(&scene->seat, ACTION_CONFIRM, 2);
    scene_look(scene, "devices-sensors");
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);

    scene_select(scene, DEVICES_SENSOR_ROW);
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);
    scene_look(scene, "devices-scan");
    scene_select(scene, DEVICES_PHONE_ROW);
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);
    scene_look(scene, "devices-phones");
}

static void arrive_many(struct scene *scene)
{
    for (int i = 0; i < 9; i++) {
        char id[16];
        snprintf(id, sizeof id, "pad:%d", i);
        struct device_setup setup = i % 2 ? room_stranger(id, "Nintendo Switch Pro Controller")
                                          : room_mat(id, "Dance Dance Revolution Controller");
        if (i == 4)
            strcpy(setup.name, "A very long name that somebody gave the mat in the living room, the blue one");
        setup.heels[HEEL_LEFT].count = i == 4 ? 4 : setup.heels[HEEL_LEFT].count;
        for (int c = 0; i == 4 && c < 4; c++)
            setup.heels[HEEL_LEFT].controls[c] = (struct control){.kind = CONTROL_BUTTON, .index = (int16_t)(c + 4)};
        scene_arrive(scene, i + 1, &setup);
    }
}

static void test_many_devices(void **state)
{
    struct scene *scene = *state;
    arrive_many(scene);
    scene_select(scene, 4);
    scene_look(scene, "devices-many");
    scene_walk(scene, "rename");
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);
    scene_look(scene, "devices-naming");
    seat_type(&scene->seat, "Mira’s mat");
    scene_look(scene, "devices-name");
    seat_repeat(&scene->seat, ACTION_BACK, 1);
    notices_say(&scene->room.fixture.notices,
                "/dev/ttyUSB0: may not be opened; let your user into the group dialout, log out and in.");
    scene_select(scene, DEVICES_PHONE_ROW);
    scene_look(scene, "devices-last");
}

static void test_wizard(void **state)
{
    struct scene *scene = *state;
    seat_choose(&scene->seat, "set-up", 0);
    scene_look(scene, "wizard-rest");
    scene_pass(scene, 2000);
    scene_look(scene, "wizard-left");
    scene_key(scene, SDL_SCANCODE_D, true, 400);
    scene_look(scene, "wizard-down");
    scene_key(scene, SDL_SCANCODE_D, false, 400);
    scene_look(scene, "wizard-right");
    scene_key(scene, SDL_SCANCODE_K, true, 400);
    scene_key(scene, SDL_SCANCODE_K, false, 400);
    assert_int_equal(scene->model->wizard.step, WIZARD_DONE);
    scene_look(scene, "wizard-done");
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(test_devices),
        SCENE(test_many_devices),
        SCENE(test_wizard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
