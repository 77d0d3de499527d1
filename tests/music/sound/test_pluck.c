#include <math.h>

#include "check.h"
#include "music/fixture.h"
#include "music/sound/pluck.h"

#define SECONDS 4
#define FRAMES  (SECONDS * SYNTH_RATE_HZ)
#define TURN    6.283185307179586

struct bench {
    float line[PLUCK_FRAMES], out[FRAMES];
    struct pluck pluck;
};

static const struct style_pluck nylon = {
    .place = 0.2f, .bright_hz = 3000, .noise = 0.1f, .decay_ms = 3000, .high_decay_ms = 300};
static const struct style_pluck steel = {
    .place = 0.1f, .bright_hz = 12000, .noise = 0.3f, .decay_ms = 8000, .high_decay_ms = 3000};
static const struct style_pluck dull = {
    .place = 0.5f, .bright_hz = 600, .noise = 0, .decay_ms = 1500, .high_decay_ms = 20};
static const struct style_pluck extreme = {
    .place = 0.02f, .bright_hz = 16000, .noise = 1, .decay_ms = 20000, .high_decay_ms = 10000};

static int open_bench(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    bench->pluck.line = bench->line;
    *state = bench;
    return 0;
}

static int close_bench(void **state)
{
    free(*state);
    return 0;
}

static double hz_of(int pitch)
{
    return 440 * exp2((pitch - 69) / 12.0);
}

/* Into bench->out, in chunks of odd sizes too; the frames until it had died away, FRAMES if it hadn't. */
static int play(struct bench *bench, const struct style_pluck *sound, double hz, float strength, double glide_cents)
{
    memset(bench->out, 0, sizeof bench->out);
    pluck_start(&bench->pluck, sound, (float)hz, strength, 77);
    for (int at = 0, chunk = 0; at < FRAMES; chunk++) {
        int count = chunk % 3 == 0 ? 17 : PLUCK_CHUNK;
        count = count < FRAMES - at ? count : FRAMES - at;
        double cents = glide_cents * sin(TURN * 5 * at / SYNTH_RATE_HZ);
        if (!pluck_render(&bench->pluck, (float)(hz * exp2(cents / 1200)), bench->out + at, count))
            return at;
        at += count;
    }
    return FRAMES;
}

/* The part of a sound near hz around a frame, seen through a Hann window: its strength, and its phase in turns as an
 * oscillator that has run at hz since frame 0 sees it. */
static double listen(const float *out, int from, int length, double hz, double *turns)
{
    double real = 0, imaginary = 0;
    for (int i = 0; i < length; i++) {
        double window = 0.5 - 0.5 * cos(TURN * i / length), angle = TURN * fmod(hz / SYNTH_RATE_HZ * (from + i), 1);
        real += window * out[from + i] * cos(angle);
        imaginary -= window * out[from + i] * sin(angle);
    }
    if (turns != NULL)
        *turns = atan2(imaginary, real) / TURN;
    return hypot(real, imaginary) * 4 / length;
}

#define LISTEN 16384
#define HOP    512

/* From C1 to C8: how fast the phase of the lowest partial drifts against an oscillator in tune. */
static void test_in_tune(void **state)
{
    struct bench *bench = *state;
    static const struct style_pluck *const sounds[] = {&nylon, &steel, &dull, &extreme};
    double worst = 0;
    for (size_t s = 0; s < sizeof sounds / sizeof *sounds; s++) {
        for (int pitch = 24; pitch <= 108; pitch++) {
            double hz = hz_of(pitch), first, second;
            play(bench, sounds[s], hz, 0.8f, 0);
            double strength = listen(bench->out, 1000, LISTEN, hz, &first);
            listen(bench->out, 1000 + HOP, LISTEN, hz, &second);
            double off = remainder(second - first, 1) * SYNTH_RATE_HZ / HOP, cents = 1200 * log2(1 + off / hz);
            if (!(fabs(cents) < 2))
                fail_msg("sound %zu, pitch %d: %.3f cents off", s, pitch, cents);
            worst = fmax(worst, fabs(cents));
            /* And it is that partial, not a neighbour that the drift alone can't tell from it. */
            assert_true(strength > 3 * listen(bench->out, 1000, LISTEN, hz * 0.75, NULL));
            assert_true(strength > 3 * listen(bench->out, 1000, LISTEN, hz * 1.25, NULL));
        }
    }
    print_message("worst %.3f cents\n", worst);
}

