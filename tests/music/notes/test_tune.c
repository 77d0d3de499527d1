#include "check.h"
#include "music/fixture.h"

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int root;
        bool minor;
    } rows[] = {
        {"C major", true, 0, false},  {"D minor", true, 2, true},    {"F# major", true, 6, false},
        {"Bb minor", true, 10, true}, {"Cb major", true, 11, false}, {"B# minor", true, 0, true},
        {"a minor", true, 9, true},   {"G minor", true, 7, true},    {"", false, 0, false},
        {"H minor", false, 0, false}, {"D", false, 0, false},        {"D  minor", false, 0, false},
        {"D Minor", false, 0, false}, {"D minor ", false, 0, false}, {"D## major", false, 0, false},
        {"minor", false, 0, false},   {"D dorian", false, 0, false}, {NULL, false, 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int16_t root = -1;
        bool minor = false;
        assert_int_equal(tune_parse_key(rows[i].text, &root, &minor), rows[i].ok);
        if (rows[i].ok) {
            assert_int_equal(root, rows[i].root);
            assert_int_equal(minor, rows[i].minor);
        }
    }
}

static void test_bad_key_is_refused(void **state)
{
    (void)state;
    struct chart chart = fixture_song();
    struct tune tune;
    struct error error = {0};
    struct tune_desc desc = {.chart = &chart, .style = fixture_style(), .key = "Q minor"};
    assert_false(tune_init(&tune, &desc, &error));
    assert_string_equal(error.where, "music.key");
    assert_null(tune.notes);
    chart_reset(&chart);
}

/* The same notes on every platform: these hashes were taken once and change only when the music is meant to. */
static void test_golden_notes(void **state)
{
    (void)state;
    static const struct fixture_part alternate[] = {{2, NULL, NULL}, {16, "uu--dd..", "..uu--dd"}, {2, NULL, NULL}};
    struct chart song = fixture_song(), other = fixture_chart(alternate, 3, 112, 84);
    struct tune first = fixture_tune(&song, "D minor", 7), second = fixture_tune(&other, "", 2026);
    assert_true(fixture_hash(&first) == UINT64_C(0xee7df4edb8c50a91));
    assert_true(fixture_hash(&second) == UINT64_C(0xc1f73e6806fd3d3c));
    tune_reset(&first);
    tune_reset(&second);
    chart_reset(&song);
    chart_reset(&other);
}

static void test_seeds(void **state)
{
    (void)state;
    struct chart chart = fixture_song();
    struct tune base = fixture_tune(&chart, "", 1), again = fixture_tune(&chart, "", 1);
    assert_true(fixture_hash(&base) == fixture_hash(&again));
    for (uint64_t seed = 2; seed < 30; seed++) {
        struct tune other = fixture_tune(&chart, "", seed);
        int32_t shared = 0, i = 0, j = 0; /* notes that both have at the same time, instrument and pitch */
        while (i < base.count && j < other.count) {
            const struct tune_note *a = &base.notes[i], *b = &other.notes[j];
            bool same = a->start_us == b->start_us && a->voice == b->voice && a->pitch == b->pitch;
            shared += same && a->pitch != 60;
            if (a->start_us < b->start_us || (a->start_us == b->start_us && a->voice <= b->voice))
                i++;
            else
                j++;
        }
        assert_true(fixture_hash(&base) != fixture_hash(&other));
        assert_true(shared * 3 < base.count);
        tune_reset(&other);
    }
    tune_reset(&base);
    tune_reset(&again);
    chart_reset(&chart);
}

static void test_notes_are_sound(void **state)
{
    (void)state;
    struct chart chart = fixture_song();
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct tune tune = fixture_tune(&chart, "", seed);
        for (int32_t i = 0; i < tune.count; i++) {
            const struct tune_note *note = &tune.notes[i];
            assert_in_range(note->start_us, 0, tune.end_us);
            assert_true(note->duration_us > 0);
            assert_in_range(note->voice, 0, fixture_style()->instrument_count - 1);
            assert_in_range(note->pitch, 20, 110);
            assert_in_range(note->velocity, 1, 127);
            assert_true(abs(note->pan) <= 100);
            assert_true(i == 0 || tune.notes[i - 1].start_us <= note->start_us);
        }
        assert_int_equal(tune.end_us, chart.end_us);
        assert_int_equal(tune.bpm_milli, 96000);
        tune_reset(&tune);
    }
    chart_reset(&chart);
}

