/* Pads that come and go in any order: each is found again, with its own binding. */
#include "check.h"
#include "core/base/rng.h"
#include "input/devices.h"
#include "input/pads/toy_pads.h"

#define STORM 1000
#define PADS  4

static struct toy_pads toys;

static void *open_on_toys(const struct driver_desc *desc, struct error *error)
{
    struct pad_source source = toy_pads_source(&toys);
    return pads_open_on(&source, desc, error);
}

/* driver_pads on the toys. */
static struct devices *open_devices(void)
{
    static struct driver driver;
    static const struct driver *const drivers[] = {&driver, NULL};
    struct error error;
    driver = driver_pads;
    driver.open = open_on_toys;
    struct devices *devices = devices_create(&(struct devices_desc){.drivers = drivers}, &error);
    assert_non_null(devices);
    return devices;
}

static void drain(struct devices *devices)
{
    struct device_event event;
    while (devices_next(devices, &event))
        assert_int_not_equal(event.kind, DEVICE_EVENT_FAULT);
}

static void put_came(int32_t instance, const char *serial, const char *port)
{
    struct pad_change change = {.kind = PAD_CAME, .instance = instance, .info = {.name = "Mat", .guid = "0300"}};
    snprintf(change.info.serial, sizeof change.info.serial, "%s", serial);
    snprintf(change.info.port, sizeof change.info.port, "%s", port);
    toy_pads_put(&toys, &change);
}

static void put_went(int32_t instance)
{
    toy_pads_put(&toys, &(struct pad_change){.kind = PAD_WENT, .instance = instance});
}

static void put_button(int32_t instance, int16_t button, bool down)
{
    toy_pads_put(&toys, &(struct pad_change){
                            .kind = PAD_READ,
                            .instance = instance,
                            .reading = {.control = {.index = button}, .value = down, .mono_us = toy_pads_clock()}});
}

/* Binds the left heel of a device to a button of its own. */
static void bind_left(struct devices *devices, int place, int16_t button)
{
    struct error error;
    struct device_setup setup = devices_at(devices, place)->foot.setup;
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {{.index = button}}};
    setup.bound = true;
    assert_true(devices_set_up(devices, place, &setup, &error));
}

/* Presses a button of a joystick and returns which device's heel landed; -1: none. */
static int who_landed(struct devices *devices, int32_t instance, int16_t button)
{
    struct device_event event;
    int who = -1;
    drain(devices);
    for (int down = 0; down <= 1; down++) {
        toy_pads_set_clock(toy_pads_clock() + 100000);
        put_button(instance, button, down == 0);
        devices_step(devices, toy_pads_clock());
        while (devices_next(devices, &event))
            if (event.kind == DEVICE_EVENT_HEEL)
                who = event.device;
    }
    return who;
}

/* Two of a kind: by number in any port, by port where they bear none. */
static void two_are_not_swapped(const char *const serials[2], const char *const ports[2], bool ports_change)
{
    toys = (struct toy_pads){0};
    struct devices *devices = open_devices();
    for (int i = 0; i < 2; i++)
        put_came(i, serials[i], ports[i]);
    devices_step(devices, 0);
    assert_int_equal(devices_count(devices), 2);
    for (int i = 0; i < 2; i++)
        bind_left(devices, i, (int16_t)(4 + i));
    for (int round = 0; round < 4; round++) {
        int first = round % 2, second = 1 - first;
        int32_t instance = 10 * (round + 1);
        for (int i = 0; i < 2; i++)
            put_went(round == 0 ? i : instance - 10 + i);
        devices_step(devices, 0);
        assert_false(devices_at(devices, 0)->here || devices_at(devices, 1)->here);
        put_came(instance + first, serials[first], ports[ports_change ? second : first]);
        put_came(instance + second, serials[second], ports[ports_change ? first : second]);
        devices_step(devices, 0);
        assert_int_equal(devices_count(devices), 2);
        for (int i = 0; i < 2; i++) {
            assert_int_equal(who_landed(devices, instance + i, (int16_t)(4 + i)), i);
            assert_int_equal(who_landed(devices, instance + i, (int16_t)(5 - i)), -1);
        }
    }
    devices_destroy(devices);
}

static void test_two_of_a_kind(void **state)
{
    (void)state;
    two_are_not_swapped((const char *const[]){"", ""}, (const char *const[]){"usb-1/input0", "usb-2/input0"}, false);
    two_are_not_swapped((const char *const[]){"S1", "S2"}, (const char *const[]){"usb-1/input0", "usb-2/input0"}, true);
}

/* Two halves of one adapter that nothing tells apart are numbered as they come, and a number is free again. */
static void test_nothing_tells_them_apart(void **state)
{
    (void)state;
    toys = (struct toy_pads){0};
    struct devices *devices = open_devices();
    put_came(1, "", "");
    put_came(2, "", "");
    devices_step(devices, 0);
    assert_int_equal(devices_count(devices), 2);
    bind_left(devices, 0, 4);
    bind_left(devices, 1, 5);
    put_went(1);
    put_came(3, "", "");
    devices_step(devices, 0);
    assert_int_equal(devices_count(devices), 2);
    assert_int_equal(who_landed(devices, 3, 4), 0);
    assert_int_equal(who_landed(devices, 2, 5), 1);
    devices_destroy(devices);
}

