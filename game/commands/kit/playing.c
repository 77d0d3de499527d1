#include "commands/kit/playing.h"

#include "app/game.h"
#include "app/headless.h"
#include "store/replays/result_json.h"
#include "words/level.h"
#include "words/session.h"
#include "words/timing.h"

#include <stdio.h>

#define SEED_MAX INT64_MAX

const struct option playing_options[PLAYING_OPTIONS] = {
    INT_ROW("tempo", "PCT", struct playing, tempo, TEMPO_PERCENT_MIN, TEMPO_PERCENT_MAX,
            N_("tempo in percent, 50 to 150 (practice: the music is composed anew)")),
    INT_ROW("part", "N", struct playing, part, 1, LEVEL_PARTS_MAX,
            N_("practise the level's part N alone, around and around")),
    TEXT_ROW("player", 0, "WHO", struct playing, player, N_("perfect, human, none or script:FILE instead of you")),
    INT_ROW("seed", "N", struct playing, seed, 0, SEED_MAX, N_("the human player's seed (otherwise the level's own)")),
    FLAG_ROW("headless", struct playing, headless,
             N_("no window and no sound; the player is human unless --player says")),
    FLAG_ROW("fast", struct playing, fast, N_("with --headless: as fast as the machine can")),
    FLAG_ROW("json", struct playing, call.json, N_("print the result as JSON")),
    TEXT_ROW("trace", 0, "FILE", struct playing, call.desc.trace, N_("write what is judged and shown, and when")),
    TEXT_ROW("screenshot", 0, "FILE", struct playing, picture,
             N_("save a PNG three fifths into the level (or at its end)")),
    TEXT_ROW("data", 0, "DIR", struct playing, call.desc.data, N_("keep settings, profiles and sessions in DIR")),
    TEXT_ROW("profile", 0, "NAME", struct playing, call.desc.profile,
             N_("play as this profile; one of a new name is made")),
};

struct message playing_settle(struct playing *playing)
{
    struct booking_desc *booking = &playing->booking;
    booking->tempo_percent = (int32_t)playing->tempo.value;
    booking->part = (int32_t)playing->part.value;
    booking->seeded = playing->seed.given;
    booking->seed = (uint64_t)playing->seed.value;
    booking->player = playing->headless ? PLAYER_HUMAN : PLAYER_YOU;
    playing->call.desc.levels = !playing->headless;
    if (playing->player && !player_parse(playing->player, &booking->player, &booking->script))
        return _f("\"{word}\" is not a player: choose perfect, human, none or script:FILE",
                  value_text("word", playing->player));
    return playing->fast && !playing->headless ? _("--fast needs --headless") : (struct message){0};
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
    if (outcome->keeping.kept > KEPT_HOME)
        output_row(cli, LABEL, _("Session"), output_text(outcome->keeping.path));
    if (outcome->replay_path[0])
        output_row(cli, LABEL, _("Replay"), output_text(outcome->replay_path));
    if (playing->picture)
        output_row(cli, LABEL, _("Picture"), output_text(playing->picture));
}

/* What could not be saved is said after the result. */
static bool tell(const struct playing *playing, const struct play_outcome *outcome, struct error *error)
{
    const struct session_record *record = &outcome->record;
    bool saved = !outcome->save_error.what[0];
    if (!saved)
        *error = outcome->save_error;
    if (!playing->call.json)
        print_table(playing->call.cli, playing, outcome);
    else if (!output_json(result_to_json(&outcome->result, record->level, record->title, record->player), error))
        return false;
    return saved;
}

static bool perform(struct playing *playing, struct booking *booking, struct play_outcome *outcome, bool *has_outcome,
                    struct error *error)
{
    const struct headless_desc headless = {.fast = playing->fast, .picture = playing->picture};
    const struct game_desc game = {.booking = booking, .picture = playing->picture};
    *has_outcome = true;
    return playing->headless ? headless_play(&playing->call.backstage, booking, &headless, outcome, error)
                             : game_run(&playing->call.backstage, &game, outcome, has_outcome, error);
}

bool playing_run(struct playing *playing, struct error *error)
{
    struct booking booking;
    struct play_outcome outcome = {0};
    bool has_outcome;
    if (!booking_open(&booking, &playing->call.backstage, &playing->booking, error))
        return false;
    bool good = perform(playing, &booking, &outcome, &has_outcome, error);
    good = good && (!has_outcome || tell(playing, &outcome, error));
    play_outcome_reset(&outcome);
    booking_close(&booking);
    return good;
}