static bool drum_near(const struct tune *tune, int64_t us, int64_t within_us)
{
    const struct style *style = fixture_style();
    for (int32_t i = 0; i < tune->count; i++) {
        const struct tune_note *note = &tune->notes[i];
        if ((note->voice == style->lift.voice || note->voice == style->landing.voice) &&
            llabs(note->start_us - us) <= within_us && note->velocity >= 40)
            return true;
    }
    return false;
}

/* A kick or snare within a tick of each lift and landing, through a change of tempo and off the beat. */
static void test_edges_sit_on_drums(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {
        {2, NULL, NULL}, {12, "uud", ".uudd"}, {6, "ud", NULL}, {2, NULL, NULL}};
    struct chart chart = fixture_chart(parts, 4, 100, 137);
    assert_true(chart.rep_count > 0);
    for (uint64_t seed = 0; seed < 8; seed++) {
        struct tune tune = fixture_tune(&chart, "", seed);
        for (int32_t i = 0; i < chart.rep_count; i++) {
            int64_t tick_us = tempo_tick_to_us(&chart.tempo, 1) + 1;
            assert_true(drum_near(&tune, chart.reps[i].lift_us, tick_us));
            assert_true(drum_near(&tune, chart.reps[i].landing_us, tick_us));
        }
        tune_reset(&tune);
    }
    chart_reset(&chart);
}

/* Between lifts far apart the beat goes on: no gap between drums longer than half a second and its swing. */
static void test_waits_are_subdivided(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {{4, NULL, NULL}, {16, "uuuudddd", NULL}, {4, NULL, NULL}};
    for (int32_t bpm = 40; bpm <= 160; bpm += 30) {
        struct chart chart = fixture_chart(parts, 3, bpm, 0);
        struct tune tune = fixture_tune(&chart, "", (uint64_t)bpm);
        int64_t last = 0, last_bar_us = chart.end_us - INT64_C(4) * 60000000 / bpm;
        for (int32_t i = 0; i < tune.count; i++) {
            const struct tune_note *note = &tune.notes[i];
            if (fixture_style()->instruments[note->voice].kind != STYLE_DRUM || note->start_us > last_bar_us)
                continue;
            assert_true(note->start_us - last < 600000);
            last = note->start_us;
        }
        assert_true(last > last_bar_us - 600000);
        tune_reset(&tune);
        chart_reset(&chart);
    }
}

/* The piece comes home: the last chord holds the key's root below, and rings to the end. */
/* A stroke swells into every beat after the first, up to the last bar: it begins its attack before the beat, and is
 * softer where the music is. */
static void test_strokes_lead_into_beats(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {{2, NULL, NULL}, {6, "uudd", "uudd"}, {3, NULL, NULL}};
    struct chart chart = fixture_chart(parts, 3, 90, 120);
    const struct style *style = fixture_style();
    struct tune tune = fixture_tune(&chart, "", 5);
    int64_t attack_us = (int64_t)(style->instruments[style->stroke.voice].drum.attack_ms * 1000);
    int32_t beat = 0, calm = 127, full = 0;
    assert_true(attack_us >= 20000);
    for (int32_t i = 0; i < tune.count; i++) {
        const struct tune_note *note = &tune.notes[i];
        if (note->voice != style->stroke.voice)
            continue;
        beat++;
        assert_int_equal(note->start_us + attack_us, tempo_tick_to_us(&chart.tempo, beat * TEMPO_TICKS_PER_BEAT));
        calm = note->velocity < calm ? note->velocity : calm;
        full = note->velocity > full ? note->velocity : full;
    }
    assert_int_equal(beat, 10 * 4 - 1);
    assert_true(calm < full && full <= style->stroke.velocity);
    tune_reset(&tune);
    chart_reset(&chart);
}

/* A style may do without. */
static void test_no_strokes(void **state)
{
    (void)state;
    struct chart chart = fixture_song();
    struct style *style = malloc(sizeof *style);
    assert_non_null(style);
    *style = *fixture_style();
    int16_t voice = style->stroke.voice;
    style->stroke = (struct style_hit){0};
    struct tune tune;
    struct error error = {0};
    assert_true(tune_init(&tune, &(struct tune_desc){.chart = &chart, .style = style, .seed = 1}, &error));
    for (int32_t i = 0; i < tune.count; i++)
        assert_int_not_equal(tune.notes[i].voice, voice);
    tune_reset(&tune);
    free(style);
    chart_reset(&chart);
}

