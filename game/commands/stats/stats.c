#include "commands/stats/stats.h"

#include "commands/commands.h"
#include "store/player/profiles.h"

#include <stdio.h>

#define SESSIONS_SHOWN 10

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
                  value_amount("goal", UNIT_MINUTES, player_profile(&stats->call.backstage.player)->goal_minutes)));
    output_row(cli, LABEL, _("Streak"),
               _f("{days} (best {best}, {all} in all)", value_amount("days", UNIT_DAYS, streak->current),
                  value_number("best", streak->best), value_number("all", streak->days)));
}

static void print_table(const struct stats *stats)
{
    const struct cli *cli = stats->call.cli;
    const struct history *history = player_history(&stats->call.backstage.player);
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
}

static struct message settle(void *asked)
{
    struct stats *stats = asked;
    if (stats->call.json + stats->csv + (stats->plot != NULL) > 1)
        return _("--json, --csv and --plot are one at a time");
    stats->range = stats->plot ? TREND_MONTH : TREND_ALL;
    if (stats->range_name && !trend_range_parse(stats->range_name, &stats->range))
        return _f("\"{word}\" is not a range: choose month, 3months, year or all",
                  value_text("word", stats->range_name));
    return (struct message){0};
}

static void set_range(struct stats *stats)
{
    static const int32_t months[TREND_RANGE_COUNT] = {[TREND_MONTH] = 1, [TREND_THREE_MONTHS] = 3, [TREND_YEAR] = 12};
    bool all = stats->range == TREND_ALL;
    stats->first = all ? INT32_MIN : trends_month(stats->past.today, 1 - months[stats->range]);
    stats->last = all ? INT32_MAX : trends_month(stats->past.today, 1) - 1;
}

static bool print(struct stats *stats, struct error *error)
{
    if (stats->plot)
        return stats_save_plot(stats, stats->plot, error);
    if (stats->csv)
        stats_print_csv(stats);
    else if (stats->call.json)
        stats_print_json(stats);
    else
        print_table(stats);
    return true;
}

/* Playing as somebody new makes a profile; here it would only be a name misspelt. */
static bool is_known(const struct call *call, struct error *error)
{
    char folder[PROFILE_NAME_SIZE];
    const char *name = call->desc.profile;
    enum profiles_found found = name ? profiles_find(call->backstage.paths.data, name, folder, error) : PROFILES_FOUND;
    if (found != PROFILES_NONE)
        return found == PROFILES_FOUND;
    error_set(error, name, "is not the name of a profile", "see: heelbeat profile list");
    return false;
}

/* What is shown may lack sessions: said after it, and by the exit code. */
static bool is_whole(const struct player *player, struct error *error)
{
    int32_t unreadable = player_history(player)->unreadable;
    char folder[FILE_PATH_MAX];
    if (unreadable == 0)
        return player_is_whole(player); /* which has been said */
    profile_folder(folder, player_data(player), player_profile(player)->name);
    error_set(error, folder, "has lines in its sessions that can't be read, so days may be missing: {count}",
              "see: heelbeat profile repair");
    error_value(error, value_number("count", unreadable));
    return false;
}

static bool run(void *asked, struct error *error)
{
    struct stats *stats = asked;
    const struct player *player = &stats->call.backstage.player;
    if (!is_known(&stats->call, error))
        return false;
    stats->today = player_day(player, player_today(player));
    if (!player_past(player, &stats->past)) {
        error_set(error, "the history", "does not fit into memory", "close other programs and try again");
        return false;
    }
    set_range(stats);
    bool good = print(stats, error) && is_whole(player, error);
    past_reset(&stats->past);
    return good;
}

static const struct option options[] = {
    FLAG_ROW("json", struct stats, call.json, N_("print everything as JSON")),
    FLAG_ROW("csv", struct stats, csv, N_("print the sessions as CSV, the oldest first")),
    TEXT_ROW("plot", 0, "FILE", struct stats, plot, N_("save the history as a picture, a PNG")),
    TEXT_ROW("range", 0, "RANGE", struct stats, range_name,
             N_("month, 3months, year or all: up to the end of this month")),
    TEXT_ROW("data", 0, "DIR", struct stats, call.desc.data, N_("where settings, profiles and sessions are kept")),
    TEXT_ROW("profile", 0, "NAME", struct stats, call.desc.profile, N_("whose")),
};

const struct verb verb_stats = {
    .usage = {.command = "stats",
              .places = "",
              .summary = N_("Shows what was done today, the streak, and the last sessions."),
              OPTION_ROWS(options)},
    .told = N_("today, the streak, the last sessions"),
    .needs = NEEDS_STAGE,
    .size = sizeof(struct stats),
    .settle = settle,
    .run = run,
};
