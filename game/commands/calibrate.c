#include "app/game.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "input/player.h"
#include "screens/calibrate/calibrate_model.h"
#include "store/machine/offsets.h"
#include "store/replays/script.h"
#include "words/timing.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STEP_US 10000

struct calibrate_options {
    struct backstage_desc stage;
    const char *player, *by;
    struct option_int seed;
    bool json, apply;
    enum player_kind kind;
    const char *script;
    enum calibrate_run run;
};

static const char *const run_names[CALIBRATE_RUN_COUNT] = {[CALIBRATE_EAR] = "ear", [CALIBRATE_EYE] = "eye"};

static enum options_result parse(const struct cli *cli, int argc, char **argv, struct calibrate_options *out)
{
    const struct option options[] = {
        {"player", 0, OPTION_TEXT, "WHO", N_("perfect, human, none or script:FILE, without a window"), &out->player, 0,
         0},
        {"by", 0, OPTION_TEXT, "RUN", N_("which run the player plays: ear (if not given) or eye"), &out->by, 0, 0},
        {"seed", 0, OPTION_INT, "N", N_("the human player's seed"), &out->seed, 0, INT64_MAX},
        {"apply", 0, OPTION_FLAG, NULL, N_("save the offsets if they are accepted"), &out->apply, 0, 0},
        {"json", 0, OPTION_FLAG, NULL, N_("print the result as JSON; without a player, when the cues are due"),
         &out->json, 0, 0},
        {"trace", 0, OPTION_TEXT, "FILE", N_("write what is shown and pressed, and when"), &out->stage.trace, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", N_("where settings are kept"), &out->stage.data, 0, 0},
    };
    const struct usage usage = {
        .command = "calibrate",
        .places = "",
        .summary =
            N_("Measures how much later sound, picture and keys are, in the window, or with a player without one.\n"
               "A script's times are song times: lifts are due at 3200, 4800, 6400 ... ms, landings 800 ms after.\n"
               "Exit code 1: the run was refused."),
        .options = options,
        .option_count = sizeof options / sizeof options[0]};
    struct places places;
    return options_parse(cli, &usage, argc, argv, &places);
}

static bool settle(const struct cli *cli, struct calibrate_options *out)
{
    struct message wrong = {0};
    if (out->player && !player_parse(out->player, &out->kind, &out->script))
        wrong = _("--player is not one of: perfect, human, none or script:FILE");
    else if (out->by && strcmp(out->by, "ear") != 0 && strcmp(out->by, "eye") != 0)
        wrong = _("--by is not one of: ear, eye");
    else if (!out->player && (out->by || out->apply || out->seed.given))
        wrong = _("--by, --apply and --seed need --player");
    if (wrong.one)
        options_fail(cli, "calibrate", wrong);
    out->stage.lang = cli->lang;
    out->run = out->by && strcmp(out->by, "eye") == 0 ? CALIBRATE_EYE : CALIBRATE_EAR;
    return !wrong.one;
}

/* The cues of both heels as a chart, for the demo players. */
static bool make_demo(const struct calibrate_options *options, struct heel_events *events, struct error *error)
{
    struct chart chart = {.reps = calloc(CALIBRATION_CUES_MAX * HEEL_COUNT, sizeof *chart.reps)};
    if (!chart.reps) {
        error_set(error, "the cues", "do not fit into memory", "close other programs and try again");
        return false;
    }
    for (int32_t cue = 0; cue < CALIBRATION_CUES_MAX; cue++)
        for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
            struct rep *rep = &chart.reps[chart.rep_count++];
            *rep = (struct rep){.lift_us = calibration_cue_us(cue, EDGE_LIFT),
                                .landing_us = calibration_cue_us(cue, EDGE_LANDING),
                                .heel = heel};
            rep->top_us = rep->lower_us = (rep->lift_us + rep->landing_us) / 2;
        }
    chart.end_us = calibration_cue_us(CALIBRATION_CUES_MAX, EDGE_LIFT);
    bool good = player_demo(options->kind, &chart, (uint64_t)options->seed.value, events, error);
    free(chart.reps);
    return good;
}

