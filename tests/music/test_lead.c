#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <math.h>

#include "music/fixture.h"

#define NOTES_MAX 2000

static bool is_lead(const struct tune_note *note)
{
    const struct style_lead *lead = &fixture_style()->lead;
    for (int i = 0; i < lead->voice_count; i++)
        if (lead->voices[i] == note->voice)
            return true;
    return false;
}

/* The height that the note's own side should have then. */
static double height_at(const struct chart *chart, const struct tune_note *note)
{
    int32_t best = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        if (note->pan == 0 || (note->pan < 0) == (rep->heel == HEEL_LEFT)) {
            int32_t height = rep_height(rep, note->start_us);
            best = height > best ? height : best;
        }
    }
    return best;
}

static void rank(const double *values, int count, double *ranks)
{
    for (int i = 0; i < count; i++) {
        double below = 0, equal = 0;
        for (int j = 0; j < count; j++) {
            below += values[j] < values[i];
            equal += values[j] == values[i];
        }
        ranks[i] = below + (equal - 1) / 2;
    }
}

/* Spearman's rank correlation. */
static double correlation(const double *a, const double *b, int count)
{
    static double x[NOTES_MAX], y[NOTES_MAX];
    rank(a, count, x);
    rank(b, count, y);
    double middle = (count - 1) / 2.0, xy = 0, xx = 0, yy = 0;
    for (int i = 0; i < count; i++) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
        yy += (y[i] - middle) * (y[i] - middle);
    }
    return xy / sqrt(xx * yy);
}

static double lead_correlation(const struct chart *chart, const struct tune *tune, int *count)
{
    static double pitches[NOTES_MAX], heights[NOTES_MAX];
    *count = 0;
    for (int32_t i = 0; i < tune->count && *count < NOTES_MAX; i++) {
        if (!is_lead(&tune->notes[i]))
            continue;
        pitches[*count] = tune->notes[i].pitch;
        heights[(*count)++] = height_at(chart, &tune->notes[i]);
    }
    return correlation(pitches, heights, *count);
}

static void test_lead_follows_the_hills(void **state)
{
    (void)state;
    static const struct fixture_part ladders[][3] = {
        {{2, NULL, NULL}, {20, "uudd", "uudd"}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uudd....", "....uudd"}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uuu--ddd", NULL}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uddd", "uddd"}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uudd..", "..uudd"}, {2, NULL, NULL}},
    };
    for (size_t i = 0; i < sizeof ladders / sizeof *ladders; i++) {
        struct chart chart = fixture_chart(ladders[i], 3, 92, 108);
        for (uint64_t seed = 0; seed < 8; seed++) {
            struct tune tune = fixture_tune(&chart, "", seed);
            int count;
            assert_true(lead_correlation(&chart, &tune, &count) >= 0.8);
            assert_true(count >= chart.rep_count);
            tune_reset(&tune);
        }
        chart_reset(&chart);
    }
}

/* Every hill is sung: a note at the lift itself, on its own side. */
static void test_each_lift_begins_a_line(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {{2, NULL, NULL}, {12, "uudd....", "..uudd.."}, {2, NULL, NULL}};
    struct chart chart = fixture_chart(parts, 3, 90, 0);
    struct tune tune = fixture_tune(&chart, "G minor", 3);
    for (int32_t r = 0; r < chart.rep_count; r++) {
        bool found = false;
        for (int32_t i = 0; i < tune.count; i++)
            found = found || (is_lead(&tune.notes[i]) && tune.notes[i].start_us == chart.reps[r].lift_us &&
                              (tune.notes[i].pan < 0) == (chart.reps[r].heel == HEEL_LEFT));
        assert_true(found);
    }
    tune_reset(&tune);
    chart_reset(&chart);
}

/* Within one hill the line never falls while the heel rises, nor rises while it falls. */
static void test_no_note_against_the_heel(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {{2, NULL, NULL}, {24, "uuu-ddd.", NULL}, {2, NULL, NULL}};
    struct chart chart = fixture_chart(parts, 3, 88, 0);
    for (uint64_t seed = 0; seed < 16; seed++) {
        struct tune tune = fixture_tune(&chart, "", seed);
        for (int32_t r = 0; r < chart.rep_count; r++) {
            const struct rep *rep = &chart.reps[r];
            int last = -1;
            for (int32_t i = 0; i < tune.count; i++) {
                const struct tune_note *note = &tune.notes[i];
                if (!is_lead(note) || note->start_us < rep->lift_us || note->start_us > rep->landing_us)
                    continue;
                if (last >= 0 && note->start_us <= rep->top_us)
                    assert_true(note->pitch >= last);
                if (last >= 0 && note->start_us > rep->lower_us + 400000)
                    assert_true(note->pitch <= last);
                last = note->pitch;
            }
        }
        tune_reset(&tune);
    }
    chart_reset(&chart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lead_follows_the_hills),
        cmocka_unit_test(test_each_lift_begins_a_line),
        cmocka_unit_test(test_no_note_against_the_heel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
