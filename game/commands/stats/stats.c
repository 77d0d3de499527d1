#include "commands/stats/stats.h"

#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "store/player/profiles.h"

#include <stdio.h>

#define SESSIONS_SHOWN 10

struct stats_options {
    struct backstage_desc stage;
    const char *range, *plot;
    bool json, csv;
};

bool stats_shows(const struct stats *stats, int32_t day)
{
    return day >= stats->first && day <= stats->last;
}

#define LABEL 8 /* columns of the labels */

static const int widths[] = {10, 26, 8, -9, -9, -5, 0};
#define COLUMNS (sizeof widths / sizeof widths[0])

static void print_session(const struct cli *cli, const struct session_record *record)
{
    const struct message cells[COLUMNS] = {
        _f("{date}", value_date("date", VALUE_ISO_DATE, record->day)),
        output_text(record->level),
        output_text(record->player),
        _f("{counted}/{reps}", value_number("counted", record->counted), value_number("reps", record->reps)),
        _f("{percent}", value_exact_percent("percent", record->accuracy_bp)),
        output_text(record->grade),
        record->finished ? (struct message){0} : _f(" {note}", value_name("note", NULL, N_("not to the end")))};
    output_cells(cli, widths, cells, record->finished ? COLUMNS - 1 : COLUMNS);
}

/* What the range came to, of the player's own. */
static void print_range(const struct cli *cli, const struct stats *stats)
{
    static const char *const names[TREND_RANGE_COUNT] = {N_("Month"), N_("3 months"), N_("Year"), N_("All")};
    const struct trends *trends = &stats->past.trends;
    int64_t reps = 0, sessions = 0, played_us = 0;
    for (int32_t i = 0; i < trends->count; i++) {
        const struct trend_span *day = &trends->days[i];
        bool shown = stats_shows(stats, day->first);
        reps += shown ? day->sums.reps : 0;
        sessions += shown ? day->sums.sessions : 0;
        played_us += shown ? day->sums.played_us : 0;
    }
    output_row(cli, LABEL, _(names[stats->range]),
               _f("{reps} in {sessions}, {minutes} minutes", value_amount("reps", UNIT_REPS, reps),
                  value_amount("sessions", UNIT_SESSIONS, sessions), value_fixed("minutes", played_us / 6000000, 1)));
}

static void print_today(const struct cli *cli, const struct stats *stats)
{
    const struct streak *streak = &stats->past.streak;
    output_row(cli, LABEL, _("Today"),
               _f("{reps}, {minutes} of {goal}", value_amount("reps", UNIT_REPS, stats->today.reps),
                  value_fixed("minutes", stats->today.played_us / 6000000, 1),
                  value_amount("goal", UNIT_MINUTES, player_profile(&stats->backstage->player)->goal_minutes)));
    output_row(cli, LABEL, _("Streak"),
               _f("{days} (best {best}, {all} in all)", value_amount("days", UNIT_DAYS, streak->current),
                  value_number("best", streak->best), value_number("all", streak->days)));
}

static int print_table(const struct cli *cli, const struct stats *stats)
{
    const struct history *history = player_history(&stats->backstage->player);
    const struct message heads[COLUMNS] = {_("Date"), _("Level"), _("Player"), _("Reps"), _("Accuracy"), _("Grade")};
    int32_t shown = 0;
    print_today(cli, stats);
    print_range(cli, stats);
    puts("");
    for (int32_t i = history->count - 1; i >= 0 && shown < SESSIONS_SHOWN; i--) {
        if (!stats_shows(stats, history->records[i].day))
            continue;
        if (shown++ == 0)
            output_cells(cli, widths, heads, COLUMNS - 1);
        print_session(cli, &history->records[i]);
    }
    if (shown == 0)
        output_line(cli, history->count == 0 ? _("No sessions yet.") : _("No sessions in this time."));
    return output_finish(cli);
}

