/* The notes of every shipped level in every shipped style. */
#include "check.h"
#include "music/fixture.h"
#include "music/notes/bars.h"
#include "music/notes/follow.h"
#include "store/levels/library.h"

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

/* A level that is put into levels/ is put into these tests. */
static void test_every_level_is_here(void **state)
{
    (void)state;
    static const char *const folder[] = {HEELBEAT_SOURCE "/levels"};
    struct library library;
    assert_true(library_load(&library, folder, 1, NULL));
    for (int l = 0; l < FIXTURE_LEVELS; l++)
        assert_non_null(library_find(&library, fixture_levels[l]));
    assert_int_equal(library.count, FIXTURE_LEVELS);
    library_reset(&library);
}

/* The same notes on every platform: these hashes were taken once and change only when the music is meant to. */
static const uint64_t golden[FIXTURE_LEVELS][FIXTURE_STYLES] = {
    {UINT64_C(0x50225b43bc0de51c), UINT64_C(0x844d94c4ab2a8eb0), UINT64_C(0xb54c6064473a566f),
     UINT64_C(0x89bcdf869ad1a068), UINT64_C(0xb259936829456501)},
    {UINT64_C(0xf5ca5e633c96bd81), UINT64_C(0x23c364142cc1769c), UINT64_C(0x32f0b1f1ce298429),
     UINT64_C(0x70189fce8b6ecc90), UINT64_C(0xac6760f9a5580d65)},
    {UINT64_C(0x16daed7cfe3b6162), UINT64_C(0xa6c7f3a30a0581e6), UINT64_C(0x64d1865df0693054),
     UINT64_C(0x1881a3c7aae785f8), UINT64_C(0x913e3c72a26a7891)},
    {UINT64_C(0xac54a336e128e07d), UINT64_C(0x1029532c611aca7b), UINT64_C(0x510ac845141a408a),
     UINT64_C(0xe22b73fc72135fe1), UINT64_C(0x18accbe64ed75dea)},
    {UINT64_C(0x27fc43bece305853), UINT64_C(0x51b156ee1731bab5), UINT64_C(0xf90e048f89f133f2),
     UINT64_C(0xfaa6591acd416de5), UINT64_C(0xd3e9fd855a0e8c53)},
    {UINT64_C(0xf1642f7ca5bc49cb), UINT64_C(0x2f1207b243eb0c9f), UINT64_C(0xfff4c60048829161),
     UINT64_C(0x52e30b0ecefbbddc), UINT64_C(0xd676e996bab24b21)},
    {UINT64_C(0x8c894d79e485cb99), UINT64_C(0xd8a9c47913f9274b), UINT64_C(0x5bb2fec9e2d6de05),
     UINT64_C(0x6affa22164b033fc), UINT64_C(0x71e2979eed9bf2cc)},
    {UINT64_C(0xcb8cd5b3e3eb7aee), UINT64_C(0xcd26cd25e2bc3110), UINT64_C(0x7e3db4f21a0e00f5),
     UINT64_C(0xd55609611739d950), UINT64_C(0xb199f27b6aa9a8d8)},
    {UINT64_C(0xa2f5acf4c97d577f), UINT64_C(0x1e0fecd0cab5d114), UINT64_C(0xc6ee7953d3eb84db),
     UINT64_C(0x2f9bf5d37abe4109), UINT64_C(0x5a6f146083db9539)},
    {UINT64_C(0x1bd787329670f627), UINT64_C(0x81ea8296a4193edc), UINT64_C(0xae0d5813fb0e9e04),
     UINT64_C(0x399e6b5ac78fcca8), UINT64_C(0x9b4d93f43b2df4e4)},
    {UINT64_C(0xb1b49698cc42566f), UINT64_C(0x67737a3710d84f91), UINT64_C(0xc3bc24eca68cb822),
     UINT64_C(0xa33937d0e4879242), UINT64_C(0xc7d06c9440795423)},
    {UINT64_C(0x6c28eda0fe451b9d), UINT64_C(0x5295387faf3a5679), UINT64_C(0x8f74cbe42b031139),
     UINT64_C(0x8620368515766590), UINT64_C(0x75b4911c92a6eaec)},
    {UINT64_C(0x365d48e0791ac8f6), UINT64_C(0x2de60a4bebe42c50), UINT64_C(0x0676eaa8cccc010c),
     UINT64_C(0xa63f8e5d01799ee7), UINT64_C(0x7668ad7d31a8ac53)},
    {UINT64_C(0xcd8ea17ce33d747e), UINT64_C(0x6f9787198a54fd88), UINT64_C(0x06a80341f9beef5a),
     UINT64_C(0xd6f334d9a4d2868c), UINT64_C(0xdf3a4219b90ff0ac)},
    {UINT64_C(0x871f6d5a6ac8dfb6), UINT64_C(0x58f3bb2106332d93), UINT64_C(0xa8164d0f40694208),
     UINT64_C(0xf81cecf9af85a370), UINT64_C(0xfea2a21f19ae24e5)},
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
        cmocka_unit_test(test_every_level_is_here),
        cmocka_unit_test(test_golden_notes),
        cmocka_unit_test(test_lead_follows_the_hills),
        cmocka_unit_test(test_no_loop_outstays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