static void test_ending_resolves(void **state)
{
    (void)state;
    struct chart chart = fixture_song();
    const struct style *style = fixture_style();
    for (uint64_t seed = 0; seed < 12; seed++) {
        struct tune tune = fixture_tune(&chart, "", seed);
        const struct tune_note *lowest = NULL;
        for (int32_t i = 0; i < tune.count; i++) {
            const struct tune_note *note = &tune.notes[i];
            if (style->instruments[note->voice].kind == STYLE_TONE &&
                note->start_us + note->duration_us >= tune.end_us && (lowest == NULL || note->pitch < lowest->pitch))
                lowest = note;
        }
        assert_non_null(lowest);
        assert_int_equal(lowest->pitch % 12, tune.root);
        tune_reset(&tune);
    }
    chart_reset(&chart);
}

/* Charts that no level would give: the composer stays within its bounds, or refuses. */
static void test_hostile_charts(void **state)
{
    (void)state;
    struct chart_part whole = {.name = "All", .end_us = INT64_C(3600000000), .end_tick = INT64_C(7200) * 10080};
    struct chart chart = {
        .meter = 4, .parts = &whole, .part_count = 1, .end_us = whole.end_us, .end_tick = whole.end_tick};
    chart.rep_count = whole.rep_count = 100000;
    chart.reps = calloc(100000, sizeof *chart.reps);
    for (int32_t i = 0; i < 100000; i++) { /* crowded: each lasts a second, one starts each 36 ms */
        int64_t us = INT64_C(35990) * i;
        chart.reps[i] = (struct rep){us,
                                     us + 500000,
                                     us + 500000,
                                     us + 1000000,
                                     tempo_us_to_tick(&chart.tempo, us),
                                     tempo_us_to_tick(&chart.tempo, us + 1000000),
                                     (enum heel)(i % 2),
                                     0};
    }
    struct tune tune;
    struct error error = {0};
    struct tune_desc desc = {.chart = &chart, .style = fixture_style(), .seed = 1};
    assert_true(tune_init(&tune, &desc, &error));
    assert_in_range(tune.count, 100000, 2000000);
    tune_reset(&tune);
    for (int32_t i = 0; i < 100000; i++) /* all at once */
        chart.reps[i] = (struct rep){0, 1, 1, 2, 0, i % 3 ? 1 : 0, (enum heel)(i % 2), 0};
    assert_true(tune_init(&tune, &desc, &error));
    tune_reset(&tune);
    chart.rep_count = whole.rep_count = 0; /* nothing to do */
    assert_true(tune_init(&tune, &desc, &error));
    tune_reset(&tune);
    chart.part_count = 0;
    assert_false(tune_init(&tune, &desc, &error));
    free(chart.reps);
}

static void test_broken_styles_are_refused(void **state)
{
    (void)state;
    struct chart chart = fixture_song();
    struct style *style = malloc(sizeof *style);
    struct tune tune;
    struct error error;
    struct tune_desc desc = {.chart = &chart, .style = style, .seed = 1};
    *style = (struct style){0};
    assert_false(tune_init(&tune, &desc, &error));
    int16_t *const places[] = {
        &style->key_count,        &style->progression_count, &style->beat_count,      &style->layers[0].voice,
        &style->lead.voice_count, &style->lead.cell_count,   &style->quality_count,   &style->swing_step,
        &style->section_bars,     &style->lift.voice,        &style->room.duck_voice, &style->instrument_count,
        &style->cadence_count,    &style->lead.form_count,   &style->layers[0].high,  &style->stroke.voice};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        static const int16_t wrong[] = {-1, 9999};
        for (size_t w = 0; w < 2; w++) {
            *style = *fixture_style();
            *places[i] = wrong[w];
            error = (struct error){0};
            assert_false(tune_init(&tune, &desc, &error));
            assert_true(error.what[0] != 0);
        }
    }
    *style = *fixture_style();
    style->room.gain_db = 0.0f / style->room.wow_cents + (float)1e30;
    assert_false(tune_init(&tune, &desc, &error));
    free(style);
    chart_reset(&chart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_bad_key_is_refused),
        cmocka_unit_test(test_golden_notes),
        cmocka_unit_test(test_seeds),
        cmocka_unit_test(test_notes_are_sound),
        cmocka_unit_test(test_edges_sit_on_drums),
        cmocka_unit_test(test_waits_are_subdivided),
        cmocka_unit_test(test_strokes_lead_into_beats),
        cmocka_unit_test(test_no_strokes),
        cmocka_unit_test(test_ending_resolves),
        cmocka_unit_test(test_hostile_charts),
        cmocka_unit_test(test_broken_styles_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
