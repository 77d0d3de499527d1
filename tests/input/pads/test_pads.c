#include "check.h"
#include "core/base/rng.h"
#include "input/devices.h"
#include "input/pads/toy_pads.h"

#define LOG_SIZE 1024

static const struct toy_pad_desc mat = {.name = "Toy mat", .vendor = 0x1111, .product = 1, .buttons = 10},
                                 twin = {.name = "Toy twin", .vendor = 0x0810, .product = 0x0001, .axes = 4, .hats = 1},
                                 gamepad = {.name = "Toy gamepad",
                                            .vendor = 0x1111,
                                            .product = 2,
                                            .buttons = 15,
                                            .axes = 6,
                                            .gamepad = true},
                                 hatted = {.name = "Toy hat", .vendor = 0x1111, .product = 3, .hats = 2};

static const struct pad_table table = {
    .count = 2,
    .rows = {{.title = "Mat of toys",
              .names = {"toy mat"},
              .name_count = 1,
              .maps = {true, true, true, true},
              .arrows = {{.index = 2}, {.index = 3}, {.index = 1}, {.index = 0}}},
             {.title = "Twin",
              .has_usb = true,
              .vendor = 0x0810,
              .product = 0x0001,
              .trick = PAD_AXIS_BOTH_AT_80,
              .maps = {true, true, true, true},
              .arrows = {{.kind = CONTROL_AXIS, .part = CONTROL_MINUS, .index = 1},
                         {.kind = CONTROL_AXIS, .part = CONTROL_PLUS, .index = 0},
                         {.kind = CONTROL_AXIS, .part = CONTROL_PLUS, .index = 1},
                         {.kind = CONTROL_AXIS, .part = CONTROL_MINUS, .index = 0}}}}};

struct bench {
    struct toy_pads toys;
    void *driver;
    int64_t now_us;
    struct device_setup setup; /* of what arrived last */
    struct device_menu menu;
    bool has_menu;
    int here;
    char log[LOG_SIZE]; /* "+" arrived, "-" left, "[button 3=1]" */
};

static void on_arrived(void *context, int device, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct bench *bench = context;
    (void)device;
    bench->setup = *suggested;
    bench->has_menu = menu != NULL;
    if (menu)
        bench->menu = *menu;
    bench->here++;
    strcat(bench->log, "+");
}

static void on_left(void *context, int device)
{
    struct bench *bench = context;
    (void)device;
    bench->here--;
    strcat(bench->log, "-");
}

static void on_reading(void *context, int device, const struct reading *reading)
{
    struct bench *bench = context;
    char text[CONTROL_TEXT_SIZE];
    size_t length = strlen(bench->log);
    (void)device;
    assert_true(reading->mono_us == toy_pads_clock());
    assert_true(length + 64 < LOG_SIZE);
    snprintf(bench->log + length, LOG_SIZE - length, "[%s=%d]", control_format(&reading->control, text),
             (int)reading->value);
}

static int open_bench(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    struct error error;
    toy_pads_open(&bench->toys);
    struct pad_source source = toy_pads_source(&bench->toys);
    bench->driver = pads_open_on(&source, &(struct driver_desc){.pads = &table}, &error);
    assert_non_null(bench->driver);
    *state = bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    driver_pads.close(bench->driver);
    toy_pads_close(&bench->toys);
    free(bench);
    return 0;
}

/* What the driver tells of a look a millisecond later. */
static const char *look(struct bench *bench)
{
    struct driver_sink sink = {.context = bench, .arrived = on_arrived, .left = on_left, .reading = on_reading};
    bench->log[0] = '\0';
    bench->now_us += 1000;
    toy_pads_look(&bench->toys, bench->now_us);
    driver_pads.step(bench->driver, bench->now_us, &sink);
    return bench->log;
}

