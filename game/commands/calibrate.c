#include "app/game.h"
#include "commands/commands.h"
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

struct calibrate_call {
    struct call call;
    const char *player, *by;
    struct option_int seed;
    bool apply;
    enum player_kind kind;
    const char *script;
    enum calibrate_run run;
};

static const char *const run_names[CALIBRATE_RUN_COUNT] = {[CALIBRATE_EAR] = "ear", [CALIBRATE_EYE] = "eye"};

static struct message settle(void *asked)
{
    struct calibrate_call *out = asked;
    struct call *call = &out->call;
    out->run = out->by && strcmp(out->by, run_names[CALIBRATE_EYE]) == 0 ? CALIBRATE_EYE : CALIBRATE_EAR;
    call->desc.levels = !out->player; /* home is one step away */
    if (!out->player && call->json)
        call->needs = NEEDS_NOTHING;
    if (out->player && !player_parse(out->player, &out->kind, &out->script))
        return _("--player is not one of: perfect, human, none or script:FILE");
    if (out->by && strcmp(out->by, run_names[out->run]) != 0)
        return _("--by is not one of: ear, eye");
    if (!out->player && (out->by || out->apply || out->seed.given))
        return _("--by, --apply and --seed need --player");
    return (struct message){0};
}

/* The cues of both heels as a chart, for the demo players. */
static bool make_demo(const struct calibrate_call *own, struct heel_events *events, struct error *error)
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
    bool good = player_demo(own->kind, &chart, (uint64_t)own->seed.value, events, error);
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

static cJSON *to_json(const struct calibrate_call *own, const struct calibration_result *result,
                      const struct calibration_offsets *offsets, bool saved)
{
    cJSON *document = cJSON_CreateObject();
    cJSON_AddBoolToObject(document, "accepted", result->fault == CALIBRATION_FINE);
    cJSON_AddStringToObject(document, "reason", calibration_fault_name(result->fault));
    cJSON_AddStringToObject(document, "words", calibration_fault_words(result->fault));
    cJSON_AddStringToObject(document, "by", run_names[own->run]);
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

static void print_table(const struct cli *cli, const struct calibration_result *result,
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
}

static bool read_events(const struct calibrate_call *own, struct heel_events *events, struct error *error)
{
    return own->kind == PLAYER_SCRIPT ? script_load(own->script, events, error) : make_demo(own, events, error);
}

/* The settings that the result would give. */
static struct settings settle_offsets(const struct calibrate_call *own, const struct calibration_result *result,
                                      struct calibration_offsets *offsets)
{
    struct settings settings = own->call.backstage.preferences.now;
    *offsets = offsets_of(&settings);
    if (result->fault == CALIBRATION_FINE)
        calibration_settle(offsets, own->run == CALIBRATE_EAR ? result : NULL,
                           own->run == CALIBRATE_EYE ? result : NULL);
    offsets_put(&settings, offsets);
    return settings;
}

static bool play(struct calibrate_call *own, struct error *error)
{
    struct heel_events events = {0};
    struct calibration_result result;
    struct calibration_offsets offsets;
    struct calibration *run = malloc(sizeof *run);
    if (!run)
        error_set(error, "the run", "does not fit into memory", "close other programs and try again");
    bool good = run && read_events(own, &events, error);
    if (good)
        measure(&events, run, &result);
    heel_events_reset(&events);
    free(run);
    if (!good)
        return false;
    struct settings settings = settle_offsets(own, &result, &offsets);
    bool accepted = result.fault == CALIBRATION_FINE, saved = accepted && own->apply;
    if (saved && !preferences_change(&own->call.backstage.preferences, &settings, error))
        return false;
    if (!own->call.json)
        print_table(own->call.cli, &result, &offsets, saved);
    else if (!output_json(to_json(own, &result, &offsets, saved), error))
        return false;
    return accepted;
}

static bool open_window(struct backstage *backstage, struct error *error)
{
    struct play_outcome outcome = {0};
    bool has_outcome;
    bool good = game_run(backstage, &(struct game_desc){.first = SCREEN_CALIBRATE}, &outcome, &has_outcome, error);
    play_outcome_reset(&outcome);
    return good;
}

static bool calibrate(void *asked, struct error *error)
{
    struct calibrate_call *own = asked;
    if (own->player)
        return play(own, error);
    if (!own->call.json)
        return open_window(&own->call.backstage, error);
    cJSON *document = cJSON_CreateObject();
    add_cues(document);
    return output_json(document, error);
}

static const struct option options[] = {
    TEXT_ROW("player", 0, "WHO", struct calibrate_call, player,
             N_("perfect, human, none or script:FILE, without a window")),
    TEXT_ROW("by", 0, "RUN", struct calibrate_call, by, N_("which run the player plays: ear (if not given) or eye")),
    INT_ROW("seed", "N", struct calibrate_call, seed, 0, INT64_MAX, N_("the human player's seed")),
    FLAG_ROW("apply", struct calibrate_call, apply, N_("save the offsets if they are accepted")),
    FLAG_ROW("json", struct calibrate_call, call.json,
             N_("print the result as JSON; without a player, when the cues are due")),
    TEXT_ROW("trace", 0, "FILE", struct calibrate_call, call.desc.trace,
             N_("write what is shown and pressed, and when")),
    TEXT_ROW("data", 0, "DIR", struct calibrate_call, call.desc.data, N_("where settings are kept")),
};

const struct verb verb_calibrate = {
    .usage = {.command = "calibrate",
              .places = "",
              .summary = N_(
                  "Measures how much later sound, picture and keys are, in the window, or with a player without one.\n"
                  "A script's times are song times: lifts are due at 3200, 4800, 6400 ... ms, landings 800 ms after.\n"
                  "Exit code 1: the run was refused."),
              OPTION_ROWS(options)},
    .told = N_("measure how late sound, picture and keys are"),
    .needs = NEEDS_STAGE,
    .size = sizeof(struct calibrate_call),
    .settle = settle,
    .run = calibrate,
};
