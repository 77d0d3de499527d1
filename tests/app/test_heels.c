#include "app/heels.h"

#include "check.h"
#include "input/toy_driver.h"
#include "stage/fixture.h"

#define MS INT64_C(1000)

/* The player at the window, with what the feet are on. */
struct stand {
    struct fixture fixture;
    struct heels heels;
    struct heels_moves moves;
};

/* Toy devices, of which none is here yet, and the keys that the settings have. */
static void stand_open(struct stand *stand)
{
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    toy_reset();
    *stand = (struct stand){.moves = {.count = 0}};
    fixture_open(&stand->fixture, NULL, 0);
    fixture_plug_in(&stand->fixture, drivers);
    heels_init(&stand->heels, &stand->fixture.feet);
}

static void stand_close(struct stand *stand)
{
    fixture_close(&stand->fixture);
}

/* What the devices did since. */
static void hand_on(struct stand *stand, bool playing)
{
    struct device_event event;
    while (devices_next(feet_devices(&stand->fixture.feet), &event))
        heels_device(&stand->heels, &event, playing, &stand->moves);
}

/* An event, as the loop takes it. */
static void take_event(struct stand *stand, const SDL_Event *event, bool playing, int64_t ms)
{
    int64_t mono_us = heels_event(&stand->heels, event, playing, ms * MS, &stand->moves);
    devices_event(feet_devices(&stand->fixture.feet), event, mono_us);
    hand_on(stand, playing);
}

static void press(struct stand *stand, SDL_Scancode key, bool down, bool playing, int64_t ms)
{
    SDL_Event event = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .keysym = {.scancode = key}}};
    take_event(stand, &event, playing, ms);
}

/* A turn of the loop. */
static void turn(struct stand *stand, bool playing, int64_t ms)
{
    devices_step(feet_devices(&stand->fixture.feet), ms * MS);
    hand_on(stand, playing);
    heels_step(&stand->heels, playing, ms * MS, &stand->moves);
}

/* "L+" "L-" "R+" "R-" for heels, "Lh" "Rh" for heights; "left" "right" "up" "down" "next" "previous" "choose" "back"
 * for actions.
 */
static void tell(const struct heels_moves *moves, char *told, size_t size)
{
    static const char *const actions[ACTION_COUNT] = {"left", "right",    "up",     "down",
                                                      "next", "previous", "choose", "back"};
    told[0] = '\0';
    for (int i = 0; i < moves->count; i++) {
        const struct heels_move *move = &moves->items[i];
        size_t length = strlen(told);
        if (move->kind == HEELS_ACTION)
            snprintf(told + length, size - length, "%s ", actions[move->action]);
        else
            snprintf(told + length, size - length, "%c%c ", move->heel.heel == HEEL_LEFT ? 'L' : 'R',
                     move->heel.kind == HEEL_KIND_HEIGHT ? 'h'
                     : move->heel.kind == HEEL_KIND_LIFT ? '+'
                                                         : '-');
    }
}

static void expect(const struct heels_moves *moves, const char *want, const char *name)
{
    char told[128];
    tell(moves, told, sizeof told);
    if (strcmp(told, want))
        fail_msg("%s: got \"%s\", want \"%s\"", name, told, want);
}

