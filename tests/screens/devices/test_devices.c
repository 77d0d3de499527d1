#include "screens/devices/scene.h"

static void expect_home(struct screen_next next)
{
    assert_true(next.go);
    assert_int_equal(next.to, SCREEN_HOME);
}

static void confirm(struct scene *scene)
{
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);
}

static const char *value_of(struct scene *scene, const char *name)
{
    return seat_node(&scene->seat, name, devices_model_row(scene->model))->value;
}

/* Walks to the row, and hears what is said of it. */
static void expect_row(struct scene *scene, int row, const char *said)
{
    if (devices_model_row(scene->model) == row)
        seat_repeat(&scene->seat, ACTION_NEXT, 1);
    scene_select(scene, row);
    seat_expect_said(&scene->seat, said);
}

static void test_rows(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat"), sensors = room_sensors("serial:1", "Two FSRs"),
                        stranger = room_stranger("pad:2", "Stranger");
    scene_arrive(scene, MAT, &mat);
    scene_arrive(scene, SENSORS, &sensors);
    scene_arrive(scene, STRANGER, &stranger);
    assert_int_equal(scene->model->row_count, 6);
    expect_row(scene, FEET_KEYBOARD, "Keyboard, in use, F and J, selected, 1 of 6");
    expect_row(scene, FIRST, "Mat, ready, left: button 0 · right: button 3, selected, 2 of 6");
    expect_row(scene, SECOND, "Two FSRs, ready, serial sensor · left: channel 0 · right: channel 1, selected, 3 of 6");
    expect_row(scene, THIRD, "Stranger, new, not set up yet, selected, 4 of 6");
    expect_row(scene, DEVICES_SENSOR_ROW, "Look for foot sensors, on the USB serial ports, selected, 5 of 6");
    expect_row(scene, DEVICES_PHONE_ROW, "Phones, OSC, off, selected, 6 of 6");

    scene->room.fixture.feet.in_use = FIRST;
    scene_away(scene, SENSORS); /* known: stays, behind what is here */
    expect_row(scene, FEET_KEYBOARD, "Keyboard, ready, F and J, selected, 1 of 6");
    expect_row(scene, FIRST, "Mat, in use, left: button 0 · right: button 3, selected, 2 of 6");
    expect_row(scene, SECOND, "Two FSRs, away, serial sensor · left: channel 0 · right: channel 1, selected, 4 of 6");
    scene_away(scene, STRANGER); /* unknown: gone */
    assert_int_equal(scene->model->row_count, 5);
}

/* Once around by next, as someone hears it who sees nothing. */
static void test_is_said(void **state)
{
    struct scene *scene = *state;
    char walk[4096];
    scene_enter_again(scene);
    seat_walk(&scene->seat, walk, sizeof walk);
    assert_string_equal(walk,
                        "Devices. Left heel, live. Right heel, live. Keyboard, in use, F and J, selected, 1 of 3\n"
                        "Look for foot sensors, on the USB serial ports, selected, 2 of 3\n"
                        "Phones, OSC, off, selected, 3 of 3\n"
                        "Set up: lift your left heel, button\n"
                        "Phones are heard, off, choice\n"
                        "Port, 9000, slider\n"
                        "Calibrate by ear and eye, link\n"
                        "Back, link\n"
                        "Keyboard, in use, F and J, selected, 1 of 3\n");
}

static void test_begins_with_the_device_in_use(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat");
    scene_arrive(scene, MAT, &mat);
    seat_expect_focus(&scene->seat, "device", FEET_KEYBOARD);
    scene->room.fixture.feet.in_use = FIRST;
    scene_enter_again(scene);
    assert_int_equal(devices_model_row(scene->model), FIRST);
    seat_expect_focus(&scene->seat, "device", FIRST);
}

