/* Every shipped level as independent tools hear it, in the styles that the arguments name; in all of them without any.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "music/ear.h"
#include "music/fixture.h"
#include "music/synth.h"

#define BEATS_MAX 4096
#define TRIM_US   5000000 /* aubio needs so long to find its feet */
#define NEAR_US   70000

/* What a listening afresh keeps, and what it hears before that. */
#define STRETCH_S 10
#define RUN_IN_S  8

struct row {
    char name[40];
    bool steady, ambient, own;
    struct ear_loudness loudness;
    double beats;                           /* heard in one go */
    double beats_afresh;                    /* heard in stretches; of pairs that slip alone */
    double calm_lufs, moving_lufs;          /* the loudest part without reps, the softest with */
    double first_moving_lufs, loudest_lufs; /* the first part with reps, and the loudest of all */
    int moving_parts;
};

/* Pairs in which aubio slips when it hears the level in one go, and how well it must agree then and afresh. Once it has
 * slipped it holds to that phase for many bars; it slips in about the same bars whatever the style (35, 53 and 71 of
 * left-right; 17, 33 and 50 of second-heart). Heard afresh it finds nearly all beats but for stretches of second-heart
 * in lofi (bars 6..8, 30..37) and in house (29..33, 49..54), where the off-beat is too strong. */
static const struct slip {
    const char *name;
    double in_one_go, afresh;
} slips[] = {
    {"left-right in lofi", 0.62, 0.99},        {"left-right in synthwave", 0.79, 0.99},
    {"left-right in house", 0.78, 0.99},       {"second-heart in lofi", 0.80, 0.89},
    {"second-heart in synthwave", 0.61, 0.99}, {"second-heart in house", 0.76, 0.90},
};

static const struct slip *slip_of(const char *name)
{
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (strcmp(slips[i].name, name) == 0)
            return &slips[i];
    return NULL;
}

static struct row rows[FIXTURE_LEVELS * FIXTURE_STYLES];
static int row_count;

static struct ear_sound render(const struct tune *tune, const struct style *style)
{
    struct synth *synth = synth_create(tune, style);
    assert_non_null(synth);
    struct ear_sound sound;
    sound.samples = fixture_mix(synth, &sound.frames);
    synth_destroy(synth);
    return sound;
}

/* One-to-one matches of two rising lists. */
static double f_measure(const int64_t *found, int found_count, const int64_t *wanted, int wanted_count)
{
    int hits = 0;
    for (int f = 0, w = 0; f < found_count && w < wanted_count;) {
        if (llabs(found[f] - wanted[w]) <= NEAR_US) {
            hits++;
            f++;
            w++;
        } else if (found[f] < wanted[w]) {
            f++;
        } else {
            w++;
        }
    }
    return found_count + wanted_count == 0 ? 0 : 2.0 * hits / (found_count + wanted_count);
}

/* Keeps what is past the first seconds and before the end. */
static int trim(int64_t *beats, int count, int64_t end_us)
{
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (beats[i] >= TRIM_US && beats[i] < end_us)
            beats[kept++] = beats[i];
    return kept;
}

/* The beats of listenings that each begin anew, stretch by stretch. */
static int beats_afresh(const struct ear_sound *sound, int64_t *beats_us)
{
    static int64_t heard[BEATS_MAX];
    int count = 0;
    for (int64_t at_s = 0; at_s * EAR_RATE_HZ < sound->frames; at_s += STRETCH_S) {
        int64_t from_s = at_s > RUN_IN_S ? at_s - RUN_IN_S : 0, end = (at_s + STRETCH_S) * EAR_RATE_HZ;
        struct ear_sound stretch = {.samples = sound->samples + from_s * EAR_RATE_HZ * EAR_CHANNELS,
                                    .frames = (end < sound->frames ? end : sound->frames) - from_s * EAR_RATE_HZ};
        int heard_count = ear_beats(&stretch, heard, BEATS_MAX);
        for (int i = 0; i < heard_count && count < BEATS_MAX; i++) {
            int64_t beat_us = heard[i] + from_s * 1000000;
            if (beat_us >= at_s * 1000000 && beat_us < (at_s + STRETCH_S) * 1000000)
                beats_us[count++] = beat_us;
        }
    }
    return count;
}

/* How well aubio's beats agree with the chart's: the F-measure within 70 ms, the best of the beats, of the beats and
 * the halves between, and of every second beat. */
static double agreement(const struct ear_sound *sound, const struct chart *chart, bool afresh)
{
    static const struct {
        int64_t first, step; /* ticks */
    } readings[] = {{0, TEMPO_TICKS_PER_BEAT},
                    {0, TEMPO_TICKS_PER_BEAT / 2},
                    {0, TEMPO_TICKS_PER_BEAT * 2},
                    {TEMPO_TICKS_PER_BEAT, TEMPO_TICKS_PER_BEAT * 2}};
    static int64_t found[BEATS_MAX], wanted[BEATS_MAX];
    int found_count = afresh ? beats_afresh(sound, found) : ear_beats(sound, found, BEATS_MAX);
    found_count = trim(found, found_count, chart->end_us);
    double best = 0;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        int count = 0;
        for (int64_t tick = readings[i].first; tick < chart->end_tick && count < BEATS_MAX; tick += readings[i].step)
            wanted[count++] = tempo_tick_to_us(&chart->tempo, tick);
        best = fmax(best, f_measure(found, found_count, wanted, trim(wanted, count, chart->end_us)));
    }
    return best;
}