/* A key pressed at 100 ms and let go at 300 ms. */
static void test_keys(void **state)
{
    (void)state;
    static const struct {
        SDL_Scancode key;
        bool playing, repeat;
        const char *want;
    } rows[] = {
        {SDL_SCANCODE_F, true, false, "L+ L- "},
        {SDL_SCANCODE_J, true, false, "R+ R- "},
        {SDL_SCANCODE_LEFT, true, false, "L+ L- "},
        {SDL_SCANCODE_RIGHT, true, false, "R+ R- "},
        {SDL_SCANCODE_ESCAPE, true, false, "back "},
        {SDL_SCANCODE_UP, true, false, "up "},
        {SDL_SCANCODE_F, false, false, "next "},
        {SDL_SCANCODE_J, false, false, "choose "},
        {SDL_SCANCODE_LEFT, false, false, "left "},
        {SDL_SCANCODE_RIGHT, false, false, "right "},
        {SDL_SCANCODE_UP, false, false, "up "},
        {SDL_SCANCODE_DOWN, false, false, "down "},
        {SDL_SCANCODE_RETURN, false, false, "choose "},
        {SDL_SCANCODE_SPACE, false, false, "choose "},
        {SDL_SCANCODE_ESCAPE, false, false, "back "},
        {SDL_SCANCODE_TAB, false, false, "next "},
        {SDL_SCANCODE_DOWN, false, true, "down "},
        {SDL_SCANCODE_RETURN, false, true, ""},
        {SDL_SCANCODE_ESCAPE, false, true, ""},
        {SDL_SCANCODE_F, true, true, ""},
        {SDL_SCANCODE_Q, false, false, ""},
        {SDL_SCANCODE_Q, true, false, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stand stand;
        stand_open(&stand);
        SDL_Event down = {.key = {.type = SDL_KEYDOWN, .repeat = rows[i].repeat, .keysym = {.scancode = rows[i].key}}};
        take_event(&stand, &down, rows[i].playing, 100);
        press(&stand, rows[i].key, false, rows[i].playing, 300);
        expect(&stand.moves, rows[i].want, SDL_GetScancodeName(rows[i].key));
        stand_close(&stand);
    }
}

/* An arrow that is pressed again within a debounce, as a switch that chatters does: what is held back of it comes
 * later, and is no heel's either. */
static void test_quick_arrows_choose_nothing(void **state)
{
    (void)state;
    static const int64_t edges_ms[] = {100, 125, 130, 150};
    struct stand stand;
    stand_open(&stand);
    for (int64_t ms = 100, edge = 0; ms < 1000; ms++) {
        if (edge < 4 && ms == edges_ms[edge])
            press(&stand, SDL_SCANCODE_RIGHT, edge++ % 2 == 0, false, ms);
        turn(&stand, false, ms);
    }
    expect(&stand.moves, "right right ", "an arrow");
    stand_close(&stand);
}

static void test_hold_left_goes_back(void **state)
{
    (void)state;
    struct stand stand;
    stand_open(&stand);
    press(&stand, SDL_SCANCODE_F, true, false, 100);
    assert_int_equal(heels_due_us(&stand.heels, false), 700 * MS);
    turn(&stand, false, 699);
    expect(&stand.moves, "", "too early");
    turn(&stand, false, 700);
    expect(&stand.moves, "back ", "held");
    assert_true(heels_due_us(&stand.heels, false) == INT64_MAX);
    press(&stand, SDL_SCANCODE_F, false, false, 900);
    expect(&stand.moves, "back ", "its landing means nothing");
    stand_close(&stand);
}

/* A heel that moves in the pause is put right when play goes on, once. */
static void test_put_right_after_a_pause(void **state)
{
    (void)state;
    struct stand stand;
    stand_open(&stand);
    press(&stand, SDL_SCANCODE_F, true, true, 100);
    expect(&stand.moves, "L+ ", "lifted in play");
    stand.moves.count = 0;
    press(&stand, SDL_SCANCODE_F, false, false, 5000);
    turn(&stand, false, 5100);
    expect(&stand.moves, "", "landed in the pause: no tap, it was up when the pause came");
    turn(&stand, true, 8000);
    expect(&stand.moves, "L- ", "play goes on");
    assert_int_equal(stand.moves.items[0].heel.t_us, 8000 * MS);
    turn(&stand, true, 8001);
    expect(&stand.moves, "L- ", "only once");
    stand_close(&stand);
}

static void test_focus_lost(void **state)
{
    (void)state;
    struct stand stand;
    stand_open(&stand);
    press(&stand, SDL_SCANCODE_J, true, true, 100);
    heels_release(&stand.heels);
    stand.moves.count = 0;
    turn(&stand, false, 200);
    expect(&stand.moves, "", "nothing in the pause");
    turn(&stand, true, 900);
    expect(&stand.moves, "R- ", "the held heel has landed when play goes on");
    stand_close(&stand);
}

/* A heel that is up when a level begins has done that before it: what it does next is told. */
static void test_new_level_with_a_heel_up(void **state)
{
    (void)state;
    struct stand stand;
    stand_open(&stand);
    press(&stand, SDL_SCANCODE_F, true, true, 100);
    heels_restart(&stand.heels);
    stand.moves.count = 0;
    turn(&stand, true, 200);
    expect(&stand.moves, "", "still up");
    press(&stand, SDL_SCANCODE_F, false, true, 300);
    press(&stand, SDL_SCANCODE_F, true, true, 400);
    expect(&stand.moves, "L- L+ ", "its first lift");
    stand_close(&stand);
}

static void test_bounce_ends_by_itself(void **state)
{
    (void)state;
    struct stand stand;
    stand_open(&stand);
    press(&stand, SDL_SCANCODE_F, true, true, 100);
    press(&stand, SDL_SCANCODE_F, false, true, 105);
    assert_int_equal(devices_due_us(feet_devices(&stand.fixture.feet), 105 * MS), 120 * MS);
    turn(&stand, true, 120);
    expect(&stand.moves, "L+ L- ", "the debounce is over");
    stand_close(&stand);
}

static void test_settings(void **state)
{
    (void)state;
    struct stand stand;
    stand_open(&stand);
    struct settings settings = stand.fixture.preferences.now;
    snprintf(settings.left_keys, sizeof settings.left_keys, "A");
    settings.keys_active = HEEL_ACTIVE_DOWN;
    settings.keyboard_debounce_ms = 0;
    settings.keyboard_landing_offset_ms = 30;
    assert_true(preferences_change(&stand.fixture.preferences, &settings, NULL));
    press(&stand, SDL_SCANCODE_A, true, true, 100);
    press(&stand, SDL_SCANCODE_A, false, true, 101);
    press(&stand, SDL_SCANCODE_A, true, true, 102);
    expect(&stand.moves, "L+ L- ", "down while the heel is down, no debounce");
    assert_int_equal(stand.moves.items[1].heel.t_us, 72 * MS);
    stand_close(&stand);
}

static void test_new_keys(void **state)
{
    (void)state;
    struct stand stand;
    struct settings settings;
    stand_open(&stand);
    settings = stand.fixture.preferences.now;
    press(&stand, SDL_SCANCODE_F, true, true, 100);
    settings.keyboard_lift_offset_ms = 20;
    assert_true(preferences_change(&stand.fixture.preferences, &settings, NULL));
    press(&stand, SDL_SCANCODE_F, false, true, 300);
    expect(&stand.moves, "L+ L- ", "held over new offsets");
    press(&stand, SDL_SCANCODE_F, true, true, 500);
    assert_int_equal(stand.moves.items[2].heel.t_us, 480 * MS);
    press(&stand, SDL_SCANCODE_F, false, true, 700);

    stand.moves.count = 0;
    snprintf(settings.left_keys, sizeof settings.left_keys, "D");
    snprintf(settings.right_keys, sizeof settings.right_keys, "Comma");
    assert_true(preferences_change(&stand.fixture.preferences, &settings, NULL));
    press(&stand, SDL_SCANCODE_F, true, true, 1000);
    expect(&stand.moves, "", "an old key");
    press(&stand, SDL_SCANCODE_D, true, true, 1100);
    press(&stand, SDL_SCANCODE_COMMA, true, true, 1200);
    expect(&stand.moves, "L+ R+ ", "the new ones");
    snprintf(settings.left_keys, sizeof settings.left_keys, "Nonsense");
    assert_true(preferences_change(&stand.fixture.preferences, &settings, NULL));
    press(&stand, SDL_SCANCODE_D, false, true, 1300);
    expect(&stand.moves, "L+ R+ L- ", "keys that can't be used change nothing");
    stand_close(&stand);
}

#define MAT     4 /* the toys' handles */
#define SENSORS 5

static const struct control left_panel = {.kind = CONTROL_BUTTON, .index = 0};
static const struct control right_panel = {.kind = CONTROL_BUTTON, .index = 3};
static const struct control up_panel = {.kind = CONTROL_BUTTON, .index = 2};
static const struct control back_button = {.kind = CONTROL_BUTTON, .index = 8};
static const struct control left_channel = {.kind = CONTROL_CHANNEL, .index = 0};

static void take(struct stand *stand, bool playing, int64_t ms)
{
    devices_step(feet_devices(&stand->fixture.feet), ms * MS);
    hand_on(stand, playing);
}

/* A mat (with an arrow and a back button) and a pressure sensor under the left heel. */
static void stand_on_mat(struct stand *stand)
{
    struct device_setup mat, sensors;
    struct device_menu menu = {.has = {[DEVICE_UP] = true, [DEVICE_BACK] = true}};
    menu.controls[DEVICE_UP] = up_panel;
    menu.controls[DEVICE_BACK] = back_button;
    device_setup_init(&mat, DEVICE_PAD, "pad:1", "Mat");
    mat.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {left_panel}};
    mat.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {right_panel}};
    device_setup_init(&sensors, DEVICE_SERIAL, "serial:1", "Sensors");
    sensors.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {left_channel}, .floor = 800};
    mat.bound = sensors.bound = true;
    stand_open(stand);
    toy_arrive(MAT, &mat, &menu);
    toy_arrive(SENSORS, &sensors, NULL);
    toy_read(MAT, left_panel, 1, 1 * MS); /* both heels come to stand on it */
    toy_read(MAT, right_panel, 1, 2 * MS);
    take(stand, false, 50);
    stand->moves.count = 0;
}