static void test_arrows(void **state)
{
    struct scene *scene = *state;
    struct seat *seat = &scene->seat;
    struct device_setup mat = room_mat("pad:1", "Mat"), sensors = room_sensors("serial:1", "Two FSRs");
    scene_arrive(scene, MAT, &mat);
    scene_arrive(scene, SENSORS, &sensors);
    seat_repeat(seat, ACTION_UP, 1);
    seat_expect_focus(seat, "device", FEET_KEYBOARD);
    seat_repeat(seat, ACTION_DOWN, 1);
    seat_expect_focus(seat, "device", FIRST);
    assert_int_equal(devices_model_row(scene->model), FIRST);
    seat_repeat(seat, ACTION_DOWN, 3); /* past the sensors, to the phones */
    assert_int_equal(devices_model_row(scene->model), DEVICES_PHONE_ROW);
    seat_repeat(seat, ACTION_DOWN, 1);
    seat_expect_focus(seat, "set-up", 0);
    assert_int_equal(devices_model_row(scene->model), DEVICES_PHONE_ROW); /* still shown */
    seat_repeat(seat, ACTION_UP, 1);
    seat_expect_focus(seat, "device", DEVICES_PHONE_ROW);
    confirm(scene);
    seat_expect_focus(seat, "phones", DEVICES_PHONE_ROW);
    scene_select(scene, FIRST);
    confirm(scene);
    seat_expect_focus(seat, "polarity", FIRST);
    seat_repeat(seat, ACTION_DOWN, 1);
    seat_expect_focus(seat, "lift-offset", FIRST);
    assert_false(seat_sees(seat, "lift-at", FIRST)); /* a mat has no thresholds */
    expect_home(seat_act(seat, ACTION_BACK));
    expect_home(seat_click(seat, "back", 0));
}

/* Taps of the left heel go on, of the right heel choose, a held left heel goes back: from any device to any other, to
 * each of its settings, and out. */
static void test_two_heels_reach_everything(void **state)
{
    static const char *const of_mat[] = {"polarity", "lift-offset", "landing-offset", "debounce",
                                         "rename",   "off",         "forget",         NULL},
                             *const of_sensors[] = {"lift-at",  "landing-at", "lift-offset", "landing-offset",
                                                    "debounce", "rename",     "off",         "forget",
                                                    NULL},
                             *const of_keyboard[] = {"polarity", "lift-offset", "landing-offset", "debounce", NULL},
                             *const of_phones[] = {"phones", "port", NULL};
    static const struct {
        int row;
        const char *const *names;
    } rows[] = {{FEET_KEYBOARD, of_keyboard}, {FIRST, of_mat}, {SECOND, of_sensors}, {DEVICES_PHONE_ROW, of_phones}};
    struct scene *scene = *state;
    struct seat *seat = &scene->seat;
    struct device_setup mat = room_mat("pad:1", "Mat"), sensors = room_sensors("serial:1", "Two FSRs");
    scene_arrive(scene, MAT, &mat);
    scene_arrive(scene, SENSORS, &sensors);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        scene_select(scene, rows[i].row);
        confirm(scene);
        for (const char *const *name = rows[i].names; *name; name++) {
            seat_expect_focus(seat, *name, rows[i].row); /* each in its turn */
            seat_repeat(seat, ACTION_NEXT, 1);
            assert_int_equal(devices_model_row(scene->model), rows[i].row);
        }
        seat_expect_focus(seat, "calibrate", 0);
        seat_repeat(seat, ACTION_NEXT, 1);
        seat_expect_focus(seat, "back", 0);
    }
    struct screen_next next = seat_choose(seat, "calibrate", 0);
    assert_true(next.go);
    assert_int_equal(next.to, SCREEN_CALIBRATE);
    expect_home(seat_choose(seat, "back", 0));
}

static const struct {
    const char *name;
    int32_t step, least, most;                 /* by arrows */
    int32_t stride, stride_least, stride_most; /* by heels and the pointer */
    const char *first, *last;
} numbers[] = {{"lift-at", 10, 40, 960, 50, 100, 900, "4 %", "96 %"},
               {"landing-at", 10, 20, 940, 50, 50, 850, "2 %", "94 %"},
               {"lift-offset", 1, -1000, 1000, 5, -100, 100, "−1,000 ms", "+1,000 ms"},
               {"landing-offset", 1, -1000, 1000, 5, -100, 100, "−1,000 ms", "+1,000 ms"},
               {"debounce", 1, 0, 50, 5, 0, 50, "0 ms", "50 ms"}};
#define NUMBERS (int)(sizeof numbers / sizeof numbers[0])

/* The number that a row changes. */
static int32_t number_at(const struct scene *scene, int row)
{
    const struct device_setup *setup = scene_setup(scene, FIRST);
    const int32_t kept[] = {setup->lift_permille, setup->landing_permille, setup->offset_ms[EDGE_LIFT],
                            setup->offset_ms[EDGE_LANDING], setup->debounce_ms};
    return kept[row];
}

static void arrive_sensors(struct scene *scene)
{
    struct device_setup sensors = room_sensors("serial:1", "Two FSRs");
    scene_arrive(scene, SENSORS, &sensors);
    scene_select(scene, FIRST);
}

