/* The driver of a build without libserialport: silent until a serial sensor is asked for, then it says why there is
 * none. The build of this test takes it in whatever else was built. */
#include "check.h"
#include "input/driver.h"
#include "input/serial/serial_log.h"

static int faults_of(const struct driver_desc *desc, bool scan, struct serial_log *log)
{
    struct error error;
    struct driver_sink sink = serial_log_sink(log);
    void *driver = driver_serial.open(desc, &error);
    assert_non_null(driver);
    for (int i = 0; i < 100; i++)
        driver_serial.step(driver, i * 100000, &sink);
    if (scan)
        driver_serial.scan(driver, &sink);
    driver_serial.close(driver);
    return log->faults;
}

static void test_says_so(void **state)
{
    (void)state;
    const char *path = "/dev/ttyACM0";
    struct device_setup known[2];
    device_setup_init(&known[0], DEVICE_PAD, "pad:1", "a mat");
    device_setup_init(&known[1], DEVICE_SERIAL, "serial:1:2:3", "a pad");
    const struct {
        struct driver_desc desc;
        bool scan;
        int faults;
    } rows[] = {
        {{.known = known, .known_count = 1}, false, 0},
        {{.known = known, .known_count = 1}, true, 1},
        {{.known = known, .known_count = 2}, false, 1},
        {{.serial_ports = &path, .serial_port_count = 1}, false, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct serial_log log = {0};
        assert_int_equal(faults_of(&rows[i].desc, rows[i].scan, &log), rows[i].faults);
        if (rows[i].faults)
            assert_non_null(strstr(log.fault.fix, "libserialport"));
    }
    known[1].off = true;
    struct serial_log log = {0};
    assert_int_equal(faults_of(&(struct driver_desc){.known = known, .known_count = 2}, false, &log), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_says_so)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
