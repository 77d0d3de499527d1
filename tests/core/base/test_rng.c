#include "core/base/rng.h"

#include "check.h"

static void test_numbers_of_the_reference(void **state)
{
    (void)state;
    /* pcg32-demo of the PCG authors: seed 42, stream 54. */
    static const uint32_t golden[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e};
    struct rng rng;
    rng_init(&rng, 42, 54);
    for (size_t i = 0; i < sizeof golden / sizeof golden[0]; i++)
        assert_int_equal(rng_next(&rng), golden[i]);
}

static void test_bounds_are_kept_and_reached(void **state)
{
    (void)state;
    struct rng rng;
    int64_t seen[7] = {0};
    rng_init(&rng, 1, 1);
    for (int i = 0; i < 7000; i++)
        seen[rng_below(&rng, 7)]++;
    for (int i = 0; i < 7; i++)
        assert_in_range(seen[i], 850, 1150);
    memset(seen, 0, sizeof seen);
    for (int i = 0; i < 7000; i++)
        seen[rng_range(&rng, -3, 3) + 3]++;
    for (int i = 0; i < 7; i++)
        assert_in_range(seen[i], 850, 1150);
    assert_int_equal(rng_below(&rng, 1), 0);
    assert_int_equal(rng_range(&rng, INT64_MIN, INT64_MIN), INT64_MIN);
    assert_true(rng_range(&rng, INT64_MAX - UINT32_MAX, INT64_MAX) >= INT64_MAX - UINT32_MAX);
}

static void test_normal_is_near_normal(void **state)
{
    (void)state;
    enum { COUNT = 200000, SD = 38000 };
    struct rng rng;
    int64_t sum = 0, squares = 0, within_one = 0;
    rng_init(&rng, 5, 5);
    for (int i = 0; i < COUNT; i++) {
        int64_t value = rng_normal(&rng, SD);
        assert_true(value >= -6 * SD && value <= 6 * SD);
        sum += value;
        squares += value * value;
        within_one += value >= -SD && value <= SD;
    }
    assert_true(llabs(sum / COUNT) < SD / 200);
    assert_in_range(squares / COUNT, (uintmax_t)SD * SD / 100 * 99, (uintmax_t)SD * SD / 100 * 101);
    assert_in_range(within_one * 1000 / COUNT, 670, 695); /* 68.3 % */
    assert_int_equal(rng_normal(&rng, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_of_the_reference),
        cmocka_unit_test(test_bounds_are_kept_and_reached),
        cmocka_unit_test(test_normal_is_near_normal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
