#include "core/base/floor.h"

#include "check.h"

static void test_rounds_down(void **state)
{
    (void)state;
    static const struct {
        int64_t value, by, whole, left;
    } rows[] = {
        {7, 3, 2, 1},
        {6, 3, 2, 0},
        {0, 3, 0, 0},
        {-1, 3, -1, 2},
        {-3, 3, -1, 0},
        {-4, 3, -2, 2},
        {-5, 1, -5, 0},
        {INT64_MAX, INT64_MAX, 1, 0},
        {-1, INT64_MAX, -1, INT64_MAX - 1},
        {INT64_MIN, 1, INT64_MIN, 0},
        {INT64_MIN, INT64_MAX, -2, INT64_MAX - 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(floor_div(rows[i].value, rows[i].by) == rows[i].whole);
        assert_true(floor_mod(rows[i].value, rows[i].by) == rows[i].left);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounds_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
