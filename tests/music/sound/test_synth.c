#include <math.h>

#include "check.h"
#include "core/base/rng.h"
#include "music/fixture.h"
#include "music/sound/osc.h"
#include "music/sound/synth.h"

struct song {
    struct chart chart;
    struct tune tune;
    struct synth_frame *stems;
    int16_t *samples; /* of the mix */
    int64_t frames;
};

static struct synth_frame *render_stems(const struct tune *tune, const struct style *style, int64_t *frames)
{
    struct synth *synth = synth_create(tune, style);
    assert_non_null(synth);
    *frames = synth_frames(synth);
    struct synth_frame *stems = malloc((size_t)*frames * sizeof *stems);
    synth_render(synth, stems, (int32_t)*frames);
    synth_destroy(synth);
    return stems;
}

static int16_t *mix_of(const struct synth_frame *stems, int64_t frames)
{
    int16_t *samples = malloc((size_t)frames * sizeof stems->mix);
    for (int64_t i = 0; i < frames; i++)
        memcpy(samples + 2 * i, stems[i].mix, sizeof stems->mix);
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
    song->stems = render_stems(&song->tune, fixture_style(), &song->frames);
    song->samples = mix_of(song->stems, song->frames);
    *state = song;
    return 0;
}

static int free_song(void **state)
{
    struct song *song = *state;
    tune_reset(&song->tune);
    chart_reset(&song->chart);
    free(song->stems);
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
        struct synth_frame block[4096];
        for (int64_t at = 0; at < song->frames;) {
            int32_t count = (int32_t)rng_range(&rng, 1, most[m]);
            count = count < song->frames - at ? count : (int32_t)(song->frames - at);
            synth_render(synth, block, count);
            if (memcmp(block, song->stems + at, (size_t)count * sizeof *block) != 0)
                fail_msg("differs at frame %lld in blocks up to %d", (long long)at, (int)most[m]);
            at += count;
        }
        synth_render(synth, block, 100); /* past the end: silence */
        for (int i = 0; i < 200; i++)
            assert_int_equal(block[i / 2].mix[i % 2] | block[i / 2].backing[i % 2], 0);
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

static void test_mono_loses_little(void **state)
{
    const struct song *song = *state;
    double sides = 0, mono = 0;
    for (int64_t i = 0; i < song->frames; i++) {
        double left = song->samples[2 * i], right = song->samples[2 * i + 1];
        sides += (left * left + right * right) / 2;
        mono += (left + right) * (left + right) / 4;
    }
    assert_true(10 * log10(sides / mono) < 6);
}

/* The lead is heard, leaves when it is turned down, and with the backing makes the mix to the last bit. */
static void test_stems_add_up(void **state)
{
    const struct song *song = *state;
    double lead = 0, backing = 0;
    for (int64_t i = 0; i < song->frames; i++) {
        for (int side = 0; side < 2; side++) {
            const struct synth_frame *frame = &song->stems[i];
            assert_int_equal(frame->backing[side] + synth_lead(frame, side), frame->mix[side]);
            lead += (double)synth_lead(frame, side) * synth_lead(frame, side);
            backing += (double)frame->backing[side] * frame->backing[side];
        }
    }
    assert_true(lead > backing / 100 && lead < backing);
}

/* Without the lead's notes the song is its backing, but for the limiter and the tape, which hear both. */
static void test_the_backing_is_what_the_lead_leaves(void **state)
{
    const struct song *song = *state;
    const struct style_lead *lead = &fixture_style()->lead;
    struct tune tune = song->tune;
    tune.notes = calloc((size_t)song->tune.count, sizeof *tune.notes);
    tune.count = 0;
    for (int32_t i = 0; i < song->tune.count; i++) {
        bool leads = false;
        for (int v = 0; v < lead->voice_count; v++)
            leads = leads || song->tune.notes[i].voice == lead->voices[v];
        if (!leads)
            tune.notes[tune.count++] = song->tune.notes[i];
    }
    assert_true(tune.count < song->tune.count);
    int64_t frames;
    struct synth_frame *alone = render_stems(&tune, fixture_style(), &frames);
    double off = 0, energy = 0;
    for (int64_t i = 0; i < frames; i++) {
        assert_int_equal(alone[i].mix[0], alone[i].backing[0]);
        double apart = alone[i].backing[0] - song->stems[i].backing[0];
        off += apart * apart;
        energy += (double)alone[i].backing[0] * alone[i].backing[0];
    }
    assert_true(off < energy / 400);
    free(alone);
    free(tune.notes);
}

/* A tune of a single loud drum crowd pushes the limiter hard: mix, backing and every strength of the lead between them
 * still stay below -1 dBFS, and the lead alone fits. */
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
    struct synth_frame *stems = render_stems(&tune, fixture_style(), &frames);
    double peaks[5] = {0};
    for (int64_t i = 0; i < 2 * frames; i++) {
        double backing = stems[i / 2].backing[i % 2], mix = stems[i / 2].mix[i % 2];
        for (int share = 0; share <= 4; share++)
            peaks[share] = fmax(peaks[share], fabs(backing + (mix - backing) * share / 4));
        assert_true(fabs(mix - backing) < 32768);
    }
    for (int share = 0; share <= 4; share++)
        assert_true(peaks[share] <= 29204);
    assert_true(peaks[4] > 24000);
    free(stems);
}

