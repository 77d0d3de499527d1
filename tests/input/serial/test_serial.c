/* The driver of serial foot sensors against scripted ports in simulated time. */
#include "check.h"
#include "input/serial/serial.h"
#include "input/serial/serial_link.h"
#include "input/serial/serial_log.h"
#include "input/serial/toy_ports.h"

#define ID_A "serial:16c0:0483:111"
#define ID_B "serial:1a86:7523:/dev/ttyUSB1"

struct room {
    struct toys toys;
    struct serial_ports ports;
    struct serial_log log;
    struct driver_sink sink;
    void *driver;
    int64_t now_us;
};

static struct room room;

/* Ports: 0 an FSR pad of four sensors, 1 a sensor of our own protocol, 2 a mute USB adapter, 3 no USB at all. */
static void furnish(void)
{
    memset(&room, 0, sizeof room);
    room.now_us = 5000000000;
    room.toys.value = 300;
    room.toys.toys[0] = (struct toy){.path = "/dev/ttyACM0",
                                     .id = ID_A,
                                     .usb = true,
                                     .here = true,
                                     .voice = TOY_FSR,
                                     .sensors = 4,
                                     .answer_us = 2000};
    room.toys.toys[1] = (struct toy){
        .path = "/dev/ttyUSB1", .id = ID_B, .usb = true, .here = true, .voice = TOY_HEELS, .rate_us = 10000};
    room.toys.toys[2] = (struct toy){.path = "/dev/ttyUSB0", .id = "serial:0403:6001:9", .usb = true, .here = true};
    room.toys.toys[3] = (struct toy){.path = "/dev/ttyS0",
                                     .id = "serial:/dev/ttyS0",
                                     .here = true,
                                     .voice = TOY_FSR,
                                     .sensors = 2,
                                     .answer_us = 2000};
    room.ports = toy_ports(&room.toys);
    room.sink = serial_log_sink(&room.log);
}

static void open_with(const char *path, const char *known_id)
{
    static struct device_setup known;
    struct error error;
    device_setup_init(&known, DEVICE_SERIAL, known_id ? known_id : "", "toy");
    room.driver = serial_open_on(
        &room.ports,
        &(struct driver_desc){
            .serial_ports = &path, .serial_port_count = path ? 1 : 0, .known = &known, .known_count = known_id ? 1 : 0},
        &error);
    assert_non_null(room.driver);
}

static void run(int64_t span_us, int64_t step_us)
{
    for (int64_t end_us = room.now_us + span_us; room.now_us < end_us;) {
        room.now_us += step_us;
        toys_step(&room.toys, room.now_us);
        driver_serial.step(room.driver, room.now_us, &room.sink);
    }
}

static int tear_down(void **state)
{
    (void)state;
    if (room.driver)
        driver_serial.close(room.driver);
    room.driver = NULL;
    for (int i = 0; i < TOY_MAX; i++)
        assert_false(room.toys.toys[i].open);
    return 0;
}

static void test_fsr(void **state)
{
    (void)state;
    furnish();
    open_with("/dev/ttyACM0", NULL);
    run(1000000, 1000);
    struct toy *toy = &room.toys.toys[0];
    assert_int_equal(room.log.arrived, 1);
    assert_string_equal(room.log.setup.id, ID_A);
    assert_string_equal(room.log.setup.name, "toy");
    assert_int_equal(room.log.setup.kind, DEVICE_SERIAL);
    assert_false(room.log.setup.bound);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        assert_int_equal(room.log.setup.heels[heel].count, 2);
        assert_int_equal(room.log.setup.heels[heel].join, DEVICE_SUM);
        for (int i = 0; i < 2; i++)
            assert_int_equal(room.log.setup.heels[heel].controls[i].index, heel * 2 + i);
    }
    for (int i = 0; i < 4; i++)
        assert_int_equal(room.log.last[i], 300 + i);
    assert_int_equal(toy->outstanding_most, 1);
    /* It answers in two steps and is asked anew in the one that reads the answer. */
    assert_in_range(toy->questions, 480, 501);
    assert_int_equal(room.log.readings % 4, 0);
    assert_in_range(room.log.readings / 4, toy->questions - 3, toy->questions);
    assert_int_equal(room.log.faults, 0);
}

