/* The notes of every shipped level in every shipped style. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "music/bars.h"
#include "music/fixture.h"
#include "music/follow.h"

typedef void visit_fn(const char *name, const struct chart *chart, const struct tune *tune, const struct style *style,
                      int level, int which);

static void visit_all(visit_fn *visit)
{
    for (int l = 0; l < FIXTURE_LEVELS; l++) {
        struct level_music music;
        struct chart chart = fixture_level(fixture_levels[l], &music);
        for (int s = 0; s < FIXTURE_STYLES; s++) {
            struct tune tune = fixture_level_tune(&chart, &music, fixture_styles[s]);
            char name[64];
            snprintf(name, sizeof name, "%s in %s", fixture_levels[l], fixture_styles[s]);
            visit(name, &chart, &tune, fixture_style_of(fixture_styles[s]), l, s);
            tune_reset(&tune);
        }
        chart_reset(&chart);
    }
}

/* The same notes on every platform: these hashes were taken once and change only when the music is meant to. */
static const uint64_t golden[FIXTURE_LEVELS][FIXTURE_STYLES] = {
    {UINT64_C(0x89c45d448dcdca72), UINT64_C(0x769bd5d80efd8a9a), UINT64_C(0x939847868baaa454),
     UINT64_C(0x1881a3c7aae785f8), UINT64_C(0xdd43f0d3d810a5d8)},
    {UINT64_C(0xc2f2d134ea087677), UINT64_C(0x15abb67c5a37f185), UINT64_C(0xf3e969c07531b4cf),
     UINT64_C(0xfaa6591acd416de5), UINT64_C(0x11559ac4ab5bb50d)},
    {UINT64_C(0xcc736fc275e94ebb), UINT64_C(0x7a5165cf5c86e104), UINT64_C(0xdb988b4dbf33c77b),
     UINT64_C(0xd55609611739d950), UINT64_C(0x72d992ae5cf814e7)},
    {UINT64_C(0x06721e52a6f2b88b), UINT64_C(0x0023318c452edb55), UINT64_C(0xcae26b717123c06e),
     UINT64_C(0x2f9bf5d37abe4109), UINT64_C(0x8a01ee257a07f228)},
    {UINT64_C(0x6bea7ff7cd7af872), UINT64_C(0x5f4e2cb2c50bdaa8), UINT64_C(0x05dca057d17ad09f),
     UINT64_C(0x399e6b5ac78fcca8), UINT64_C(0x0c5ee61924958d0d)},
    {UINT64_C(0x0ce388c21221c31a), UINT64_C(0x242a3a9dec9c4a7d), UINT64_C(0xf0808e4a29994afb),
     UINT64_C(0x8620368515766590), UINT64_C(0xde189cc697e68c94)},
    {UINT64_C(0xb9c7490386813cc5), UINT64_C(0x975d1992a7b50948), UINT64_C(0xdb2de09d7a2a23c1),
     UINT64_C(0xa63f8e5d01799ee7), UINT64_C(0x3b2f8d4e8f294f6d)},
};

static int golden_misses;

static void check_golden(const char *name, const struct chart *chart, const struct tune *tune,
                         const struct style *style, int level, int which)
{
    (void)chart, (void)style;
    if (fixture_hash(tune) == golden[level][which])
        return;
    print_error("%s: 0x%016llx\n", name, (unsigned long long)fixture_hash(tune));
    golden_misses++;
}

static void test_golden_notes(void **state)
{
    (void)state;
    golden_misses = 0;
    visit_all(check_golden);
    assert_int_equal(golden_misses, 0);
}

static void check_lead(const char *name, const struct chart *chart, const struct tune *tune, const struct style *style,
                       int level, int which)
{
    (void)level, (void)which;
    int count;
    double follows = follow_correlation(chart, tune, style, &count);
    if (follows < 0.7 || count < chart->rep_count / 2)
        fail_msg("%s: the lead follows with %.3f over %d notes", name, follows, count);
}

static void test_lead_follows_the_hills(void **state)
{
    (void)state;
    visit_all(check_lead);
}

/* A loop of 1, 2 or 4 bars may go round for eight bars, and eight bars may not come again whole. */
static void check_repeats(const char *name, const struct chart *chart, const struct tune *tune,
                          const struct style *style, int level, int which)
{
    (void)level, (void)which;
    struct bars bars = bars_of(chart, tune, style);
    for (int32_t p = 0; p < chart->part_count; p++) {
        for (int32_t loop = 1; loop <= 8; loop *= 2) {
            int32_t same = 0;
            for (int32_t bar = 0; bar < bars.count; bar++) {
                bool here =
                    bars.start_us[bar] >= chart->parts[p].start_us && bars.start_us[bar] < chart->parts[p].end_us;
                bool known = here && bar >= loop && bars.start_us[bar - loop] >= chart->parts[p].start_us;
                same = known && bars.id[bar] == bars.id[bar - loop] ? same + 1 : 0;
                if (same > 0 && same + loop > 8 + (loop == 8 ? 7 : 0))
                    fail_msg("%s: bar %d goes round in %d bars unchanged for %d", name, (int)bar, (int)loop,
                             (int)(same + loop));
            }
        }
    }
    bars_reset(&bars);
}

static void test_no_loop_outstays(void **state)
{
    (void)state;
    visit_all(check_repeats);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_notes),
        cmocka_unit_test(test_lead_follows_the_hills),
        cmocka_unit_test(test_no_loop_outstays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
