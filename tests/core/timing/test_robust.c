#include "check.h"
#include "core/base/rng.h"
#include "core/timing/robust.h"

#define VALUES_MAX 41

/* All means of pairs, sorted, the middle one: what robust_centre finds without making them. */
static int64_t slow_centre_doubled(const int64_t *values, int32_t count)
{
    int64_t sums[VALUES_MAX * (VALUES_MAX + 1) / 2];
    int32_t pairs = 0;
    for (int32_t i = 0; i < count; i++)
        for (int32_t j = i; j < count; j++)
            sums[pairs++] = values[i] + values[j];
    robust_sort(sums, pairs);
    return sums[(pairs + 1) / 2 - 1];
}

static void test_centre_is_the_median_of_all_means(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 7, 1);
    for (int run = 0; run < 2000; run++) {
        int64_t values[VALUES_MAX];
        int32_t count = (int32_t)rng_range(&rng, 1, VALUES_MAX);
        for (int32_t i = 0; i < count; i++)
            values[i] = 2 * rng_normal(&rng, run % 3 == 0 ? 3 : 90000); /* even: sums halve without a rest */
        robust_sort(values, count);
        int64_t doubled = slow_centre_doubled(values, count);
        assert_int_equal(robust_centre(values, count), doubled / 2);
    }
}

static void test_rows(void **state)
{
    static const struct {
        int32_t count;
        int64_t values[6]; /* sorted */
        int64_t median, sd, mode;
    } rows[] = {
        {0, {0}, 0, 0, 0},
        {1, {-7}, -7, 0, -7},
        {2, {10, 20}, 15, 7, 15},
        {3, {-30, 0, 10}, 0, 14, 5},
        {5, {-1000, 98, 100, 102, 5000}, 100, 2, 100},
        {6, {0, 100, 101, 102, 103, 900}, 101, 2, 101},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(robust_median(rows[i].values, rows[i].count), rows[i].median);
        assert_int_equal(robust_sd(rows[i].values, rows[i].count), rows[i].sd);
        assert_int_equal(robust_mode(rows[i].values, rows[i].count), rows[i].mode);
    }
    assert_int_equal(robust_centre(NULL, 0), 0);
    assert_int_equal(robust_centre((const int64_t[]){-7}, 1), -7);
    assert_int_equal(robust_centre((const int64_t[]){-8, -7}, 2), -8);
}

static void test_spread_of_normal_values(void **state)
{
    (void)state;
    int64_t values[4000];
    struct rng rng;
    rng_init(&rng, 11, 2);
    for (int i = 0; i < 4000; i++)
        values[i] = rng_normal(&rng, 50000) - 3000;
    robust_sort(values, 4000);
    assert_in_range(robust_sd(values, 4000), 47500, 52500);
    assert_in_range(robust_centre(values, 4000) + 3000 + 3000, 0, 6000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_centre_is_the_median_of_all_means),
                                       cmocka_unit_test(test_rows), cmocka_unit_test(test_spread_of_normal_values)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