/* Round and round by one heel, a setting takes small and large values, and the setup stays a good one. */
static void test_two_heels_change_values(void **state)
{
    struct scene *scene = *state;
    arrive_sensors(scene);
    for (int i = 0; i < NUMBERS; i++) {
        int32_t low = INT32_MAX, high = INT32_MIN;
        scene_walk(scene, numbers[i].name);
        confirm(scene);
        assert_true(scene->seat.view.editing);
        for (int tap = 0; tap < 50; tap++) {
            int32_t before = number_at(scene, i);
            seat_repeat(&scene->seat, ACTION_NEXT, 1);
            int32_t value = number_at(scene, i);
            assert_true(device_setup_check(scene_setup(scene, FIRST), NULL));
            assert_true(value - before <= numbers[i].stride);
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        seat_repeat(&scene->seat, i % 2 ? ACTION_BACK : ACTION_CONFIRM, 1);
        assert_false(scene->seat.view.editing);
        seat_expect_focus(&scene->seat, numbers[i].name, FIRST);
        assert_int_equal(low, numbers[i].stride_least);
        assert_int_equal(high, numbers[i].stride_most);
    }
}

/* Arrows step finely, and stop at the ends. */
static void test_arrows_change_values(void **state)
{
    struct scene *scene = *state;
    struct device_setup sensors = room_sensors("serial:1", "Two FSRs");
    arrive_sensors(scene);
    for (int i = 0; i < NUMBERS; i++) {
        assert_true(devices_set_up(scene->room.fixture.feet.devices, FIRST, &sensors, NULL));
        seat_look(&scene->seat);
        scene_walk(scene, numbers[i].name);
        int32_t began = number_at(scene, i);
        seat_repeat(&scene->seat, ACTION_RIGHT, 1);
        assert_int_equal(number_at(scene, i), began + numbers[i].step);
        seat_repeat(&scene->seat, ACTION_LEFT, 2);
        assert_int_equal(number_at(scene, i), began - numbers[i].step);
        seat_repeat(&scene->seat, ACTION_LEFT, 1100);
        assert_int_equal(number_at(scene, i), numbers[i].least);
        assert_string_equal(value_of(scene, numbers[i].name), numbers[i].first);
        seat_repeat(&scene->seat, ACTION_RIGHT, 2100);
        assert_int_equal(number_at(scene, i), numbers[i].most);
        assert_string_equal(value_of(scene, numbers[i].name), numbers[i].last);
    }
    assert_true(devices_take_change(scene->room.fixture.feet.devices, FIRST)); /* so they are saved */
    assert_string_equal(scene->room.fixture.notices.line, "");
}

static void drag_to_end(struct scene *scene, const char *name, bool most)
{
    struct act act;
    struct box track = seat_node(&scene->seat, name, FIRST)->hot->box;
    struct pointer_event event = {.kind = POINTER_DOWN, .x = track.x + track.w / 2, .y = track.y + track.h / 2};
    for (int i = 0; i < 2; i++) {
        if (view_pointer(&scene->seat.view, &event, &act) == VIEW_CHOSE)
            scene->seat.screen->choose(scene->model, &act, scene->room.mono_us);
        seat_look(&scene->seat);
        event.kind = POINTER_MOVE;
        event.x = most ? track.x + track.w + 50 : track.x - 50;
    }
    event.kind = POINTER_UP;
    view_pointer(&scene->seat.view, &event, &act);
}

/* A mouse pulls each number from one end of its stride to the other. */
static void test_pointer_changes_values(void **state)
{
    struct scene *scene = *state;
    arrive_sensors(scene);
    for (int i = 0; i < NUMBERS; i++) {
        drag_to_end(scene, numbers[i].name, false);
        assert_int_equal(number_at(scene, i), numbers[i].stride_least);
        drag_to_end(scene, numbers[i].name, true);
        assert_int_equal(number_at(scene, i), numbers[i].stride_most);
    }
}

static void test_lift_and_landing_push_each_other(void **state)
{
    struct scene *scene = *state;
    arrive_sensors(scene);
    scene_walk(scene, "lift-at");
    seat_repeat(&scene->seat, ACTION_LEFT, 20); /* 50 % down to 30 %; the landing was at 40 % */
    assert_int_equal(scene_setup(scene, FIRST)->lift_permille, 300);
    assert_int_equal(scene_setup(scene, FIRST)->landing_permille, 280);
    scene_walk(scene, "landing-at");
    seat_repeat(&scene->seat, ACTION_RIGHT, 30);
    assert_int_equal(scene_setup(scene, FIRST)->landing_permille, 580);
    assert_int_equal(scene_setup(scene, FIRST)->lift_permille, 600);
}

static void test_polarity(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat");
    scene_arrive(scene, MAT, &mat);
    scene_select(scene, FIRST);
    confirm(scene);
    seat_expect_said(&scene->seat, "A pressed panel means, heel down, choice");
    confirm(scene); /* it is changed, ... */
    seat_repeat(&scene->seat, ACTION_NEXT, 1);
    seat_expect_said(&scene->seat, "heel up");
    assert_int_equal(scene_setup(scene, FIRST)->polarity, HEEL_ACTIVE_UP);
    confirm(scene); /* ... and done */
    seat_click(&scene->seat, "polarity", FIRST);
    assert_int_equal(scene_setup(scene, FIRST)->polarity, HEEL_ACTIVE_DOWN);
}

static void test_keyboard_is_kept_in_settings(void **state)
{
    struct scene *scene = *state;
    const struct settings *settings = &scene->room.fixture.preferences.now;
    scene_walk(scene, "polarity");
    seat_expect_said(&scene->seat, "A key held down means, heel up, choice");
    seat_repeat(&scene->seat, ACTION_RIGHT, 1);
    assert_int_equal(settings->keys_active, HEEL_ACTIVE_DOWN);
    scene_walk(scene, "lift-offset");
    seat_repeat(&scene->seat, ACTION_RIGHT, 12);
    scene_walk(scene, "landing-offset");
    seat_repeat(&scene->seat, ACTION_LEFT, 3);
    scene_walk(scene, "debounce");
    seat_repeat(&scene->seat, ACTION_LEFT, 100);
    assert_int_equal(settings->keyboard_lift_offset_ms, 12);
    assert_int_equal(settings->keyboard_landing_offset_ms, -3);
    assert_int_equal(settings->keyboard_debounce_ms, 0);
    assert_int_equal(scene->room.settings_changes, 1 + 12 + 3 + 20); /* no more once it is 0 */
    assert_false(seat_sees(&scene->seat, "rename", FEET_KEYBOARD));
    assert_false(seat_sees(&scene->seat, "forget", FEET_KEYBOARD));
}

static void test_off(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    scene_arrive(scene, STRANGER, &stranger);
    scene_select(scene, FIRST);
    scene_walk(scene, "off");
    seat_expect_said(&scene->seat, "Don’t use it, link, 2 of 4");
    confirm(scene);
    assert_true(scene_setup(scene, FIRST)->off);
    assert_true(scene_setup(scene, FIRST)->bound); /* else it would not be saved */
    seat_expect_said(&scene->seat, "Use it, link, 2 of 4");
    expect_row(scene, FIRST, "Stranger, off, not set up yet, selected, 2 of 4");
    seat_click(&scene->seat, "off", FIRST);
    assert_false(scene_setup(scene, FIRST)->off);
    expect_row(scene, FIRST, "Stranger, new, not set up yet, selected, 2 of 4");
}

/* Renames the selected row. */
static void name_it(struct scene *scene, const char *name)
{
    scene_walk(scene, "rename");
    confirm(scene);
    seat_type(&scene->seat, name);
    confirm(scene);
}

static void test_forget(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat"), stranger = room_stranger("pad:2", "Stranger");
    scene_arrive(scene, MAT, &mat);
    scene_arrive(scene, STRANGER, &stranger);
    scene_select(scene, FIRST);
    scene_walk(scene, "polarity");
    seat_repeat(&scene->seat, ACTION_LEFT, 1);
    assert_int_equal(scene_setup(scene, FIRST)->polarity, HEEL_ACTIVE_UP);
    scene_walk(scene, "forget");
    confirm(scene);
    assert_int_equal(scene_setup(scene, FIRST)->polarity, HEEL_ACTIVE_DOWN); /* as it first came */
    assert_int_equal(devices_model_row(scene->model), FIRST);
    seat_expect_focus(&scene->seat, "forget", FIRST);

    /* One that is away and was only renamed is gone from the list: what stands at its place is shown. */
    scene_select(scene, SECOND);
    name_it(scene, "Old mat");
    scene_away(scene, STRANGER);
    expect_row(scene, SECOND, "Old mat, away, not set up yet, selected, 3 of 5");
    scene_walk(scene, "forget");
    confirm(scene);
    assert_int_equal(scene->model->row_count, 4);
    assert_int_equal(devices_model_row(scene->model), DEVICES_SENSOR_ROW);
    assert_false(seat_sees(&scene->seat, "forget", SECOND));
}

static void test_rename(void **state)
{
    struct scene *scene = *state;
    struct seat *seat = &scene->seat;
    struct device_setup mat = room_mat("pad:1", "USB Gamepad          ");
    scene_arrive(scene, MAT, &mat);
    scene_select(scene, FIRST);
    scene_walk(scene, "rename");
    confirm(scene);
    seat_expect_said(seat, "What do you call it? Name, text field");
    seat_type(seat, NULL); /* nothing to take back */
    seat_type(seat, "M");
    seat_type(seat, "ü");
    seat_type(seat, "席");
    assert_string_equal(scene->model->typed, "Mü席");
    seat_type(seat, NULL);
    assert_string_equal(scene->model->typed, "Mü");
    seat_type(seat, NULL);
    assert_string_equal(scene->model->typed, "M");
    seat_type(seat, "atte");
    seat_repeat(seat, ACTION_NEXT, 1); /* says nothing meanwhile */
    confirm(scene);
    assert_false(scene->model->naming);
    assert_string_equal(scene_setup(scene, FIRST)->name, "Matte");
    seat_expect_focus(seat, "rename", FIRST);

    confirm(scene);
    seat_type(seat, "Other");
    seat_repeat(seat, ACTION_BACK, 1);
    assert_string_equal(scene_setup(scene, FIRST)->name, "Matte");
    confirm(scene);
    confirm(scene); /* no name at all is none */
    assert_string_equal(scene_setup(scene, FIRST)->name, "Matte");
    seat_click(seat, "rename", FIRST);
    seat_type(seat, "By mouse");
    seat_click(seat, "take", FIRST);
    assert_string_equal(scene_setup(scene, FIRST)->name, "By mouse");

    confirm(scene);
    for (int i = 0; i < 100; i++)
        seat_type(seat, "ü");
    confirm(scene);
    size_t length = strlen(scene_setup(scene, FIRST)->name);
    assert_int_equal(length, (DEVICE_NAME_SIZE - 1) / 2 * 2); /* whole letters */
}

static struct osc_choice kept_osc(const struct scene *scene)
{
    struct devices_file kept;
    assert_true(devices_file_load(scene->room.fixture.paths.data, &kept, NULL));
    return kept.osc;
}

static void test_phones(void **state)
{
    struct scene *scene = *state;
    const struct osc_choice *osc = &scene->room.fixture.feet.file.osc;
    scene_select(scene, DEVICES_PHONE_ROW);
    confirm(scene);
    seat_expect_said(&scene->seat, "Phones are heard, off, choice");
    confirm(scene);
    seat_repeat(&scene->seat, ACTION_NEXT, 1);
    seat_expect_said(&scene->seat, "on this computer");
    assert_true(osc->on);
    assert_false(osc->open);
    seat_repeat(&scene->seat, ACTION_NEXT, 1);
    seat_expect_said(&scene->seat, "on the network");
    assert_true(kept_osc(scene).on && kept_osc(scene).open);
    assert_true(osc->open);
    seat_repeat(&scene->seat, ACTION_NEXT, 1); /* around */
    assert_false(osc->on);
    assert_false(kept_osc(scene).on);
    confirm(scene);

    scene_walk(scene, "port");
    seat_expect_said(&scene->seat, "Port, 9000, slider");
    seat_repeat(&scene->seat, ACTION_LEFT, 1);
    assert_int_equal(osc->port, 9000);
    seat_repeat(&scene->seat, ACTION_RIGHT, 2);
    assert_int_equal(osc->port, 9002);
    seat_repeat(&scene->seat, ACTION_RIGHT, 200);
    assert_string_equal(value_of(scene, "port"), "9099");
    confirm(scene);
    seat_repeat(&scene->seat, ACTION_NEXT, 1);
    assert_string_equal(value_of(scene, "port"), "9000");
    seat_repeat(&scene->seat, ACTION_NEXT, 1);
    assert_string_equal(value_of(scene, "port"), "9011");
    assert_false(osc->on);
}

static void test_scan(void **state)
{
    struct scene *scene = *state;
    scene_select(scene, DEVICES_SENSOR_ROW);
    confirm(scene);
    seat_expect_said(&scene->seat, "Looking on the USB serial ports: what answers joins the list.");
    seat_expect_focus(&scene->seat, "device", DEVICES_SENSOR_ROW);
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);
    seat_click(&scene->seat, "device", DEVICES_SENSOR_ROW);
    assert_string_equal(seat_node(&scene->seat, "notice", 0)->text,
                        "Looking on the USB serial ports: what answers joins the list.");
}

