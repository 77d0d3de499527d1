#include "check.h"
#include "screens/room.h"

#define MAT      7 /* the toys' handles */
#define SENSORS  8
#define STRANGER 9

struct scene {
    struct room room;
    struct devices_model model;
};

/* The test tone: how often it was asked for, and where it was last. */
static struct {
    int times;
    float pan;
} tone;

void __wrap_audio_cue(struct audio *audio, enum cue cue, float gain, float pan);
void __wrap_audio_cue(struct audio *audio, enum cue cue, float gain, float pan)
{
    (void)audio;
    assert_int_equal(cue, CUE_LIFT);
    assert_true(gain > 0);
    tone.times++;
    tone.pan = pan;
}

static int open_scene(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    *state = scene;
    room_open(&scene->room);
    tone.times = 0;
    devices_model_init(&scene->model, &scene->room.fixture.feet, &scene->room.fixture.preferences,
                       &scene->room.fixture.sound, &scene->room.fixture.notices, scene->room.mono_us);
    return 0;
}

static int close_scene(void **state)
{
    struct scene *scene = *state;
    room_close(&scene->room);
    free(scene);
    return 0;
}

static void arrive(struct scene *scene, int handle, const struct device_setup *setup)
{
    room_arrive(&scene->room, &scene->model, handle, setup);
}

static void act(struct scene *scene, enum action action, int times)
{
    for (int i = 0; i < times; i++) {
        struct screen_next next = devices_model_action(&scene->model, action);
        assert_false(next.go);
    }
}

static void select_row(struct scene *scene, int row)
{
    scene->model.focus = DEVICES_LIST;
    act(scene, ACTION_UP, scene->model.row_count);
    for (int i = 0; i < scene->model.row_count && devices_model_row(&scene->model) != row; i++)
        act(scene, ACTION_DOWN, 1);
    assert_int_equal(devices_model_row(&scene->model), row);
}

static void focus_on(struct scene *scene, enum devices_item item)
{
    if (scene->model.focus == DEVICES_LIST)
        act(scene, ACTION_RIGHT, 1);
    for (int i = 0; i < DEVICES_ITEM_COUNT && scene->model.focus != item; i++)
        act(scene, ACTION_DOWN, 1);
    assert_int_equal(scene->model.focus, item);
}

static const struct device_setup *setup_of(const struct scene *scene, int place)
{
    return &devices_at(scene->room.fixture.feet.devices, place)->foot.setup;
}

static void assert_row(const struct scene *scene, int index, const char *want)
{
    char buffer[256];
    struct text text;
    const struct devices_model *model = &scene->model;
    assert_in_range(index, 0, model->row_count - 1);
    text_init(&text, buffer, sizeof buffer);
    devices_row_name(model, model->rows[index], &text);
    text_add(&text, " | ");
    devices_row_about(model, model->rows[index], &text);
    text_add(&text, " | ");
    text_add(&text, devices_row_state(model, model->rows[index]));
    assert_string_equal(buffer, want);
}

static void assert_value(const struct scene *scene, enum devices_item item, const char *want)
{
    char buffer[64];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    devices_item_value(&scene->model, item, &text);
    assert_string_equal(buffer, want);
}

static void test_rows(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat"), sensors = room_sensors("serial:1", "Two FSRs"),
                        stranger = room_stranger("pad:2", "Stranger");
    arrive(scene, MAT, &mat);
    arrive(scene, SENSORS, &sensors);
    arrive(scene, STRANGER, &stranger);
    assert_int_equal(scene->model.row_count, 6);
    assert_row(scene, 0, "Keyboard | F and J | in use");
    assert_row(scene, 1, "Mat | left button 0, right button 3 | ready");
    assert_row(scene, 2, "Two FSRs | serial: left channel 0, right channel 1 | ready");
    assert_row(scene, 3, "Stranger | not set up yet | new");
    assert_row(scene, 4, "Look for foot sensors | on the USB serial ports | ");
    assert_row(scene, 5, "Phones | OSC, off | ");

    scene->room.fixture.feet.in_use = 0;
    room_leave(&scene->room, &scene->model, SENSORS); /* known: stays, behind what is here */
    assert_row(scene, 0, "Keyboard | F and J | ready");
    assert_row(scene, 1, "Mat | left button 0, right button 3 | in use");
    assert_row(scene, 3, "Two FSRs | serial: left channel 0, right channel 1 | away");
    room_leave(&scene->room, &scene->model, STRANGER); /* unknown: gone */
    assert_int_equal(scene->model.row_count, 5);
}

