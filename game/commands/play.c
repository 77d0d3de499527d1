#include "app/game.h"
#include "app/headless.h"
#include "commands/commands.h"
#include "commands/options.h"
#include "commands/output.h"
#include "store/result_json.h"

#include <stdio.h>
#include <string.h>

#define SEED_MAX INT64_MAX

struct play_options {
    struct backstage_desc stage;
    struct performance_desc performance;
    const char *player, *picture;
    struct option_int tempo, part, seed;
    bool headless, fast, json;
};

static enum options_result parse(int argc, char **argv, struct play_options *out)
{
    const struct option options[] = {
        {"tempo", 0, OPTION_INT, "PCT", "tempo in percent, 50 to 150 (practice: the music is composed anew)",
         &out->tempo, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX},
        {"part", 0, OPTION_INT, "N", "practise the level's part N alone, around and around", &out->part, 1,
         LEVEL_PARTS_MAX},
        {"player", 0, OPTION_TEXT, "WHO", "perfect, human, none or script:FILE instead of you", &out->player, 0, 0},
        {"seed", 0, OPTION_INT, "N", "the human player's seed (otherwise the level's own)", &out->seed, 0, SEED_MAX},
        {"headless", 0, OPTION_FLAG, NULL, "no window and no sound; the player is human unless --player says",
         &out->headless, 0, 0},
        {"fast", 0, OPTION_FLAG, NULL, "with --headless: as fast as the machine can", &out->fast, 0, 0},
        {"json", 0, OPTION_FLAG, NULL, "print the result as JSON", &out->json, 0, 0},
        {"trace", 0, OPTION_TEXT, "FILE", "write what is judged and shown, and when", &out->stage.trace, 0, 0},
        {"screenshot", 0, OPTION_TEXT, "FILE", "save a PNG three fifths into the level (or at its end)", &out->picture,
         0, 0},
        {"data", 0, OPTION_TEXT, "DIR", "keep settings, profiles and sessions in DIR", &out->stage.data, 0, 0},
        {"profile", 0, OPTION_TEXT, "NAME", "play as this profile", &out->stage.profile, 0, 0},
    };
    const struct usage usage = {.command = "play",
                                .places = "LEVEL",
                                .summary =
                                    "Plays a level: a name that `heelbeat levels` lists, or a level file. The session "
                                    "is saved.\nSessions of other players than you never count toward the streak.",
                                .places_min = 1,
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result result = options_parse(&usage, argc, argv, &places);
    if (result == OPTIONS_GOOD)
        out->performance.level = places.items[0];
    return result;
}

/* What the rows can't say by themselves. */
static bool settle(struct play_options *out)
{
    struct performance_desc *performance = &out->performance;
    performance->tempo_percent = (int32_t)out->tempo.value;
    performance->part = (int32_t)out->part.value;
    performance->seeded = out->seed.given;
    performance->seed = (uint64_t)out->seed.value;
    performance->player = out->headless ? PLAYER_HUMAN : PLAYER_YOU;
    out->stage.levels = !out->headless;
    if (out->player && !player_parse(out->player, &performance->player, &performance->script)) {
        char line[256];
        snprintf(line, sizeof line, "\"%.100s\" is not a player: choose perfect, human, none or script:FILE",
                 out->player);
        options_fail("play", line);
        return false;
    }
    if (out->fast && !out->headless) {
        options_fail("play", "--fast needs --headless");
        return false;
    }
    return true;
}

static void print_edges(const struct result *result)
{
    printf("\n%-6s %-8s %8s %6s %5s %5s %9s %7s\n", "Heel", "Edge", "Perfect", "Great", "Good", "Miss", "Mean ms",
           "SD ms");
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT && result->heels[heel].reps > 0; edge++) {
            const struct edge_stats *stats = &result->heels[heel].edges[edge];
            char mean[24], sd[24];
            printf("%-6s %-8s %8d %6d %5d %5d %9s %7s\n", heel_name(heel), edge_name(edge),
                   stats->verdicts[VERDICT_PERFECT], stats->verdicts[VERDICT_GREAT], stats->verdicts[VERDICT_GOOD],
                   stats->verdicts[VERDICT_MISS], output_fixed(mean, sizeof mean, stats->mean_us / 100, 1),
                   output_fixed(sd, sizeof sd, stats->sd_us / 100, 1));
        }
    }
}

static void print_table(const struct play_options *options, const struct play_outcome *outcome)
{
    const struct result *result = &outcome->result;
    char accuracy[24];
    printf("%s, played by %s%s\n\n", outcome->record.title, outcome->record.player,
           result->finished ? "" : " (not to the end)");
    printf("%-10s %d of %d\n", "Reps", result->counted, result->reps);
    printf("%-10s %s %%\n", "Accuracy", output_fixed(accuracy, sizeof accuracy, result->accuracy_bp, 2));
    printf("%-10s %d\n", "Score", result->score);
    printf("%-10s %d in a row\n", "Combo", result->max_combo);
    printf("%-10s %s\n", "Grade", grade_name(result->grade));
    print_edges(result);
    if (outcome->saved)
        printf("\n%-10s %s\n", "Replay", outcome->replay_path);
    if (options->picture)
        printf("%-10s %s\n", "Picture", options->picture);
}

static int tell(const struct play_options *options, const struct play_outcome *outcome)
{
    int code = EXIT_DONE;
    if (outcome->save_error.what[0])
        code = output_fail(&outcome->save_error);
    int printed;
    if (options->json) {
        printed = output_json(
            result_to_json(&outcome->result, outcome->record.level, outcome->record.title, outcome->record.player));
    } else {
        print_table(options, outcome);
        printed = output_finish();
    }
    return code ? code : printed;
}

static int play(const struct play_options *options, struct backstage *backstage)
{
    struct performance performance;
    struct play_outcome outcome = {0};
    struct error error = {0};
    bool has_outcome = true;
    if (!performance_open(&performance, backstage, &options->performance, &error))
        return output_fail(&error);
    bool good = options->headless
                    ? headless_play(backstage, &performance,
                                    &(struct headless_desc){.fast = options->fast, .picture = options->picture},
                                    &outcome, &error)
                    : game_run(backstage, &(struct game_desc){.performance = &performance, .picture = options->picture},
                               &outcome, &has_outcome, &error);
    int code = good ? EXIT_DONE : output_fail(&error);
    if (good && has_outcome)
        code = tell(options, &outcome);
    play_outcome_reset(&outcome);
    performance_close(&performance);
    return code;
}

int command_play(int argc, char **argv)
{
    struct play_options options = {0};
    struct backstage backstage;
    struct error error = {0};
    enum options_result parsed = parse(argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return parsed == OPTIONS_HELPED ? output_finish() : EXIT_USAGE;
    if (!settle(&options))
        return EXIT_USAGE;
    if (!backstage_open(&backstage, &options.stage, &error))
        return output_fail(&error);
    backstage_tell(&backstage);
    int code = play(&options, &backstage);
    backstage_close(&backstage);
    return code;
}
