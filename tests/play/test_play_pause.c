#include "play/play_pause.h"

#include "check.h"

static void test_a_song_that_runs_cannot_go_on(void **state)
{
    (void)state;
    struct play_pause pause = {0};
    play_pause_go_on(&pause, 7);
    assert_int_equal(pause.phase, PLAY_PHASE_RUNNING);
}

static void test_holds_once(void **state)
{
    (void)state;
    struct play_pause pause = {0};
    assert_true(play_pause_hold(&pause));
    assert_false(play_pause_hold(&pause));
    assert_int_equal(pause.phase, PLAY_PHASE_PAUSED);
}

static void test_counts_three_and_goes_on(void **state)
{
    (void)state;
    const int64_t start = 5000000;
    struct play_pause pause = {0};
    play_pause_hold(&pause);
    play_pause_go_on(&pause, start);
    assert_int_equal(pause.phase, PLAY_PHASE_COUNTING);
    for (int i = 0; i < PLAY_PAUSE_COUNT; i++) {
        int64_t mono = start + i * PLAY_PAUSE_BEAT_US;
        assert_int_equal(play_pause_number(&pause, mono), PLAY_PAUSE_COUNT - i);
        assert_int_equal(play_pause_number(&pause, mono + PLAY_PAUSE_BEAT_US - 1), PLAY_PAUSE_COUNT - i);
        assert_false(play_pause_step(&pause, mono + PLAY_PAUSE_BEAT_US - 1));
    }
    int64_t end = start + PLAY_PAUSE_COUNT * PLAY_PAUSE_BEAT_US;
    assert_true(play_pause_step(&pause, end));
    assert_false(play_pause_step(&pause, end));
    assert_int_equal(pause.phase, PLAY_PHASE_RUNNING);
}

static void test_count_can_be_stopped(void **state)
{
    (void)state;
    struct play_pause pause = {0};
    play_pause_hold(&pause);
    play_pause_go_on(&pause, 0);
    play_pause_go_on(&pause, 500000); /* it counts already */
    assert_int_equal(pause.phase, PLAY_PHASE_COUNTING);
    assert_int_equal(play_pause_number(&pause, PLAY_PAUSE_BEAT_US), 2);
    assert_false(play_pause_hold(&pause));
    assert_int_equal(pause.phase, PLAY_PHASE_PAUSED);
    assert_false(play_pause_step(&pause, 100000000));
    play_pause_go_on(&pause, 3);
    assert_false(play_pause_hold(&pause)); /* the focus lost while counting: the song stood already */
    assert_int_equal(pause.phase, PLAY_PHASE_PAUSED);
}

/* Each of 3, 2, 1 sounds once, however often it is asked. */
static void test_the_count_is_told_once_a_number(void **state)
{
    (void)state;
    struct play_pause pause = {0};
    assert_false(play_pause_count(&pause, 0));
    play_pause_hold(&pause);
    assert_false(play_pause_count(&pause, 500));
    for (int again = 0; again < 2; again++) {
        int told = 0;
        int64_t start_us = 1000000 * (again + 1);
        play_pause_go_on(&pause, start_us);
        for (int64_t us = 0; us < PLAY_PAUSE_COUNT * PLAY_PAUSE_BEAT_US; us += 10000) {
            bool tells = play_pause_count(&pause, start_us + us);
            assert_int_equal(tells, us % PLAY_PAUSE_BEAT_US == 0);
            told += tells;
        }
        assert_int_equal(told, PLAY_PAUSE_COUNT);
        play_pause_hold(&pause);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_holds_once), cmocka_unit_test(test_a_song_that_runs_cannot_go_on),
        cmocka_unit_test(test_counts_three_and_goes_on), cmocka_unit_test(test_count_can_be_stopped),
        cmocka_unit_test(test_the_count_is_told_once_a_number)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