static void test_begins_with_the_device_in_use(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat");
    arrive(scene, MAT, &mat);
    scene->room.fixture.feet.in_use = 0;
    devices_model_init(&scene->model, &scene->room.fixture.feet, &scene->room.fixture.preferences,
                       &scene->room.fixture.sound, &scene->room.fixture.notices, scene->room.mono_us);
    assert_int_equal(devices_model_row(&scene->model), 0);
    assert_int_equal(scene->model.focus, DEVICES_LIST);
}

static void test_arrows(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat");
    arrive(scene, MAT, &mat);
    act(scene, ACTION_UP, 1);
    assert_int_equal(devices_model_row(&scene->model), DEVICES_KEYBOARD_ROW);
    act(scene, ACTION_DOWN, 1);
    assert_int_equal(devices_model_row(&scene->model), 0);
    act(scene, ACTION_RIGHT, 1);
    assert_int_equal(scene->model.focus, DEVICES_POLARITY);
    act(scene, ACTION_RIGHT, 1);
    assert_int_equal(scene->model.focus, DEVICES_LIFT_OFFSET); /* a mat has no thresholds */
    act(scene, ACTION_BACK, 1);
    assert_int_equal(scene->model.focus, DEVICES_LIST);
    assert_int_equal(devices_model_row(&scene->model), 0);
    act(scene, ACTION_DOWN, 3); /* past the sensors and the phones */
    assert_int_equal(scene->model.focus, DEVICES_SET_UP);
    act(scene, ACTION_UP, 1);
    assert_int_equal(scene->model.focus, DEVICES_LIST);
    assert_int_equal(devices_model_row(&scene->model), DEVICES_PHONE_ROW);
    act(scene, ACTION_RIGHT, 1);
    assert_int_equal(scene->model.focus, DEVICES_PHONES);

    struct screen_next next = devices_model_action(&scene->model, ACTION_BACK);
    assert_false(next.go);
    next = devices_model_action(&scene->model, ACTION_BACK);
    assert_true(next.go);
    assert_int_equal(next.to, SCREEN_HOME);
}

/* Taps of the left heel go on, of the right heel choose, a held left heel goes back: from any device to any other, to
 * each of its settings, and out. */
static void test_two_heels_reach_everything(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat"), sensors = room_sensors("serial:1", "Two FSRs");
    arrive(scene, MAT, &mat);
    arrive(scene, SENSORS, &sensors);
    struct devices_model *model = &scene->model;
    bool seen[DEVICES_ROWS_MAX][DEVICES_ITEM_COUNT] = {{false}};
    for (int index = 0; index < model->row_count; index++) {
        for (int i = 0; i < 40 && !(model->focus == DEVICES_LIST && model->selected == index); i++)
            act(scene, ACTION_NEXT, 1);
        assert_int_equal(model->selected, index);
        seen[index][DEVICES_LIST] = true;
        act(scene, ACTION_CONFIRM, 1);
        /* The sensors' row looks for them instead: what lies beyond it comes after the list. */
        for (int i = 0; i < 40 && model->focus == DEVICES_LIST; i++)
            act(scene, ACTION_NEXT, 1);
        for (; model->focus != DEVICES_LIST; act(scene, ACTION_NEXT, 1))
            seen[index][model->focus] = true;
        assert_int_equal(model->selected, 0);
    }
    for (int index = 0; index < model->row_count; index++) {
        model->selected = index;
        for (enum devices_item item = DEVICES_LIST; item < DEVICES_ITEM_COUNT; item++)
            if (item != DEVICES_SET_UP && devices_model_has(model, item) && !seen[index][item] &&
                model->rows[index] != DEVICES_SENSOR_ROW)
                fail_msg("row %d: item %d is out of reach", index, (int)item);
    }
    assert_true(seen[4][DEVICES_CALIBRATE] || seen[3][DEVICES_CALIBRATE]);
}