static void test_mat_in_play(void **state)
{
    (void)state;
    struct stand stand;
    stand_on_mat(&stand);
    toy_read(MAT, left_panel, 0, 100 * MS);
    toy_read(MAT, right_panel, 0, 130 * MS);
    toy_read(MAT, left_panel, 1, 900 * MS);
    toy_read(MAT, right_panel, 1, 950 * MS);
    toy_read(MAT, up_panel, 1, 960 * MS); /* an arrow says nothing in play */
    take(&stand, true, 1000);
    expect(&stand.moves, "L+ R+ L- R- ", "both heels");
    assert_int_equal(stand.moves.items[1].heel.t_us, 130 * MS);
    assert_string_equal(stand.moves.items[1].source, "pad");
    assert_int_equal(feet_in_use(&stand.fixture.feet), FEET_KEYBOARD + 1);
    toy_read(MAT, back_button, 1, 1100 * MS);
    take(&stand, true, 1100);
    expect(&stand.moves, "L+ R+ L- R- back ", "back pauses");
    stand_close(&stand);
}

static void test_mat_in_menus(void **state)
{
    (void)state;
    struct stand stand;
    stand_on_mat(&stand);
    toy_read(MAT, left_panel, 0, 100 * MS);
    toy_read(MAT, left_panel, 1, 300 * MS);
    toy_read(MAT, right_panel, 0, 400 * MS);
    toy_read(MAT, right_panel, 1, 600 * MS);
    toy_read(MAT, up_panel, 1, 700 * MS);
    toy_read(MAT, up_panel, 0, 800 * MS);
    take(&stand, false, 800);
    expect(&stand.moves, "next choose up ", "taps and an arrow");

    /* Stepping off the mat is no tap and no held heel, and coming back is none either. */
    stand.moves.count = 0;
    toy_read(MAT, left_panel, 0, 1000 * MS);
    toy_read(MAT, right_panel, 0, 1200 * MS);
    take(&stand, false, 1200);
    heels_step(&stand.heels, false, 3000 * MS, &stand.moves);
    toy_read(MAT, left_panel, 1, 4000 * MS);
    toy_read(MAT, right_panel, 1, 4100 * MS);
    take(&stand, false, 4100);
    expect(&stand.moves, "", "off and on");
    toy_read(MAT, right_panel, 0, 5000 * MS);
    toy_read(MAT, right_panel, 1, 5200 * MS);
    take(&stand, false, 5200);
    expect(&stand.moves, "choose ", "then a tap is a tap again");
    stand_close(&stand);
}

