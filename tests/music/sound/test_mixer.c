/* What dies away must not turn into denormal numbers: a machine takes many times as long for those. Looked for in the
 * states, where they would stay, not by the clock. */
#include <math.h>

#include "check.h"
#include "music/fixture.h"
#include "music/sound/mixer.h"
#include "music/sound/synth.h"
#include "music/sound/voice.h"

#define SHORT_CHUNKS  8                                   /* the limiter's delay, and before the room answers */
#define SILENT_CHUNKS (600 * SYNTH_RATE_HZ / MIXER_CHUNK) /* ten minutes */

static int count_subnormal(const float *values, size_t count)
{
    int found = 0;
    for (size_t i = 0; i < count; i++)
        found += fpclassify(values[i]) == FP_SUBNORMAL;
    return found;
}

#define SUBNORMAL(array) count_subnormal((const float *)(array), sizeof(array) / sizeof(float))

static int subnormal_in(const struct mixer *mixer)
{
    int found = SUBNORMAL(mixer->delay.lines) + SUBNORMAL(mixer->delay.damp) + SUBNORMAL(mixer->chorus.lines) +
                SUBNORMAL(mixer->low_cut.s1) + SUBNORMAL(mixer->low_cut.s2) + SUBNORMAL(mixer->high_cut.s1) +
                SUBNORMAL(mixer->high_cut.s2) + SUBNORMAL(mixer->limiter.line) + SUBNORMAL(mixer->limiter.history) +
                count_subnormal(&mixer->duck, 1) + count_subnormal(&mixer->duck_last, 1);
    for (int stem = 0; stem < MIXER_STEM_COUNT; stem++) {
        const struct reverb *room = &mixer->reverbs[stem];
        found += SUBNORMAL(room->lines) + SUBNORMAL(room->damp) + SUBNORMAL(room->predelay) + SUBNORMAL(room->allpass);
    }
    return found;
}

static struct mixer *mixer_after_a_hit(const struct style *style, const struct osc_tables *tables)
{
    struct mixer *mixer = calloc(1, sizeof *mixer);
    float frames[MIXER_CHUNK][MIXER_LANES];
    mixer_init(mixer, style, tables, 96000);
    for (int i = 0; i < style->instrument_count; i++)
        mixer_bus(mixer, i)->left[7] = 0.5f;
    mixer_duck(mixer, 1);
    mixer_run(mixer, 0, frames);
    return mixer;
}

static void test_ten_silent_minutes_hold_no_denormal_numbers(void **state)
{
    (void)state;
    static struct osc_tables tables;
    osc_init(&tables);
    struct mixer *mixer = mixer_after_a_hit(fixture_style(), &tables);
    float frames[MIXER_CHUNK][MIXER_LANES], loudest = 0;
    for (int32_t chunk = 0; chunk < SILENT_CHUNKS; chunk++) {
        mixer_run(mixer, 0, frames);
        if (chunk % 1000 == 0 || chunk == SILENT_CHUNKS - 1)
            assert_int_equal(subnormal_in(mixer), 0);
    }
    for (int i = 0; i < MIXER_CHUNK; i++)
        for (int lane = 0; lane < MIXER_LANES; lane++)
            loudest = fmaxf(loudest, fabsf(frames[i][lane]));
    assert_true(loudest < 1e-6f); /* and no sound */
    free(mixer);
}

/* Rooms whose sound has died away cost nothing: they stand still. */
static void test_empty_rooms_rest(void **state)
{
    (void)state;
    static struct osc_tables tables;
    osc_init(&tables);
    struct mixer *mixer = mixer_after_a_hit(fixture_style(), &tables);
    float frames[MIXER_CHUNK][MIXER_LANES];
    for (int32_t chunk = 0; chunk < 60 * SYNTH_RATE_HZ / MIXER_CHUNK; chunk++)
        mixer_run(mixer, 0, frames);
    uint32_t at = mixer->reverbs[MIXER_LEAD].at;
    mixer_run(mixer, 0, frames);
    assert_int_equal(mixer->reverbs[MIXER_LEAD].at, at);
    mixer_bus(mixer, 0)->left[3] = 0.5f;
    mixer_run(mixer, 0, frames);
    assert_int_equal(mixer->reverbs[MIXER_LEAD].at, at + MIXER_CHUNK);
    free(mixer);
}