/* The number that an item steps. */
static int32_t number_at(const struct scene *scene, int place, enum devices_item item)
{
    const struct device_setup *setup = setup_of(scene, place);
    const int32_t numbers[DEVICES_ITEM_COUNT] = {
        [DEVICES_LIFT_AT] = setup->lift_permille,
        [DEVICES_LANDING_AT] = setup->landing_permille,
        [DEVICES_LIFT_OFFSET] = setup->offset_ms[EDGE_LIFT],
        [DEVICES_LANDING_OFFSET] = setup->offset_ms[EDGE_LANDING],
        [DEVICES_DEBOUNCE] = setup->debounce_ms,
    };
    return numbers[item];
}

/* Round and round by one heel, a setting takes small and large values, and the setup stays a good one. */
static void test_two_heels_change_values(void **state)
{
    static const struct {
        enum devices_item item;
        int32_t min, max;
    } rows[] = {{DEVICES_LIFT_AT, 100, 900},
                {DEVICES_LANDING_AT, 50, 850},
                {DEVICES_LIFT_OFFSET, -100, 100},
                {DEVICES_LANDING_OFFSET, -100, 100},
                {DEVICES_DEBOUNCE, 0, 50}};
    struct scene *scene = *state;
    struct device_setup sensors = room_sensors("serial:1", "Two FSRs");
    arrive(scene, SENSORS, &sensors);
    select_row(scene, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t low = INT32_MAX, high = INT32_MIN;
        focus_on(scene, rows[i].item);
        act(scene, ACTION_CONFIRM, 1);
        assert_true(scene->model.editing);
        for (int tap = 0; tap < 50; tap++) {
            act(scene, ACTION_NEXT, 1);
            int32_t value = number_at(scene, 0, rows[i].item);
            assert_true(device_setup_check(setup_of(scene, 0), NULL));
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        act(scene, i % 2 ? ACTION_BACK : ACTION_CONFIRM, 1);
        assert_false(scene->model.editing);
        assert_int_equal(scene->model.focus, rows[i].item);
        assert_int_equal(low, rows[i].min);
        assert_int_equal(high, rows[i].max);
    }
}

/* Arrows step finely, and stop at the ends. */
static void test_arrows_change_values(void **state)
{
    static const struct {
        enum devices_item item;
        int32_t step, min, max;
        const char *first, *last;
    } rows[] = {{DEVICES_LIFT_AT, 10, 40, 960, "4 %", "96 %"},
                {DEVICES_LANDING_AT, 10, 20, 940, "2 %", "94 %"},
                {DEVICES_LIFT_OFFSET, 1, -1000, 1000, "−1000 ms", "+1000 ms"},
                {DEVICES_LANDING_OFFSET, 1, -1000, 1000, "−1000 ms", "+1000 ms"},
                {DEVICES_DEBOUNCE, 1, 0, 50, "0 ms", "50 ms"}};
    struct scene *scene = *state;
    struct device_setup sensors = room_sensors("serial:1", "Two FSRs");
    arrive(scene, SENSORS, &sensors);
    select_row(scene, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(devices_set_up(scene->room.fixture.feet.devices, 0, &sensors, NULL));
        focus_on(scene, rows[i].item);
        act(scene, ACTION_CONFIRM, 1);
        int32_t began = number_at(scene, 0, rows[i].item);
        act(scene, ACTION_RIGHT, 1);
        assert_int_equal(number_at(scene, 0, rows[i].item), began + rows[i].step);
        act(scene, ACTION_DOWN, 2);
        assert_int_equal(number_at(scene, 0, rows[i].item), began - rows[i].step);
        act(scene, ACTION_LEFT, 2100);
        assert_int_equal(number_at(scene, 0, rows[i].item), rows[i].min);
        assert_value(scene, rows[i].item, rows[i].first);
        act(scene, ACTION_UP, 2100);
        assert_int_equal(number_at(scene, 0, rows[i].item), rows[i].max);
        assert_value(scene, rows[i].item, rows[i].last);
        act(scene, ACTION_BACK, 1);
    }
    assert_true(devices_take_changes(scene->room.fixture.feet.devices)); /* so they are saved */
    assert_string_equal(scene->room.fixture.notices.line, "");
}

static void test_lift_and_landing_push_each_other(void **state)
{
    struct scene *scene = *state;
    struct device_setup sensors = room_sensors("serial:1", "Two FSRs");
    arrive(scene, SENSORS, &sensors);
    select_row(scene, 0);
    focus_on(scene, DEVICES_LIFT_AT);
    act(scene, ACTION_CONFIRM, 1);
    act(scene, ACTION_LEFT, 20); /* 50 % down to 30 %; the landing was at 40 % */
    assert_int_equal(setup_of(scene, 0)->lift_permille, 300);
    assert_int_equal(setup_of(scene, 0)->landing_permille, 280);
    act(scene, ACTION_CONFIRM, 1);
    focus_on(scene, DEVICES_LANDING_AT);
    act(scene, ACTION_CONFIRM, 1);
    act(scene, ACTION_RIGHT, 30);
    assert_int_equal(setup_of(scene, 0)->landing_permille, 580);
    assert_int_equal(setup_of(scene, 0)->lift_permille, 600);
}

static void test_polarity(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat");
    arrive(scene, MAT, &mat);
    select_row(scene, 0);
    focus_on(scene, DEVICES_POLARITY);
    assert_value(scene, DEVICES_POLARITY, "down");
    act(scene, ACTION_CONFIRM, 1);
    assert_value(scene, DEVICES_POLARITY, "up");
    assert_int_equal(setup_of(scene, 0)->polarity, HEEL_ACTIVE_UP);
    act(scene, ACTION_CONFIRM, 1);
    assert_int_equal(setup_of(scene, 0)->polarity, HEEL_ACTIVE_DOWN);
}

static void test_keyboard_is_kept_in_settings(void **state)
{
    struct scene *scene = *state;
    const struct settings *settings = &scene->room.fixture.preferences.now;
    focus_on(scene, DEVICES_POLARITY);
    act(scene, ACTION_CONFIRM, 1);
    assert_string_equal(settings->keys_active, "down");
    focus_on(scene, DEVICES_LIFT_OFFSET);
    act(scene, ACTION_CONFIRM, 1);
    act(scene, ACTION_RIGHT, 12);
    act(scene, ACTION_CONFIRM, 1);
    focus_on(scene, DEVICES_LANDING_OFFSET);
    act(scene, ACTION_CONFIRM, 1);
    act(scene, ACTION_LEFT, 3);
    act(scene, ACTION_CONFIRM, 1);
    focus_on(scene, DEVICES_DEBOUNCE);
    act(scene, ACTION_CONFIRM, 1);
    act(scene, ACTION_LEFT, 100);
    assert_int_equal(settings->keyboard_lift_offset_ms, 12);
    assert_int_equal(settings->keyboard_landing_offset_ms, -3);
    assert_int_equal(settings->keyboard_debounce_ms, 0);
    assert_int_equal(scene->room.settings_changes, 1 + 12 + 3 + 100);
    assert_false(devices_model_has(&scene->model, DEVICES_RENAME));
    assert_false(devices_model_has(&scene->model, DEVICES_FORGET));
}

static void test_off(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    arrive(scene, STRANGER, &stranger);
    select_row(scene, 0);
    focus_on(scene, DEVICES_OFF);
    act(scene, ACTION_CONFIRM, 1);
    assert_true(setup_of(scene, 0)->off);
    assert_true(setup_of(scene, 0)->bound); /* else it would not be saved */
    assert_row(scene, 1, "Stranger | not set up yet | off");
    assert_string_equal(devices_item_label(&scene->model, DEVICES_OFF), "Use it");
    act(scene, ACTION_CONFIRM, 1);
    assert_false(setup_of(scene, 0)->off);
    assert_row(scene, 1, "Stranger | not set up yet | new");
}

static void test_forget(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat"), stranger = room_stranger("pad:2", "Stranger");
    arrive(scene, MAT, &mat);
    arrive(scene, STRANGER, &stranger);
    select_row(scene, 0);
    focus_on(scene, DEVICES_POLARITY);
    act(scene, ACTION_CONFIRM, 1);
    focus_on(scene, DEVICES_FORGET);
    act(scene, ACTION_CONFIRM, 1);
    assert_int_equal(setup_of(scene, 0)->polarity, HEEL_ACTIVE_DOWN); /* as it first came */
    assert_int_equal(devices_model_row(&scene->model), 0);
    assert_int_equal(scene->model.focus, DEVICES_FORGET);

    /* One that is away and was only renamed is gone from the list, and the focus with it. */
    select_row(scene, 1);
    focus_on(scene, DEVICES_RENAME);
    act(scene, ACTION_CONFIRM, 1);
    devices_model_type(&scene->model, "Old mat");
    act(scene, ACTION_CONFIRM, 1);
    room_leave(&scene->room, &scene->model, STRANGER);
    assert_row(scene, 2, "Old mat | not set up yet | away");
    focus_on(scene, DEVICES_FORGET);
    act(scene, ACTION_CONFIRM, 1);
    assert_int_equal(scene->model.row_count, 4);
    assert_int_equal(devices_model_row(&scene->model), DEVICES_KEYBOARD_ROW);
    assert_int_equal(scene->model.focus, DEVICES_LIST);
}

static void test_rename(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "USB Gamepad          ");
    arrive(scene, MAT, &mat);
    select_row(scene, 0);
    focus_on(scene, DEVICES_RENAME);
    act(scene, ACTION_CONFIRM, 1);
    assert_true(scene->model.typing);
    devices_model_type(&scene->model, NULL); /* nothing to take back */
    devices_model_type(&scene->model, "M");
    devices_model_type(&scene->model, "ü");
    devices_model_type(&scene->model, "席");
    assert_string_equal(scene->model.typed, "Mü席");
    devices_model_type(&scene->model, NULL);
    assert_string_equal(scene->model.typed, "Mü");
    devices_model_type(&scene->model, NULL);
    assert_string_equal(scene->model.typed, "M");
    devices_model_type(&scene->model, "atte");
    act(scene, ACTION_NEXT, 1); /* says nothing meanwhile */
    act(scene, ACTION_CONFIRM, 1);
    assert_false(scene->model.typing);
    assert_string_equal(setup_of(scene, 0)->name, "Matte");

    act(scene, ACTION_CONFIRM, 1);
    devices_model_type(&scene->model, "Other");
    act(scene, ACTION_BACK, 1);
    assert_string_equal(setup_of(scene, 0)->name, "Matte");
    act(scene, ACTION_CONFIRM, 1);
    act(scene, ACTION_CONFIRM, 1); /* no name at all is none */
    assert_string_equal(setup_of(scene, 0)->name, "Matte");

    act(scene, ACTION_CONFIRM, 1);
    for (int i = 0; i < 100; i++)
        devices_model_type(&scene->model, "ü");
    act(scene, ACTION_CONFIRM, 1);
    size_t length = strlen(setup_of(scene, 0)->name);
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
    select_row(scene, DEVICES_PHONE_ROW);
    focus_on(scene, DEVICES_PHONES);
    assert_value(scene, DEVICES_PHONES, "off");
    act(scene, ACTION_CONFIRM, 1);
    assert_value(scene, DEVICES_PHONES, "on this computer");
    assert_true(scene->room.fixture.feet.file.osc.on);
    assert_false(scene->room.fixture.feet.file.osc.open);
    act(scene, ACTION_CONFIRM, 1);
    assert_value(scene, DEVICES_PHONES, "on the network");
    assert_true(kept_osc(scene).on && kept_osc(scene).open);
    assert_true(scene->room.fixture.feet.file.osc.open);
    act(scene, ACTION_CONFIRM, 1);
    assert_false(scene->room.fixture.feet.file.osc.on);
    assert_false(kept_osc(scene).on);

    focus_on(scene, DEVICES_PORT);
    act(scene, ACTION_CONFIRM, 1);
    act(scene, ACTION_LEFT, 1);
    assert_int_equal(scene->room.fixture.feet.file.osc.port, 9000);
    act(scene, ACTION_RIGHT, 2);
    assert_int_equal(scene->room.fixture.feet.file.osc.port, 9002);
    act(scene, ACTION_RIGHT, 200);
    assert_value(scene, DEVICES_PORT, "9099");
    act(scene, ACTION_NEXT, 1);
    assert_value(scene, DEVICES_PORT, "9000");
    assert_false(scene->room.fixture.feet.file.osc.on);
}

