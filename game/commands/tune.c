#include "app/backstage.h"
#include "commands/commands.h"
#include "commands/options.h"
#include "commands/output.h"
#include "commands/tune_files.h"

#define DEFAULT_STYLE "lofi" /* of levels that bring a song of their own */

struct tune_options {
    const char *level, *out;
    struct option_int tempo;
    bool stems;
};

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
        good = synth && tune_files_write(options->out, options->stems, synth, error);
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
        {"stems", 0, OPTION_FLAG, NULL, "also writes OUT-backing.wav and OUT-lead.wav", &out->stems, 0, 0},
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
