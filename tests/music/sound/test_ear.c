/* The ears that listen to music are the tools' own. */
#include "check.h"
#include "music/fixture.h"
#include "music/sound/ear.h"

static struct ear_sound render(const char *level, const char *style)
{
    struct level_music music;
    struct chart chart = fixture_level(level, &music);
    struct tune tune = fixture_level_tune(&chart, &music, style);
    struct synth *synth = synth_create(&tune, fixture_style_of(style));
    struct ear_sound sound;
    assert_non_null(synth);
    sound.samples = fixture_mix(synth, &sound.frames);
    synth_destroy(synth);
    tune_reset(&tune);
    chart_reset(&chart);
    return sound;
}

static void assert_same_beats(const struct ear_beats *heard, const struct ear_beats *wanted)
{
    assert_in_range(wanted->count, 50, EAR_BEATS_MAX);
    assert_int_equal(heard->count, wanted->count);
    assert_memory_equal(heard->us, wanted->us, (size_t)wanted->count * sizeof wanted->us[0]);
}

/* aubio's detector put together from its parts hears what aubio's detector hears; the rests fall silent in one, and the
 * beat slips in the other. */
static void test_one_go_is_aubio(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"one-minute", "ambient"}, {"night-train", "house"}};
    static struct ear_beats heard[EAR_BEGINNINGS], plain;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct ear_sound sound = render(pairs[i][0], pairs[i][1]);
        ear_beats(&sound, heard);
        ear_beats_plain(&sound, &plain);
        assert_same_beats(&heard[0], &plain);
        free(sound.samples);
    }
}

/* The greatest peak is where it is found among the stretches that are looked at. */
static void test_true_peak_is_that_of_the_whole(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"one-minute", "chiptune"}, {"one-minute", "house"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct ear_sound sound = render(pairs[i][0], pairs[i][1]);
        double peak = ear_true_peak(&sound), plain = ear_true_peak_plain(&sound);
        printf("%s in %s: %.6f\n", pairs[i][0], pairs[i][1], plain);
        assert_memory_equal(&peak, &plain, sizeof peak);
        free(sound.samples);
    }
}

/* A peak between two samples, which grows as much as it can, far from the greatest of the samples. */
static void test_true_peak_between_samples(void **state)
{
    (void)state;
    enum { FRAMES = 4800, AT = 3001 };
    struct ear_sound sound = {calloc((size_t)FRAMES * EAR_CHANNELS, sizeof(int16_t)), FRAMES};
    assert_non_null(sound.samples);
    sound.samples[200 * EAR_CHANNELS] = 20000;
    for (int i = 0; i < 12; i++)
        sound.samples[(AT + i) * EAR_CHANNELS + 1] = (int16_t)((i < 6 ? 6 - i : i - 5) % 2 ? 15000 : -15000);
    double peak = ear_true_peak(&sound), plain = ear_true_peak_plain(&sound);
    free(sound.samples);
    assert_true(plain > 1.8 * 15000 / 32768);
    assert_memory_equal(&peak, &plain, sizeof peak);
}

/* A later beginning hears what aubio hears of a sound that begins there, once it has found its feet: the hops that lead
 * into the first are silent for the one and not for the other. */
static void test_later_beginnings_are_aubio(void **state)
{
    (void)state;
    static struct ear_beats heard[EAR_BEGINNINGS], plain;
    struct ear_sound sound = render("one-minute", "house");
    ear_beats(&sound, heard);
    for (int b = 1; b < EAR_BEGINNINGS; b++) {
        int64_t from = b * EAR_BEGINNING_FRAMES;
        struct ear_sound rest = {.samples = sound.samples + from * EAR_CHANNELS, .frames = sound.frames - from};
        int near = 0;
        ear_beats_plain(&rest, &plain);
        for (int i = 0, j = 0; i < plain.count; i++) {
            int64_t at_us = plain.us[i] + from * 1000000 / EAR_RATE_HZ;
            while (j < heard[b].count && heard[b].us[j] < at_us - 5000)
                j++;
            near += j < heard[b].count && heard[b].us[j] < at_us + 5000;
        }
        printf("beginning %d: %d of %d\n", b, near, plain.count);
        assert_in_range(near, plain.count * 9 / 10, plain.count);
    }
    free(sound.samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_go_is_aubio),
        cmocka_unit_test(test_true_peak_is_that_of_the_whole),
        cmocka_unit_test(test_true_peak_between_samples),
        cmocka_unit_test(test_later_beginnings_are_aubio),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