static void set_to_end(enum style_group group, void *base, bool top)
{
    for (int i = 0; i < STYLE_FIELD_COUNT; i++)
        if (style_fields[i].group == group)
            memcpy((char *)base + style_fields[i].offset, top ? &style_fields[i].max : &style_fields[i].min,
                   sizeof(float));
}

/* Every number at an end of what a style may ask for: tones beyond hearing, the widest bends. Nothing leaves its range,
 * which the sanitized build sees, and the limiter holds. */
static void test_the_ends_of_a_style(void **state)
{
    const struct song *song = *state;
    struct style style = *fixture_style();
    for (int top = 0; top < 2; top++) {
        set_to_end(STYLE_GROUP_ROOM, &style.room, top);
        for (int i = 0; i < style.instrument_count; i++) {
            set_to_end(STYLE_GROUP_MIX, &style.instruments[i], top);
            set_to_end(STYLE_GROUP_TONE, &style.instruments[i].tone, top);
            set_to_end(STYLE_GROUP_DRUM, &style.instruments[i].drum, top);
        }
        struct error error;
        assert_true(style_check(&style, &error));
        int64_t frames;
        struct synth_frame *stems = render_stems(&song->tune, &style, &frames);
        int peak = 0;
        for (int64_t i = 0; i < 2 * frames; i++)
            peak = abs(stems[i / 2].mix[i % 2]) > peak ? abs(stems[i / 2].mix[i % 2]) : peak;
        assert_true(peak <= 29204 && (!top || peak > 10000));
        free(stems);
    }
}

/* Whole turns fall away, however many. */
static void test_phases(void **state)
{
    (void)state;
    assert_int_equal(osc_phase(0), 0);
    assert_int_equal(osc_phase(0.25), 0x40000000);
    assert_int_equal(osc_phase(1.25), 0x40000000);
    assert_int_equal(osc_phase(86400.0 * 12 + 0.5), 0x80000000);
    assert_int_equal(osc_step(12000), 0x40000000);
}

/* One dull tone as the lead, in a room without an answer. */
static struct style dull_style(void)
{
    struct style style = *fixture_style();
    struct style_instrument *tone = &style.instruments[style.lead.voices[0]];
    *tone = (struct style_instrument){.kind = STYLE_TONE,
                                      .level_db = -18,
                                      .tone = {.wave = STYLE_SINE,
                                               .attack_ms = 8,
                                               .decay_ms = 4000,
                                               .sustain = 0.9f,
                                               .release_ms = 60,
                                               .cutoff_hz = 20000,
                                               .filter_decay_ms = 100}};
    style.room.hiss_db = style.room.crackle_db = -120;
    style.room.reverb_db = style.room.delay_db = style.room.chorus_db = -120;
    style.room.drive = 0;
    return style;
}

/* The most of one side from one time to another. */
static int loudest(const struct synth_frame *stems, int side, int64_t from_ms, int64_t to_ms)
{
    int most = 0;
    for (int64_t i = from_ms * 48; i < to_ms * 48; i++)
        most = abs(stems[i].mix[side]) > most ? abs(stems[i].mix[side]) : most;
    return most;
}

