#include "music/fixture.h"

#include "check.h"
#include "core/base/hash.h"
#include "store/levels/level_file.h"
#include "store/styles/style_file.h"

static char *copy(const char *text)
{
    return text == NULL ? NULL : strdup(text);
}

struct chart fixture_chart(const struct fixture_part *parts, int32_t count, int32_t bpm, int32_t second_bpm)
{
    struct level level = {.title = "Test", .meter = 4, .part_count = count, .tempo_count = second_bpm ? 2 : 1};
    struct error error = {0};
    struct chart chart = {0};
    int64_t bars = 0;
    level.parts = calloc((size_t)count, sizeof *level.parts);
    level.tempo = calloc(2, sizeof *level.tempo);
    for (int32_t i = 0; i < count; i++) {
        strcpy(level.parts[i].name, "Part");
        level.parts[i].bars = parts[i].bars;
        level.parts[i].step_ticks = TEMPO_TICKS_PER_BEAT;
        level.parts[i].pattern[HEEL_LEFT] = copy(parts[i].left);
        level.parts[i].pattern[HEEL_RIGHT] = copy(parts[i].right);
        bars += parts[i].bars;
    }
    level.tempo[0] = (struct tempo_change){0, bpm * 1000};
    level.tempo[1] = (struct tempo_change){bars / 2 * 4 * TEMPO_TICKS_PER_BEAT, second_bpm * 1000};
    if (!chart_init(&chart, &level, 100, &error))
        fail_msg("%s %s", error.where, error.what);
    level_reset(&level);
    return chart;
}

struct chart fixture_song(void)
{
    static const struct fixture_part parts[] = {
        {4, NULL, NULL}, {12, "uudd", "uudd"}, {24, "uudd....", "....uudd"},
        {4, NULL, NULL}, {24, "uudd", "uudd"}, {4, NULL, NULL},
    };
    return fixture_chart(parts, 6, 96, 0);
}

const char *const fixture_styles[FIXTURE_STYLES] = {"lofi", "synthwave", "house", "ambient", "chiptune"};
const char *const fixture_levels[FIXTURE_LEVELS] = {
    "changing-weather", "evening-light",   "first-steps", "high-rise",     "left-right", "long-way-down",
    "neon-mile",        "night-train",     "one-minute",  "pocket-arcade", "relay",      "second-heart",
    "slow-tide",        "stepping-stones", "two-halves"};

const struct style *fixture_style_of(const char *name)
{
    static struct style styles[FIXTURE_STYLES];
    int index = 0;
    while (strcmp(fixture_styles[index], name) != 0)
        if (++index == FIXTURE_STYLES)
            fail_msg("no style %s is shipped", name);
    char path[512];
    struct error error = {0};
    snprintf(path, sizeof path, HEELBEAT_SOURCE "/assets/styles/%s.json", name);
    if (styles[index].name[0] == 0 && !style_load(path, &styles[index], &error))
        fail_msg("%s %s", error.where, error.what);
    return &styles[index];
}

const struct style *fixture_style(void)
{
    return fixture_style_of("lofi");
}

struct chart fixture_level(const char *name, struct level_music *music)
{
    char path[512];
    struct level level = {0};
    struct chart chart = {0};
    struct error error = {0};
    uint64_t hash;
    snprintf(path, sizeof path, HEELBEAT_SOURCE "/levels/%s.json", name);
    if (!level_load(path, &level, &hash, &error) || !chart_init(&chart, &level, 100, &error))
        fail_msg("%s %s", error.where, error.what);
    *music = level.music;
    level_reset(&level);
    return chart;
}

static struct tune compose(const struct tune_desc *desc)
{
    struct tune tune;
    struct error error = {0};
    if (!tune_init(&tune, desc, &error))
        fail_msg("%s %s", error.where, error.what);
    assert_true(tune.count > 0);
    return tune;
}

struct tune fixture_level_tune(const struct chart *chart, const struct level_music *music, const char *style)
{
    return compose(
        &(struct tune_desc){.chart = chart, .style = fixture_style_of(style), .key = music->key, .seed = music->seed});
}

struct tune fixture_tune(const struct chart *chart, const char *key, uint64_t seed)
{
    return compose(&(struct tune_desc){.chart = chart, .style = fixture_style(), .key = key, .seed = seed});
}

uint64_t fixture_hash(const struct tune *tune)
{
    uint64_t hash = HASH_SEED;
    for (int32_t i = 0; i < tune->count; i++) {
        const struct tune_note *note = &tune->notes[i];
        const int64_t fields[6] = {note->start_us, note->duration_us, note->voice,
                                   note->pitch,    note->velocity,    note->pan};
        for (int f = 0; f < 6; f++) {
            unsigned char bytes[8];
            for (int b = 0; b < 8; b++)
                bytes[b] = (unsigned char)((uint64_t)fields[f] >> (8 * b));
            hash = hash_bytes(hash, bytes, sizeof bytes);
        }
    }
    return hash;
}

int16_t *fixture_mix(struct synth *synth, int64_t *frames)
{
    *frames = synth_frames(synth);
    int16_t *mix = malloc((size_t)*frames * SYNTH_CHANNELS * sizeof *mix);
    assert_non_null(mix);
    for (int64_t done = 0; done < *frames;) {
        struct synth_frame block[4800];
        int32_t count = *frames - done < 4800 ? (int32_t)(*frames - done) : 4800;
        synth_render(synth, block, count);
        for (int32_t i = 0; i < count; i++)
            memcpy(&mix[(done + i) * SYNTH_CHANNELS], block[i].mix, sizeof block[i].mix);
        done += count;
    }
    return mix;
}
