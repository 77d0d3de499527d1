/* The driver of serial foot sensors on real terminals: through libserialport to a pseudo-terminal, at whose other end
 * the test is the sensor. Nothing is slept for: each wait ends when what is waited for has happened. */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "input/serial/pty_port.h"
#include "input/serial/serial.h"
#include "input/serial/serial_link.h"
#include "input/serial/serial_log.h"

#define STEPS_MAX 20000 /* of simulated milliseconds; each waits for up to a real one */

struct bench {
    struct pty_port port;
    void *driver;
    struct serial_log log;
    struct driver_sink sink;
    int64_t now_us;
    int questions;
};

static struct bench bench;

static int set_up(void **state)
{
    (void)state;
    memset(&bench, 0, sizeof bench);
    pty_port_init(&bench.port);
    bench.sink = serial_log_sink(&bench.log);
    bench.now_us = 1000000;
    return 0;
}

static void open_driver(void)
{
    static const char *paths[1];
    struct error error;
    paths[0] = bench.port.path;
    bench.driver = driver_serial.open(&(struct driver_desc){.serial_ports = paths, .serial_port_count = 1}, &error);
    assert_non_null(bench.driver);
}

static int tear_down(void **state)
{
    (void)state;
    if (bench.driver)
        driver_serial.close(bench.driver);
    pty_port_reset(&bench.port);
    return 0;
}

static void say(const char *text)
{
    assert_int_equal(write(bench.port.sensor, text, strlen(text)), (ssize_t)strlen(text));
}

/* The sensor's end: counts questions; answers them as answer says. */
static void be_sensor(const char *answer)
{
    char bytes[256];
    ssize_t count = bench.port.sensor >= 0 ? read(bench.port.sensor, bytes, sizeof bytes) : 0;
    for (ssize_t i = 0; i < count; i++) {
        if (bytes[i] != '\n')
            continue;
        bench.questions++;
        if (answer)
            say(answer);
    }
}

static void step(const char *answer)
{
    bench.now_us += 1000;
    if (bench.port.sensor >= 0)
        poll(&(struct pollfd){.fd = bench.port.sensor, .events = POLLIN}, 1, 1);
    be_sensor(answer);
    driver_serial.step(bench.driver, bench.now_us, &bench.sink);
}

/* Steps until *count is at least wanted. */
static void wait_for(const int *count, int wanted, const char *answer)
{
    for (int i = 0; i < STEPS_MAX && *count < wanted; i++)
        step(answer);
    if (*count < wanted)
        fail_msg("waited for %d, got %d; last fault: %s: %s", wanted, *count, bench.log.fault.where,
                 bench.log.fault.what);
}

static void test_fsr(void **state)
{
    (void)state;
    pty_port_plug(&bench.port);
    open_driver();
    wait_for(&bench.log.readings, 40, "v 512 0 33 1023\n");
    assert_int_equal(bench.log.arrived, 1);
    assert_int_equal(strncmp(bench.log.setup.id, "serial:/", 8), 0);
    static const int32_t want[] = {512, 0, 33, 1023};
    for (int i = 0; i < 4; i++)
        assert_int_equal(bench.log.last[i], want[i]);
    /* Garbage, half lines and the noise of a wrong baud rate around each answer. */
    int before = bench.log.readings;
    wait_for(&bench.log.readings, before + 400, "\x80\xf8\x01\xff\nv 5\nv 512 0 33 1023\nL 0.\nt 1 2 3 4\nv 512 0");
    assert_true(bench.log.kept_count > 100);
    for (int i = 0; i < bench.log.kept_count; i++)
        assert_int_equal(bench.log.kept[i].value, 512);
    assert_int_equal(bench.log.left, 0);
}

