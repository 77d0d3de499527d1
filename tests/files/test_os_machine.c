#include "files/os_machine.h"

#include "check.h"

#include <signal.h>
#include <stdlib.h>

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

static void test_chance_differs(void **state)
{
    unsigned char first[32] = {0}, second[32] = {0};

    (void)state;
    assert_true(os_random(first, sizeof first) && os_random(second, sizeof second));
    assert_memory_not_equal(first, second, sizeof first);
    assert_true(os_process_id() > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_data_folder),
        cmocka_unit_test(test_variables),
        cmocka_unit_test(test_being_asked_to_stop),
        cmocka_unit_test(test_chance_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
