#include "play/display_clock.h"

#include "check.h"
#include "core/base/rng.h"

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

/* How a song clock may behave, at its worst: it jitters, leans by a fifth, stops, stutters, skips ahead. */
static int64_t wild_song_us(struct rng *rng, int64_t song_us, int64_t passed_us)
{
    static const int lean_percent[] = {80, 100, 100, 100, 120};
    int64_t moved_us = passed_us * lean_percent[rng_range(rng, 0, 4)] / 100 + rng_range(rng, -3000, 3000);
    int fate = (int)rng_range(rng, 0, 199);
    if (fate < 10)
        moved_us = 0;
    else if (fate == 10)
        moved_us += rng_range(rng, 0, 400000);
    return song_us + (moved_us > 0 ? moved_us : 0);
}

/* Whatever the song clock and the pace of frames do, while song time doesn't fall no frame goes backward. */
static void test_never_backward(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct display_clock clock = {0};
        struct rng rng;
        rng_init(&rng, seed, 0);
        int64_t mono_us = 0, song_us = 0, shown_us = display_clock_step(&clock, 0, 0);
        for (int i = 0; i < 5000; i++) {
            int64_t passed_us = rng_range(&rng, 0, 299) ? rng_range(&rng, 200, 40000) : rng_range(&rng, 0, 2000000);
            mono_us += passed_us;
            song_us = wild_song_us(&rng, song_us, passed_us);
            int64_t next_us = display_clock_step(&clock, mono_us, song_us);
            if (next_us < shown_us)
                fail_msg("seed %d, step %d: %lld us backward", (int)seed, i, (long long)(shown_us - next_us));
            shown_us = next_us;
        }
    }
}

/* Hills move 154 px a second at 1280: between two frames, looked at as often as the game does, they step by what the
 * time between calls for to within half a pixel, though the song clock jitters by 3 ms (SD) and its rate is off. */
static void test_hills_move_evenly(void **state)
{
    (void)state;
    static const double px_per_us = 154.0 / 1e6, jitter_px_most = 0.5;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        struct display_clock clock = {0};
        struct rng rng;
        rng_init(&rng, seed, 0);
        double rate = 1.0 + (double)rng_range(&rng, -1000, 1000) / 1e6;
        int64_t song_us = 0, shown_us = 0, frame_us = 0;
        for (int64_t mono_us = 0, look = 0; mono_us < 20000000; look++) {
            mono_us += rng_range(&rng, 900, 1300);
            int64_t noise_us = 0;
            for (int i = 0; i < 12; i++)
                noise_us += rng_range(&rng, -3000, 3000) / 2;
            int64_t jittered_us = (int64_t)((double)mono_us * rate) + noise_us;
            song_us = jittered_us > song_us ? jittered_us : song_us;
            int64_t now_us = display_clock_step(&clock, mono_us, song_us);
            if (look % 15)
                continue;
            double off_px = (double)((now_us - shown_us) - (mono_us - frame_us)) * px_per_us;
            if (look > 15 && (off_px > jitter_px_most || off_px < -jitter_px_most))
                fail_msg("seed %d, at %lld us: off by %.2f px", (int)seed, (long long)mono_us, off_px);
            shown_us = now_us;
            frame_us = mono_us;
        }
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
        cmocka_unit_test(test_never_backward),
        cmocka_unit_test(test_hills_move_evenly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