static void test_selection_stays_while_others_come_and_go(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat"), sensors = room_sensors("serial:1", "Two FSRs"),
                        stranger = room_stranger("pad:2", "Stranger");
    scene_arrive(scene, STRANGER, &stranger);
    scene_arrive(scene, SENSORS, &sensors);
    scene_select(scene, SECOND);
    confirm(scene);
    seat_expect_focus(&scene->seat, "lift-at", SECOND);
    confirm(scene);
    scene_arrive(scene, MAT, &mat);
    assert_int_equal(devices_model_row(scene->model), SECOND);
    scene_away(scene, STRANGER); /* stood above it */
    assert_int_equal(devices_model_row(scene->model), SECOND);
    assert_true(scene->seat.view.editing);
    scene_away(scene, SENSORS); /* itself: known, so it stays and can be changed */
    assert_int_equal(devices_model_row(scene->model), SECOND);
    seat_repeat(&scene->seat, ACTION_RIGHT, 1);
    assert_int_equal(scene_setup(scene, SECOND)->lift_permille, 510);
    scene_arrive(scene, SENSORS, &sensors);
    assert_int_equal(devices_model_row(scene->model), SECOND);
    assert_int_equal(scene_setup(scene, SECOND)->lift_permille, 510);
}

/* The focus and what is shown are the same row, whatever went. */
static void test_selected_stranger_leaves(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    for (int naming = 0; naming < 2; naming++) {
        scene_arrive(scene, STRANGER, &stranger);
        scene_select(scene, FIRST);
        if (naming) {
            scene_walk(scene, "rename");
            confirm(scene);
            seat_type(&scene->seat, "Mine");
        }
        scene_away(scene, STRANGER);
        assert_int_equal(devices_model_row(scene->model), DEVICES_SENSOR_ROW);
        assert_false(scene->model->naming);
        assert_false(seat_sees(&scene->seat, "name", FIRST));
        if (!naming)
            seat_expect_focus(&scene->seat, "device", DEVICES_SENSOR_ROW);
    }
}