/* A pad with USB of its own answers at once, and is still asked only each millisecond. */
static void test_pace(void **state)
{
    (void)state;
    furnish();
    room.toys.toys[0].answer_us = 0;
    open_with("/dev/ttyACM0", NULL);
    run(1000000, 250);
    assert_in_range(room.toys.toys[0].questions, 950, 1001);
    assert_int_equal(room.toys.toys[0].outstanding_most, 1);
}

static void test_channels(void **state)
{
    (void)state;
    static const struct {
        int sensors, left, right;
    } rows[] = {{1, 1, 0}, {2, 1, 1}, {3, 2, 1}, {5, 3, 2}, {8, 4, 4}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        furnish();
        room.toys.toys[0].sensors = rows[i].sensors;
        open_with("/dev/ttyACM0", NULL);
        run(50000, 1000);
        assert_int_equal(room.log.arrived, 1);
        assert_int_equal(room.log.setup.heels[HEEL_LEFT].count, rows[i].left);
        assert_int_equal(room.log.setup.heels[HEEL_RIGHT].count, rows[i].right);
        assert_int_equal(room.log.last[rows[i].sensors - 1], 300 + rows[i].sensors - 1);
        tear_down(NULL);
    }
}

static void test_heels(void **state)
{
    (void)state;
    furnish();
    open_with("/dev/ttyUSB1", NULL);
    run(1000000, 1000);
    assert_int_equal(room.log.arrived, 1);
    assert_string_equal(room.log.setup.id, ID_B);
    assert_true(room.log.setup.bound);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        assert_int_equal(room.log.setup.heels[heel].count, 1);
        assert_int_equal(room.log.setup.heels[heel].controls[0].index, heel);
    }
    assert_int_equal(room.log.last[SERIAL_CHANNEL_L], 300);
    assert_int_equal(room.log.last[SERIAL_CHANNEL_R], 700);
    assert_in_range(room.log.kept_count, 95, 100);
    assert_int_equal(room.toys.toys[1].questions, 1); /* until it spoke */
    /* One that speaks only when something moves may be silent. */
    room.toys.toys[1].voice = TOY_MUTE;
    run(20000000, 1000);
    assert_int_equal(room.log.left, 0);
    toy_say(&room.toys.toys[1], "L 0.125\n");
    run(1000, 1000);
    assert_int_equal(room.log.last[SERIAL_CHANNEL_L], 125);
    assert_int_equal(room.log.last[SERIAL_CHANNEL_R], 700);
}

/* Noise, half lines, lines of another protocol or with too few numbers: what comes through is what was sent. */
static void test_noise(void **state)
{
    (void)state;
    static const char *const paths[] = {"/dev/ttyACM0", "/dev/ttyUSB1"};
    for (int i = 0; i < 2; i++) {
        furnish();
        room.toys.toys[i].noise = 3;
        open_with(paths[i], NULL);
        for (int t = 0; t < 300; t++) {
            room.toys.value = 200 + t;
            int before = room.log.kept_count;
            run(20000, 1000);
            for (int k = before + 1; k < room.log.kept_count; k++)
                assert_int_equal(room.log.kept[k].value, 200 + t);
        }
        assert_int_equal(room.log.arrived, 1);
        assert_int_equal(room.log.left, 0);
        /* Half a line may take the one behind it along. */
        assert_true(room.log.kept_count > room.toys.toys[i].lines * 8 / 10);
        assert_true(room.toys.toys[i].outstanding_most <= 1);
        tear_down(NULL);
    }
}

