#include "core/level/tempo.h"

#include <math.h>

#include "check.h"
#include "core/base/rng.h"

#define CHANGES_MAX 12

static void make_map(struct tempo *tempo, struct rng *rng, struct tempo_change changes[CHANGES_MAX])
{
    int32_t count = (int32_t)rng_range(rng, 1, CHANGES_MAX);
    int64_t tick = 0;
    for (int32_t i = 0; i < count; i++) {
        changes[i] = (struct tempo_change){tick, (int32_t)rng_range(rng, 10000, 400000)};
        tick += rng_below(rng, 3) ? rng_range(rng, 1, 200 * TEMPO_TICKS_PER_BEAT) : rng_range(rng, 1, 3);
    }
    int32_t percent = (int32_t)rng_range(rng, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX);
    assert_true(tempo_init(tempo, changes, count, percent, NULL));
}

static void test_every_tick_comes_back(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 3, 1);
    for (int map = 0; map < 300; map++) {
        struct tempo tempo;
        struct tempo_change changes[CHANGES_MAX];
        make_map(&tempo, &rng, changes);
        assert_true(tempo.count > 0);
        for (int32_t at = 0; at < tempo.count; at++) {
            int64_t last_us = tempo_tick_to_us(&tempo, tempo.segments[at].tick - 60);
            for (int64_t tick = tempo.segments[at].tick - 59; tick < tempo.segments[at].tick + 60; tick++) {
                int64_t us = tempo_tick_to_us(&tempo, tick);
                assert_true(us > last_us);
                assert_int_equal(tempo_us_to_tick(&tempo, us), tick);
                last_us = us;
            }
        }
        for (int i = 0; i < 300; i++) {
            int64_t tick = rng_range(&rng, -1000000, 1000000000);
            assert_int_equal(tempo_us_to_tick(&tempo, tempo_tick_to_us(&tempo, tick)), tick);
        }
        tempo_reset(&tempo);
    }
}

/* Against the same sum in long double: each segment is rounded once and the tick once. */
static void test_agrees_with_plain_arithmetic(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 4, 1);
    for (int map = 0; map < 300; map++) {
        struct tempo tempo;
        struct tempo_change changes[CHANGES_MAX];
        make_map(&tempo, &rng, changes);
        int64_t tick = rng_range(&rng, 0, 30000000);
        long double us = 0;
        for (int32_t i = 0; i < tempo.count && tempo.segments[i].tick < tick; i++) {
            int64_t end = i + 1 < tempo.count && tempo.segments[i + 1].tick < tick ? tempo.segments[i + 1].tick : tick;
            us += (long double)(end - tempo.segments[i].tick) * 60e9L / TEMPO_TICKS_PER_BEAT /
                  tempo.segments[i].bpm_milli;
        }
        assert_true(fabsl(us - (long double)tempo_tick_to_us(&tempo, tick)) <= CHANGES_MAX * 0.5L + 0.01L);
        tempo_reset(&tempo);
    }
}

static void test_known_times(void **state)
{
    (void)state;
    static const struct tempo_change changes[] = {{0, 120000}, {4 * TEMPO_TICKS_PER_BEAT, 60000}};
    static const struct {
        int32_t percent;
        double beat;
        int64_t us;
        int32_t bpm_milli;
    } rows[] = {{100, 0, 0, 120000},         {100, 1, 500000, 120000},      {100, 4, 2000000, 60000},
                {100, 5.5, 3500000, 60000},  {50, 5, 6000000, 30000},       {150, 4, 1333333, 90000},
                {100, -2, -1000000, 120000}, {100, 1.0 / 3, 166667, 120000}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tempo tempo;
        int64_t ticks;
        assert_true(tempo_init(&tempo, changes, 2, rows[i].percent, NULL));
        assert_true(tempo_beats_to_ticks(rows[i].beat, &ticks));
        assert_int_equal(tempo_tick_to_us(&tempo, ticks), rows[i].us);
        assert_int_equal(tempo_us_to_tick(&tempo, rows[i].us), ticks);
        assert_int_equal(tempo_bpm_milli_at(&tempo, ticks), rows[i].bpm_milli);
        tempo_reset(&tempo);
    }
}

static void test_zeroed_and_far(void **state)
{
    (void)state;
    struct tempo tempo = {0};
    int64_t ticks;
    assert_int_equal(tempo_tick_to_us(&tempo, TEMPO_TICKS_PER_BEAT), 500000);
    assert_int_equal(tempo_bpm_milli_at(&tempo, -1), 120000);
    assert_true(tempo_tick_to_us(&tempo, INT64_MAX) > 0 && tempo_tick_to_us(&tempo, INT64_MIN) < 0);
    assert_true(tempo_us_to_tick(&tempo, INT64_MAX) > 0 && tempo_us_to_tick(&tempo, INT64_MIN) < 0);
    assert_false(tempo_beats_to_ticks((double)NAN, &ticks));
    assert_false(tempo_beats_to_ticks((double)INFINITY, &ticks));
    assert_false(tempo_beats_to_ticks(1000001, &ticks));
    assert_true(tempo_beats_to_ticks(-1e6, &ticks));
    assert_int_equal(ticks, INT64_C(-10080000000));
}

static void test_bad_maps(void **state)
{
    (void)state;
    static const struct {
        struct tempo_change changes[2];
        int32_t count, percent;
        const char *where;
    } rows[] = {
        {{{0, 0}}, 0, 100, "tempo"},
        {{{1, 90000}}, 1, 100, "tempo[0].beat"},
        {{{0, 9999}}, 1, 100, "tempo[0].bpm"},
        {{{0, 400001}}, 1, 100, "tempo[0].bpm"},
        {{{0, 90000}, {0, 90000}}, 2, 100, "tempo[1].beat"},
        {{{0, 90000}, {INT64_MAX, 90000}}, 2, 100, "tempo[1].beat"},
        {{{0, 90000}}, 1, 49, "tempo"},
        {{{0, 90000}}, 1, 151, "tempo"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tempo tempo;
        struct error error;
        assert_false(tempo_init(&tempo, rows[i].changes, rows[i].count, rows[i].percent, &error));
        assert_string_equal(error.where, rows[i].where);
        assert_true(error.what[0] && error.fix[0]);
        assert_null(tempo.segments);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_tick_comes_back),
        cmocka_unit_test(test_agrees_with_plain_arithmetic),
        cmocka_unit_test(test_known_times),
        cmocka_unit_test(test_zeroed_and_far),
        cmocka_unit_test(test_bad_maps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
