#include "files/os_machine.h"

#include "files/os.h"

#include "check.h"
#include "folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_the_data_folder(void **state)
{
    static const struct {
        const char *xdg, *home, *found;
    } rows[] = {{"/x", "/home/mira", "/x"},
                {"", "/home/mira", "/home/mira/.local/share"},
                {"relative", "/home/mira", "/home/mira/.local/share"},
                {"relative", "", NULL}};
    char found[64];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        setenv("XDG_DATA_HOME", rows[i].xdg, 1);
        setenv("HOME", rows[i].home, 1);
        assert_int_equal(os_data_folder(found, sizeof found), rows[i].found ? OS_DATA_FOUND : OS_DATA_NONE);
        assert_string_equal(found, rows[i].found ? rows[i].found : "");
    }
}

static void test_variables(void **state)
{
    char value[8];

    (void)state;
    setenv("HEELBEAT_TEST", "", 1);
    assert_false(os_variable("HEELBEAT_TEST", value, sizeof value));
    setenv("HEELBEAT_TEST", "heels and toes", 1);
    assert_true(os_variable("HEELBEAT_TEST", value, sizeof value));
    assert_string_equal(value, "heels a");
    unsetenv("HEELBEAT_TEST");
    assert_false(os_variable("HEELBEAT_TEST", value, sizeof value));
    assert_string_equal(value, "");
}

static void test_being_asked_to_stop(void **state)
{
    (void)state;
    signal(SIGTERM, SIG_IGN);
    os_stop_watch();
    assert_false(os_stop_asked());
    raise(SIGTERM);
    assert_true(os_stop_asked());
    os_stop_leave();
    os_stop_watch(); /* what was asked before is not asked again */
    assert_false(os_stop_asked());
    raise(SIGINT);
    assert_true(os_stop_asked());
    os_stop_leave();
    raise(SIGTERM); /* as it was before: nothing happens */
}

/* A terminal or a desktop's session that ends, and a limit of time, ask like kill does. */
static void test_other_ways_of_being_asked(void **state)
{
    static const int ways[] = {SIGHUP, SIGXCPU};

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        os_stop_watch();
        raise(ways[i]);
        assert_true(os_stop_asked());
        os_stop_leave();
    }
    signal(SIGHUP, SIG_IGN); /* nohup */
    os_stop_watch();
    raise(SIGHUP);
    assert_false(os_stop_asked());
    os_stop_leave();
    signal(SIGHUP, SIG_DFL);
}

static volatile sig_atomic_t taken;

static void take(int number)
{
    (void)number;
    taken++;
}

static void test_other_ways_join_whoever_took_kill(void **state)
{
    (void)state;
    taken = 0;
    signal(SIGTERM, take);
    signal(SIGHUP, SIG_DFL);
    os_stop_join();
    raise(SIGHUP);
    raise(SIGXCPU);
    assert_int_equal(taken, 2);
    os_stop_part();
    assert_true(signal(SIGHUP, SIG_DFL) == SIG_DFL);
    assert_true(signal(SIGXCPU, SIG_DFL) == SIG_DFL);
    assert_true(signal(SIGTERM, SIG_DFL) == take);
}

/* A file that may grow no further is a fault to be told. */
static void test_limit_of_size_is_a_fault(void **state)
{
    struct rlimit before, small = {.rlim_cur = 4};
    struct os_file file = {0};
    struct os_fault fault = {0};
    char path[FOLDER_FILE];

    os_write_without_signals();
    assert_true(os_open(&file, folder_path(path, *state, "grows"), OS_NEW, &fault));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool written = os_write(file, "too long", 8, &fault);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    os_close(&file, NULL);
    assert_false(written);
    assert_int_equal(fault.why, OS_LARGE);
}

/* In a process of its own: the next file opened is none of the three, and printing fails as it did. */
static void test_closed_streams_are_held(void **state)
{
    pid_t child = fork();
    int status = 0;

    (void)state;
    if (child == 0) {
        for (int stream = 0; stream < 3; stream++)
            close(stream);
        os_hold_streams();
        int next = open("/dev/null", O_RDWR);
        bool fails = write(1, "x", 1) < 0 && write(2, "x", 1) < 0;
        _exit(next > 2 && fails ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void test_chance_differs(void **state)
{
    unsigned char first[32] = {0}, second[32] = {0};

    (void)state;
    assert_true(os_random(first, sizeof first) && os_random(second, sizeof second));
    assert_memory_not_equal(first, second, sizeof first);
    assert_true(os_process_id() > 0);
    assert_true(os_process_runs(os_process_id()));
    assert_false(os_process_runs(0));
    assert_false(os_process_runs(INT64_C(1) << 40));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_data_folder),
        cmocka_unit_test(test_variables),
        cmocka_unit_test(test_being_asked_to_stop),
        cmocka_unit_test(test_other_ways_of_being_asked),
        cmocka_unit_test(test_other_ways_join_whoever_took_kill),
        cmocka_unit_test_setup_teardown(test_limit_of_size_is_a_fault, folder_setup, folder_teardown),
        cmocka_unit_test(test_closed_streams_are_held),
        cmocka_unit_test(test_chance_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
