#include "app/backstage.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "commands/tune_files.h"
#include "core/base/text.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_STYLE "lofi" /* of levels that bring a song of their own */
/* The level made on the spot. */
#define MADE_BPM       96
#define MADE_MINUTES   2
#define MADE_EDGE_BARS 4
#define MADE_PARTS     6

struct tune_options {
    const char *level; /* NULL: one made on the spot */
    const char *out, *style;
    struct option_int tempo, seed, minutes;
    bool stems;
};

/* What the command line asks for goes before what the level asks for. */
static void choose_music(const struct tune_options *options, struct level_music *music,
                         char style[STYLE_NAMES_NAME_SIZE])
{
    const char *asked = options->style ? options->style : music->style[0] ? music->style : DEFAULT_STYLE;
    text_copy(style, STYLE_NAMES_NAME_SIZE, asked);
    if (options->seed.given)
        music->seed = (uint64_t)options->seed.value;
}

static bool write_tune(const struct tune_options *options, struct level *level, struct styles *styles,
                       struct error *error)
{
    struct level_music *music = &level->music;
    char name[STYLE_NAMES_NAME_SIZE];
    choose_music(options, music, name);
    struct chart chart = {0};
    struct tune tune = {0};
    struct synth *synth = NULL;
    int32_t percent = options->tempo.given ? (int32_t)options->tempo.value : 100;
    const struct style *style = styles_find(styles, name, error);
    bool good =
        style && chart_init(&chart, level, percent, error) &&
        tune_init(&tune, &(struct tune_desc){.chart = &chart, .style = style, .key = music->key, .seed = music->seed},
                  error);
    if (good) {
        synth = synth_create(&tune, style);
        if (!synth)
            error_set(error, options->out, "does not fit into memory", "close other programs and try again");
        good = synth && tune_files_write(options->out, options->stems, synth, error);
    }
    synth_destroy(synth);
    tune_reset(&tune);
    chart_reset(&chart);
    return good;
}

static enum options_result parse(const struct cli *cli, int argc, char **argv, struct tune_options *out)
{
    const struct option options[] = {
        {"out", 'o', OPTION_TEXT, "OUT.wav", N_("the file to write: .wav, .flac or .ogg, 48 kHz stereo"), &out->out, 0,
         0},
        {"style", 0, OPTION_TEXT, "STYLE", N_("another style than the level's"), &out->style, 0, 0},
        {"seed", 0, OPTION_INT, "N", N_("another seed: another song"), &out->seed, 0, INT64_C(9007199254740991)},
        {"minutes", 0, OPTION_INT, "N", N_("without a level: how long, 1 to 60"), &out->minutes, 1, 60},
        {"tempo", 0, OPTION_INT, "PCT", N_("tempo in percent, 50 to 150"), &out->tempo, TEMPO_PERCENT_MIN,
         TEMPO_PERCENT_MAX},
        {"stems", 0, OPTION_FLAG, NULL, N_("also writes OUT-backing and OUT-lead, each like OUT"), &out->stems, 0, 0},
    };
    const struct usage usage = {.command = "tune",
                                .places = "[LEVEL]",
                                .summary =
                                    N_("Composes a level's music and writes it to a file. Without a level: music for "
                                       "both heels\ntogether at a steady 96 bpm, of two minutes unless --minutes says "
                                       "otherwise."),
                                .places_min = 0,
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result result = options_parse(cli, &usage, argc, argv, &places);
    if (result == OPTIONS_GOOD && !out->out) {
        options_fail(cli, "tune", _f("{argument} is missing", value_text("argument", "-o OUT.wav")));
        return OPTIONS_BAD;
    }
    if (result == OPTIONS_GOOD && !tune_files_known(out->out)) {
        options_fail(cli, "tune", _("-o takes a name that ends in .wav, .flac or .ogg"));
        return OPTIONS_BAD;
    }
    if (result == OPTIONS_GOOD && places.count > 0 && out->minutes.given) {
        options_fail(cli, "tune", _("--minutes is for tunes without a level"));
        return OPTIONS_BAD;
    }
    if (result == OPTIONS_GOOD)
        out->level = places.count > 0 ? places.items[0] : NULL;
    return result;
}

/* Bars of both heels together, one rep each, with a way in, a rest in the middle and a way out. */
static bool make_level(int32_t minutes, struct level *level, struct error *error)
{
    int32_t bars = minutes * MADE_BPM / 4, rest = minutes > 1 ? 2 : 0, moving = bars - 2 * MADE_EDGE_BARS - rest;
    const int32_t parts[MADE_PARTS] = {MADE_EDGE_BARS, moving / 3, moving - moving / 3 * 2,
                                       rest,           moving / 3, MADE_EDGE_BARS};
    *level = (struct level){.title = EN_("Tune"), .meter = 4};
    level->tempo = calloc(1, sizeof *level->tempo);
    level->parts = calloc(MADE_PARTS, sizeof *level->parts);
    bool good = level->tempo && level->parts;
    if (good)
        level->tempo[level->tempo_count++] = (struct tempo_change){.bpm_milli = MADE_BPM * 1000};
    for (int i = 0; good && i < MADE_PARTS; i++) {
        if (parts[i] == 0)
            continue;
        struct level_part *part = &level->parts[level->part_count++];
        *part = (struct level_part){.name = EN_("Part"), .bars = parts[i], .step_ticks = TEMPO_TICKS_PER_BEAT};
        for (int heel = 0; heel < HEEL_COUNT && (i == 1 || i == 2 || i == 4); heel++)
            good = (part->pattern[heel] = strdup("uudd")) && good;
    }
    if (!good) {
        level_reset(level);
        error_set(error, "the tune", "does not fit into memory", "close other programs and try again");
    }
    return good;
}

static bool find_level(const struct tune_options *options, const struct paths *paths, struct level *level,
                       struct error *error)
{
    if (!options->level)
        return make_level(options->minutes.given ? (int32_t)options->minutes.value : MADE_MINUTES, level, error);
    struct library_level found;
    if (!library_level_load(&found, (const char *const[]){paths->levels, paths->player_levels}, 2, options->level,
                            error))
        return false;
    *level = found.level;
    found.level = (struct level){0}; /* now the caller's */
    library_level_reset(&found);
    return true;
}

int command_tune(const struct cli *cli, int argc, char **argv)
{
    struct tune_options options = {0};
    enum options_result parsed = parse(cli, argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);

    struct paths paths;
    struct styles styles;
    struct level level;
    struct error error = {0};
    if (!backstage_find_paths(&paths, NULL, &error) ||
        !styles_init(&styles, paths.assets, paths.player_styles, &error) ||
        !find_level(&options, &paths, &level, &error))
        return output_fail(cli, &error);
    bool good = write_tune(&options, &level, &styles, &error);
    level_reset(&level);
    styles_reset(&styles);
    return good ? output_finish(cli) : output_fail(cli, &error);
}
