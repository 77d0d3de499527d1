#include "input/osc/osc_phones.h"

#include "check.h"
#include "input/osc/osc_packets.h"

#define PHONE_1 0xC0A80107U /* 192.168.1.7 */
#define SECOND  INT64_C(1000000)

struct log {
    int arrived, left, readings;
    struct device_setup setup;
    int device;
    struct reading last;
};

static void on_arrived(void *context, int device, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct log *log = context;
    struct error error;
    assert_null(menu);
    assert_true(device_setup_check(suggested, &error));
    log->arrived++;
    log->device = device;
    log->setup = *suggested;
}

static void on_left(void *context, int device)
{
    struct log *log = context;
    assert_in_range(device, 0, OSC_PHONES_MAX - 1);
    log->left++;
}

static void on_reading(void *context, int device, const struct reading *reading)
{
    struct log *log = context;
    assert_in_range(device, 0, OSC_PHONES_MAX - 1);
    log->readings++;
    log->last = *reading;
}

static void on_fault(void *context, const struct error *error)
{
    (void)context;
    fail_msg("%s %s", error->where, error->what);
}

static int say(struct osc_phones *phones, uint32_t ipv4, struct packet packet, int64_t mono_us, struct log *log)
{
    struct driver_sink sink = {log, on_arrived, on_left, on_reading, on_fault};
    int understood = osc_phones_packet(phones, ipv4, packet.bytes, packet.size, mono_us, &sink);
    packet_free(&packet);
    return understood;
}

static void wait_until(struct osc_phones *phones, int64_t mono_us, struct log *log)
{
    struct driver_sink sink = {log, on_arrived, on_left, on_reading, on_fault};
    osc_phones_silence(phones, mono_us, &sink);
}

static struct packet vector(const char *address, double x, double y, double z)
{
    return packet_message(address, "fff", (double[]){x, y, z});
}

static struct packet value(const char *address, double number)
{
    return packet_message(address, "f", &number);
}

struct row {
    const char *name;
    const char *address;
    bool is_vector;
    const char *device;
    enum control_kind kind; /* of the left heel's control ... */
    int count[HEEL_COUNT];  /* ... how many each heel has */
    int32_t lift_permille;
};

static const struct row rows[] = {
    {"ours", "/heelbeat/left", false, "OSC 192.168.1.7", CONTROL_CHANNEL, {1, 1}, 500},
    {"ZIG SIM", "/ZIGSIM/me/gravity", true, "ZIG SIM 192.168.1.7", CONTROL_TILT, {1, 0}, 400},
    {"GyrOSC", "/gyrosc/grav", true, "GyrOSC 192.168.1.7", CONTROL_TILT, {1, 0}, 400},
    {"TouchOSC", "/accxyz", true, "TouchOSC 192.168.1.7", CONTROL_TILT, {1, 0}, 400},
    {"a fader", "/1/fader1", false, "TouchOSC 192.168.1.7", CONTROL_CHANNEL, {0, 0}, 500},
    {"Sensors2OSC", "/accelerometer", true, "Sensors2OSC 192.168.1.7", CONTROL_TILT, {1, 0}, 400},
};

static void each_app_is_a_device(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct osc_phones phones = {0};
        struct log log = {0};
        struct packet packet = row->is_vector ? vector(row->address, 0, 0, 1) : value(row->address, 0.5);
        assert_int_equal(say(&phones, PHONE_1, packet, SECOND, &log), 1);
        assert_int_equal(log.arrived, 1);
        assert_int_equal(log.readings, 1);
        assert_string_equal(log.setup.id, "osc:192.168.1.7");
        assert_string_equal(log.setup.name, row->device);
        assert_int_equal(log.setup.kind, DEVICE_OSC);
        assert_false(log.setup.bound);
        assert_int_equal(log.last.control.kind, row->kind);
        assert_int_equal(log.setup.lift_permille, row->lift_permille);
        for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
            assert_int_equal(log.setup.heels[heel].count, row->count[heel]);
    }
}

