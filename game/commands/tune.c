#include "commands/commands.h"
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

struct tune_call {
    struct call call;
    const char *level; /* NULL: one made on the spot */
    const char *out, *style;
    struct option_int tempo, seed, minutes;
    bool stems;
};

/* What the command line asks for goes before what the level asks for. */
static void choose_music(const struct tune_call *own, struct level_music *music, char style[STYLE_NAMES_NAME_SIZE])
{
    const char *name = own->style ? own->style : music->style[0] ? music->style : DEFAULT_STYLE;
    text_copy(style, STYLE_NAMES_NAME_SIZE, name);
    if (own->seed.given)
        music->seed = (uint64_t)own->seed.value;
}

static bool write_tune(const struct tune_call *own, struct level *level, struct styles *styles, struct error *error)
{
    struct level_music *music = &level->music;
    char name[STYLE_NAMES_NAME_SIZE];
    choose_music(own, music, name);
    struct chart chart = {0};
    struct tune tune = {0};
    struct synth *synth = NULL;
    int32_t percent = own->tempo.given ? (int32_t)own->tempo.value : 100;
    const struct style *style = styles_find(styles, name, error);
    bool good =
        style && chart_init(&chart, level, percent, error) &&
        tune_init(&tune, &(struct tune_desc){.chart = &chart, .style = style, .key = music->key, .seed = music->seed},
                  error);
    if (good) {
        synth = synth_create(&tune, style);
        if (!synth)
            error_set(error, own->out, "does not fit into memory", "close other programs and try again");
        good = synth && tune_files_write(own->out, own->stems, synth, error);
    }
    synth_destroy(synth);
    tune_reset(&tune);
    chart_reset(&chart);
    return good;
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

static bool find_level(const struct tune_call *own, struct level *level, struct error *error)
{
    const struct paths *paths = &own->call.paths;
    if (!own->level)
        return make_level(own->minutes.given ? (int32_t)own->minutes.value : MADE_MINUTES, level, error);
    struct library_level found;
    if (!library_level_load(&found, (const char *const[]){paths->levels, paths->player_levels}, 2, own->level, error))
        return false;
    *level = found.level;
    found.level = (struct level){0}; /* now the caller's */
    library_level_reset(&found);
    return true;
}

static struct message settle(void *asked)
{
    struct tune_call *own = asked;
    own->level = own->call.places.count > 0 ? own->call.places.items[0] : NULL;
    if (!own->out)
        return _f("{argument} is missing", value_text("argument", "-o OUT.wav"));
    if (!tune_files_known(own->out))
        return _("-o takes a name that ends in .wav, .flac or .ogg");
    return own->level && own->minutes.given ? _("--minutes is for tunes without a level") : (struct message){0};
}

static bool run(void *asked, struct error *error)
{
    const struct tune_call *own = asked;
    const struct paths *paths = &own->call.paths;
    struct styles styles;
    struct level level;
    if (!styles_init(&styles, paths->assets, paths->player_styles, error))
        return false;
    bool found = find_level(own, &level, error), good = found && write_tune(own, &level, &styles, error);
    if (found)
        level_reset(&level);
    styles_reset(&styles);
    return good;
}

static const struct option options[] = {
    TEXT_ROW("out", 'o', "OUT.wav", struct tune_call, out, N_("the file to write: .wav, .flac or .ogg, 48 kHz stereo")),
    TEXT_ROW("style", 0, "STYLE", struct tune_call, style, N_("another style than the level's")),
    INT_ROW("seed", "N", struct tune_call, seed, 0, INT64_C(9007199254740991), N_("another seed: another song")),
    INT_ROW("minutes", "N", struct tune_call, minutes, 1, 60, N_("without a level: how long, 1 to 60")),
    INT_ROW("tempo", "PCT", struct tune_call, tempo, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX,
            N_("tempo in percent, 50 to 150")),
    FLAG_ROW("stems", struct tune_call, stems, N_("also writes OUT-backing and OUT-lead, each like OUT")),
};

const struct verb verb_tune = {
    .usage = {.command = "tune",
              .places = "[LEVEL] -o OUT.wav",
              .summary = N_("Composes a level's music and writes it to a file. Without a level: music for both "
                            "heels\ntogether at a steady 96 bpm, of two minutes unless --minutes says otherwise."),
              .places_max = 1,
              OPTION_ROWS(options)},
    .told = N_("write a level's music to a file"),
    .needs = NEEDS_PATHS,
    .size = sizeof(struct tune_call),
    .run = run,
    .settle = settle,
};
