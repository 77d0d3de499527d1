#include "commands/kit/playing.h"

#include "app/game.h"
#include "app/headless.h"
#include "commands/commands.h"
#include "commands/kit/output.h"
#include "store/replays/result_json.h"
#include "words/level.h"
#include "words/session.h"
#include "words/timing.h"

#include <stdio.h>
#include <string.h>

#define SEED_MAX INT64_MAX

void playing_options(struct playing *playing, struct option rows[PLAYING_OPTIONS])
{
    const struct option options[PLAYING_OPTIONS] = {
        {"tempo", 0, OPTION_INT, "PCT", N_("tempo in percent, 50 to 150 (practice: the music is composed anew)"),
         &playing->tempo, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX},
        {"part", 0, OPTION_INT, "N", N_("practise the level's part N alone, around and around"), &playing->part, 1,
         LEVEL_PARTS_MAX},
        {"player", 0, OPTION_TEXT, "WHO", N_("perfect, human, none or script:FILE instead of you"), &playing->player, 0,
         0},
        {"seed", 0, OPTION_INT, "N", N_("the human player's seed (otherwise the level's own)"), &playing->seed, 0,
         SEED_MAX},
        {"headless", 0, OPTION_FLAG, NULL, N_("no window and no sound; the player is human unless --player says"),
         &playing->headless, 0, 0},
        {"fast", 0, OPTION_FLAG, NULL, N_("with --headless: as fast as the machine can"), &playing->fast, 0, 0},
        {"json", 0, OPTION_FLAG, NULL, N_("print the result as JSON"), &playing->json, 0, 0},
        {"trace", 0, OPTION_TEXT, "FILE", N_("write what is judged and shown, and when"), &playing->stage.trace, 0, 0},
        {"screenshot", 0, OPTION_TEXT, "FILE", N_("save a PNG three fifths into the level (or at its end)"),
         &playing->picture, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", N_("keep settings, profiles and sessions in DIR"), &playing->stage.data, 0, 0},
        {"profile", 0, OPTION_TEXT, "NAME", N_("play as this profile; one of a new name is made"),
         &playing->stage.profile, 0, 0},
    };
    memcpy(rows, options, sizeof options);
}

bool playing_settle(const struct cli *cli, struct playing *playing, const char *command)
{
    struct booking_desc *booking = &playing->booking;
    booking->tempo_percent = (int32_t)playing->tempo.value;
    booking->part = (int32_t)playing->part.value;
    booking->seeded = playing->seed.given;
    booking->seed = (uint64_t)playing->seed.value;
    booking->player = playing->headless ? PLAYER_HUMAN : PLAYER_YOU;
    playing->stage.levels = !playing->headless;
    playing->stage.lang = cli->lang;
    if (playing->player && !player_parse(playing->player, &booking->player, &booking->script)) {
        options_fail(cli, command,
                     _f("\"{word}\" is not a player: choose perfect, human, none or script:FILE",
                        value_text("word", playing->player)));
        return false;
    }
    if (playing->fast && !playing->headless) {
        options_fail(cli, command, _("--fast needs --headless"));
        return false;
    }
    return true;
}

#define LABEL 10 /* columns of the table's labels */

static const int edge_widths[] = {6, 8, -8, -6, -5, -5, -9, -7};
#define EDGE_COLUMNS (sizeof edge_widths / sizeof edge_widths[0])

static void print_edge(const struct cli *cli, enum heel heel, enum edge edge, const struct edge_stats *stats)
{
    const struct message columns[EDGE_COLUMNS] = {words_heel(heel),
                                                  words_edge(edge),
                                                  output_number(stats->verdicts[VERDICT_PERFECT]),
                                                  output_number(stats->verdicts[VERDICT_GREAT]),
                                                  output_number(stats->verdicts[VERDICT_GOOD]),
                                                  output_number(stats->verdicts[VERDICT_MISS]),
                                                  output_decimal(stats->mean_us / 100, 1),
                                                  output_decimal(stats->sd_us / 100, 1)};
    output_cells(cli, edge_widths, columns, EDGE_COLUMNS);
}

static void print_edges(const struct cli *cli, const struct result *result)
{
    const struct message heads[EDGE_COLUMNS] = {_("Heel"),
                                                _("Edge"),
                                                words_verdict(VERDICT_PERFECT),
                                                words_verdict(VERDICT_GREAT),
                                                words_verdict(VERDICT_GOOD),
                                                _c("verdict", "Miss"),
                                                _("Mean ms"),
                                                _("SD ms")};
    puts("");
    output_cells(cli, edge_widths, heads, EDGE_COLUMNS);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT && result->heels[heel].reps > 0; edge++)
            print_edge(cli, heel, edge, &result->heels[heel].edges[edge]);
}

