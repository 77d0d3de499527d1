#include "core/base/heel.h"

#include "check.h"

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(heel_name(HEEL_LEFT), "left");
    assert_string_equal(heel_name(HEEL_RIGHT), "right");
    assert_string_equal(edge_name(EDGE_LIFT), "lift");
    assert_string_equal(edge_name(EDGE_LANDING), "landing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