/* Down and up again on the floor: both heels, then one after the other, as the wizard asks. */
static void lift(struct scene *scene, int handle, struct control control, int32_t up, int32_t down)
{
    room_read(&scene->room, handle, control, up);
    room_pass(&scene->room, &scene->model, 400);
    room_read(&scene->room, handle, control, down);
    room_pass(&scene->room, &scene->model, 400);
}

static void begin_wizard(struct scene *scene)
{
    focus_on(scene, DEVICES_SET_UP);
    act(scene, ACTION_CONFIRM, 1);
    assert_true(scene->model.in_wizard);
}

static void press(struct scene *scene, SDL_Scancode key)
{
    room_key(&scene->room, &scene->model, key, true);
    room_pass(&scene->room, &scene->model, 400);
    room_key(&scene->room, &scene->model, key, false);
    room_pass(&scene->room, &scene->model, 400);
}

static void test_wizard_by_keys(void **state)
{
    struct scene *scene = *state;
    scene->model.focus = DEVICES_SET_UP;
    act(scene, ACTION_CONFIRM, 1);
    assert_string_equal(devices_wizard_words(&scene->model.wizard), "Both heels on the floor");
    room_pass(&scene->room, &scene->model, 2000);
    assert_string_equal(devices_wizard_words(&scene->model.wizard), "Lift your left heel");
    act(scene, ACTION_CONFIRM, 1); /* choosing says nothing here */
    assert_true(scene->model.in_wizard);
    press(scene, SDL_SCANCODE_COMMA);
    assert_string_equal(devices_wizard_words(&scene->model.wizard), "Lift your right heel");
    press(scene, SDL_SCANCODE_K);
    assert_int_equal(scene->model.wizard.step, WIZARD_DONE);
    room_pass(&scene->room, &scene->model, 2000);
    assert_false(scene->model.in_wizard);
    const struct settings *settings = &scene->room.fixture.preferences.now;
    struct keyboard keyboard;
    struct keyboard_desc desc = {.keys = {settings->left_keys, settings->right_keys}};
    enum heel heel;
    assert_true(keyboard_init(&keyboard, &desc, NULL));
    assert_true(keyboard_is_heel(&keyboard, SDL_SCANCODE_COMMA, &heel));
    assert_int_equal(heel, HEEL_LEFT);
    assert_string_equal(settings->right_keys, "K");
    assert_string_equal(settings->keys_active, "up");
    assert_int_equal(scene->room.settings_changes, 1);
    assert_int_equal(devices_model_row(&scene->model), DEVICES_KEYBOARD_ROW);
}