static enum options_result parse(const struct cli *cli, int argc, char **argv, struct stats_options *out)
{
    const struct option options[] = {
        {"json", 0, OPTION_FLAG, NULL, N_("print everything as JSON"), &out->json, 0, 0},
        {"csv", 0, OPTION_FLAG, NULL, N_("print the sessions as CSV, the oldest first"), &out->csv, 0, 0},
        {"plot", 0, OPTION_TEXT, "FILE", N_("save the history as a picture, a PNG"), &out->plot, 0, 0},
        {"range", 0, OPTION_TEXT, "RANGE", N_("month, 3months, year or all: up to the end of this month"), &out->range,
         0, 0},
        {"data", 0, OPTION_TEXT, "DIR", N_("where settings, profiles and sessions are kept"), &out->stage.data, 0, 0},
        {"profile", 0, OPTION_TEXT, "NAME", N_("whose"), &out->stage.profile, 0, 0},
    };
    const struct usage usage = {.command = "stats",
                                .places = "",
                                .summary = N_("Shows what was done today, the streak, and the last sessions."),
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    return options_parse(cli, &usage, argc, argv, &places);
}

/* What the rows can't say by themselves. */
static bool settle(const struct cli *cli, const struct stats_options *options, struct stats *stats)
{
    if (options->json + options->csv + (options->plot != NULL) > 1) {
        options_fail(cli, "stats", _("--json, --csv and --plot are one at a time"));
        return false;
    }
    stats->range = options->plot ? TREND_MONTH : TREND_ALL;
    if (!options->range || trend_range_parse(options->range, &stats->range))
        return true;
    options_fail(
        cli, "stats",
        _f("\"{word}\" is not a range: choose month, 3months, year or all", value_text("word", options->range)));
    return false;
}

static void set_range(struct stats *stats)
{
    static const int32_t months[TREND_RANGE_COUNT] = {[TREND_MONTH] = 1, [TREND_THREE_MONTHS] = 3, [TREND_YEAR] = 12};
    bool all = stats->range == TREND_ALL;
    stats->first = all ? INT32_MIN : trends_month(stats->past.today, 1 - months[stats->range]);
    stats->last = all ? INT32_MAX : trends_month(stats->past.today, 1) - 1;
}

static int print(const struct cli *cli, const struct stats *stats, const struct stats_options *options)
{
    if (options->plot)
        return stats_save_plot(cli, stats, options->plot);
    if (options->csv)
        return stats_print_csv(cli, stats);
    return options->json ? stats_print_json(cli, stats) : print_table(cli, stats);
}

/* Playing as somebody new makes a profile; here it would only be a name misspelt. */
static bool is_known(const struct backstage *backstage, const char *name, struct error *error)
{
    char folder[PROFILE_NAME_SIZE];
    if (!name || profiles_find(backstage->paths.data, name, folder))
        return true;
    error_set(error, name, "is not the name of a profile", "see: heelbeat profile list");
    return false;
}

int command_stats(const struct cli *cli, int argc, char **argv)
{
    struct stats_options options = {0};
    enum options_result parsed = parse(cli, argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);

    struct backstage backstage;
    struct stats stats = {.backstage = &backstage};
    struct error error = {0};
    if (!settle(cli, &options, &stats))
        return EXIT_USAGE;
    options.stage.lang = cli->lang;
    if (!backstage_open(&backstage, &options.stage, &error))
        return output_fail(cli, &error);
    if (!is_known(&backstage, options.stage.profile, &error)) {
        backstage_close(&backstage);
        return output_fail(cli, &error);
    }
    backstage_tell(&backstage);
    stats.today = player_day(&backstage.player, player_today(&backstage.player));
    int code;
    if (player_past(&backstage.player, &stats.past)) {
        set_range(&stats);
        code = print(cli, &stats, &options);
        past_reset(&stats.past);
    } else {
        error_set(&error, "the history", "does not fit into memory", "close other programs and try again");
        code = output_fail(cli, &error);
    }
    backstage_close(&backstage);
    return code;
}