static void test_a_mat(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(look(bench), "");
    SDL_Joystick *joystick = toy_pads_plug(&mat);
    SDL_JoystickSetVirtualButton(joystick, 3, 1); /* a foot is on it already */
    assert_string_equal(look(bench), "+[button 3=1]");
    assert_string_equal(bench->setup.name, "Mat of toys");
    assert_int_equal(bench->setup.kind, DEVICE_PAD);
    assert_true(bench->setup.bound);
    assert_int_equal(bench->setup.polarity, HEEL_ACTIVE_DOWN);
    assert_int_equal(bench->setup.heels[HEEL_LEFT].controls[0].index, 0);
    assert_int_equal(bench->setup.heels[HEEL_RIGHT].controls[0].index, 3);
    assert_true(bench->has_menu && bench->menu.has[DEVICE_UP] && bench->menu.controls[DEVICE_DOWN].index == 1);
    assert_string_equal(look(bench), "");
    SDL_JoystickSetVirtualButton(joystick, 0, 1);
    SDL_JoystickSetVirtualButton(joystick, 3, 0);
    assert_string_equal(look(bench), "[button 0=1][button 3=0]");
    toy_pads_pull(joystick);
    assert_string_equal(look(bench), "-");
    assert_string_equal(look(bench), "");
}

/* Its sticks and triggers are told whole, as they rest first; menus know its buttons by SDL's names. */
static void test_a_gamepad(void **state)
{
    struct bench *bench = *state;
    SDL_Joystick *joystick = toy_pads_plug(&gamepad);
    SDL_JoystickSetVirtualAxis(joystick, 4, -32768);
    SDL_JoystickSetVirtualAxis(joystick, 5, 20000);
    assert_string_equal(look(bench), "+[axis 0=0][axis 1=0][axis 2=0][axis 3=0][axis 4=-32768][axis 5=20000]");
    assert_string_equal(bench->setup.name, "Toy gamepad");
    assert_false(bench->setup.bound);
    assert_int_equal(bench->setup.heels[HEEL_LEFT].count + bench->setup.heels[HEEL_RIGHT].count, 0);
    assert_true(bench->has_menu && bench->menu.has[DEVICE_CONFIRM] && bench->menu.has[DEVICE_BACK]);
    assert_int_equal(bench->menu.controls[DEVICE_CONFIRM].kind, CONTROL_BUTTON);
    SDL_JoystickSetVirtualAxis(joystick, 0, 50); /* flickers */
    assert_string_equal(look(bench), "");
    SDL_JoystickSetVirtualAxis(joystick, 0, 100); /* and creeps: measured from what was told */
    SDL_JoystickSetVirtualAxis(joystick, 4, 32767);
    assert_string_equal(look(bench), "[axis 0=100][axis 4=32767]");
    toy_pads_pull(joystick);
    assert_string_equal(look(bench), "-");
}

/* 0x7F at rest, 0x80 with both arrows held; as SDL spreads a byte over 16 bits. */
static void set_byte(SDL_Joystick *joystick, int axis, int byte)
{
    SDL_JoystickSetVirtualAxis(joystick, axis, (Sint16)(byte * 257 - 32768));
}

