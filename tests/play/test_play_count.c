#include "check.h"
#include "play/play_count.h"
#include "stage/fixture.h"

/* The short level is at 60 bpm, its second part has the reps. */
static void test_a_bar_of_beats(void **state)
{
    struct fixture fixture;
    struct error error = {0};
    struct play_count count;
    (void)state;
    fixture_open(&fixture, &fixture_short, 1);
    const struct library_level *level = levels_make(&fixture.levels, "practice-2-short", &error);
    assert_non_null(level);
    play_count_init(&count, level, &level->chart);
    int ticks = 0;
    for (int64_t us = -500000; us < 8000000; us += 1000) {
        bool due = play_count_step(&count, us);
        ticks += due;
        if (due != (us >= 0 && us < 4000000 && us % 1000000 == 0))
            fail_msg("at %lld us", (long long)us);
    }
    assert_int_equal(ticks, 4);
    /* One stall, one tick. */
    play_count_init(&count, level, &level->chart);
    assert_true(play_count_step(&count, 2500000));
    assert_false(play_count_step(&count, 2600000));
    assert_true(play_count_step(&count, 3000000));
    fixture_close(&fixture);
}

static void test_levels_settle_in(void **state)
{
    struct fixture fixture;
    struct play_count count;
    (void)state;
    fixture_open(&fixture, &fixture_short, 1);
    play_count_init(&count, &fixture.levels.library.levels[0], &fixture.levels.library.levels[0].chart);
    assert_false(play_count_step(&count, 5000000));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bar_of_beats),
        cmocka_unit_test(test_levels_settle_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