/* Parts of two bars or more, a beat's echo of what was before left out. */
static void hear_parts(struct row *row, const struct ear_sound *sound, const struct chart *chart)
{
    row->calm_lufs = row->loudest_lufs = -100;
    row->moving_lufs = 100;
    for (int32_t i = 0; i < chart->part_count; i++) {
        const struct chart_part *part = &chart->parts[i];
        int64_t bar_us = INT64_C(4) * 60000000 / tempo_bpm_milli_at(&chart->tempo, part->start_tick) * 1000;
        double lufs = ear_stretch_lufs(sound, part->start_us + (i > 0 ? bar_us / 2 : 0), part->end_us);
        if (part->rep_count == 0) {
            row->calm_lufs = lufs > row->calm_lufs ? lufs : row->calm_lufs;
            continue;
        }
        if (row->moving_parts++ == 0)
            row->first_moving_lufs = lufs;
        row->moving_lufs = lufs < row->moving_lufs ? lufs : row->moving_lufs;
        row->loudest_lufs = lufs > row->loudest_lufs ? lufs : row->loudest_lufs;
    }
}

static void hear(const char *level, const struct chart *chart, const struct level_music *music, const char *style)
{
    struct row *row = &rows[row_count++];
    struct tune tune = fixture_level_tune(chart, music, style);
    struct ear_sound sound = render(&tune, fixture_style_of(style));
    snprintf(row->name, sizeof row->name, "%s in %s", level, style);
    row->ambient = strcmp(style, "ambient") == 0;
    row->own = strcmp(style, music->style) == 0;
    row->steady = chart->tempo.count == 1;
    row->loudness = ear_loudness(&sound);
    row->beats = agreement(&sound, chart, false);
    if (slip_of(row->name) != NULL)
        row->beats_afresh = agreement(&sound, chart, true);
    hear_parts(row, &sound, chart);
    printf("%-26s %6.1f LUFS %5.1f LU %6.2f dBTP beats %.3f afresh %.3f calm %6.1f moving %6.1f..%6.1f, first %6.1f\n",
           row->name, row->loudness.lufs, row->loudness.range_lu, row->loudness.true_peak_db, row->beats,
           row->beats_afresh, row->calm_lufs, row->moving_lufs, row->loudest_lufs, row->first_moving_lufs);
    fflush(stdout);
    free(sound.samples);
    tune_reset(&tune);
}

static bool wanted(const char *style, int count, char **names)
{
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], style) == 0)
            return true;
    return count == 0;
}

static void hear_levels(int count, char **names)
{
    for (int l = 0; l < FIXTURE_LEVELS; l++) {
        struct level_music music;
        struct chart chart = fixture_level(fixture_levels[l], &music);
        for (int s = 0; s < FIXTURE_STYLES; s++)
            if (wanted(fixture_styles[s], count, names))
                hear(fixture_levels[l], &chart, &music, fixture_styles[s]);
        chart_reset(&chart);
    }
}

static void test_loudness(void **state)
{
    (void)state;
    for (int i = 0; i < row_count; i++) {
        const struct ear_loudness *heard = &rows[i].loudness;
        if (fabs(heard->lufs + 16) > (rows[i].own ? 1 : 2) || heard->true_peak_db > -1)
            fail_msg("%s: %.2f LUFS, %.2f dBTP", rows[i].name, heard->lufs, heard->true_peak_db);
        if (heard->range_lu < 3 || heard->range_lu > 12)
            fail_msg("%s: a range of %.2f LU", rows[i].name, heard->range_lu);
    }
}

static void test_pulse_is_plain(void **state)
{
    (void)state;
    for (int i = 0; i < row_count; i++) {
        const struct slip *slip = slip_of(rows[i].name);
        double least = slip != NULL ? slip->in_one_go : rows[i].ambient ? 0.85 : 0.95;
        if (rows[i].steady && rows[i].beats < least)
            fail_msg("%s: aubio agrees with %.3f of the beats", rows[i].name, rows[i].beats);
        if (slip != NULL && rows[i].beats_afresh < slip->afresh)
            fail_msg("%s: heard afresh, aubio agrees with %.3f of the beats", rows[i].name, rows[i].beats_afresh);
    }
}

static void test_energy_is_heard(void **state)
{
    (void)state;
    for (int i = 0; i < row_count; i++) {
        const struct row *row = &rows[i];
        if (row->calm_lufs > row->moving_lufs - 1)
            fail_msg("%s: a rest at %.1f LUFS, a part with reps at %.1f", row->name, row->calm_lufs, row->moving_lufs);
        if (row->moving_parts > 1 && row->first_moving_lufs > row->loudest_lufs - 0.3)
            fail_msg("%s: the first part with reps is as loud as any", row->name);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_loudness),
        cmocka_unit_test(test_pulse_is_plain),
        cmocka_unit_test(test_energy_is_heard),
    };
    hear_levels(argc - 1, argv + 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
