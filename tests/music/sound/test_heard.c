/* Every shipped level as independent tools hear it, in the styles that the arguments name; in all of them without any.
 */
#include <math.h>

#include "check.h"
#include "music/fixture.h"
#include "music/sound/ear.h"
#include "music/sound/synth.h"

#define TRIM_US 5000000 /* aubio needs so long to find its feet */
#define NEAR_US 70000

struct row {
    char name[40];
    bool steady, ambient, own;
    struct ear_loudness loudness;
    double beats;                           /* heard in one go */
    double beats_anywhere;                  /* the mean of all beginnings */
    double calm_lufs, moving_lufs;          /* the loudest part without reps, the softest with */
    double first_moving_lufs, loudest_lufs; /* the first part with reps, and the loudest of all */
    int moving_parts;
};

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

/* How well what aubio heard agrees with the chart's beats: the F-measure within 70 ms, the best of the beats, of the
 * beats and the halves between, and of every second beat. */
static double agreement(struct ear_beats *heard, const struct chart *chart)
{
    static const struct {
        int64_t first, step; /* ticks */
    } readings[] = {{0, TEMPO_TICKS_PER_BEAT},
                    {0, TEMPO_TICKS_PER_BEAT / 2},
                    {0, TEMPO_TICKS_PER_BEAT * 2},
                    {TEMPO_TICKS_PER_BEAT, TEMPO_TICKS_PER_BEAT * 2}};
    static int64_t wanted[EAR_BEATS_MAX];
    int heard_count = trim(heard->us, heard->count, chart->end_us);
    double best = 0;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        int count = 0;
        for (int64_t tick = readings[i].first; tick < chart->end_tick && count < EAR_BEATS_MAX;
             tick += readings[i].step)
            wanted[count++] = tempo_tick_to_us(&chart->tempo, tick);
        best = fmax(best, f_measure(heard->us, heard_count, wanted, trim(wanted, count, chart->end_us)));
    }
    return best;
}

static void hear_beats(struct row *row, const struct ear_sound *sound, const struct chart *chart)
{
    static struct ear_beats heard[EAR_BEGINNINGS];
    ear_beats(sound, heard);
    row->beats = agreement(&heard[0], chart);
    row->beats_anywhere = row->beats / EAR_BEGINNINGS;
    for (int i = 1; i < EAR_BEGINNINGS; i++)
        row->beats_anywhere += agreement(&heard[i], chart) / EAR_BEGINNINGS;
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

static void print_row(const struct row *row)
{
    printf("%-28s %6.1f LUFS %5.1f LU %6.2f dBTP calm %6.1f moving %6.1f..%6.1f, first %6.1f", row->name,
           row->loudness.lufs, row->loudness.range_lu, row->loudness.true_peak_db, row->calm_lufs, row->moving_lufs,
           row->loudest_lufs, row->first_moving_lufs);
    if (row->steady)
        printf(" beats %.3f anywhere %.3f", row->beats, row->beats_anywhere);
    printf("\n");
    fflush(stdout);
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
    if (row->steady)
        hear_beats(row, &sound, chart);
    hear_parts(row, &sound, chart);
    print_row(row);
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
        double least = rows[i].ambient ? 0.85 : 0.95;
        if (rows[i].steady && rows[i].beats < least)
            fail_msg("%s: aubio agrees with %.3f of the beats", rows[i].name, rows[i].beats);
        if (rows[i].steady && rows[i].beats_anywhere < 0.9)
            fail_msg("%s: from other beginnings, aubio agrees with %.3f of the beats", rows[i].name,
                     rows[i].beats_anywhere);
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