static void test_lost_answer(void **state)
{
    (void)state;
    furnish();
    open_with("/dev/ttyACM0", NULL);
    run(100000, 1000);
    struct toy *toy = &room.toys.toys[0];
    toy->answer_us = -1;
    run(50000, 1000);
    int questions = toy->questions, readings = room.log.readings;
    run(SERIAL_REPLY_US, 1000);
    assert_int_equal(toy->questions, questions + 1);
    assert_int_equal(room.log.readings, readings);
    toy->answer_us = 2000;
    run(SERIAL_REPLY_US + 50000, 1000);
    assert_true(room.log.readings > readings + 40);
    assert_int_equal(room.log.left, 0);
}

static void test_silent_pad(void **state)
{
    (void)state;
    furnish();
    open_with("/dev/ttyACM0", NULL);
    run(100000, 1000);
    room.toys.toys[0].answer_us = -1;
    run(SERIAL_SILENT_US - 50000, 1000);
    assert_int_equal(room.log.left, 0);
    run(100000, 1000);
    assert_int_equal(room.log.left, 1);
    run(5000000, 1000);
    room.toys.toys[0].answer_us = 1000;
    run(SERIAL_KNOCK_US + 20000, 1000);
    assert_int_equal(room.log.arrived, 2);
    assert_int_equal(room.toys.toys[0].opens, 1);
}

static void test_short_writes(void **state)
{
    (void)state;
    furnish();
    room.toys.toys[0].write_most = 1;
    open_with("/dev/ttyACM0", NULL);
    run(1000000, 1000);
    assert_int_equal(room.log.arrived, 1);
    assert_in_range(room.toys.toys[0].questions, 300, 400);
    assert_int_equal(room.toys.toys[0].outstanding_most, 1);
}

static void test_unplug(void **state)
{
    (void)state;
    for (int named = 0; named < 2; named++) {
        furnish();
        open_with(named ? "/dev/ttyACM0" : NULL, named ? NULL : ID_A);
        run(200000, 1000);
        assert_int_equal(room.log.arrived, 1);
        toy_unplug(&room.toys, 0);
        run(1000, 1000);
        assert_int_equal(room.log.left, 1);
        int lists = room.toys.lists;
        run(10000000, 1000);
        assert_in_range(room.toys.lists, lists, lists + 1); /* nothing changed since */
        if (!named)
            room.toys.toys[0].path = "/dev/ttyACM5"; /* it comes back elsewhere */
        toy_plug(&room.toys, 0);
        room.toys.value = 500;
        run(SERIAL_LOOK_US + 20000, 1000);
        assert_int_equal(room.log.arrived, 2);
        assert_string_equal(room.log.setup.id, ID_A);
        assert_int_equal(room.log.last[0], 500);
        for (int i = 1; i < TOY_MAX; i++)
            assert_int_equal(room.toys.toys[i].opens, 0);
        tear_down(NULL);
    }
}

/* Ports that aren't USB are remembered by path, and off ones are left alone. */
static void test_remembered(void **state)
{
    (void)state;
    furnish();
    open_with(NULL, "serial:/dev/ttyS0");
    run(200000, 1000);
    assert_int_equal(room.log.arrived, 1);
    assert_string_equal(room.log.setup.id, "serial:/dev/ttyS0");
    tear_down(NULL);

    furnish();
    struct device_setup known[2];
    struct error error;
    device_setup_init(&known[0], DEVICE_SERIAL, ID_A, "toy");
    device_setup_init(&known[1], DEVICE_PAD, "pad:x", "pad");
    known[0].off = true;
    room.driver = serial_open_on(&room.ports, &(struct driver_desc){.known = known, .known_count = 2}, &error);
    run(3000000, 1000);
    for (int i = 0; i < TOY_MAX; i++)
        assert_int_equal(room.toys.toys[i].opens, 0);
    assert_true(driver_serial.due_us(room.driver, room.now_us) == INT64_MAX);
}

static void test_named_and_remembered(void **state)
{
    (void)state;
    furnish();
    open_with("/dev/ttyACM0", ID_A);
    for (int i = 0; i < 3; i++) {
        run(2000000, 1000);
        assert_int_equal(room.log.arrived, i + 1);
        assert_int_equal(room.toys.toys[0].opens, i + 1);
        toy_unplug(&room.toys, 0);
        run(2000000, 1000);
        assert_int_equal(room.log.left, i + 1);
        toy_plug(&room.toys, 0);
    }
}