/* The left heel takes a key that was the right one's, while the right heel is found on a mat: they change places. */
static void test_wizard_by_a_key_and_a_mat(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_stranger("pad:2", "Stranger");
    arrive(scene, MAT, &mat);
    begin_wizard(scene);
    room_pass(&scene->room, &scene->model, 2000);
    press(scene, SDL_SCANCODE_J);
    lift(scene, MAT, room_arrows[2], 1, 0);
    assert_int_equal(scene->model.wizard.step, WIZARD_DONE);
    const struct settings *settings = &scene->room.fixture.preferences.now;
    assert_string_equal(settings->left_keys, "J");
    assert_string_equal(settings->right_keys, "F, Left");
    assert_int_equal(setup_of(scene, 0)->heels[HEEL_LEFT].count, 0);
    assert_int_equal(setup_of(scene, 0)->heels[HEEL_RIGHT].count, 1);
}

static void test_wizard_by_a_mat(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    arrive(scene, STRANGER, &stranger);
    select_row(scene, 0);
    focus_on(scene, DEVICES_OFF);
    act(scene, ACTION_CONFIRM, 1);
    begin_wizard(scene);
    room_read(&scene->room, STRANGER, room_arrows[1], 1); /* the feet come onto the panels */
    room_read(&scene->room, STRANGER, room_arrows[2], 1);
    room_pass(&scene->room, &scene->model, 2000);
    lift(scene, STRANGER, room_arrows[1], 0, 1);
    lift(scene, STRANGER, room_arrows[2], 0, 1);
    assert_int_equal(scene->model.wizard.step, WIZARD_DONE); /* by time alone: nothing is read after a landing */
    const struct device_setup *setup = setup_of(scene, 0);
    assert_true(control_equal(&setup->heels[HEEL_LEFT].controls[0], &room_arrows[1]));
    assert_true(control_equal(&setup->heels[HEEL_RIGHT].controls[0], &room_arrows[2]));
    assert_int_equal(setup->polarity, HEEL_ACTIVE_DOWN);
    assert_false(setup->off);
    assert_int_equal(scene->room.settings_changes, 0);
    room_pass(&scene->room, &scene->model, 2000);
    assert_false(scene->model.in_wizard);
    assert_row(scene, scene->model.selected, "Stranger | left button 1, right button 2 | ready");

    tone.times = 0;
    lift(scene, STRANGER, room_arrows[2], 0, 1);
    assert_int_equal(tone.times, 1); /* and it plays as found */
}