/* How long a partial takes to fall by 60 dB, from its strength at two moments. */
static double decay_ms(const struct bench *bench, double hz, int from, int to)
{
    double fall_db = 20 * log10(listen(bench->out, from, 4096, hz, NULL) / listen(bench->out, to, 4096, hz, NULL));
    return 60 / fall_db * (to - from) * 1000 / SYNTH_RATE_HZ;
}

static void test_rings_as_long_as_asked(void **state)
{
    struct bench *bench = *state;
    static const int pitches[] = {48, 60, 72, 84};
    for (size_t i = 0; i < sizeof pitches / sizeof *pitches; i++) {
        double hz = hz_of(pitches[i]), high_hz = hz * round(4000 / hz), wanted = nylon.decay_ms * sqrt(261.63 / hz);
        play(bench, &nylon, hz, 1, 0);
        double low = decay_ms(bench, hz, 2000, 26000), high = decay_ms(bench, high_hz, 500, 4500);
        if (fabs(low / wanted - 1) > 0.05 || fabs(high / nylon.high_decay_ms - 1) > 0.3)
            fail_msg("pitch %d rings %.0f ms, %.0f wanted, and %.0f ms at 4 kHz", pitches[i], low, wanted, high);
    }
}

/* The wildest sound, bent, on every pitch that a tune can hold: bounded, no denormal numbers, and in the end silent. */
static void test_stable_to_the_end(void **state)
{
    struct bench *bench = *state;
    for (int pitch = 0; pitch <= 127; pitch += 3) {
        int end = play(bench, &extreme, hz_of(pitch), 1, 100);
        double first = 0, last = 0;
        for (int i = 0; i < end; i++) {
            if (!(fabsf(bench->out[i]) < 2))
                fail_msg("pitch %d: %g at frame %d", pitch, (double)bench->out[i], i);
            *(i < FRAMES / 2 ? &first : &last) += (double)bench->out[i] * bench->out[i];
        }
        assert_true(first > 0 && last < first);
        for (int i = 0; i < PLUCK_FRAMES; i++)
            assert_int_not_equal(fpclassify(bench->line[i]), FP_SUBNORMAL);
    }
    assert_true(play(bench, &dull, 440, 1, 0) < FRAMES); /* dies of itself: its voice is free */
    for (int i = 0; i < PLUCK_FRAMES; i++)
        assert_int_not_equal(fpclassify(bench->line[i]), FP_SUBNORMAL);
}

static void test_no_offset(void **state)
{
    struct bench *bench = *state;
    for (int pitch = 0; pitch <= 127; pitch++) {
        double energy = 0;
        play(bench, &extreme, hz_of(pitch), 1, 0);
        for (int i = 0; i < FRAMES; i++)
            energy += (double)bench->out[i] * bench->out[i];
        double offset = listen(bench->out, 0, FRAMES, 0, NULL) / 2;
        if (!(offset < 0.001 * sqrt(energy / FRAMES)))
            fail_msg("pitch %d: offset %.2g of %.2g", pitch, offset, sqrt(energy / FRAMES));
    }
}

/* The share of what is heard in the differences: the higher, the brighter. */
static double brightness(const struct bench *bench)
{
    double slope = 0, energy = 0;
    for (int i = 1; i < 9600; i++) {
        slope += pow(bench->out[i] - bench->out[i - 1], 2);
        energy += pow(bench->out[i], 2);
    }
    return sqrt(slope / energy);
}

static void test_softer_is_darker(void **state)
{
    struct bench *bench = *state;
    double last = 0;
    for (float strength = 0.2f; strength <= 1; strength += 0.2f) {
        play(bench, &nylon, 220, strength, 0);
        assert_true(brightness(bench) > last * 1.05);
        last = brightness(bench);
    }
    assert_true(last > 0.02 && last < 1);
}

