/* Charts and the shipped style for the music tests. */
#ifndef HEELBEAT_TESTS_MUSIC_FIXTURE_H
#define HEELBEAT_TESTS_MUSIC_FIXTURE_H

#include "music/tune.h"

/* One part: its bars, and the patterns of both heels (NULL: that heel rests). */
struct fixture_part {
    int32_t bars;
    const char *left, *right;
};

/* A chart at bpm; with second_bpm not 0 the tempo changes to it half way. */
struct chart fixture_chart(const struct fixture_part *parts, int32_t count, int32_t bpm, int32_t second_bpm);
/* Both heels, settle, build, full, breathe, full: three minutes at 96 bpm. */
struct chart fixture_song(void);
/* assets/styles/lofi.json, read once. */
const struct style *fixture_style(void);
struct tune fixture_tune(const struct chart *chart, const char *key, uint64_t seed);
/* Of every field of every note. */
uint64_t fixture_hash(const struct tune *tune);

#endif