/* Until the run has learnt all it can, or the player is done. */
static void measure(const struct heel_events *events, struct calibration *run, struct calibration_result *result)
{
    int32_t next = 0;
    int64_t end_us = events->count > 0 ? events->events[events->count - 1].t_us + CALIBRATION_INTERVAL_US : 0;
    calibration_init(run);
    for (int64_t t_us = 0; t_us <= end_us; t_us += STEP_US) {
        for (; next < events->count && events->events[next].t_us <= t_us; next++)
            calibration_heel(run, &events->events[next]);
        if (calibration_step(run, t_us))
            break;
    }
    calibration_result(run, result);
}

static void add_ms(cJSON *object, const char *name, int64_t us)
{
    cJSON_AddNumberToObject(object, name, (double)us / 1000.0);
}

static void add_cues(cJSON *document)
{
    cJSON *cues = cJSON_AddObjectToObject(document, "cues");
    add_ms(cues, "first_lift_ms", calibration_cue_us(0, EDGE_LIFT));
    add_ms(cues, "first_landing_ms", calibration_cue_us(0, EDGE_LANDING));
    add_ms(cues, "interval_ms", CALIBRATION_INTERVAL_US);
}

static cJSON *to_json(const struct calibrate_options *options, const struct calibration_result *result,
                      const struct calibration_offsets *offsets, bool saved)
{
    cJSON *document = cJSON_CreateObject();
    cJSON_AddBoolToObject(document, "accepted", result->fault == CALIBRATION_FINE);
    cJSON_AddStringToObject(document, "reason", calibration_fault_name(result->fault));
    cJSON_AddStringToObject(document, "words", calibration_fault_words(result->fault));
    cJSON_AddStringToObject(document, "by", run_names[options->run]);
    cJSON_AddNumberToObject(document, "warm_up", result->warm_up);
    cJSON_AddNumberToObject(document, "counted", result->counted);
    cJSON_AddNumberToObject(document, "missed", result->missed);
    cJSON_AddBoolToObject(document, "sure", result->sure);
    cJSON_AddNumberToObject(document, "wanted", result->wanted);
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        const struct calibration_edge *measured = &result->edges[edge];
        cJSON *object = cJSON_AddObjectToObject(document, edge_name(edge));
        add_ms(object, "offset_ms", measured->offset_us);
        add_ms(object, "spread_ms", measured->spread_us);
        add_ms(object, "sure_ms", measured->sure_us);
        cJSON_AddNumberToObject(object, "counted", measured->counted);
        cJSON_AddNumberToObject(object, "stray", measured->stray);
    }
    cJSON *settings = cJSON_AddObjectToObject(document, "settings");
    cJSON_AddNumberToObject(settings, "audio_offset_ms", offsets->audio_ms);
    cJSON_AddNumberToObject(settings, "display_offset_ms", offsets->display_ms);
    cJSON_AddNumberToObject(settings, "keyboard_lift_offset_ms", offsets->device_ms[EDGE_LIFT]);
    cJSON_AddNumberToObject(settings, "keyboard_landing_offset_ms", offsets->device_ms[EDGE_LANDING]);
    cJSON_AddBoolToObject(document, "saved", saved);
    add_cues(document);
    return document;
}

static const int widths[] = {8, -9, -9, -9, -7};
#define COLUMNS (sizeof widths / sizeof widths[0])

static void print_edge(const struct cli *cli, enum edge edge, const struct calibration_edge *measured)
{
    const struct message cells[COLUMNS] = {
        words_edge(edge), output_decimal(measured->offset_us / 100, 1), output_decimal(measured->spread_us / 100, 1),
        output_decimal(measured->sure_us / 100, 1), output_number(measured->counted)};
    output_cells(cli, widths, cells, COLUMNS);
}

