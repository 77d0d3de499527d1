#include "core/days/dose.h"

#include "check.h"

#define MINUTE_US INT64_C(60000000)

static void test_adding_up(void **state)
{
    struct day_totals day = {0};
    (void)state;
    dose_add(&day, 84, 3 * MINUTE_US);
    dose_add(&day, 0, 9 * MINUTE_US); /* nobody was there */
    dose_add(&day, 1, MINUTE_US - 1);
    assert_int_equal(day.reps, 85);
    assert_int_equal(day.sessions, 2);
    assert_int_equal(dose_minutes(&day), 3);
    dose_add(&day, 1, 1);
    assert_int_equal(dose_minutes(&day), 4);
    dose_add(&day, INT32_MAX, 0);
    assert_int_equal(day.reps, INT32_MAX);
}

static void test_states(void **state)
{
    static const struct {
        int64_t played_us;
        int32_t sessions, goal_minutes, goal_sessions;
        enum dose_state state;
        int32_t permille;
    } rows[] = {
        {0, 0, 10, 2, DOSE_OPEN, 0},
        {6 * MINUTE_US, 2, 10, 2, DOSE_OPEN, 600},
        {10 * MINUTE_US - 1, 2, 10, 2, DOSE_OPEN, 999},
        {10 * MINUTE_US, 2, 10, 2, DOSE_REACHED, 1000},
        {10 * MINUTE_US, 1, 10, 2, DOSE_OPEN, 1000}, /* in two sessions */
        {4 * MINUTE_US, 3, 2, 3, DOSE_REACHED, 1000},
        {15 * MINUTE_US - 1, 2, 10, 2, DOSE_REACHED, 1000},
        {15 * MINUTE_US, 1, 10, 2, DOSE_ENOUGH, 1000},
        {15 * MINUTE_US, 1, 60, 9, DOSE_ENOUGH, 250}, /* whatever the goal */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct day_totals day = {1, rows[i].played_us, rows[i].sessions};
        struct dose_goal goal = {rows[i].goal_minutes, rows[i].goal_sessions};
        assert_int_equal(dose_state_of(&day, &goal), rows[i].state);
        assert_int_equal(dose_permille(&day, &goal), rows[i].permille);
    }
}

/* Of a day of short sessions exactly one is the one that made it enough. */
static void test_enough_is_said_once(void **state)
{
    struct day_totals day = {0};
    int said = 0;
    (void)state;
    for (int i = 0; i < 40; i++) {
        struct day_totals before = day;
        dose_add(&day, 30, MINUTE_US);
        if (dose_became_enough(&before, &day)) {
            assert_int_equal(i, DOSE_ENOUGH_MIN - 1);
            said++;
        }
    }
    assert_int_equal(said, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_adding_up), cmocka_unit_test(test_states),
                                       cmocka_unit_test(test_enough_is_said_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
