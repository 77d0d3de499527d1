#include "input/devices.h"
#include "input/toy_driver.h"

#include "check.h"

#define MS INT64_C(1000)

static const struct control arrow[4] = {
    {.kind = CONTROL_BUTTON, .index = 0}, /* left */
    {.kind = CONTROL_BUTTON, .index = 1}, /* down */
    {.kind = CONTROL_BUTTON, .index = 2}, /* up */
    {.kind = CONTROL_BUTTON, .index = 3}, /* right */
};
static const struct control start = {.kind = CONTROL_BUTTON, .index = 9};

static struct device_setup mat(const char *id)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, id, "Mat");
    setup.bound = true;
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {arrow[0]}};
    setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {arrow[3]}};
    return setup;
}

static struct device_menu mat_menu(void)
{
    struct device_menu menu = {0};
    static const enum device_button buttons[4] = {DEVICE_LEFT, DEVICE_DOWN, DEVICE_UP, DEVICE_RIGHT};
    for (int i = 0; i < 4; i++) {
        menu.has[buttons[i]] = true;
        menu.controls[buttons[i]] = arrow[i];
    }
    menu.has[DEVICE_CONFIRM] = true;
    menu.controls[DEVICE_CONFIRM] = start;
    return menu;
}

static struct devices *open_with(const struct device_setup *known, int known_count)
{
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    struct error error = {0};
    toy_reset();
    struct devices *devices =
        devices_create(&(struct devices_desc){.drivers = drivers, .known = known, .known_count = known_count}, &error);
    assert_non_null(devices);
    return devices;
}

/* What happened since, as words: "a0" arrived, "l0" left, "0L+" the left heel of device 0 lifted, "m2" menu button,
 * "h" a height, "r" a reading, "f" a fault. */
static const char *told(struct devices *devices, int64_t mono_us)
{
    static char words[4096];
    size_t length = 0;
    struct device_event event;
    words[0] = '\0';
    devices_step(devices, mono_us);
    while (devices_next(devices, &event)) {
        char word[32] = "";
        if (event.kind == DEVICE_EVENT_ARRIVED || event.kind == DEVICE_EVENT_LEFT)
            snprintf(word, sizeof word, "%c%d ", event.kind == DEVICE_EVENT_ARRIVED ? 'a' : 'l', event.device);
        else if (event.kind == DEVICE_EVENT_HEEL && event.heel.kind == HEEL_KIND_HEIGHT)
            snprintf(word, sizeof word, "h ");
        else if (event.kind == DEVICE_EVENT_HEEL)
            snprintf(word, sizeof word, "%d%c%c ", event.device, event.heel.heel == HEEL_LEFT ? 'L' : 'R',
                     event.heel.kind == HEEL_KIND_LIFT ? '+' : '-');
        else if (event.kind == DEVICE_EVENT_MENU)
            snprintf(word, sizeof word, "m%d ", (int)event.button);
        else
            snprintf(word, sizeof word, "%c ", event.kind == DEVICE_EVENT_FAULT ? 'f' : 'r');
        if (length + strlen(word) < sizeof words) {
            strcpy(words + length, word);
            length += strlen(word);
        }
    }
    return words;
}

static void test_comes_goes_and_comes_back(void **state)
{
    (void)state;
    struct devices *devices = open_with(NULL, 0);
    struct device_setup one = mat("pad:1"), two = mat("pad:2");
    toy_arrive(10, &one, NULL);
    toy_arrive(11, &two, NULL);
    assert_string_equal(told(devices, 0), "a0 a1 ");
    assert_true(devices_take_change(devices, 0));
    assert_false(devices_take_change(devices, 0));

    one.offset_ms[EDGE_LIFT] = 30;
    assert_true(devices_set_up(devices, 0, &one, NULL));
    assert_true(devices_take_change(devices, 0));
    toy_leave(10);
    toy_leave(11);
    toy_leave(12); /* never came */
    assert_string_equal(told(devices, 1), "l0 l1 ");
    assert_false(devices_at(devices, 0)->here);
    /* Back in the other order, under other handles: each is itself. */
    one.offset_ms[EDGE_LIFT] = 0;
    toy_arrive(21, &two, NULL);
    toy_arrive(20, &one, NULL);
    assert_string_equal(told(devices, 2), "a1 a0 ");
    assert_int_equal(devices_at(devices, 0)->foot.setup.offset_ms[EDGE_LIFT], 30);
    toy_read(20, arrow[0], 1, 100 * MS);
    toy_read(20, arrow[0], 0, 200 * MS);
    toy_read(21, arrow[3], 1, 200 * MS);
    toy_read(21, arrow[3], 0, 300 * MS);
    assert_string_equal(told(devices, 3), "0L+ 1R+ ");
    assert_int_equal(devices_count(devices), 2);
    devices_destroy(devices);
    assert_int_equal(toy_state()->closed, 1);
}