static struct message offsets_words(const struct calibration_offsets *offsets, bool saved)
{
    const char *words =
        saved ? N_("Saved: sound {sound}, picture {picture}, keyboard lifting {lift}, landing {landing}")
              : N_("Would be: sound {sound}, picture {picture}, keyboard lifting {lift}, landing {landing}");
    return _f(words, value_signed_ms("sound", offsets->audio_ms * INT64_C(1000)),
              value_signed_ms("picture", offsets->display_ms * INT64_C(1000)),
              value_signed_ms("lift", offsets->device_ms[EDGE_LIFT] * INT64_C(1000)),
              value_signed_ms("landing", offsets->device_ms[EDGE_LANDING] * INT64_C(1000)));
}

static int print_table(const struct cli *cli, const struct calibration_result *result,
                       const struct calibration_offsets *offsets, bool saved)
{
    const struct message heads[COLUMNS] = {_("Edge"), _("Offset ms"), _("Spread ms"), _("Sure ± ms"), _("Reps")};
    output_cells(cli, widths, heads, COLUMNS);
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
        print_edge(cli, edge, &result->edges[edge]);
    puts("");
    if (result->fault != CALIBRATION_FINE)
        output_line(cli, _f("Refused. {why}", value_name("why", NULL, calibration_fault_words(result->fault))));
    else
        output_line(cli, offsets_words(offsets, saved));
    return output_finish(cli);
}

static int play(const struct cli *cli, const struct calibrate_options *options, struct backstage *backstage,
                struct calibration *run)
{
    struct heel_events events = {0};
    struct calibration_result result;
    struct error error = {0};
    bool good = options->kind == PLAYER_SCRIPT ? script_load(options->script, &events, &error)
                                               : make_demo(options, &events, &error);
    if (!good)
        return output_fail(cli, &error);
    measure(&events, run, &result);
    heel_events_reset(&events);

    bool accepted = result.fault == CALIBRATION_FINE, saved = false;
    struct settings settings = backstage->preferences.now;
    struct calibration_offsets offsets = offsets_of(&settings);
    if (accepted)
        calibration_settle(&offsets, options->run == CALIBRATE_EAR ? &result : NULL,
                           options->run == CALIBRATE_EYE ? &result : NULL);
    if (accepted && options->apply) {
        offsets_put(&settings, &offsets);
        saved = preferences_change(&backstage->preferences, &settings, &error);
        if (!saved)
            return output_fail(cli, &error);
    }
    int printed = options->json ? output_json(cli, to_json(options, &result, &offsets, saved))
                                : print_table(cli, &result, &offsets, saved);
    return accepted ? printed : EXIT_FAILED;
}

static int play_headless(const struct cli *cli, const struct calibrate_options *options)
{
    struct backstage backstage;
    struct error error = {0};
    if (!backstage_open(&backstage, &options->stage, &error))
        return output_fail(cli, &error);
    backstage_tell(&backstage);
    int code = EXIT_FAILED;
    struct calibration *run = malloc(sizeof *run);
    if (run) {
        code = play(cli, options, &backstage, run);
    } else {
        error_set(&error, "the run", "does not fit into memory", "close other programs and try again");
        output_fail(cli, &error);
    }
    free(run);
    backstage_close(&backstage);
    return code;
}

static int open_window(const struct cli *cli, struct calibrate_options *options)
{
    struct backstage backstage;
    struct play_outcome outcome = {0};
    struct error error = {0};
    bool has_outcome;
    options->stage.levels = true; /* home is one step away */
    if (!backstage_open(&backstage, &options->stage, &error))
        return output_fail(cli, &error);
    backstage_tell(&backstage);
    bool good = game_run(&backstage, &(struct game_desc){.first = SCREEN_CALIBRATE}, &outcome, &has_outcome, &error);
    play_outcome_reset(&outcome);
    backstage_close(&backstage);
    return good ? EXIT_DONE : output_fail(cli, &error);
}

int command_calibrate(const struct cli *cli, int argc, char **argv)
{
    struct calibrate_options options = {0};
    enum options_result parsed = parse(cli, argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);
    if (!settle(cli, &options))
        return EXIT_USAGE;
    if (options.player)
        return play_headless(cli, &options);
    if (!options.json)
        return open_window(cli, &options);
    cJSON *document = cJSON_CreateObject();
    add_cues(document);
    return output_json(cli, document);
}
