#include "app/display_clock.h"

#include "core/rng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define FRAME_US INT64_C(16667)

static void test_starts_where_the_song_is(void **state)
{
    (void)state;
    struct display_clock clock = {0};
    assert_int_equal(display_clock_step(&clock, 5000000, 1234567), 1234567);
}

/* Song time that jitters by some ms: what is shown moves on evenly, never back, and stays near. */
static void test_smooths_jitter(void **state)
{
    (void)state;
    struct display_clock clock = {0};
    struct rng rng;
    rng_init(&rng, 4, 0);
    int64_t before_us = display_clock_step(&clock, 0, 0), song_us = 0;
    for (int64_t mono_us = FRAME_US; mono_us < 20000000; mono_us += FRAME_US) {
        int64_t jittered_us = mono_us + rng_range(&rng, -4000, 4000);
        song_us = jittered_us > song_us ? jittered_us : song_us;
        int64_t shown_us = display_clock_step(&clock, mono_us, song_us);
        assert_in_range(shown_us - before_us, FRAME_US - 1500, FRAME_US + 1500);
        assert_true(llabs(shown_us - mono_us) < 4000);
        before_us = shown_us;
    }
}

/* A song that runs half a percent fast is followed, a constant lead of some ms behind. */
static void test_follows_another_rate(void **state)
{
    (void)state;
    struct display_clock clock = {0};
    for (int64_t mono_us = 0; mono_us < 30000000; mono_us += 1000) {
        int64_t song_us = mono_us + mono_us / 200;
        int64_t shown_us = display_clock_step(&clock, mono_us, song_us);
        assert_true(llabs(shown_us - song_us) < 2000);
    }
}

static void test_stands_with_the_song(void **state)
{
    (void)state;
    struct display_clock clock = {0};
    int64_t mono_us = 0, shown_us = 0;
    for (; mono_us < 1000000; mono_us += FRAME_US)
        shown_us = display_clock_step(&clock, mono_us, mono_us);
    int64_t paused_us = mono_us - FRAME_US;
    for (int i = 0; i < 100; i++, mono_us += FRAME_US) {
        int64_t next_us = display_clock_step(&clock, mono_us, paused_us);
        assert_true(next_us >= shown_us);
        assert_true(next_us <= paused_us + DISPLAY_CLOCK_STANDS_US + FRAME_US);
        shown_us = next_us;
    }
    assert_int_equal(display_clock_step(&clock, mono_us, paused_us), shown_us);
    /* Going on does not jump. */
    mono_us += FRAME_US;
    int64_t resumed_us = display_clock_step(&clock, mono_us, paused_us + FRAME_US);
    assert_in_range(resumed_us - shown_us, 0, FRAME_US + 1000);
}

static void test_jumps(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int64_t mono_us, song_us, want_us;
    } rows[] = {
        {"a large step ahead is taken at once", FRAME_US, 500000, 500000},
        {"a song that begins anew", FRAME_US, 0, 0},
        {"a machine that slept", 3000000, 3100000, 3100000},
        {"a clock that went back", -5, 100100, 100100},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct display_clock clock = {0};
        display_clock_step(&clock, 0, 100000);
        int64_t got_us = display_clock_step(&clock, rows[i].mono_us, rows[i].song_us);
        if (got_us != rows[i].want_us)
            fail_msg("%s: %lld", rows[i].name, (long long)got_us);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts_where_the_song_is),
        cmocka_unit_test(test_smooths_jitter),
        cmocka_unit_test(test_follows_another_rate),
        cmocka_unit_test(test_stands_with_the_song),
        cmocka_unit_test(test_jumps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
