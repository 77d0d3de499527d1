#include "screens/device_late.h"

#include "check.h"
#include "core/feet/touch.h"
#include "screens/room.h"

#define MS      INT64_C(1000)
#define RISE_US (1000 * MS)
#define SEES_US TOUCH_LATE_US(RISE_US)

static const struct control channel = {.kind = CONTROL_CHANNEL};

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
        struct room room;
        struct device_setup setup;
        room_open(&room);
        device_setup_init(&setup, rows[i].kind, "device:1", "Device");
        setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {rows[i].control}};
        setup.offset_ms[EDGE_LIFT] = rows[i].lift_ms;
        setup.offset_ms[EDGE_LANDING] = rows[i].landing_ms;
        room_arrive(&room, NULL, 1, &setup);
        room.fixture.stage.device_in_use = 0;
        if (device_late_us(&room.fixture.stage, RISE_US) != rows[i].late_us)
            fail_msg("row %d: %lld", (int)i, (long long)device_late_us(&room.fixture.stage, RISE_US));
        room_close(&room);
    }
}

static void test_the_keyboard(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    struct device_setup sensors = room_sensors("serial:1", "Sensors");
    room_arrive(&room, NULL, 1, &sensors);
    assert_int_equal(device_late_us(&room.fixture.stage, RISE_US), 30 * MS);
    room.fixture.settings.keyboard_landing_offset_ms = 25;
    assert_int_equal(device_late_us(&room.fixture.stage, RISE_US), 55 * MS);
    /* A heel rises on a device that has never been used: it is, from now on. */
    room_read(&room, 1, channel, 800);
    room_pass(&room, NULL, 100);
    assert_true(device_open_us(&room.fixture.stage) == INT64_MAX);
    room_read(&room, 1, channel, 600);
    room_pass(&room, NULL, 10);
    assert_true(device_open_us(&room.fixture.stage) <= room.mono_us);
    assert_true(device_open_us(&room.fixture.stage) >= room.mono_us - 100 * MS);
    assert_int_equal(device_late_us(&room.fixture.stage, RISE_US), 30 * MS + SEES_US);
    room_read(&room, 1, channel, 800);
    room_pass(&room, NULL, 10);
    assert_true(device_open_us(&room.fixture.stage) == INT64_MAX);
    assert_int_equal(device_late_us(&room.fixture.stage, RISE_US), 55 * MS);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_by_what_it_is), cmocka_unit_test(test_the_keyboard)};
    return cmocka_run_group_tests_name("screens/device_late", tests, NULL, NULL);
}