static void a_thigh_each(void **state)
{
    (void)state;
    struct osc_phones phones = {0};
    struct log log = {0};
    say(&phones, PHONE_1, vector("/gyrosc/grav", 0, 0, 1), SECOND, &log);
    assert_int_equal(log.setup.heels[HEEL_LEFT].count, 1);
    say(&phones, PHONE_1 + 1, vector("/gyrosc/grav", 0, 0, 1), 2 * SECOND, &log);
    assert_int_equal(log.setup.heels[HEEL_LEFT].count, 0);
    assert_int_equal(log.setup.heels[HEEL_RIGHT].count, 1);
    /* The right one returns as the right one, though the left has gone too. */
    wait_until(&phones, 10 * SECOND, &log);
    assert_int_equal(log.left, 2);
    assert_false(osc_phones_any(&phones));
    say(&phones, PHONE_1 + 1, vector("/gyrosc/grav", 0, 0, 1), 11 * SECOND, &log);
    assert_int_equal(log.setup.heels[HEEL_RIGHT].count, 1);
    assert_int_equal(log.setup.heels[HEEL_LEFT].count, 0);
}

static void no_more_than_eight(void **state)
{
    (void)state;
    struct osc_phones phones = {0};
    struct log log = {0};
    for (uint32_t i = 0; i < OSC_PHONES_MAX; i++)
        assert_int_equal(say(&phones, PHONE_1 + i, value("/heelbeat/left", 0), (i + 1) * 100000, &log), 1);
    assert_int_equal(log.arrived, OSC_PHONES_MAX);
    assert_int_equal(say(&phones, PHONE_1 + 100, value("/heelbeat/left", 0), SECOND, &log), 0);
    assert_int_equal(log.arrived, OSC_PHONES_MAX);
    /* Two have gone: the newcomer takes the place of the one gone longest. */
    for (uint32_t i = 2; i < OSC_PHONES_MAX; i++)
        say(&phones, PHONE_1 + i, value("/heelbeat/left", 0), 4 * SECOND, &log);
    wait_until(&phones, 4 * SECOND, &log);
    assert_int_equal(log.left, 2);
    assert_int_equal(say(&phones, PHONE_1 + 100, value("/heelbeat/left", 0), 4 * SECOND, &log), 1);
    assert_int_equal(log.device, 0);
    assert_string_equal(log.setup.id, "osc:192.168.1.107");
}

/* An app with every sensor on: gravity says more than acceleration, and what is meant for us more than both. */
static void the_surest_message_counts(void **state)
{
    (void)state;
    struct osc_phones phones = {0};
    struct log log = {0};
    say(&phones, PHONE_1, vector("/gyrosc/accel", 0, 0, 1), SECOND, &log);
    assert_int_equal(log.readings, 1);
    say(&phones, PHONE_1, vector("/gyrosc/grav", 0, 0, -1), SECOND + 10000, &log);
    assert_int_equal(log.readings, 2);
    assert_int_equal(log.last.value, 0);
    say(&phones, PHONE_1, vector("/gyrosc/accel", 0, 0.6, 0.8), SECOND + 20000, &log);
    assert_int_equal(log.readings, 2);
    assert_int_equal(say(&phones, PHONE_1 + 1, packet_bundle(0.5F, 0.5F, 2), SECOND, &log), 2);
    assert_int_equal(log.readings, 4);
    assert_int_equal(log.setup.heels[HEEL_RIGHT].controls[0].index, 1);
    assert_int_equal(log.setup.heels[HEEL_RIGHT].top, HEEL_HEIGHT_TOP);
}

static void strangers_are_nobody(void **state)
{
    (void)state;
    struct osc_phones phones = {0};
    struct log log = {0};
    assert_int_equal(say(&phones, PHONE_1, value("/mixer/volume", 1), SECOND, &log), 0);
    assert_int_equal(say(&phones, PHONE_1, packet_copy("hello, world", 12), SECOND, &log), 0);
    assert_int_equal(say(&phones, PHONE_1, packet_copy("", 0), SECOND, &log), 0);
    assert_int_equal(log.arrived, 0);
    assert_false(osc_phones_any(&phones));
}

static void addresses_are_written_as_usual(void **state)
{
    (void)state;
    char text[OSC_ADDRESS_SIZE];
    assert_string_equal(osc_ipv4_format(0x7F000001, text), "127.0.0.1");
    assert_string_equal(osc_ipv4_format(0xFFFFFFFF, text), "255.255.255.255");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_app_is_a_device), cmocka_unit_test(a_thigh_each),
        cmocka_unit_test(no_more_than_eight),   cmocka_unit_test(the_surest_message_counts),
        cmocka_unit_test(strangers_are_nobody), cmocka_unit_test(addresses_are_written_as_usual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