static void test_wizard_stops(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    arrive(scene, STRANGER, &stranger);
    begin_wizard(scene);
    room_pass(&scene->room, &scene->model, 2000);
    room_read(&scene->room, STRANGER, room_arrows[1], 1);
    room_pass(&scene->room, &scene->model, 400);
    assert_int_equal(scene->model.wizard.step, WIZARD_LEFT_DOWN);
    room_leave(&scene->room, &scene->model, STRANGER); /* begins anew: the answer went with it */
    assert_int_equal(scene->model.wizard.step, WIZARD_REST);
    act(scene, ACTION_BACK, 1);
    assert_false(scene->model.in_wizard);
    assert_int_equal(scene->room.settings_changes, 0);
}

static void test_edges_are_lit_and_lifts_sound_once(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat");
    struct devices_model *model = &scene->model;
    arrive(scene, MAT, &mat);
    select_row(scene, 0);
    room_pass(&scene->room, model, 4000);
    assert_false(devices_model_moving(model));
    room_read(&scene->room, MAT, room_arrows[0], 1);
    room_pass(&scene->room, model, 100);
    assert_int_equal(tone.times, 0);
    room_read(&scene->room, MAT, room_arrows[0], 0);
    room_pass(&scene->room, model, 100);
    assert_int_equal(tone.times, 1);
    assert_true(tone.pan < 0); /* of the left heel, at the left */
    assert_true(devices_model_is_lit(model, HEEL_LEFT, EDGE_LIFT));
    assert_false(devices_model_is_lit(model, HEEL_LEFT, EDGE_LANDING));
    assert_false(devices_model_is_lit(model, HEEL_RIGHT, EDGE_LIFT));
    assert_int_equal(devices_model_height(model, HEEL_LEFT), HEEL_HEIGHT_TOP);
    assert_true(devices_model_moving(model));
    room_pass(&scene->room, model, 1000);
    assert_false(devices_model_is_lit(model, HEEL_LEFT, EDGE_LIFT));
    room_read(&scene->room, MAT, room_arrows[0], 1);
    room_pass(&scene->room, model, 100);
    assert_true(devices_model_is_lit(model, HEEL_LEFT, EDGE_LANDING));
    assert_int_equal(devices_model_height(model, HEEL_LEFT), 0);
    assert_int_equal(tone.times, 1);
    room_pass(&scene->room, model, 4000); /* the trace has gone by */
    assert_false(devices_model_moving(model));

    /* A heel that is up while the list goes on to its device and back has not lifted anew. */
    room_read(&scene->room, MAT, room_arrows[0], 0);
    room_pass(&scene->room, model, 100);
    assert_int_equal(tone.times, 2);
    act(scene, ACTION_DOWN, 1);
    room_pass(&scene->room, model, 100);
    act(scene, ACTION_UP, 1);
    room_pass(&scene->room, model, 100);
    assert_int_equal(tone.times, 2);
}