/* Heights go to the level, change nothing about which heel it believes up, and say nothing to a menu. */
static void test_heights(void **state)
{
    (void)state;
    struct stand stand;
    stand_on_mat(&stand);
    for (int32_t i = 0; i <= 8; i++)
        toy_read(SENSORS, left_channel, 800 - 100 * i, (100 + 20 * i) * MS);
    take(&stand, true, 300);
    /* Its heights before the lift are not heard: it is in use from its lift on. */
    expect(&stand.moves, "L+ Lh Lh Lh Lh Lh ", "rises");
    assert_true(stand.heels.told_up[HEEL_LEFT]);
    assert_string_equal(stand.moves.items[0].source, "serial");
    stand.moves.count = 0;
    toy_read(SENSORS, left_channel, 100, 400 * MS);
    take(&stand, true, 400);
    expect(&stand.moves, "Lh ", "a little lower");
    assert_true(stand.heels.told_up[HEEL_LEFT]);
    heels_step(&stand.heels, true, 410 * MS, &stand.moves);
    expect(&stand.moves, "Lh ", "nothing to put right");
    stand.moves.count = 0;
    toy_read(SENSORS, left_channel, 50, 500 * MS);
    take(&stand, false, 500);
    expect(&stand.moves, "", "a menu");
    stand_close(&stand);
}

/* A tap on what sees height: chosen as soon as the heel is below the lower threshold, once, and timed by when it was
 * seen, for the lift is dated back and the landing has yet to be. */