/* A link in /dev/serial/by-id that leads to a port that is open already. */
static void test_named_by_link(void **state)
{
    (void)state;
    furnish();
    struct toy *link = &room.toys.toys[4];
    *link = room.toys.toys[0];
    link->path = "/dev/serial/by-id/pad";
    link->usb = link->here = false;
    open_with(link->path, ID_A);
    run(200000, 1000);
    assert_int_equal(room.log.arrived, 1);
    link->here = true;
    run(5000000, 1000);
    assert_int_equal(link->opens, 1);
    assert_false(link->open);
    assert_true(room.toys.toys[0].open);
    assert_int_equal(room.log.arrived, 1);
    assert_int_equal(room.log.left, 0);
}

static int open_count(void)
{
    int count = 0;
    for (int i = 0; i < TOY_MAX; i++)
        count += room.toys.toys[i].open;
    return count;
}

static void test_scan(void **state)
{
    (void)state;
    furnish();
    open_with(NULL, NULL);
    run(3000000, 1000);
    for (int i = 0; i < TOY_MAX; i++)
        assert_int_equal(room.toys.toys[i].opens, 0);
    driver_serial.scan(room.driver, &room.sink);
    int64_t mute_us = 0;
    for (int ms = 0; ms < 4000; ms++) {
        int found = room.log.arrived;
        run(1000, 1000);
        driver_serial.scan(room.driver, &room.sink); /* again while it goes on: nothing */
        assert_true(open_count() <= found + 1);
        mute_us += room.toys.toys[2].open ? 1000 : 0;
        if (room.log.arrived == 2 && !room.toys.toys[2].open && mute_us)
            break;
    }
    assert_int_equal(room.log.arrived, 2);
    assert_in_range(mute_us, SERIAL_SILENT_US - 2000, SERIAL_SILENT_US + 2000);
    assert_int_equal(room.toys.toys[2].opens, 1);
    assert_int_equal(room.toys.toys[3].opens, 0);
    assert_int_equal(room.log.faults, 0);
    /* What a scan found comes back by itself. */
    toy_unplug(&room.toys, 1);
    run(3000000, 1000);
    toy_plug(&room.toys, 1);
    run(SERIAL_LOOK_US + 50000, 1000);
    assert_int_equal(room.log.arrived, 3);
}

static void test_scan_finds_nothing(void **state)
{
    (void)state;
    furnish();
    room.toys.toys[0].here = room.toys.toys[1].here = false;
    open_with(NULL, NULL);
    driver_serial.scan(room.driver, &room.sink);
    run(SERIAL_SILENT_US + 20000, 1000);
    assert_int_equal(room.log.faults, 1);
    assert_non_null(strstr(room.log.fault.what, "none answers"));
    toy_unplug(&room.toys, 2);
    driver_serial.scan(room.driver, &room.sink);
    run(20000, 1000);
    assert_int_equal(room.log.faults, 2);
    assert_non_null(strstr(room.log.fault.what, "no USB serial port"));
    /* A port that is refused is told of, and not that nothing answers. */
    toy_plug(&room.toys, 0);
    room.toys.toys[0].opening = SERIAL_REFUSED;
    driver_serial.scan(room.driver, &room.sink);
    run(20000, 1000);
    assert_int_equal(room.log.faults, 3);
    assert_string_equal(room.log.fault.where, "/dev/ttyACM0");
}