/* A mat that came while another lay before it in the list keeps its number, and nobody else is given it. */
static void test_no_number_is_given_twice(void **state)
{
    (void)state;
    toys = (struct toy_pads){0};
    struct devices *devices = open_devices();
    put_came(1, "S1", "");
    put_came(2, "", "");
    put_went(1);
    put_came(3, "", "");
    put_came(4, "", "");
    devices_step(devices, 0);
    assert_int_equal(devices_count(devices), 4);
    for (int i = 1; i < 4; i++)
        bind_left(devices, i, (int16_t)(4 + i));
    for (int i = 1; i < 4; i++)
        assert_int_equal(who_landed(devices, 1 + i, (int16_t)(4 + i)), i);
    devices_destroy(devices);
}

/* More than are read: the last is left alone. */
static void test_seventeen_pads(void **state)
{
    (void)state;
    toys = (struct toy_pads){0};
    struct devices *devices = open_devices();
    for (int i = 0; i <= PAD_SCAN_MAX; i++) {
        char port[16];
        snprintf(port, sizeof port, "usb-%d", i);
        put_came(i, "", port);
    }
    devices_step(devices, 0);
    assert_int_equal(devices_count(devices), PAD_SCAN_MAX);
    devices_destroy(devices);
}

struct storm {
    struct devices *devices;
    struct rng rng;
    SDL_Joystick *plugged[PADS];
    int place[PADS]; /* in the list */
};

static struct toy_pad_desc pad_of(int i)
{
    static const char *const names[PADS] = {"Red", "Green", "Blue", "Blue"};
    return (struct toy_pad_desc){
        .name = names[i], .vendor = 0x1111, .product = (uint16_t)(i + 1), .buttons = 10, .axes = 2, .hats = 1};
}

static void plug_or_pull(struct storm *storm, int i)
{
    struct toy_pad_desc desc = pad_of(i);
    if (storm->plugged[i]) {
        toy_pads_pull(storm->plugged[i]);
        storm->plugged[i] = NULL;
        return;
    }
    storm->plugged[i] = toy_pads_plug(&desc);
    for (int button = 0; button < 10; button++)
        SDL_JoystickSetVirtualButton(storm->plugged[i], button, (Uint8)rng_below(&storm->rng, 2));
}

static void pass(struct storm *storm)
{
    int64_t now_us = toy_pads_clock() + rng_range(&storm->rng, 100, 40000);
    toy_pads_look(&toys, now_us);
    devices_step(storm->devices, now_us);
    if (rng_below(&storm->rng, 4) == 0)
        drain(storm->devices);
}

/* Which pads are there is what is plugged in, and each has its own binding. */
static void check(struct storm *storm)
{
    pass(storm);
    drain(storm->devices);
    assert_int_equal(devices_count(storm->devices), PADS);
    for (int i = 0; i < PADS; i++) {
        const struct device *device = devices_at(storm->devices, storm->place[i]);
        assert_int_equal(device->here, storm->plugged[i] != NULL);
        assert_int_equal(device->foot.setup.heels[HEEL_LEFT].controls[0].index, i);
        if (!storm->plugged[i])
            continue;
        struct device_event event;
        int landed = -1;
        for (int down = 0; down <= 1; down++) {
            int64_t now_us = toy_pads_clock() + 100000;
            SDL_JoystickSetVirtualButton(storm->plugged[i], i,
                                         (Uint8)(1 - SDL_JoystickGetButton(storm->plugged[i], i)));
            toy_pads_look(&toys, now_us);
            devices_step(storm->devices, now_us);
            while (devices_next(storm->devices, &event))
                if (event.kind == DEVICE_EVENT_HEEL)
                    landed = event.device;
        }
        assert_int_equal(landed, storm->place[i]);
    }
}

static void test_a_storm_of_plugs(void **state)
{
    static struct storm storm;
    (void)state;
    toy_pads_open(&toys);
    toy_pads_set_clock(0);
    storm.devices = open_devices();
    rng_init(&storm.rng, 3, 0);
    for (int i = 0; i < PADS; i++) {
        plug_or_pull(&storm, i);
        pass(&storm);
        storm.place[i] = devices_count(storm.devices) - 1;
        bind_left(storm.devices, storm.place[i], (int16_t)i);
    }
    check(&storm);
    for (int plug = 0; plug < STORM; plug++) {
        plug_or_pull(&storm, (int)rng_below(&storm.rng, PADS));
        if (rng_below(&storm.rng, 3) > 0) /* or several between two looks */
            pass(&storm);
        if (plug % 100 == 99)
            check(&storm);
    }
    for (int i = 0; i < PADS; i++)
        if (!storm.plugged[i])
            plug_or_pull(&storm, i);
    check(&storm);
    for (int i = 0; i < PADS; i++)
        plug_or_pull(&storm, i);
    check(&storm);
    devices_destroy(storm.devices);
    toy_pads_close(&toys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_of_a_kind),
        cmocka_unit_test(test_nothing_tells_them_apart),
        cmocka_unit_test(test_no_number_is_given_twice),
        cmocka_unit_test(test_seventeen_pads),
        cmocka_unit_test(test_a_storm_of_plugs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
