#include "store/player/rest_days.h"

#include "check.h"

static void assert_days(const struct profile *profile, const int32_t *days, int32_t count)
{
    assert_int_equal(profile->rest_day_count, count);
    if (count > 0)
        assert_memory_equal(profile->rest_days, days, (size_t)count * sizeof *days);
}

static void test_marked_and_taken_back(void **state)
{
    struct profile profile = {0};
    (void)state;
    assert_false(rest_days_has(&profile, 7));
    assert_true(rest_days_set(&profile, 7, false));
    assert_true(rest_days_set(&profile, 7, true) && rest_days_set(&profile, 3, true) &&
                rest_days_set(&profile, 9, true) && rest_days_set(&profile, 7, true));
    assert_days(&profile, (const int32_t[]){3, 7, 9}, 3);
    assert_true(rest_days_has(&profile, 7) && !rest_days_has(&profile, 8));
    assert_true(rest_days_set(&profile, 7, false));
    assert_days(&profile, (const int32_t[]){3, 9}, 2);
    assert_true(rest_days_set(&profile, 9, false) && rest_days_set(&profile, 3, false));
    assert_days(&profile, NULL, 0);
    profile_reset(&profile);
}

static void test_a_full_list_lets_the_oldest_go(void **state)
{
    struct profile profile = {0};
    (void)state;
    for (int32_t i = 0; i < PROFILE_REST_DAYS_MAX; i++)
        assert_true(rest_days_set(&profile, 10 + i, true));
    assert_false(rest_days_set(&profile, 9, true));
    assert_true(rest_days_set(&profile, 90000, true));
    assert_int_equal(profile.rest_day_count, PROFILE_REST_DAYS_MAX);
    assert_int_equal(profile.rest_days[0], 11);
    assert_int_equal(profile.rest_days[PROFILE_REST_DAYS_MAX - 1], 90000);
    profile_reset(&profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_marked_and_taken_back),
                                       cmocka_unit_test(test_a_full_list_lets_the_oldest_go)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
