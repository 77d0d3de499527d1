/* What is in use, what is missed, and what is kept of devices: on the toy driver, with real files. */
#include "check.h"
#include "input/toy_driver.h"
#include "stage/feet_offsets.h"
#include "stage/feet_setup.h"
#include "stage/fixture.h"

#define MAT (FEET_KEYBOARD + 1) /* its place */

static const struct driver *const toys[] = {&toy_driver, NULL};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture_open(fixture, NULL, 0);
    toy_reset();
    fixture_plug_in(fixture, toys);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

static void arrive(struct fixture *fixture, int handle, const char *id)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, id, "Mat");
    setup.bound = true;
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {{.kind = CONTROL_BUTTON, .index = 0}}};
    toy_arrive(handle, &setup, NULL);
    devices_step(feet_devices(&fixture->feet), 1000);
}

static void what_moved_last_is_in_use(void **state)
{
    struct fixture *fixture = *state;
    struct feet *feet = &fixture->feet;
    arrive(fixture, 1, "pad:1");
    assert_int_equal(feet_in_use(feet), FEET_KEYBOARD);
    assert_false(feet_are_on(feet, MAT));
    feet_moved(feet, MAT, HEEL_LEFT);
    assert_int_equal(feet_in_use(feet), MAT);
    feet_moved(feet, FEET_KEYBOARD, HEEL_RIGHT);
    assert_int_equal(feet_in_use(feet), FEET_KEYBOARD);
    assert_true(feet_are_on(feet, MAT)); /* with the other heel */
    feet_moved(feet, FEET_KEYBOARD, HEEL_LEFT);
    assert_false(feet_are_on(feet, MAT));
}

static void what_went_away_is_missed_until_it_is_back(void **state)
{
    struct fixture *fixture = *state;
    struct feet *feet = &fixture->feet;
    bool back;
    arrive(fixture, 1, "pad:1");
    assert_null(feet_missed(feet, &back));
    toy_leave(1);
    devices_step(feet_devices(feet), 2000);
    feet_miss(feet, MAT);
    assert_string_equal(feet_missed(feet, &back), "Mat");
    assert_false(back);
    arrive(fixture, 2, "pad:1");
    assert_string_equal(feet_missed(feet, &back), "Mat");
    assert_true(back);
    feet_miss_nothing(feet);
    assert_null(feet_missed(feet, &back));
}

/* A key goes down or up: what the keyboard makes of it, which must be an event of the left heel. */
static struct heel_event press(struct fixture *fixture, bool down, int64_t mono_us)
{
    struct device_event event = {.kind = DEVICE_EVENT_KIND_COUNT};
    SDL_Event key = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .keysym = {.scancode = SDL_SCANCODE_F}}};
    devices_event(feet_devices(&fixture->feet), &key, mono_us);
    while (devices_next(feet_devices(&fixture->feet), &event) && event.kind != DEVICE_EVENT_HEEL)
        ;
    assert_int_equal(event.kind, DEVICE_EVENT_HEEL);
    assert_int_equal(event.device, FEET_KEYBOARD);
    assert_int_equal(event.mono_us, mono_us);
    return event.heel;
}

static void there_is_a_keyboard_without_any_driver(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    feet_close(&fixture->feet);
    assert_true(feet_open(&fixture->feet, &fixture->feet.desc, &error));
    assert_int_equal(devices_count(feet_devices(&fixture->feet)), 1);
    assert_true(devices_at(feet_devices(&fixture->feet), FEET_KEYBOARD)->here);
    assert_string_equal(feet_key_name(&fixture->feet, HEEL_LEFT), "F");
    assert_string_equal(feet_key_name(&fixture->feet, HEEL_RIGHT), "J");
    assert_int_equal(press(fixture, true, 1000).kind, HEEL_KIND_LIFT);
    assert_true(feet_is_up(&fixture->feet, HEEL_LEFT));
}

static void keys_follow_the_settings(void **state)
{
    struct fixture *fixture = *state;
    struct settings settings = fixture->preferences.now;
    struct error error = {0};
    strcpy(settings.left_keys, "A");
    assert_true(preferences_change(&fixture->preferences, &settings, &error));
    assert_string_equal(feet_key_name(&fixture->feet, HEEL_LEFT), "A");
    strcpy(settings.left_keys, "No such key");
    assert_true(preferences_change(&fixture->preferences, &settings, &error));
    assert_string_equal(feet_key_name(&fixture->feet, HEEL_LEFT), "A");
}