static void print_head(const struct cli *cli, const struct play_outcome *outcome)
{
    const struct session_record *record = &outcome->record;
    const char *words = outcome->result.finished ? N_("{title}, played by {player}")
                                                 : N_("{title}, played by {player} (not to the end)");
    enum daily_tier tier;
    output_line(cli,
                _f(words, value_level("title", record->level, record->title), value_text("player", record->player)));
    puts("");
    if (record->daily && daily_tier_parse(record->tier, &tier))
        output_row(cli, LABEL, _("Daily"),
                   _f("{date}, {tier}", value_date("date", VALUE_ISO_DATE, record->daily), value_tier("tier", tier)));
}

static void print_table(const struct cli *cli, const struct playing *playing, const struct play_outcome *outcome)
{
    const struct result *result = &outcome->result;
    print_head(cli, outcome);
    output_row(cli, LABEL, _("Reps"),
               _f("{counted} of {reps}", value_number("counted", result->counted), value_number("reps", result->reps)));
    output_row(cli, LABEL, _("Accuracy"), _f("{percent}", value_exact_percent("percent", result->accuracy_bp)));
    output_row(cli, LABEL, _("Score"), output_number(result->score));
    output_row(cli, LABEL, _("Combo"), _n("{count} in a row", "{count} in a row", result->max_combo));
    output_row(cli, LABEL, _("Grade"), message_of(grade_name(result->grade)));
    print_edges(cli, result);
    puts("");
    if (outcome->saved)
        output_row(cli, LABEL, _("Replay"), output_text(outcome->replay_path));
    if (playing->picture)
        output_row(cli, LABEL, _("Picture"), output_text(playing->picture));
}

static int tell(const struct cli *cli, const struct playing *playing, const struct play_outcome *outcome)
{
    int code = EXIT_DONE;
    if (outcome->save_error.what[0])
        code = output_fail(cli, &outcome->save_error);
    int printed;
    if (playing->json) {
        printed = output_json(cli, result_to_json(&outcome->result, outcome->record.level, outcome->record.title,
                                                  outcome->record.player));
    } else {
        print_table(cli, playing, outcome);
        printed = output_finish(cli);
    }
    return code ? code : printed;
}

int playing_run(const struct cli *cli, const struct playing *playing, struct backstage *backstage)
{
    struct booking booking;
    struct play_outcome outcome = {0};
    struct error error = {0};
    bool has_outcome = true;
    if (!booking_open(&booking, backstage, &playing->booking, &error))
        return output_fail(cli, &error);
    bool good = playing->headless
                    ? headless_play(backstage, &booking,
                                    &(struct headless_desc){.fast = playing->fast, .picture = playing->picture},
                                    &outcome, &error)
                    : game_run(backstage, &(struct game_desc){.booking = &booking, .picture = playing->picture},
                               &outcome, &has_outcome, &error);
    int code = good ? EXIT_DONE : output_fail(cli, &error);
    if (good && has_outcome)
        code = tell(cli, playing, &outcome);
    play_outcome_reset(&outcome);
    booking_close(&booking);
    return code;
}
