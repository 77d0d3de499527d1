/* Charts and the shipped style for the music tests. */
#ifndef HEELBEAT_TESTS_MUSIC_FIXTURE_H
#define HEELBEAT_TESTS_MUSIC_FIXTURE_H

#include "music/sound/synth.h"

/* One part: its bars, and the patterns of both heels (NULL: that heel rests). */
struct fixture_part {
    int32_t bars;
    const char *left, *right;
};

/* A chart at bpm; with second_bpm not 0 the tempo changes to it half way. */
struct chart fixture_chart(const struct fixture_part *parts, int32_t count, int32_t bpm, int32_t second_bpm);
/* Both heels, settle, build, full, breathe, full: three minutes at 96 bpm. */
struct chart fixture_song(void);
/* The styles and levels that Heelbeat ships, by name. */
#define FIXTURE_STYLES 5
#define FIXTURE_LEVELS 15
extern const char *const fixture_styles[FIXTURE_STYLES];
extern const char *const fixture_levels[FIXTURE_LEVELS];
/* assets/styles/NAME.json, read once. */
const struct style *fixture_style_of(const char *name);
const struct style *fixture_style(void); /* lofi */
/* levels/NAME.json: its chart, and the music it asks for in *music. */
struct chart fixture_level(const char *name, struct level_music *music);
/* That level's tune in that style, in its own key and seed. */
struct tune fixture_level_tune(const struct chart *chart, const struct level_music *music, const char *style);
struct tune fixture_tune(const struct chart *chart, const char *key, uint64_t seed);
/* The synth's whole piece as one interleaved stereo mix of *frames frames; the caller frees. */
int16_t *fixture_mix(struct synth *synth, int64_t *frames);
/* Of every field of every note. */
uint64_t fixture_hash(const struct tune *tune);

#endif