/* Of settings that were written by hand; and it is said. */
static void shipped_keys_stand_in_for_faulty_ones(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    feet_close(&fixture->feet);
    strcpy(fixture->preferences.now.left_keys, "No such key");
    fixture->preferences.now.keyboard_debounce_ms = 31;
    assert_true(feet_open(&fixture->feet, &fixture->feet.desc, &error));
    assert_string_equal(feet_key_name(&fixture->feet, HEEL_LEFT), "F");
    assert_int_equal(feet_setup(&fixture->feet, FEET_KEYBOARD)->debounce_ms, 31);
    char note[NOTICES_NOTE_SIZE];
    assert_true(notices_take(&fixture->notices, note));
    assert_non_null(strstr(note, "No such key"));
    assert_string_equal(fixture->preferences.now.left_keys, "No such key"); /* the player's word stays */
}

/* They can be changed while a key is in use. */
static void the_keyboard_takes_new_offsets(void **state)
{
    struct fixture *fixture = *state;
    struct settings settings = fixture->preferences.now;
    settings.keyboard_lift_offset_ms = 23;
    settings.keyboard_landing_offset_ms = -7;
    assert_int_equal(press(fixture, true, 1000000).t_us, 1000000);
    assert_true(preferences_change(&fixture->preferences, &settings, NULL));
    assert_int_equal(press(fixture, false, 2000000).t_us, 2007000);
    assert_int_equal(press(fixture, true, 3000000).t_us, 2977000);
}

/* The keyboard's setup goes where it is read from, a mat's to its own place, and neither touches the other. */
static void any_device_is_set_up_by_one_call(void **state)
{
    struct fixture *fixture = *state;
    struct feet *feet = &fixture->feet;
    arrive(fixture, 1, "pad:1");
    feet_keep(feet);
    struct device_setup keys = *feet_setup(feet, FEET_KEYBOARD), mat = *feet_setup(feet, MAT);
    struct devices_file kept;
    assert_int_equal(keys.kind, DEVICE_KEYBOARD);
    assert_int_equal(mat.kind, DEVICE_PAD);
    assert_string_equal(keys.id, "keyboard");
    assert_string_equal(mat.id, "pad:1");
    keys.offset_ms[EDGE_LIFT] = 23;
    keys.polarity = HEEL_ACTIVE_DOWN;
    keys.debounce_ms = 31;
    mat.offset_ms[EDGE_LIFT] = 17;
    assert_true(feet_set_up(feet, FEET_KEYBOARD, &keys, NULL));
    assert_true(feet_set_up(feet, MAT, &mat, NULL));
    feet_keep(feet);
    assert_int_equal(feet_setup(feet, MAT)->offset_ms[EDGE_LIFT], 17);
    assert_int_equal(feet_setup(feet, FEET_KEYBOARD)->offset_ms[EDGE_LIFT], 23);
    assert_int_equal(feet_setup(feet, FEET_KEYBOARD)->debounce_ms, 31);
    assert_int_equal(fixture->preferences.now.keyboard_lift_offset_ms, 23);
    assert_int_equal(fixture->preferences.now.keys_active, HEEL_ACTIVE_DOWN);
    assert_string_equal(fixture->preferences.now.left_keys, "F, Left");
    assert_true(devices_file_load(fixture->paths.data, &kept, NULL));
    assert_int_equal(kept.count, 1);
    assert_string_equal(kept.devices[0].id, "pad:1");
    SDL_Event down = {.key = {.type = SDL_KEYDOWN, .keysym = {.scancode = SDL_SCANCODE_F}}};
    devices_event(feet_devices(feet), &down, 1000000); /* on the floor, as it was */
    struct heel_event lift = press(fixture, false, 2000000);
    assert_int_equal(lift.kind, HEEL_KIND_LIFT);
    assert_int_equal(lift.t_us, 1977000);
}

