#include "core/level/chart.h"

#include <math.h>

#include "check.h"
#include "core/base/rng.h"

#define BEAT INT64_C(10080)

static char both[] = "uudd", left[] = "uu-d....", right[] = "....uu-d";

/* 120 bpm, then 60 from beat 16: parts of 8 and 16 beats and, from the reps, a rep that stretches the last one. */
static bool make(struct chart *chart, int32_t percent)
{
    struct tempo_change tempo[] = {{0, 120000}, {16 * BEAT, 60000}};
    struct level_part parts[] = {
        {.name = "Settle in", .bars = 1, .step_ticks = BEAT},
        {.name = "Together", .bars = 1, .step_ticks = BEAT, .pattern = {both, both}},
        {.name = "Alternate", .bars = 4, .step_ticks = BEAT, .pattern = {left, right}},
    };
    struct level_rep reps[] = {{26 * BEAT, BEAT, 0, 2 * BEAT, HEEL_RIGHT}, {BEAT / 2, BEAT, BEAT, BEAT, HEEL_LEFT}};
    struct level level = {.title = "Golden",
                          .tempo = tempo,
                          .tempo_count = 2,
                          .meter = 4,
                          .parts = parts,
                          .part_count = 3,
                          .reps = reps,
                          .rep_count = 2};
    return chart_init(chart, &level, percent, NULL);
}

static void test_golden_chart(void **state)
{
    (void)state;
    static const struct rep golden[] = {
        {250000, 750000, 1250000, 1750000, BEAT / 2, 7 * BEAT / 2, HEEL_LEFT, 0},
        {2000000, 3000000, 3000000, 4000000, 4 * BEAT, 8 * BEAT, HEEL_LEFT, 1},
        {2000000, 3000000, 3000000, 4000000, 4 * BEAT, 8 * BEAT, HEEL_RIGHT, 1},
        {4000000, 5000000, 5500000, 6000000, 8 * BEAT, 12 * BEAT, HEEL_LEFT, 2},
        {6000000, 7000000, 7500000, 8000000, 12 * BEAT, 16 * BEAT, HEEL_RIGHT, 2},
        {8000000, 10000000, 11000000, 12000000, 16 * BEAT, 20 * BEAT, HEEL_LEFT, 2},
        {12000000, 14000000, 15000000, 16000000, 20 * BEAT, 24 * BEAT, HEEL_RIGHT, 2},
        {18000000, 19000000, 19000000, 21000000, 26 * BEAT, 29 * BEAT, HEEL_RIGHT, 2},
    };
    static const int64_t starts_us[] = {0, 2000000, 4000000, 25000000};
    static const int32_t reps[] = {1, 2, 5};
    struct chart chart;
    assert_true(make(&chart, 100));
    assert_int_equal(chart.rep_count, 8);
    for (int32_t i = 0; i < 8; i++) {
        const struct rep *a = &chart.reps[i], *b = &golden[i];
        assert_int_equal(a->lift_us, b->lift_us);
        assert_int_equal(a->top_us, b->top_us);
        assert_int_equal(a->lower_us, b->lower_us);
        assert_int_equal(a->landing_us, b->landing_us);
        assert_int_equal(a->lift_tick, b->lift_tick);
        assert_int_equal(a->landing_tick, b->landing_tick);
        assert_int_equal(a->heel, b->heel);
        assert_int_equal(a->part, b->part);
    }
    assert_int_equal(chart.part_count, 3);
    for (int32_t i = 0; i < 3; i++) {
        assert_int_equal(chart.parts[i].start_us, starts_us[i]);
        assert_int_equal(chart.parts[i].end_us, starts_us[i + 1]);
        assert_int_equal(chart.parts[i].rep_count, reps[i]);
        assert_int_equal(chart_part_at(&chart, starts_us[i]), i);
        assert_int_equal(chart_part_at(&chart, starts_us[i] - 1), i > 0 ? i - 1 : 0);
    }
    assert_string_equal(chart.parts[1].name, "Together");
    assert_int_equal(chart.end_us, 25000000); /* a bar of 4 s after the last landing */
    assert_int_equal(chart.end_tick, 33 * BEAT);
    assert_int_equal(chart_part_at(&chart, INT64_MAX), 2);
    /* From lift to lift: left 1.75, 2, 4 s; right 4, 6, 6 s. The middle two are 4 and 4: 15 rpm. */
    assert_int_equal(chart_cadence_rpm_milli(&chart), 15000);
    chart_reset(&chart);
    assert_true(make(&chart, 50));
    assert_int_equal(chart.reps[1].lift_us, 4000000);
    assert_int_equal(chart.end_us, 50000000);
    chart_reset(&chart);
}

