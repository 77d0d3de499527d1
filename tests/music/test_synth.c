#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "core/rng.h"
#include "music/fixture.h"
#include "music/synth.h"

struct song {
    struct chart chart;
    struct tune tune;
    int16_t *samples;
    int64_t frames;
};

static int16_t *render(const struct tune *tune, int64_t *frames)
{
    struct synth *synth = synth_create(tune, fixture_style());
    assert_non_null(synth);
    *frames = synth_frames(synth);
    int16_t *samples = malloc((size_t)*frames * 2 * sizeof *samples);
    synth_render(synth, samples, (int32_t)*frames);
    synth_destroy(synth);
    return samples;
}

/* Short, with every energy in it. */
static int make_song(void **state)
{
    static const struct fixture_part parts[] = {
        {2, NULL, NULL}, {4, "uudd", "uudd"}, {6, "uudd....", "....uudd"}, {2, NULL, NULL}};
    struct song *song = calloc(1, sizeof *song);
    song->chart = fixture_chart(parts, 4, 104, 0);
    song->tune = fixture_tune(&song->chart, "A minor", 11);
    song->samples = render(&song->tune, &song->frames);
    *state = song;
    return 0;
}

static int free_song(void **state)
{
    struct song *song = *state;
    tune_reset(&song->tune);
    chart_reset(&song->chart);
    free(song->samples);
    free(song);
    return 0;
}

static void test_length(void **state)
{
    const struct song *song = *state;
    assert_int_equal(song->frames, (song->tune.end_us + SYNTH_TAIL_US) * 48 / 1000);
}

static void test_any_slicing_gives_the_same(void **state)
{
    const struct song *song = *state;
    static const int32_t most[] = {1, 7, 64, 333, 4096};
    for (size_t m = 0; m < sizeof most / sizeof *most; m++) {
        struct synth *synth = synth_create(&song->tune, fixture_style());
        struct rng rng;
        rng_init(&rng, 5, m);
        int16_t block[4096 * 2];
        for (int64_t at = 0; at < song->frames;) {
            int32_t count = (int32_t)rng_range(&rng, 1, most[m]);
            count = count < song->frames - at ? count : (int32_t)(song->frames - at);
            synth_render(synth, block, count);
            if (memcmp(block, song->samples + 2 * at, (size_t)count * 4) != 0)
                fail_msg("differs at frame %lld in blocks up to %d", (long long)at, (int)most[m]);
            at += count;
        }
        synth_render(synth, block, 100); /* past the end: silence */
        for (int i = 0; i < 200; i++)
            assert_int_equal(block[i], 0);
        synth_destroy(synth);
    }
}

static void test_ends_are_silent(void **state)
{
    const struct song *song = *state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(song->samples[i], 0);
        assert_int_equal(song->samples[2 * song->frames - 1 - i], 0);
    }
    for (int64_t i = 2 * song->frames - 960; i < 2 * song->frames; i++)
        assert_true(abs(song->samples[i]) <= 8);
}

/* Not silent, not clipped, no standing offset, and no jump that would click. */
static void test_samples_are_clean(void **state)
{
    const struct song *song = *state;
    double sum[2] = {0}, energy = 0;
    int peak = 0, jump = 0;
    for (int64_t i = 0; i < 2 * song->frames; i++) {
        int value = song->samples[i];
        sum[i & 1] += value;
        energy += (double)value * value;
        peak = abs(value) > peak ? abs(value) : peak;
        if (i >= 2 && abs(value - song->samples[i - 2]) > jump)
            jump = abs(value - song->samples[i - 2]);
    }
    assert_true(peak <= 29204); /* -1 dBFS */
    assert_true(peak > 8000);
    assert_true(sqrt(energy / (2.0 * (double)song->frames)) > 1500);
    assert_true(fabs(sum[0] / (double)song->frames) < 16 && fabs(sum[1] / (double)song->frames) < 16);
    assert_true(jump < 14000);
}

/* Where a drum marks a lift, loudness rises: the sound is where the notes say. */
static void test_beats_are_heard_on_time(void **state)
{
    const struct song *song = *state;
    int heard = 0;
    for (int32_t r = 0; r < song->chart.rep_count; r++) {
        int64_t at = song->chart.reps[r].lift_us * 48 / 1000;
        double before = 0, after = 0;
        for (int64_t i = 1; i < 700; i++) { /* slopes: where high and hard sounds are */
            double slope = song->samples[2 * (at + i)] - song->samples[2 * (at + i) - 2];
            after += slope * slope;
            slope = song->samples[2 * (at - i)] - song->samples[2 * (at - i) - 2];
            before += slope * slope;
        }
        heard += after > before * 1.3;
    }
    assert_true(heard * 10 >= song->chart.rep_count * 8);
}

/* A tune of a single loud drum crowd pushes the limiter hard: the peak still stays below -1 dBFS. */
static void test_limiter_holds(void **state)
{
    (void)state;
    struct tune_note notes[400];
    for (int i = 0; i < 400; i++)
        notes[i] = (struct tune_note){.start_us = i / 20 * 100000,
                                      .duration_us = 90000,
                                      .voice = (int16_t)(i % 14),
                                      .pitch = (int16_t)(40 + i % 40),
                                      .velocity = 127};
    struct tune tune = {.notes = notes, .count = 400, .end_us = 3000000, .bpm_milli = 120000};
    int64_t frames;
    int16_t *samples = render(&tune, &frames);
    int peak = 0;
    for (int64_t i = 0; i < 2 * frames; i++)
        peak = abs(samples[i]) > peak ? abs(samples[i]) : peak;
    assert_in_range(peak, 24000, 29204);
    free(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_any_slicing_gives_the_same),
        cmocka_unit_test(test_ends_are_silent),
        cmocka_unit_test(test_samples_are_clean),
        cmocka_unit_test(test_beats_are_heard_on_time),
        cmocka_unit_test(test_limiter_holds),
    };
    return cmocka_run_group_tests(tests, make_song, free_song);
}
