#include "app/styles.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_loads_once(void **state)
{
    (void)state;
    struct styles styles;
    struct error error = {0};
    assert_true(styles_init(&styles, HEELBEAT_SOURCE "/assets", &error));
    const struct style *first = styles_find(&styles, "lofi", &error);
    assert_non_null(first);
    assert_ptr_equal(styles_find(&styles, "lofi", &error), first);
    assert_int_equal(styles.count, 1);
    styles_reset(&styles);
    assert_int_equal(styles.count, 0);
}

/* A level says which style it wants: whatever it writes, only a file of the styles' folder is opened. */
static void test_refuses(void **state)
{
    (void)state;
    static const char *const names[] = {"",
                                        "nothing-like-it",
                                        "../styles/lofi",
                                        "lofi.json",
                                        "lofi/",
                                        "/etc/passwd",
                                        "style.schema",
                                        "lo fi",
                                        "l\xc3\xb6",
                                        "a-name-that-is-much-too-long-for-any-style"};
    struct styles styles;
    struct error error = {0};
    assert_true(styles_init(&styles, HEELBEAT_SOURCE "/assets", &error));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        error.what[0] = '\0';
        assert_null(styles_find(&styles, names[i], &error));
        assert_non_null(strstr(error.what, "is not a style"));
        assert_true(error.fix[0]);
    }
    assert_int_equal(styles.count, 0);
    char path[2 * FILE_PATH_MAX];
    memset(path, 'x', sizeof path);
    path[sizeof path - 1] = '\0';
    assert_false(styles_init(&styles, path, &error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_loads_once), cmocka_unit_test(test_refuses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