static void test_heels(void **state)
{
    (void)state;
    pty_port_plug(&bench.port);
    open_driver();
    step(NULL);
    for (int i = 0; i < 100; i++) {
        /* In two pieces, the second with the start of what the third begins with. */
        say("L 0.5");
        step(NULL);
        say("3 R 0.02\r\nL 0.1");
        step(NULL);
        say("\xff\nR 0.0");
        step(NULL);
        say("2 L 0.53\n");
        int before = bench.log.readings;
        if (i > 0)
            wait_for(&bench.log.readings, before + 1, NULL);
    }
    assert_int_equal(bench.log.arrived, 1);
    assert_true(bench.log.kept_count > 150);
    for (int i = 0; i < bench.log.kept_count; i++)
        assert_int_equal(bench.log.kept[i].value, 530);
    assert_int_equal(bench.log.last[1], 20);
    assert_int_equal(bench.questions, 1);
}

static void test_close_and_return(void **state)
{
    (void)state;
    static const char *const answers[] = {"v 100 200\n", NULL};
    for (int round = 0; round < 2; round++) {
        set_up(NULL);
        pty_port_plug(&bench.port);
        open_driver();
        for (int i = 1; i <= 3; i++) {
            int before = bench.log.readings;
            if (!answers[round])
                step(NULL); /* opens the port */
            for (int k = 0; k < 20; k++) {
                if (!answers[round])
                    say("L 0.25\n");
                step(answers[round]);
            }
            wait_for(&bench.log.readings, before + 4, answers[round]);
            assert_int_equal(bench.log.arrived, i);
            pty_port_pull(&bench.port);
            wait_for(&bench.log.left, i, NULL);
            for (int k = 0; k < 3000; k++)
                step(NULL);
            assert_int_equal(bench.log.faults, 0);
            pty_port_plug(&bench.port);
            for (int k = 0; k < SERIAL_LOOK_US / 1000; k++)
                driver_serial.step(bench.driver, bench.now_us += 1000, &bench.sink);
        }
        if (round == 0)
            tear_down(NULL);
    }
}

/* What is no terminal, and what isn't there, are said or waited for. */
static void test_faults(void **state)
{
    (void)state;
    open_driver();
    for (int i = 0; i < 3000; i++)
        step(NULL);
    assert_int_equal(bench.log.faults, 0);
    FILE *file = fopen(bench.port.link, "w");
    assert_non_null(file);
    fclose(file);
    char other[FOLDER_FILE];
    assert_int_equal(rename(bench.port.link, folder_path(other, bench.port.folder, "file")), 0);
    assert_int_equal(symlink(other, bench.port.link), 0);
    wait_for(&bench.log.faults, 1, NULL);
    assert_string_equal(bench.log.fault.where, bench.port.path);
    assert_non_null(strstr(bench.log.fault.what, "no serial port"));
    for (int i = 0; i < 5000; i++)
        step(NULL);
    assert_int_equal(bench.log.faults, 1);
}

/* Only root may open what nobody may; who isn't is told what to do. */
static void test_denied(void **state)
{
    (void)state;
    int slave;
    char name[64];
    assert_int_equal(openpty(&bench.port.sensor, &slave, name, NULL, NULL), 0);
    assert_int_equal(fchmod(slave, 0), 0);
    close(slave);
    assert_int_equal(symlink(name, bench.port.link), 0);
    assert_int_equal(chmod(bench.port.folder, 0755), 0);
    if (geteuid() == 0 && (setegid(65534) != 0 || seteuid(65534) != 0))
        skip();
    open_driver();
    wait_for(&bench.log.faults, 1, NULL);
    assert_string_equal(bench.log.fault.where, bench.port.path);
    assert_non_null(strstr(bench.log.fault.what, "may not open"));
    assert_non_null(strstr(bench.log.fault.fix, "dialout"));
}

static int tear_down_denied(void **state)
{
    if (getuid() == 0 && (seteuid(0) != 0 || setegid(0) != 0))
        return -1;
    return tear_down(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fsr, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_heels, set_up, tear_down),
        cmocka_unit_test_teardown(test_close_and_return, tear_down),
        cmocka_unit_test_setup_teardown(test_faults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_denied, set_up, tear_down_denied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