static void test_known_from_before(void **state)
{
    (void)state;
    struct device_setup known = mat("pad:1");
    known.polarity = HEEL_ACTIVE_UP;
    struct devices *devices = open_with(&known, 1);
    assert_int_equal(devices_count(devices), 1);
    assert_false(devices_at(devices, 0)->here);
    struct device_setup suggested = mat("pad:1");
    toy_arrive(5, &suggested, NULL);
    assert_string_equal(told(devices, 0), "a0 ");
    assert_int_equal(devices_at(devices, 0)->foot.setup.polarity, HEEL_ACTIVE_UP);
    devices_forget(devices, 0);
    assert_int_equal(devices_at(devices, 0)->foot.setup.polarity, HEEL_ACTIVE_DOWN);
    devices_destroy(devices);
}

/* One that was never set up takes what the driver has learned about it since. */
static void test_better_known_later(void **state)
{
    (void)state;
    struct device_setup known;
    device_setup_init(&known, DEVICE_PAD, "pad:1", "Mat");
    struct devices *devices = open_with(&known, 1);
    struct device_setup suggested = mat("pad:1");
    toy_arrive(5, &suggested, NULL);
    told(devices, 0);
    assert_int_equal(devices_at(devices, 0)->foot.setup.heels[HEEL_LEFT].count, 1);
    devices_destroy(devices);
}

static void test_menu_and_heels(void **state)
{
    (void)state;
    struct devices *devices = open_with(NULL, 0);
    struct device_setup setup = mat("pad:1");
    struct device_menu menu = mat_menu();
    toy_arrive(0, &setup, &menu);
    told(devices, 0);
    /* Nobody stands on it: arrows are arrows, those under the heels too. */
    toy_read(0, arrow[1], 1, 10 * MS);
    toy_read(0, arrow[1], 0, 20 * MS);
    toy_read(0, arrow[0], 1, 30 * MS);
    assert_string_equal(told(devices, 31 * MS), "m2 m3 ");
    toy_read(0, arrow[0], 0, 130 * MS);
    assert_string_equal(told(devices, 131 * MS), "0L+ ");
    toy_read(0, start, 1, 140 * MS);
    toy_read(0, start, 1, 141 * MS);
    assert_string_equal(told(devices, 150 * MS), "m4 ");
    /* Both heels rest on it: now they are heels. */
    toy_read(0, arrow[0], 1, 1000 * MS);
    toy_read(0, arrow[3], 1, 1001 * MS);
    told(devices, 1002 * MS);
    toy_read(0, arrow[0], 0, 2000 * MS);
    toy_read(0, arrow[0], 1, 2300 * MS);
    assert_string_equal(told(devices, 2301 * MS), "0L+ 0L- ");
    devices_destroy(devices);
}

static void test_heights_are_thinned_and_learned(void **state)
{
    (void)state;
    struct devices *devices = open_with(NULL, 0);
    struct device_setup setup;
    const struct control channel = {.kind = CONTROL_CHANNEL};
    device_setup_init(&setup, DEVICE_SERIAL, "serial:1", "Sensors");
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {channel}};
    toy_arrive(0, &setup, NULL);
    told(devices, 0);
    devices_take_change(devices, 0);
    int heights = 0, lifts = 0, landings = 0;
    for (int ms = 0; ms < 12000; ms++) {
        int phase = ms % 2000;
        int32_t height = phase < 500 ? 0 : phase < 1000 ? (phase - 500) * 2 : phase < 1500 ? (1500 - phase) * 2 : 0;
        toy_read(0, channel, 900 - height * 8 / 10, (1000 + ms) * MS);
        devices_step(devices, (1000 + ms) * MS);
        struct device_event event;
        while (devices_next(devices, &event)) {
            heights += event.heel.kind == HEEL_KIND_HEIGHT;
            lifts += event.heel.kind == HEEL_KIND_LIFT;
            landings += event.heel.kind == HEEL_KIND_LANDING;
        }
    }
    assert_in_range(heights, 1190, 1201);
    assert_int_equal(lifts, 6);
    assert_int_equal(landings, 6);
    assert_true(devices_take_change(devices, 0));
    const struct device_heel *heel = &devices_at(devices, 0)->foot.setup.heels[HEEL_LEFT];
    assert_in_range(heel->floor, 890, 910);
    assert_in_range(heel->top, 90, 110);
    devices_destroy(devices);
}

static void test_a_full_queue_loses_no_edge(void **state)
{
    (void)state;
    struct devices *devices = open_with(NULL, 0);
    struct device_setup setup = mat("pad:1"), sensors;
    const struct control channel = {.kind = CONTROL_CHANNEL};
    device_setup_init(&sensors, DEVICE_SERIAL, "serial:1", "Sensors");
    sensors.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {channel}, .floor = 0, .top = 1000};
    toy_arrive(0, &setup, NULL);
    toy_arrive(1, &sensors, NULL);
    told(devices, 0);
    for (int i = 0; i < 3000; i++)
        toy_read(1, channel, 100 + i % 5, i * 20 * MS);
    for (int i = 0; i < 200; i++)
        toy_read(0, arrow[0], i % 2 == 0, (60000 + 50 * i) * MS);
    devices_step(devices, 100000 * MS);
    struct device_event event;
    int edges = 0, all = 0;
    for (; devices_next(devices, &event); all++)
        edges += event.kind == DEVICE_EVENT_HEEL && event.heel.kind != HEEL_KIND_HEIGHT;
    assert_int_equal(edges, 199);
    assert_int_equal(all, DEVICES_QUEUE);
    devices_destroy(devices);
}