static void test_a_note_is_heard_on_its_side(void **state)
{
    (void)state;
    struct style style = dull_style();
    for (int16_t pan = -60; pan <= 60; pan += 120) {
        struct tune_note note = {
            .duration_us = 500000, .voice = style.lead.voices[0], .pitch = 48, .velocity = 80, .pan = pan};
        struct tune tune = {.notes = &note, .count = 1, .end_us = 1000000, .bpm_milli = 120000};
        int64_t frames;
        struct synth_frame *stems = render_stems(&tune, &style, &frames);
        int near = loudest(stems, pan > 0, 100, 500), far = loudest(stems, pan < 0, 100, 500);
        assert_true(far > 100);
        assert_true(near > 2 * far);
        free(stems);
    }
}

/* The kick of the side-chain, too soft to be heard itself, presses a held tone down and lets it come up again. */
static void test_the_kick_is_felt(void **state)
{
    (void)state;
    struct style style = dull_style();
    int16_t kick = (int16_t)style.room.duck_voice, tone = style.lead.voices[0];
    assert_true(kick >= 0 && kick != tone);
    style.instruments[kick].level_db = -90;
    style.instruments[tone].duck = 1;
    style.room.duck_db = 12;
    style.room.duck_release_ms = 150;
    struct tune_note notes[] = {
        {.duration_us = 2000000, .voice = tone, .pitch = 48, .velocity = 80},
        {.start_us = 1000000, .duration_us = 100000, .voice = kick, .pitch = 36, .velocity = 127}};
    struct tune tune = {.notes = notes, .count = 2, .end_us = 3000000, .bpm_milli = 120000};
    int64_t frames;
    struct synth_frame *stems = render_stems(&tune, &style, &frames);
    int before = loudest(stems, 0, 900, 1000), pressed = loudest(stems, 0, 1010, 1020);
    assert_true(before > 500);
    assert_true(pressed < before * 6 / 10);
    assert_true(loudest(stems, 0, 1700, 1800) > before * 8 / 10);
    free(stems);
}

/* A tone many times and more than there are voices: started, let go, pressed out and cut off by the end. What is
 * filtered so low can't move faster than this between two samples, unless something clicks. */
static void test_starts_and_ends_dont_click(void **state)
{
    (void)state;
    struct style style = dull_style();
    struct tune_note notes[300];
    for (int i = 0; i < 300; i++) /* the first alone, then too many at once, then the last alone until the end */
        notes[i] = (struct tune_note){.start_us = i == 0    ? 0
                                                  : i < 299 ? 1000000 + i * 5003
                                                            : 4000000,
                                      .duration_us = i == 299 ? 9000000 : 700000,
                                      .voice = style.lead.voices[0],
                                      .pitch = (int16_t)(36 + i % 3),
                                      .velocity = 80};
    struct tune tune = {.notes = notes, .count = 300, .end_us = 5000000, .bpm_milli = 120000};
    int64_t frames;
    struct synth_frame *stems = render_stems(&tune, &style, &frames);
    double peak = 0, jump = 0, bend = 0;
    for (int64_t i = 2; i < frames; i++) {
        const int value = stems[i].mix[0], last = stems[i - 1].mix[0], before = stems[i - 2].mix[0];
        peak = fmax(peak, abs(value));
        jump = fmax(jump, abs(value - last));
        bend = fmax(bend, abs(value - 2 * last + before));
    }
    assert_true(peak > 8000);
    const double turn = 6.2831853 * 74 / SYNTH_RATE_HZ; /* of the highest pitch, radians a sample */
    assert_true(jump <= peak * turn * 1.5 + 2);
    assert_true(bend <= peak * turn * 0.35 + 4);
    free(stems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_any_slicing_gives_the_same),
        cmocka_unit_test(test_ends_are_silent),
        cmocka_unit_test(test_samples_are_clean),
        cmocka_unit_test(test_beats_are_heard_on_time),
        cmocka_unit_test(test_mono_loses_little),
        cmocka_unit_test(test_stems_add_up),
        cmocka_unit_test(test_the_backing_is_what_the_lead_leaves),
        cmocka_unit_test(test_limiter_holds),
        cmocka_unit_test(test_the_ends_of_a_style),
        cmocka_unit_test(test_phases),
        cmocka_unit_test(test_a_note_is_heard_on_its_side),
        cmocka_unit_test(test_the_kick_is_felt),
        cmocka_unit_test(test_starts_and_ends_dont_click),
    };
    return cmocka_run_group_tests(tests, make_song, free_song);
}