/* Pressure falls as the heel rises: a height, and a trace of it. */
static void test_sensor_heights(void **state)
{
    struct scene *scene = *state;
    struct device_setup sensors = room_sensors("serial:1", "Two FSRs");
    const struct control right = {.kind = CONTROL_CHANNEL, .index = 1};
    arrive(scene, SENSORS, &sensors);
    select_row(scene, 0);
    for (int32_t pressure = 800; pressure >= 0; pressure -= 100) {
        room_read(&scene->room, SENSORS, right, pressure);
        room_pass(&scene->room, &scene->model, 17);
        int32_t height = devices_model_height(&scene->model, HEEL_RIGHT);
        assert_int_equal(height, (800 - pressure) * HEEL_HEIGHT_TOP / 800);
        int newest = (scene->model.history_at + DEVICES_HISTORY - 1) % DEVICES_HISTORY;
        assert_int_equal(scene->model.history[HEEL_RIGHT][newest], height);
    }
    assert_int_equal(tone.times, 1);
    assert_true(tone.pan > 0);
    assert_int_equal(devices_model_height(&scene->model, HEEL_LEFT), 0);
}

static void test_selection_stays_while_others_come_and_go(void **state)
{
    struct scene *scene = *state;
    struct device_setup mat = room_mat("pad:1", "Mat"), sensors = room_sensors("serial:1", "Two FSRs"),
                        stranger = room_stranger("pad:2", "Stranger");
    arrive(scene, STRANGER, &stranger);
    arrive(scene, SENSORS, &sensors);
    select_row(scene, 1);
    focus_on(scene, DEVICES_LIFT_AT);
    act(scene, ACTION_CONFIRM, 1);
    arrive(scene, MAT, &mat);
    assert_int_equal(devices_model_row(&scene->model), 1);
    room_leave(&scene->room, &scene->model, STRANGER); /* stood above it */
    assert_int_equal(devices_model_row(&scene->model), 1);
    assert_true(scene->model.editing);
    room_leave(&scene->room, &scene->model, SENSORS); /* itself: known, so it stays and can be changed */
    assert_int_equal(devices_model_row(&scene->model), 1);
    assert_string_equal(devices_row_state(&scene->model, 1), "away");
    act(scene, ACTION_RIGHT, 1);
    assert_int_equal(setup_of(scene, 1)->lift_permille, 510);
    arrive(scene, SENSORS, &sensors);
    assert_int_equal(devices_model_row(&scene->model), 1);
    assert_int_equal(setup_of(scene, 1)->lift_permille, 510);
}