static void test_listening_and_off(void **state)
{
    (void)state;
    struct devices *devices = open_with(NULL, 0);
    struct device_setup setup = mat("pad:1");
    toy_arrive(0, &setup, NULL);
    told(devices, 0);
    devices_listen(devices, true);
    toy_read(0, start, 1, 1 * MS);
    assert_string_equal(told(devices, 2 * MS), "r ");
    devices_listen(devices, false);
    setup.off = true;
    assert_true(devices_set_up(devices, 0, &setup, NULL));
    toy_read(0, arrow[0], 1, 10 * MS);
    toy_read(0, arrow[0], 0, 100 * MS);
    assert_string_equal(told(devices, 200 * MS), "");
    setup.heels[HEEL_RIGHT] = setup.heels[HEEL_LEFT];
    struct error error = {0};
    assert_false(devices_set_up(devices, 0, &setup, &error));
    assert_string_equal(error.what, "has one control under both heels");
    devices_destroy(devices);
}

static void test_debounce_is_stepped(void **state)
{
    (void)state;
    struct devices *devices = open_with(NULL, 0);
    struct device_setup setup = mat("pad:1");
    toy_arrive(0, &setup, NULL);
    toy_read(0, arrow[0], 1, 0);
    toy_read(0, arrow[0], 0, 1000 * MS);
    toy_read(0, arrow[0], 1, 1008 * MS);
    assert_string_equal(told(devices, 1009 * MS), "a0 0L+ ");
    assert_int_equal(devices_due_us(devices, 1009 * MS), 1020 * MS);
    assert_string_equal(told(devices, 1020 * MS), "0L- ");
    assert_int_equal(devices_due_us(devices, 1021 * MS), INT64_MAX);
    devices_destroy(devices);
}

static void test_drivers_that_fail(void **state)
{
    (void)state;
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    struct error error = {0};
    toy_reset();
    toy_state()->refuses = true;
    struct devices *devices = devices_create(&(struct devices_desc){.drivers = drivers}, &error);
    assert_non_null(devices);
    assert_string_equal(told(devices, 0), "f ");
    toy_state()->refuses = false;
    assert_true(devices_reopen(devices, &toy_driver, &(struct driver_desc){0}, &error));
    struct device_setup setup = mat("pad:1");
    toy_arrive(3, &setup, NULL);
    toy_fail("hurts");
    assert_string_equal(told(devices, 0), "a0 f ");
    toy_state()->refuses = true;
    assert_false(devices_reopen(devices, &toy_driver, &(struct driver_desc){0}, &error));
    assert_string_equal(told(devices, 0), "l0 ");
    devices_destroy(devices);
    assert_int_equal(toy_state()->opened, toy_state()->closed);
}

static void test_more_than_there_is_room_for(void **state)
{
    (void)state;
    struct devices *devices = open_with(NULL, 0);
    for (int i = 0; i < DEVICES_MAX + 5; i++) {
        char id[32];
        snprintf(id, sizeof id, "pad:%d", i);
        struct device_setup setup = mat(id);
        toy_arrive(i, &setup, NULL);
    }
    told(devices, 0);
    assert_int_equal(devices_count(devices), DEVICES_MAX);
    /* One that is away makes room. */
    struct device_setup setup = mat("pad:late");
    toy_leave(7);
    toy_arrive(100, &setup, NULL);
    assert_string_equal(told(devices, 1), "l7 a7 ");
    assert_string_equal(devices_at(devices, 7)->foot.setup.id, "pad:late");
    /* Of several the one that was last used longest ago. */
    for (int i = 0; i < 2; i++) {
        int handle = i == 0 ? 5 : 3;
        toy_read(handle, arrow[0], 1, (1 + i) * 1000 * MS);
        toy_read(handle, arrow[0], 0, (1 + i) * 1000 * MS + 500 * MS);
        assert_true(strlen(told(devices, (1 + i) * 1000 * MS + 600 * MS)) > 0);
    }
    struct device_setup later = mat("pad:later");
    toy_leave(3);
    toy_leave(5);
    toy_arrive(101, &later, NULL);
    assert_string_equal(told(devices, 4000 * MS), "l3 l5 a5 ");
    devices_destroy(devices);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_goes_and_comes_back),
        cmocka_unit_test(test_known_from_before),
        cmocka_unit_test(test_better_known_later),
        cmocka_unit_test(test_menu_and_heels),
        cmocka_unit_test(test_heights_are_thinned_and_learned),
        cmocka_unit_test(test_a_full_queue_loses_no_edge),
        cmocka_unit_test(test_listening_and_off),
        cmocka_unit_test(test_debounce_is_stepped),
        cmocka_unit_test(test_drivers_that_fail),
        cmocka_unit_test(test_more_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
