#include "check.h"
#include "music/fixture.h"
#include "music/notes/click.h"
#include "music/sound/synth.h"

#define LOUD 1000 /* of a sample: well into the attack of a click */

static const struct click clicks[] = {{500000, false}, {1300000, true}, {2100000, false}, {2123457, true}};
#define COUNT (int)(sizeof clicks / sizeof clicks[0])

static bool quiet(const int16_t *samples, int64_t from, int64_t to, int threshold)
{
    for (int64_t i = 2 * from; i < 2 * to; i++)
        if (abs(samples[i]) > threshold)
            return false;
    return true;
}

/* Silence before each click, and sound within a millisecond and a half of its time: its attack takes two. */
static void test_clicks_sound_on_time_and_dry(void **state)
{
    (void)state;
    struct tune tune;
    struct style *style = malloc(sizeof *style);
    assert_non_null(style);
    click_style(style, fixture_style());
    assert_true(click_tune(&tune, clicks, COUNT, 3000000));
    assert_int_equal(tune.count, COUNT);
    struct synth *synth = synth_create(&tune, style);
    assert_non_null(synth);
    int64_t frames;
    int16_t *samples = fixture_mix(synth, &frames);
    for (int i = 0; i < 3; i++) { /* the last one comes while the one before still rings */
        int64_t at = clicks[i].t_us * 48 / 1000;
        assert_true(quiet(samples, at - 9600, at, 3));
        assert_false(quiet(samples, at, at + 72, LOUD));
        assert_true(quiet(samples, at + 20000, at + 24000, 3));
    }
    assert_true(quiet(samples, 3000 * 48, frames, 3));
    free(samples);
    synth_destroy(synth);
    tune_reset(&tune);
    free(style);
}

static void test_pitches_differ(void **state)
{
    (void)state;
    struct tune tune;
    assert_true(click_tune(&tune, clicks, 2, 3000000));
    assert_int_not_equal(tune.notes[0].voice, tune.notes[1].voice);
    assert_true(tune.notes[0].pitch > tune.notes[1].pitch);
    assert_int_equal(tune.notes[1].start_us, 1300000);
    tune_reset(&tune);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_clicks_sound_on_time_and_dry),
                                       cmocka_unit_test(test_pitches_differ)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