static void test_refused(void **state)
{
    (void)state;
    furnish();
    room.toys.toys[0].opening = SERIAL_REFUSED;
    open_with("/dev/ttyACM0", NULL);
    run(500000, 1000);
    assert_int_equal(room.log.faults, 0); /* its permissions may be about to come */
    run(20000000, 1000);
    assert_int_equal(room.log.faults, 1);
    assert_string_equal(room.log.fault.where, "/dev/ttyACM0");
    room.toys.toys[0].opening = SERIAL_OPENED;
    run(SERIAL_LOOK_US + 20000, 1000);
    assert_int_equal(room.log.arrived, 1);
    toy_unplug(&room.toys, 0);
    run(2000000, 1000);
    room.toys.toys[0].opening = SERIAL_REFUSED;
    toy_plug(&room.toys, 0);
    run(5000000, 1000);
    assert_int_equal(room.log.faults, 2);
}

/* An answer that is read late, because the game was busy, has the time it would have had. */
static void test_time_of_answers(void **state)
{
    (void)state;
    furnish();
    open_with("/dev/ttyACM0", NULL);
    run(500000, 1000);
    for (int i = 0; i < 10; i++) {
        run(20000, 1000);
        int64_t asked_us = room.toys.toys[0].asked_us;
        if (room.toys.toys[0].answer_at_us == 0)
            continue;
        int before = room.log.kept_count;
        run(80000, 80000);
        assert_int_equal(room.log.kept_count, before + 1);
        assert_in_range(room.log.kept[before].mono_us - asked_us, 1900, 4500);
    }
    /* When nobody is busy it is the time it was read at, or a step before. */
    for (int i = 0; i < 100; i++) {
        int before = room.log.kept_count;
        run(1000, 1000);
        if (room.log.kept_count > before)
            assert_in_range(room.now_us - room.log.kept[before].mono_us, 0, 1000);
    }
}

/* Lines that came while nobody read are spread over that time. */
static void test_time_of_lines(void **state)
{
    (void)state;
    furnish();
    open_with("/dev/ttyUSB1", NULL);
    run(500000, 1000);
    room.toys.toys[1].voice = TOY_MUTE;
    run(20000, 1000);
    int first = room.log.kept_count;
    int64_t from_us = room.now_us;
    for (int i = 0; i < 5; i++)
        toy_say(&room.toys.toys[1], "L 0.111 R 0.222\n");
    room.now_us += 50000 - 1000;
    run(1000, 1000);
    assert_int_equal(room.log.kept_count, first + 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(room.log.kept[first + i].mono_us, from_us + (i + 1) * 10000);
}

static void test_due(void **state)
{
    (void)state;
    furnish();
    open_with(NULL, ID_A);
    toy_unplug(&room.toys, 0);
    run(1000, 1000);
    assert_int_equal(driver_serial.due_us(room.driver, room.now_us), room.now_us + SERIAL_LOOK_US);
    toy_plug(&room.toys, 0);
    run(1100000, 1000);
    assert_int_equal(driver_serial.due_us(room.driver, room.now_us), room.now_us + SERIAL_MENU_US);
    assert_int_equal(driver_serial.due_us(room.driver, room.now_us + 100000), room.now_us + 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_fsr, tear_down),
        cmocka_unit_test_teardown(test_pace, tear_down),
        cmocka_unit_test_teardown(test_channels, tear_down),
        cmocka_unit_test_teardown(test_heels, tear_down),
        cmocka_unit_test_teardown(test_noise, tear_down),
        cmocka_unit_test_teardown(test_lost_answer, tear_down),
        cmocka_unit_test_teardown(test_silent_pad, tear_down),
        cmocka_unit_test_teardown(test_short_writes, tear_down),
        cmocka_unit_test_teardown(test_unplug, tear_down),
        cmocka_unit_test_teardown(test_remembered, tear_down),
        cmocka_unit_test_teardown(test_named_and_remembered, tear_down),
        cmocka_unit_test_teardown(test_named_by_link, tear_down),
        cmocka_unit_test_teardown(test_scan, tear_down),
        cmocka_unit_test_teardown(test_scan_finds_nothing, tear_down),
        cmocka_unit_test_teardown(test_refused, tear_down),
        cmocka_unit_test_teardown(test_time_of_answers, tear_down),
        cmocka_unit_test_teardown(test_time_of_lines, tear_down),
        cmocka_unit_test_teardown(test_due, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
