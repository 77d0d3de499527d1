/* A hundred songs of each style on one level: no two of them are the same song. */
#include "check.h"
#include "core/base/hash.h"
#include "music/fixture.h"
#include "music/notes/bars.h"
#include "music/notes/compose.h"
#include "music/notes/follow.h"

#define SEEDS 100
#define MOST  0.30

static int compare(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The share of the bars that two sorted lists have in common, each bar counted once. */
static double shared(const struct bars *a, const struct bars *b)
{
    int32_t both = 0;
    for (int32_t i = 0, j = 0; i < a->count && j < b->count;) {
        both += a->id[i] == b->id[j];
        bool first = a->id[i] <= b->id[j], second = b->id[j] <= a->id[i];
        i += first;
        j += second;
    }
    return (double)both / a->count;
}

static int distinct(uint64_t *values, int count)
{
    int different = 0;
    qsort(values, (size_t)count, sizeof *values, compare);
    for (int i = 0; i < count; i++)
        different += i == 0 || values[i] != values[i - 1];
    return different;
}

/* What the lowest notes are at the start of every bar: the walk of the chords. */
static uint64_t walk_of(const struct bars *bars, const struct tune *tune, const struct style *style)
{
    uint64_t hash = HASH_SEED;
    for (int32_t bar = 0; bar < bars->count; bar++) {
        int lowest = 127;
        for (int32_t i = 0; i < tune->count; i++) {
            const struct tune_note *note = &tune->notes[i];
            bool here = note->start_us >= bars->start_us[bar] && note->start_us < bars->start_us[bar + 1];
            if (here && style->instruments[note->voice].kind == STYLE_TONE && note->pitch < lowest)
                lowest = note->pitch;
        }
        unsigned char byte = (unsigned char)((lowest - tune->root + 24) % 12);
        hash = hash_bytes(hash, &byte, 1);
    }
    return hash;
}

/* The steps of the lead's first sixteen notes. */
static uint64_t motif_of(const struct tune *tune, const struct style *style)
{
    uint64_t hash = HASH_SEED;
    int last = -1, count = 0;
    for (int32_t i = 0; i < tune->count && count < 16; i++) {
        if (!follow_is_lead(style, &tune->notes[i]))
            continue;
        unsigned char byte = (unsigned char)(last < 0 ? 0 : tune->notes[i].pitch - last + 64);
        last = tune->notes[i].pitch;
        hash = hash_bytes(hash, &byte, 1);
        count++;
    }
    return hash;
}

static void check_style(const struct chart *chart, const char *name)
{
    static struct bars bars[SEEDS];
    static uint64_t keys[SEEDS], walks[SEEDS], motifs[SEEDS];
    const struct style *style = fixture_style_of(name);
    double most = 0, sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
        struct level_music music = {.seed = (uint64_t)seed};
        struct tune tune = fixture_level_tune(chart, &music, name);
        bars[seed] = bars_of(chart, &tune, style);
        keys[seed] = (uint64_t)(tune.root * 2 + tune.minor);
        walks[seed] = walk_of(&bars[seed], &tune, style);
        motifs[seed] = motif_of(&tune, style);
        qsort(bars[seed].id, (size_t)bars[seed].count, sizeof *bars[seed].id, compare);
        tune_reset(&tune);
    }
    for (int a = 0; a < SEEDS; a++) {
        for (int b = 0; b < a; b++) {
            double here = shared(&bars[a], &bars[b]);
            most = here > most ? here : most;
            sum += here;
        }
    }
    int key_count = distinct(keys, SEEDS), walk_count = distinct(walks, SEEDS), motif_count = distinct(motifs, SEEDS);
    print_message(
        "%s: %d keys, %d walks of chords, %d motifs; two songs share at most %.0f %% of their bars, %.1f %% in "
        "the mean\n",
        name, key_count, walk_count, motif_count, most * 100, sum * 200 / (SEEDS * (SEEDS - 1)));
    for (int seed = 0; seed < SEEDS; seed++)
        bars_reset(&bars[seed]);
    assert_true(most <= MOST);
    assert_true(key_count >= 10 && walk_count >= 60 && motif_count >= 60);
}

static void test_no_two_songs_are_alike(void **state)
{
    (void)state;
    struct chart chart = fixture_song();
    for (int i = 0; i < FIXTURE_STYLES; i++)
        check_style(&chart, fixture_styles[i]);
    chart_reset(&chart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_no_two_songs_are_alike)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
