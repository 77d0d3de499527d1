#include "app/backstage.h"
#include "app/clock.h"
#include "commands/commands.h"
#include "commands/options.h"
#include "commands/output.h"
#include "music/synth.h"
#include "music/wav.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK_FRAMES  4800
#define PROGRESS_US   100000
#define PART_SUFFIX   ".part"
#define DEFAULT_STYLE "lofi" /* of levels that bring a song of their own */

struct tune_options {
    const char *level, *out;
    struct option_int tempo;
};

/* A progress line on a terminal, nothing in a pipe. */
struct progress {
    bool shown;
    int64_t due_us;
};

static void show_progress(struct progress *progress, int64_t done, int64_t all)
{
    if (!progress->shown || clock_mono_us() < progress->due_us)
        return;
    progress->due_us = clock_mono_us() + PROGRESS_US;
    fprintf(stderr, "\r%3d %%", (int)(done * 100 / (all > 0 ? all : 1)));
}

static bool write_fault(const char *path, struct error *error)
{
    error_set(error, path, strerror(errno), "choose a place that can be written and has room");
    return false;
}

static bool write_samples(FILE *file, struct synth *synth)
{
    static const int channels = SYNTH_CHANNELS;
    int16_t samples[BLOCK_FRAMES * SYNTH_CHANNELS];
    uint8_t bytes[sizeof samples];
    struct progress progress = {.shown = isatty(STDERR_FILENO)};
    int64_t all = synth_frames(synth);
    for (int64_t done = 0; done < all;) {
        int32_t frames = all - done < BLOCK_FRAMES ? (int32_t)(all - done) : BLOCK_FRAMES;
        synth_render(synth, samples, frames);
        for (int i = 0; i < frames * channels; i++)
            wav_format_sample(&bytes[2 * i], samples[i]);
        if (fwrite(bytes, 2 * SYNTH_CHANNELS, (size_t)frames, file) != (size_t)frames)
            return false;
        done += frames;
        show_progress(&progress, done, all);
    }
    if (progress.shown)
        fprintf(stderr, "\r      \r");
    return true;
}

/* Into a file beside it that takes its name only once it is whole. */
static bool write_wav(const char *path, struct synth *synth, struct error *error)
{
    uint8_t header[WAV_HEADER_SIZE];
    char part[FILE_PATH_MAX];
    if (!wav_format_header(header, synth_frames(synth)) ||
        (size_t)snprintf(part, sizeof part, "%s" PART_SUFFIX, path) >= sizeof part) {
        error_set(error, path, "can't hold this tune", "choose a shorter level or path");
        return false;
    }
    FILE *file = fopen(part, "wb");
    if (!file)
        return write_fault(path, error);
    bool good = fwrite(header, sizeof header, 1, file) == 1 && write_samples(file, synth) && fflush(file) == 0 &&
                fsync(fileno(file)) == 0;
    if (!good)
        write_fault(path, error);
    if (fclose(file) != 0 && good)
        good = write_fault(path, error);
    if (good && rename(part, path) != 0)
        good = write_fault(path, error);
    if (!good)
        remove(part);
    return good;
}

static bool write_tune(const struct tune_options *options, const struct library_level *level, struct styles *styles,
                       struct error *error)
{
    const struct level_music *music = &level->level.music;
    struct chart chart = {0};
    struct tune tune = {0};
    struct synth *synth = NULL;
    int32_t percent = options->tempo.given ? (int32_t)options->tempo.value : 100;
    const struct style *style = styles_find(styles, music->style[0] ? music->style : DEFAULT_STYLE, error);
    bool good =
        style && chart_init(&chart, &level->level, percent, error) &&
        tune_init(&tune, &(struct tune_desc){.chart = &chart, .style = style, .key = music->key, .seed = music->seed},
                  error);
    if (good) {
        synth = synth_create(&tune, style);
        if (!synth)
            error_set(error, level->name, "does not fit into memory", "close other programs and try again");
        good = synth && write_wav(options->out, synth, error);
    }
    synth_destroy(synth);
    tune_reset(&tune);
    chart_reset(&chart);
    return good;
}

static enum options_result parse(int argc, char **argv, struct tune_options *out)
{
    const struct option options[] = {
        {"out", 'o', OPTION_TEXT, "OUT.wav", "the file to write: 48 kHz stereo WAV", &out->out, 0, 0},
        {"tempo", 0, OPTION_INT, "PCT", "tempo in percent, 50 to 150", &out->tempo, TEMPO_PERCENT_MIN,
         TEMPO_PERCENT_MAX},
    };
    const struct usage usage = {.command = "tune",
                                .places = "LEVEL",
                                .summary = "Composes a level's music and writes it to a file.",
                                .places_min = 1,
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result result = options_parse(&usage, argc, argv, &places);
    if (result == OPTIONS_GOOD && !out->out) {
        options_fail("tune", "-o OUT.wav is missing");
        return OPTIONS_BAD;
    }
    if (result == OPTIONS_GOOD)
        out->level = places.items[0];
    return result;
}

int command_tune(int argc, char **argv)
{
    struct tune_options options = {0};
    enum options_result parsed = parse(argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return parsed == OPTIONS_HELPED ? output_finish() : EXIT_USAGE;

    struct paths paths;
    struct styles styles;
    struct library_level level;
    struct error error = {0};
    if (!backstage_find_paths(&paths, NULL, &error) || !styles_init(&styles, paths.assets, &error) ||
        !library_level_load(&level, (const char *const[]){paths.levels, paths.player_levels}, 2, options.level, &error))
        return output_fail(&error);
    bool good = write_tune(&options, &level, &styles, &error);
    library_level_reset(&level);
    styles_reset(&styles);
    return good ? output_finish() : output_fail(&error);
}