static void test_what_fits_a_part(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        int64_t step;
        int32_t bars, reps;
    } rows[] = {
        {"uudd", BEAT, 1, 1},       {"uudd....", BEAT, 1, 1}, {"....uudd", BEAT, 2, 1}, {".uudd", BEAT, 2, 1},
        {"uudd.", BEAT, 3, 2},      {"udud", BEAT, 1, 2},     {"ud", BEAT / 2, 2, 8},   {"u-d", BEAT, 1, 1},
        {"..ud..ud..", BEAT, 3, 2}, {"ud", 2 * BEAT, 3, 3},   {"..uudd", BEAT, 3, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char pattern[16];
        struct tempo_change tempo = {0, 60000};
        strcpy(pattern, rows[i].pattern);
        struct level_part part = {.bars = rows[i].bars, .step_ticks = rows[i].step, .pattern = {pattern}};
        struct level level = {.tempo = &tempo, .tempo_count = 1, .meter = 4, .parts = &part, .part_count = 1};
        struct chart chart;
        assert_true(chart_init(&chart, &level, 100, NULL));
        if (chart.rep_count != rows[i].reps)
            fail_msg("%s: %d", rows[i].pattern, chart.rep_count);
        chart_reset(&chart);
    }
}

static void test_refuses_with_the_first_fault(void **state)
{
    (void)state;
    struct tempo_change tempo = {0, 60000};
    struct level level = {.tempo = &tempo, .tempo_count = 1, .meter = 4};
    struct chart chart;
    struct error error;
    assert_false(chart_init(&chart, &level, 100, &error));
    assert_string_equal(error.where, "parts");
    level.meter = 0;
    assert_false(chart_init(&chart, &level, 100, &error));
    assert_string_equal(error.where, "meter");
    assert_false(chart_init(&chart, &level, 100, NULL));
    chart_reset(&chart);
}

static void test_first_after(void **state)
{
    (void)state;
    struct chart chart;
    assert_true(make(&chart, 100));
    for (int64_t us = -1000000; us < 30000000; us += 12500) {
        int32_t first = 0;
        while (first < chart.rep_count && chart.reps[first].landing_us < us)
            first++;
        assert_int_equal(chart_first_after(&chart, us), first);
    }
    chart_reset(&chart);
}

static void test_slowest_rise(void **state)
{
    (void)state;
    struct rep reps[] = {
        {.lift_us = 0, .top_us = 400}, {.lift_us = 900, .top_us = 1650}, {.lift_us = 2000, .top_us = 2100}};
    assert_int_equal(chart_slowest_rise_us(&(struct chart){.reps = reps, .rep_count = 3}), 750);
    assert_int_equal(chart_slowest_rise_us(&(struct chart){.reps = reps, .rep_count = 0}), 0);
}

static void test_the_hill(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 2, 2);
    for (int round = 0; round < 200; round++) {
        struct rep rep = {.lift_us = rng_range(&rng, -1000, 1000000)};
        rep.top_us = rep.lift_us + rng_range(&rng, 10, 3000000);
        rep.lower_us = rep.top_us + (round % 2 ? rng_range(&rng, 0, 1000000) : 0);
        rep.landing_us = rep.lower_us + rng_range(&rng, 10, 3000000);
        int32_t last = 0;
        int64_t step = (rep.landing_us - rep.lift_us) / 700 + 1;
        for (int64_t us = rep.lift_us - step; us <= rep.landing_us + step; us += step) {
            int32_t height = rep_height(&rep, us);
            double share = us <= rep.lift_us || us >= rep.landing_us ? 0
                           : us < rep.top_us   ? (double)(us - rep.lift_us) / (double)(rep.top_us - rep.lift_us)
                           : us > rep.lower_us ? (double)(rep.landing_us - us) / (double)(rep.landing_us - rep.lower_us)
                                               : 1;
            assert_true(fabs(height - 500 * (1 - cos(share * 3.14159265358979))) < 1.2);
            if (us > rep.lower_us && us - step <= rep.lower_us)
                last = HEEL_HEIGHT_TOP; /* reached between two looks */
            assert_true(us <= rep.top_us ? height >= last : us <= rep.lower_us || height <= last);
            last = height;
        }
        assert_int_equal(rep_height(&rep, rep.top_us), HEEL_HEIGHT_TOP);
        assert_int_equal(rep_height(&rep, rep.lower_us), HEEL_HEIGHT_TOP);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_chart),
        cmocka_unit_test(test_what_fits_a_part),
        cmocka_unit_test(test_refuses_with_the_first_fault),
        cmocka_unit_test(test_first_after),
        cmocka_unit_test(test_slowest_rise),
        cmocka_unit_test(test_the_hill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