/* A note held for ten minutes: its filter, its FM and its fall have long arrived. */
static void test_long_notes_hold_no_denormal_numbers(void **state)
{
    (void)state;
    static struct osc_tables tables;
    osc_init(&tables);
    static float line[PLUCK_FRAMES];
    const struct style *style = fixture_style();
    for (int16_t i = 0; i < style->instrument_count; i++) {
        struct voice voice = {.pluck.line = line};
        struct tune_note note = {.voice = i, .pitch = 57, .velocity = 90};
        float left[VOICE_CHUNK], right[VOICE_CHUNK];
        voice_start(&voice, style, &note, 0, INT64_MAX);
        voice.release_at = INT64_MAX; /* of drums too */
        for (int64_t at = 0; at < SILENT_CHUNKS / 20 * (int64_t)VOICE_CHUNK && voice.busy; at += VOICE_CHUNK) {
            voice_render(&voice, &tables, at, 1, left, right, VOICE_CHUNK);
            const float levels[] = {voice.level,      voice.filter_level, voice.fm_level,  voice.bend_level,
                                    voice.tone_level, voice.noise_level,  voice.filter.s1, voice.filter.s2};
            assert_int_equal(SUBNORMAL(levels), 0);
            if (at % (1000 * VOICE_CHUNK) == 0)
                assert_int_equal(SUBNORMAL(line), 0);
        }
    }
}

/* What an instrument plays on one side comes out on that side, and what leads is in the mix alone. */
static void test_every_stem_and_side_has_its_own_lane(void **state)
{
    (void)state;
    static struct osc_tables tables;
    const struct style *style = fixture_style();
    osc_init(&tables);
    for (int i = 0; i < style->instrument_count; i++) {
        for (int side = 0; side < 2; side++) {
            struct mixer *mixer = calloc(1, sizeof *mixer);
            float frames[MIXER_CHUNK][MIXER_LANES], loudest[MIXER_LANES] = {0};
            mixer_init(mixer, style, &tables, 96000);
            bool leads = mixer->buses[i].stem == MIXER_LEAD;
            for (int chunk = 0; chunk < SHORT_CHUNKS; chunk++) {
                if (chunk == 0)
                    (side == 0 ? mixer_bus(mixer, i)->left : mixer_bus(mixer, i)->right)[7] = 0.5f;
                mixer_run(mixer, 0, frames);
                for (int lane = 0; lane < MIXER_LANES; lane++)
                    for (int at = 0; at < MIXER_CHUNK; at++)
                        loudest[lane] = fmaxf(loudest[lane], fabsf(frames[at][lane]));
            }
            assert_true(loudest[2 + side] > 0.05f);
            assert_true(loudest[2 + side] > 4 * loudest[3 - side]);
            if (leads)
                assert_true(loudest[0] + loudest[1] < 1e-6f);
            else
                assert_float_equal(loudest[side], loudest[2 + side], 1e-6);
            free(mixer);
        }
    }
}

/* The kick presses down whoever gives way to it, and lets them go again. */
static void test_the_kick_presses_the_others_down(void **state)
{
    (void)state;
    static struct osc_tables tables;
    const struct style *style = fixture_style_of("house");
    struct mixer *mixer = calloc(1, sizeof *mixer);
    float frames[MIXER_CHUNK][MIXER_LANES];
    int pressed = 0;
    osc_init(&tables);
    mixer_init(mixer, style, &tables, 120000);
    for (int i = 0; i < style->instrument_count; i++) {
        float down = powf(10, -style->room.duck_db * style->instruments[i].duck / 20), lowest = 1;
        for (int chunk = 0; chunk < 200; chunk++) {
            struct mixer_bus *bus = mixer_bus(mixer, i);
            for (int at = 0; at < MIXER_CHUNK; at++)
                bus->left[at] = 1;
            if (chunk == 0)
                mixer_duck(mixer, 1);
            mixer_run(mixer, 0, frames);
            lowest = fminf(lowest, bus->left[MIXER_CHUNK - 1]);
        }
        pressed += style->instruments[i].duck > 0;
        assert_in_range(lowest * 1000, down * 1000, down * 1100 + 60);
        assert_true(mixer->buses[i].left[MIXER_CHUNK - 1] > 0.7f);
    }
    assert_true(pressed > 0 && style->room.duck_db > 3);
    free(mixer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ten_silent_minutes_hold_no_denormal_numbers),
        cmocka_unit_test(test_empty_rooms_rest),
        cmocka_unit_test(test_every_stem_and_side_has_its_own_lane),
        cmocka_unit_test(test_the_kick_presses_the_others_down),
        cmocka_unit_test(test_long_notes_hold_no_denormal_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
