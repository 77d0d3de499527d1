#include "commands/bench/bench.h"

#include "app/clock.h"
#include "music/sound/synth.h"

#include <stdio.h>

/* No messages: what developers measure stays English. */

#define BLOCK_FRAMES 4800

static bool render(const struct tune *tune, const struct style *style, int64_t *frames, struct error *error)
{
    struct synth_frame block[BLOCK_FRAMES];
    struct synth *synth = synth_create(tune, style);
    if (!synth) {
        error_set(error, "the synth", "does not fit into memory", "close other programs and try again");
        return false;
    }
    *frames = synth_frames(synth);
    for (int64_t done = 0; done < *frames; done += BLOCK_FRAMES)
        synth_render(synth, block, BLOCK_FRAMES);
    synth_destroy(synth);
    return true;
}

static bool measure(struct backstage *backstage, const struct library_level *level, const char *style_name,
                    struct error *error)
{
    const struct level_music *music = &level->level.music;
    const struct style *style = levels_style(&backstage->levels, style_name, error);
    struct tune tune = {0};
    int64_t start_us = clock_mono_us(), frames = 0;
    bool good =
        style &&
        tune_init(&tune,
                  &(struct tune_desc){.chart = &level->chart, .style = style, .key = music->key, .seed = music->seed},
                  error) &&
        render(&tune, style, &frames, error);
    tune_reset(&tune);
    if (!good)
        return false;
    char what[128];
    snprintf(what, sizeof what, "music of %.60s, %.31s", level->name, style_name);
    bench_print(what, (double)frames / SYNTH_RATE_HZ * 1e6 / (double)(clock_mono_us() - start_us), "x real time");
    return true;
}

bool bench_music(struct backstage *backstage, struct error *error)
{
    static const char *const shipped[] = {"lofi", "synthwave", "house", "ambient", "chiptune"};
    const struct library_level *shortest = NULL;
    for (int32_t i = 0; i < backstage->levels.library.count; i++) {
        const struct library_level *level = &backstage->levels.library.levels[i];
        if (level->level.music.style[0] && (!shortest || level->chart.end_us < shortest->chart.end_us))
            shortest = level;
    }
    for (size_t i = 0; shortest && i < sizeof shipped / sizeof *shipped; i++)
        if (!measure(backstage, shortest, shipped[i], error))
            return false;
    return true;
}