static void test_long_list_scrolls(void **state)
{
    struct scene *scene = *state;
    for (int i = 0; i < 12; i++) {
        char id[16];
        snprintf(id, sizeof id, "pad:%d", i);
        struct device_setup setup = room_stranger(id, id);
        scene_arrive(scene, 20 + i, &setup);
    }
    assert_int_equal(scene->model->row_count, 15);
    for (int i = 0; i < 14; i++) {
        seat_repeat(&scene->seat, ACTION_DOWN, 1);
        const struct node *row = seat_node(&scene->seat, "device", devices_model_row(scene->model));
        assert_int_equal(scene->model->selected, i + 1);
        assert_float_equal(layout_shown(row).h, row->box.h, 0.1f);
    }
    for (int i = 0; i < 12; i++)
        scene_away(scene, 20 + i);
    assert_int_equal(scene->model->row_count, 3);
    const struct node *first = seat_node(&scene->seat, "device", FEET_KEYBOARD);
    assert_float_equal(layout_shown(first).h, first->box.h, 0.1f); /* no empty places above what is left */
    assert_int_equal(devices_model_row(scene->model), DEVICES_PHONE_ROW);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(test_rows),
        SCENE(test_is_said),
        SCENE(test_begins_with_the_device_in_use),
        SCENE(test_arrows),
        SCENE(test_two_heels_reach_everything),
        SCENE(test_two_heels_change_values),
        SCENE(test_arrows_change_values),
        SCENE(test_pointer_changes_values),
        SCENE(test_lift_and_landing_push_each_other),
        SCENE(test_polarity),
        SCENE(test_keyboard_is_kept_in_settings),
        SCENE(test_off),
        SCENE(test_forget),
        SCENE(test_rename),
        SCENE(test_phones),
        SCENE(test_scan),
        SCENE(test_selection_stays_while_others_come_and_go),
        SCENE(test_selected_stranger_leaves),
        SCENE(test_long_list_scrolls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
