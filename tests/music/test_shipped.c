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
    {UINT64_C(0xe4228346ba8a5eed), UINT64_C(0x8540eb650c0efd92), UINT64_C(0x52b958f908fbae98),
     UINT64_C(0xa50cf1a31fc4e70c), UINT64_C(0xeda8b53dbc558c41)},
    {UINT64_C(0x21fe98f6335fefbf), UINT64_C(0xf6dffbe79cc58ae7), UINT64_C(0x69891f76fd17edda),
     UINT64_C(0x8a314361b53a6347), UINT64_C(0x55b0a754f3d645c5)},
    {UINT64_C(0x6fb5a56f3a137bda), UINT64_C(0x7e770330b3eff1b6), UINT64_C(0x03c90507ebe87ad5),
     UINT64_C(0xdef807f013dd5192), UINT64_C(0x2e9e3d1533fc239a)},
    {UINT64_C(0xb2431bae3526a6c1), UINT64_C(0x18ef6e612fb73a6a), UINT64_C(0x403108eb1a1ccdf5),
     UINT64_C(0x6a5d8dab31689c8e), UINT64_C(0x171dbcdb4bb20ba1)},
    {UINT64_C(0x4b27da12837666b3), UINT64_C(0x83d6538b121b9a64), UINT64_C(0x53d4a6c78243440e),
     UINT64_C(0x911f079fc8f48691), UINT64_C(0x0ece507a86592047)},
    {UINT64_C(0x6dff9df110e994b2), UINT64_C(0xff9fbf8f14ab4ee6), UINT64_C(0x174693ebd0a26e7f),
     UINT64_C(0x487d9658c03bfb75), UINT64_C(0xfc8e2014c291c4f2)},
    {UINT64_C(0x1ca590ddcfcf4ac6), UINT64_C(0x65f9e4d92707ca0f), UINT64_C(0xefb74d186ea8e093),
     UINT64_C(0xd6cc2e95c60f5e73), UINT64_C(0xe062224536277859)},
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
