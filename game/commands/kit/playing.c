#include "commands/kit/playing.h"

#include "app/game.h"
#include "app/headless.h"
#include "commands/commands.h"
#include "commands/kit/output.h"
#include "store/replays/result_json.h"

#include <stdio.h>
#include <string.h>

#define SEED_MAX INT64_MAX

void playing_options(struct playing *playing, struct option rows[PLAYING_OPTIONS])
{
    const struct option options[PLAYING_OPTIONS] = {
        {"tempo", 0, OPTION_INT, "PCT", "tempo in percent, 50 to 150 (practice: the music is composed anew)",
         &playing->tempo, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX},
        {"part", 0, OPTION_INT, "N", "practise the level's part N alone, around and around", &playing->part, 1,
         LEVEL_PARTS_MAX},
        {"player", 0, OPTION_TEXT, "WHO", "perfect, human, none or script:FILE instead of you", &playing->player, 0, 0},
        {"seed", 0, OPTION_INT, "N", "the human player's seed (otherwise the level's own)", &playing->seed, 0,
         SEED_MAX},
        {"headless", 0, OPTION_FLAG, NULL, "no window and no sound; the player is human unless --player says",
         &playing->headless, 0, 0},
        {"fast", 0, OPTION_FLAG, NULL, "with --headless: as fast as the machine can", &playing->fast, 0, 0},
        {"json", 0, OPTION_FLAG, NULL, "print the result as JSON", &playing->json, 0, 0},
        {"trace", 0, OPTION_TEXT, "FILE", "write what is judged and shown, and when", &playing->stage.trace, 0, 0},
        {"screenshot", 0, OPTION_TEXT, "FILE", "save a PNG three fifths into the level (or at its end)",
         &playing->picture, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", "keep settings, profiles and sessions in DIR", &playing->stage.data, 0, 0},
        {"profile", 0, OPTION_TEXT, "NAME", "play as this profile; one of a new name is made", &playing->stage.profile,
         0, 0},
    };
    memcpy(rows, options, sizeof options);
}

bool playing_settle(struct playing *playing, const char *command)
{
    struct performance_desc *performance = &playing->performance;
    performance->tempo_percent = (int32_t)playing->tempo.value;
    performance->part = (int32_t)playing->part.value;
    performance->seeded = playing->seed.given;
    performance->seed = (uint64_t)playing->seed.value;
    performance->player = playing->headless ? PLAYER_HUMAN : PLAYER_YOU;
    playing->stage.levels = !playing->headless;
    if (playing->player && !player_parse(playing->player, &performance->player, &performance->script)) {
        char line[256];
        snprintf(line, sizeof line, "\"%.100s\" is not a player: choose perfect, human, none or script:FILE",
                 playing->player);
        options_fail(command, line);
        return false;
    }
    if (playing->fast && !playing->headless) {
        options_fail(command, "--fast needs --headless");
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

static void print_table(const struct playing *playing, const struct play_outcome *outcome)
{
    const struct result *result = &outcome->result;
    char accuracy[24], date[CALENDAR_DATE_SIZE];
    printf("%s, played by %s%s\n\n", outcome->record.title, outcome->record.player,
           result->finished ? "" : " (not to the end)");
    if (outcome->record.daily) {
        calendar_format(outcome->record.daily, date);
        printf("%-10s %s, %s\n", "Daily", date, outcome->record.tier);
    }
    printf("%-10s %d of %d\n", "Reps", result->counted, result->reps);
    printf("%-10s %s %%\n", "Accuracy", output_fixed(accuracy, sizeof accuracy, result->accuracy_bp, 2));
    printf("%-10s %d\n", "Score", result->score);
    printf("%-10s %d in a row\n", "Combo", result->max_combo);
    printf("%-10s %s\n", "Grade", grade_name(result->grade));
    print_edges(result);
    if (outcome->saved)
        printf("\n%-10s %s\n", "Replay", outcome->replay_path);
    if (playing->picture)
        printf("%-10s %s\n", "Picture", playing->picture);
}

static int tell(const struct playing *playing, const struct play_outcome *outcome)
{
    int code = EXIT_DONE;
    if (outcome->save_error.what[0])
        code = output_fail(&outcome->save_error);
    int printed;
    if (playing->json) {
        printed = output_json(
            result_to_json(&outcome->result, outcome->record.level, outcome->record.title, outcome->record.player));
    } else {
        print_table(playing, outcome);
        printed = output_finish();
    }
    return code ? code : printed;
}

int playing_run(const struct playing *playing, struct backstage *backstage)
{
    struct performance performance;
    struct play_outcome outcome = {0};
    struct error error = {0};
    bool has_outcome = true;
    if (!performance_open(&performance, backstage, &playing->performance, &error))
        return output_fail(&error);
    bool good = playing->headless
                    ? headless_play(backstage, &performance,
                                    &(struct headless_desc){.fast = playing->fast, .picture = playing->picture},
                                    &outcome, &error)
                    : game_run(backstage, &(struct game_desc){.performance = &performance, .picture = playing->picture},
                               &outcome, &has_outcome, &error);
    int code = good ? EXIT_DONE : output_fail(&error);
    if (good && has_outcome)
        code = tell(playing, &outcome);
    play_outcome_reset(&outcome);
    performance_close(&performance);
    return code;
}