static void test_selected_stranger_leaves(void **state)
{
    struct scene *scene = *state;
    struct device_setup stranger = room_stranger("pad:2", "Stranger");
    arrive(scene, STRANGER, &stranger);
    select_row(scene, 0);
    focus_on(scene, DEVICES_RENAME);
    act(scene, ACTION_CONFIRM, 1);
    devices_model_type(&scene->model, "Mine");
    room_leave(&scene->room, &scene->model, STRANGER);
    assert_int_equal(devices_model_row(&scene->model), DEVICES_KEYBOARD_ROW);
    assert_int_equal(scene->model.focus, DEVICES_LIST);
    assert_false(scene->model.typing);
}

static void test_long_list_scrolls(void **state)
{
    struct scene *scene = *state;
    struct devices_model *model = &scene->model;
    for (int i = 0; i < 12; i++) {
        char id[16];
        snprintf(id, sizeof id, "pad:%d", i);
        struct device_setup setup = room_stranger(id, id);
        arrive(scene, 20 + i, &setup);
    }
    assert_int_equal(model->row_count, 15);
    for (int i = 0; i < 14; i++) {
        act(scene, ACTION_DOWN, 1);
        assert_true(model->first <= model->selected && model->selected < model->first + DEVICES_ROWS_SHOWN);
    }
    assert_int_equal(model->first, 15 - DEVICES_ROWS_SHOWN);
    for (int i = 0; i < 12; i++)
        room_leave(&scene->room, model, 20 + i);
    assert_int_equal(model->row_count, 3);
    assert_int_equal(model->first, 0); /* no empty places above what is left */
    assert_int_equal(devices_model_row(model), DEVICES_PHONE_ROW);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, open_scene, close_scene)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(test_rows),
        SCENE(test_begins_with_the_device_in_use),
        SCENE(test_arrows),
        SCENE(test_two_heels_reach_everything),
        SCENE(test_two_heels_change_values),
        SCENE(test_arrows_change_values),
        SCENE(test_lift_and_landing_push_each_other),
        SCENE(test_polarity),
        SCENE(test_keyboard_is_kept_in_settings),
        SCENE(test_off),
        SCENE(test_forget),
        SCENE(test_rename),
        SCENE(test_phones),
        SCENE(test_wizard_by_keys),
        SCENE(test_wizard_by_a_key_and_a_mat),
        SCENE(test_wizard_by_a_mat),
        SCENE(test_wizard_stops),
        SCENE(test_edges_are_lit_and_lifts_sound_once),
        SCENE(test_sensor_heights),
        SCENE(test_selection_stays_while_others_come_and_go),
        SCENE(test_selected_stranger_leaves),
        SCENE(test_long_list_scrolls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