static void test_both_arrows_on_one_axis(void **state)
{
    struct bench *bench = *state;
    SDL_Joystick *joystick = toy_pads_plug(&twin);
    for (int axis = 0; axis < 4; axis++)
        set_byte(joystick, axis, 0x7F);
    assert_string_equal(look(bench), "+[axis 2=-129][axis 3=-129]"); /* no arrows are on these */
    assert_true(bench->setup.bound);
    static const struct {
        int byte;
        const char *told;
    } rows[] = {
        {0x00, "[axis 0 -=1]"},             /* left */
        {0x80, "[axis 0 +=1]"},             /* and right */
        {0xFF, "[axis 0 -=0]"},             /* left lifts */
        {0x80, "[axis 0 -=1]"},             /* ... and lands */
        {0x00, "[axis 0 +=0]"},             /* right lifts */
        {0x7F, "[axis 0 -=0]"},             /* nobody is on it */
        {0x80, "[axis 0 +=1][axis 0 -=1]"}, /* both at once */
        {0x7F, "[axis 0 +=0][axis 0 -=0]"}, /* ... and off at once */
        {0xFF, "[axis 0 +=1]"},
        {0x00, "[axis 0 +=0][axis 0 -=1]"},
        {0x7F, "[axis 0 -=0]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_byte(joystick, 0, rows[i].byte);
        assert_string_equal(look(bench), rows[i].told);
    }
    set_byte(joystick, 1, 0x80);
    assert_string_equal(look(bench), "[axis 1 +=1][axis 1 -=1]");
    toy_pads_pull(joystick);
    assert_string_equal(look(bench), "-");
    /* Plugged in with both feet on it. */
    joystick = toy_pads_plug(&twin);
    set_byte(joystick, 0, 0x80);
    assert_string_equal(look(bench), "+[axis 0 +=1][axis 0 -=1][axis 2=0][axis 3=0]");
    toy_pads_pull(joystick);
    look(bench);
}

/* A hat has a place for each pair of neighbours, but none for left and right at once: what such a mat says then is
 * that nothing is held. Nothing can be done about that but to bind neighbours. */
static void test_a_hat(void **state)
{
    struct bench *bench = *state;
    SDL_Joystick *joystick = toy_pads_plug(&hatted);
    assert_string_equal(look(bench), "+");
    assert_false(bench->has_menu);
    SDL_JoystickSetVirtualHat(joystick, 1, SDL_HAT_LEFT);
    assert_string_equal(look(bench), "[hat 1 left=1]");
    SDL_JoystickSetVirtualHat(joystick, 1, SDL_HAT_LEFTUP);
    assert_string_equal(look(bench), "[hat 1 up=1]");
    SDL_JoystickSetVirtualHat(joystick, 1, SDL_HAT_RIGHTDOWN);
    assert_string_equal(look(bench), "[hat 1 up=0][hat 1 right=1][hat 1 down=1][hat 1 left=0]");
    SDL_JoystickSetVirtualHat(joystick, 1, SDL_HAT_CENTERED);
    assert_string_equal(look(bench), "[hat 1 right=0][hat 1 down=0]");
    toy_pads_pull(joystick);
    assert_string_equal(look(bench), "-");
}

/* What there is no room for is told when there is, as it is then: no heel stays where it isn't. */
static void test_nobody_takes(void **state)
{
    struct bench *bench = *state;
    SDL_Joystick *joystick = toy_pads_plug(&mat);
    assert_string_equal(look(bench), "+");
    for (int i = 0; i < TOY_CHANGES_MAX + 1; i++) {
        SDL_JoystickSetVirtualButton(joystick, 0, i % 2 == 0);
        toy_pads_look(&bench->toys, bench->now_us);
    }
    assert_int_equal(bench->toys.count, TOY_CHANGES_MAX); /* the last is "let go" */
    SDL_JoystickSetVirtualButton(joystick, 0, 1);
    SDL_JoystickSetVirtualButton(joystick, 1, 1);
    SDL_Joystick *other = toy_pads_plug(&hatted);
    toy_pads_look(&bench->toys, bench->now_us);
    bench->toys.count = 0;
    assert_string_equal(look(bench), "+[button 0=1][button 1=1]");
    bench->toys.count = TOY_CHANGES_MAX;
    toy_pads_pull(other);
    toy_pads_pull(joystick);
    toy_pads_look(&bench->toys, bench->now_us);
    bench->toys.count = 0;
    assert_string_equal(look(bench), "--");
    assert_int_equal(bench->here, 0);
}

static void test_ids(void **state)
{
    (void)state;
    struct pad_info info = {.guid = "0300", .port = "usb-1/input0"};
    char id[DEVICE_ID_SIZE];
    assert_string_equal(pad_info_id("pad", &info, id), "pad:0300::usb-1/input0");
    strcpy(info.serial, "S1"); /* found on any port */
    assert_string_equal(pad_info_id("pad", &info, id), "pad:0300:S1:");
    memset(info.serial, 's', sizeof info.serial - 1);
    memset(info.guid, 'g', sizeof info.guid - 1);
    pad_info_id("motion", &info, id);
    assert_true(strlen(id) < sizeof id - 4); /* a number fits behind it */
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_bench, close_bench)
    const struct CMUnitTest tests[] = {
        TEST(test_a_mat), TEST(test_a_gamepad),    TEST(test_both_arrows_on_one_axis),
        TEST(test_a_hat), TEST(test_nobody_takes), cmocka_unit_test(test_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