/* Keys are written for the heels whose keys have changed alone, and only if all can be used. */
static void new_keys_are_kept_in_the_settings(void **state)
{
    struct fixture *fixture = *state;
    struct feet *feet = &fixture->feet;
    struct settings settings = fixture->preferences.now;
    strcpy(settings.right_keys, "j,  right");
    assert_true(preferences_change(&fixture->preferences, &settings, NULL));
    struct device_setup keys = *feet_setup(feet, FEET_KEYBOARD);
    keys.heels[HEEL_LEFT] =
        (struct device_heel){.count = 2,
                             .controls = {{.kind = CONTROL_BUTTON, .index = SDL_SCANCODE_COMMA},
                                          {.kind = CONTROL_BUTTON, .index = SDL_SCANCODE_AUDIOPLAY}},
                             .turned = {false, true}};
    assert_true(feet_set_up(feet, FEET_KEYBOARD, &keys, NULL));
    assert_string_equal(fixture->preferences.now.left_keys, "Comma, !AudioPlay");
    assert_string_equal(fixture->preferences.now.right_keys, "j,  right");
    assert_true(device_lie_alike(&feet_setup(feet, FEET_KEYBOARD)->heels[HEEL_LEFT], &keys.heels[HEEL_LEFT]));
    keys.heels[HEEL_RIGHT] = keys.heels[HEEL_LEFT];
    assert_false(feet_set_up(feet, FEET_KEYBOARD, &keys, NULL));
    assert_string_equal(fixture->preferences.now.right_keys, "j,  right");
}

static void a_choice_of_phones_is_kept(void **state)
{
    struct fixture *fixture = *state;
    struct devices_file kept;
    struct error error = {0};
    assert_false(feet_osc(&fixture->feet)->on);
    assert_true(feet_change_osc(&fixture->feet, &(struct osc_choice){.on = true, .port = 9005}, &error));
    assert_true(feet_osc(&fixture->feet)->on);
    assert_true(devices_file_load(fixture->paths.data, &kept, &error));
    assert_true(kept.osc.on);
    assert_int_equal(kept.osc.port, 9005);
}

/* Offsets that are the player's make the device's setup the player's: from then on no suggestion takes their place. */
static void a_correction_is_the_players_own(void **state)
{
    struct fixture *fixture = *state;
    struct feet *feet = &fixture->feet;
    struct device_setup suggested;
    struct devices_file kept;
    struct error error = {0};
    device_setup_init(&suggested, DEVICE_PAD, "pad:1", "Mat");
    toy_arrive(1, &suggested, NULL);
    devices_step(feet_devices(feet), 1000);
    assert_false(feet_setup(feet, MAT)->bound);
    struct calibration_offsets offsets = feet_offsets(feet, MAT);
    offsets.device_ms[EDGE_LIFT] = 17;
    assert_true(feet_keep_offsets(feet, MAT, &offsets, &error));
    assert_true(feet_setup(feet, MAT)->bound);
    feet_keep(feet);
    assert_true(devices_file_load(fixture->paths.data, &kept, &error));
    assert_int_equal(kept.count, 1);
    assert_true(kept.devices[0].bound);
    assert_int_equal(kept.devices[0].offset_ms[EDGE_LIFT], 17);
    assert_int_equal(fixture->preferences.now.keyboard_lift_offset_ms, 0);
}

static void how_a_device_is_set_up_is_kept_and_known_the_next_time(void **state)
{
    struct fixture *fixture = *state;
    struct feet *feet = &fixture->feet;
    struct error error = {0};
    arrive(fixture, 1, "pad:1");
    struct device_setup setup = devices_at(feet_devices(feet), MAT)->foot.setup;
    setup.offset_ms[EDGE_LIFT] = 17;
    assert_true(devices_set_up(feet_devices(feet), MAT, &setup, &error));
    feet_close(feet);
    assert_true(feet_open(feet, &feet->desc, &error));
    toy_reset();
    feet_plug_in(feet, toys);
    arrive(fixture, 1, "pad:1");
    assert_int_equal(devices_at(feet_devices(feet), MAT)->foot.setup.offset_ms[EDGE_LIFT], 17);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_moved_last_is_in_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_went_away_is_missed_until_it_is_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(there_is_a_keyboard_without_any_driver, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_follow_the_settings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shipped_keys_stand_in_for_faulty_ones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_keyboard_takes_new_offsets, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_device_is_set_up_by_one_call, set_up, tear_down),
        cmocka_unit_test_setup_teardown(new_keys_are_kept_in_the_settings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_choice_of_phones_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_correction_is_the_players_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(how_a_device_is_set_up_is_kept_and_known_the_next_time, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