static void test_heights_in_menus(void **state)
{
    (void)state;
    struct stand stand;
    stand_on_mat(&stand);
    for (int ms = 0; ms <= 1200; ms += 10) {
        int height = ms < 200 ? 0 : ms < 600 ? ms - 200 : ms < 1000 ? 1000 - ms : 0; /* of 400 */
        toy_read(SENSORS, left_channel, 800 - 2 * height, (1000 + ms) * MS);
        take(&stand, false, 1000 + ms);
        if (ms < 840)
            expect(&stand.moves, "", "not yet down");
    }
    expect(&stand.moves, "next ", "one tap");
    assert_int_equal(stand.moves.items[0].mono_us, 1840 * MS);
    /* And up for long is back, as soon as it is long. */
    stand.moves.count = 0;
    for (int ms = 0; ms <= 200; ms += 10)
        toy_read(SENSORS, left_channel, 800 - 4 * ms, (3000 + ms) * MS);
    take(&stand, false, 3200);
    int64_t due_us = heels_due_us(&stand.heels, false);
    assert_int_equal(due_us, 3100 * MS + HEEL_MENU_HOLD_US);
    heels_step(&stand.heels, false, due_us, &stand.moves);
    for (int ms = 0; ms <= 200; ms += 10)
        toy_read(SENSORS, left_channel, 4 * ms, (5000 + ms) * MS);
    take(&stand, false, 5400);
    expect(&stand.moves, "back ", "held");
    stand_close(&stand);
}

/* Where a heel is, is what moved it last says. */
static void test_device_in_use_puts_right(void **state)
{
    (void)state;
    struct stand stand;
    stand_on_mat(&stand);
    toy_read(MAT, right_panel, 0, 100 * MS);
    take(&stand, true, 100);
    expect(&stand.moves, "R+ ", "the mat");
    stand.moves.count = 0;
    press(&stand, SDL_SCANCODE_F, true, true, 200);
    assert_int_equal(feet_in_use(&stand.fixture.feet), FEET_KEYBOARD);
    heels_step(&stand.heels, true, 210 * MS, &stand.moves);
    expect(&stand.moves, "L+ ", "the keyboard says nothing of the right heel");
    stand.moves.count = 0;
    toy_read(MAT, right_panel, 1, 300 * MS);
    take(&stand, true, 300);
    assert_int_equal(feet_in_use(&stand.fixture.feet), FEET_KEYBOARD + 1);
    heels_step(&stand.heels, true, 310 * MS, &stand.moves);
    expect(&stand.moves, "R- ", "nor the mat of the left one");

    /* The mat is pulled out with a heel up: that heel has landed when play goes on. */
    stand.moves.count = 0;
    toy_read(MAT, left_panel, 0, 400 * MS);
    take(&stand, true, 400);
    toy_leave(MAT);
    take(&stand, true, 500);
    heels_step(&stand.heels, true, 510 * MS, &stand.moves);
    expect(&stand.moves, "L- ", "up by the mat too is told once, and down when it is pulled out");
    stand_close(&stand);
}

static void arrive(int handle, const char *id, enum heel heel)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, id, id);
    setup.polarity = HEEL_ACTIVE_UP;
    setup.bound = true;
    setup.heels[heel] = (struct device_heel){.count = 1, .controls = {{.kind = CONTROL_BUTTON}}};
    toy_arrive(handle, &setup, NULL);
}

static void take_in_play(struct stand *stand, int64_t ms)
{
    take(stand, true, ms);
    heels_step(&stand->heels, true, ms * MS, &stand->moves);
}

/* Each heel has a device of its own: that one has moved says nothing of the other. */
static void test_a_device_for_each_heel(void **state)
{
    (void)state;
    static const struct control button = {.kind = CONTROL_BUTTON};
    struct stand stand;
    stand_open(&stand);
    arrive(0, "pad:one", HEEL_LEFT);
    arrive(1, "pad:two", HEEL_RIGHT);
    toy_read(0, button, 1, 100 * MS);
    take_in_play(&stand, 100);
    toy_read(1, button, 1, 150 * MS);
    take_in_play(&stand, 150);
    expect(&stand.moves, "L+ R+ ", "both are up");
    toy_read(0, button, 0, 600 * MS);
    take_in_play(&stand, 600);
    expect(&stand.moves, "L+ R+ L- ", "the right one stays up");
    toy_leave(1);
    take_in_play(&stand, 700);
    expect(&stand.moves, "L+ R+ L- R- ", "its device has gone");
    stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_quick_arrows_choose_nothing),
        cmocka_unit_test(test_hold_left_goes_back),
        cmocka_unit_test(test_put_right_after_a_pause),
        cmocka_unit_test(test_focus_lost),
        cmocka_unit_test(test_new_level_with_a_heel_up),
        cmocka_unit_test(test_bounce_ends_by_itself),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_new_keys),
        cmocka_unit_test(test_mat_in_play),
        cmocka_unit_test(test_mat_in_menus),
        cmocka_unit_test(test_heights),
        cmocka_unit_test(test_heights_in_menus),
        cmocka_unit_test(test_device_in_use_puts_right),
        cmocka_unit_test(test_a_device_for_each_heel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