/* Plucked in the middle, a string has no even partials; near the bridge it has. */
static void test_place_is_heard(void **state)
{
    struct bench *bench = *state;
    struct style_pluck sound = nylon;
    double even[2];
    for (int i = 0; i < 2; i++) {
        sound.place = i == 0 ? 0.5f : 0.1f;
        sound.noise = 0;
        play(bench, &sound, 220, 1, 0);
        even[i] = listen(bench->out, 500, 4096, 440, NULL) / listen(bench->out, 500, 4096, 220, NULL);
    }
    assert_true(even[0] < 0.03 && even[1] > 0.4);
}

/* The fourth difference: next to nothing of what is low and dull, nearly all of a click. */
static double sharpest(const float *out, int from, int to)
{
    double most = 0;
    for (int i = from; i < to; i++)
        most = fmax(most, fabs((double)out[i - 4] - 4.0 * out[i - 3] + 6.0 * out[i - 2] - 4.0 * out[i - 1] + out[i]));
    return most;
}

static void test_a_moving_pitch_does_not_click(void **state)
{
    struct bench *bench = *state;
    play(bench, &dull, 110, 1, 0);
    double still = sharpest(bench->out, 4800, 48000), peak = 0;
    for (int i = 4800; i < 48000; i++)
        peak = fmax(peak, fabsf(bench->out[i]));
    play(bench, &dull, 110, 1, 60);
    double moving = sharpest(bench->out, 4800, 48000);
    assert_true(peak > 0.05);
    if (moving > still * 2 + peak * 1e-3)
        fail_msg("sharpest %.3g still, %.3g moving, of %.3g", still, moving, peak);
}

static struct style dull_style(int *voice)
{
    struct style style = *fixture_style();
    *voice = style.lead.voices[0];
    style.instruments[*voice] = (struct style_instrument){.kind = STYLE_TONE,
                                                          .level_db = -24,
                                                          .tone = {.wave = STYLE_PLUCK,
                                                                   .attack_ms = 8,
                                                                   .decay_ms = 4000,
                                                                   .sustain = 1,
                                                                   .release_ms = 60,
                                                                   .cutoff_hz = 500,
                                                                   .filter_decay_ms = 100,
                                                                   .pluck = dull}};
    style.instruments[*voice].tone.pluck.decay_ms = 20000;
    style.room.hiss_db = style.room.crackle_db = -120;
    style.room.reverb_db = style.room.delay_db = style.room.chorus_db = -120;
    style.room.drive = 0;
    return style;
}

/* More strings than there are voices, started, let go, pressed out and cut off by the end: nothing above what the
 * strings themselves have. */
static void test_starts_steals_and_ends_dont_click(void **state)
{
    (void)state;
    int voice;
    struct style style = dull_style(&voice);
    struct tune_note notes[200];
    for (int i = 0; i < 200; i++)
        notes[i] = (struct tune_note){.start_us = i * 10007,
                                      .duration_us = i % 5 == 0 ? 300000 : 4000000,
                                      .voice = (int16_t)voice,
                                      .pitch = (int16_t)(36 + i % 17),
                                      .velocity = 70};
    struct tune tune = {.notes = notes, .count = 200, .end_us = 4000000, .bpm_milli = 120000};
    struct synth *synth = synth_create(&tune, &style);
    assert_non_null(synth);
    int64_t frames;
    int16_t *mix = fixture_mix(synth, &frames);
    synth_destroy(synth);
    float *left = calloc((size_t)frames, sizeof *left);
    double peak = 0;
    for (int64_t i = 0; i < frames; i++) {
        left[i] = mix[2 * i];
        peak = fmax(peak, fabsf(left[i]));
    }
    assert_true(peak > 4000);
    double sharp = sharpest(left, 4, (int)frames);
    if (sharp > 40) /* rounding to whole numbers alone makes 8 */
        fail_msg("sharpest %.1f of %.0f", sharp, peak);
    free(left);
    free(mix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_tune),
        cmocka_unit_test(test_rings_as_long_as_asked),
        cmocka_unit_test(test_stable_to_the_end),
        cmocka_unit_test(test_no_offset),
        cmocka_unit_test(test_softer_is_darker),
        cmocka_unit_test(test_place_is_heard),
        cmocka_unit_test(test_a_moving_pitch_does_not_click),
        cmocka_unit_test(test_starts_steals_and_ends_dont_click),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
