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

static void print_session(const struct session_record *record)
{
    char date[CALENDAR_DATE_SIZE], reps[32], accuracy[24];
    calendar_format(record->day, date);
    snprintf(reps, sizeof reps, "%d/%d", record->counted, record->reps);
    printf("%-10s %-26s %-8s %9s %7s %% %5s%s\n", date, record->level, record->player, reps,
           output_fixed(accuracy, sizeof accuracy, record->accuracy_bp, 2), record->grade,
           record->finished ? "" : "  not to the end");
}

/* What the range came to, of the player's own. */
static void print_range(const struct stats *stats)
{
    static const char *const names[TREND_RANGE_COUNT] = {"Month", "3 months", "Year", "All"};
    const struct trends *trends = &stats->past.trends;
    int64_t reps = 0, sessions = 0, played_us = 0;
    char minutes[24];
    for (int32_t i = 0; i < trends->count; i++) {
        const struct trend_span *day = &trends->days[i];
        bool shown = stats_shows(stats, day->first);
        reps += shown ? day->sums.reps : 0;
        sessions += shown ? day->sums.sessions : 0;
        played_us += shown ? day->sums.played_us : 0;
    }
    printf("%-8s %lld reps in %lld %s, %s minutes\n", names[stats->range], (long long)reps, (long long)sessions,
           sessions == 1 ? "session" : "sessions", output_fixed(minutes, sizeof minutes, played_us / 6000000, 1));
}

static int print_table(const struct stats *stats)
{
    const struct history *history = player_history(&stats->backstage->player);
    const struct streak *streak = &stats->past.streak;
    char minutes[24];
    int32_t shown = 0;
    printf("%-8s %d reps, %s of %d minutes\n", "Today", stats->today.reps,
           output_fixed(minutes, sizeof minutes, stats->today.played_us / 6000000, 1),
           player_profile(&stats->backstage->player)->goal_minutes);
    printf("%-8s %d %s (best %d, %d in all)\n", "Streak", streak->current, streak->current == 1 ? "day" : "days",
           streak->best, streak->days);
    print_range(stats);
    for (int32_t i = history->count - 1; i >= 0 && shown < SESSIONS_SHOWN; i--) {
        if (!stats_shows(stats, history->records[i].day))
            continue;
        if (shown++ == 0)
            printf("\n%-10s %-26s %-8s %9s %9s %5s\n", "Date", "Level", "Player", "Reps", "Accuracy", "Grade");
        print_session(&history->records[i]);
    }
    if (shown == 0)
        puts(history->count == 0 ? "\nNo sessions yet." : "\nNo sessions in this time.");
    return output_finish();
}

static enum options_result parse(int argc, char **argv, struct stats_options *out)
{
    const struct option options[] = {
        {"json", 0, OPTION_FLAG, NULL, "print everything as JSON", &out->json, 0, 0},
        {"csv", 0, OPTION_FLAG, NULL, "print the sessions as CSV, the oldest first", &out->csv, 0, 0},
        {"plot", 0, OPTION_TEXT, "FILE", "save the history as a picture, a PNG", &out->plot, 0, 0},
        {"range", 0, OPTION_TEXT, "RANGE", "month, 3months, year or all: up to the end of this month", &out->range, 0,
         0},
        {"data", 0, OPTION_TEXT, "DIR", "where settings, profiles and sessions are kept", &out->stage.data, 0, 0},
        {"profile", 0, OPTION_TEXT, "NAME", "whose", &out->stage.profile, 0, 0},
    };
    const struct usage usage = {.command = "stats",
                                .places = "",
                                .summary = "Shows what was done today, the streak, and the last sessions.",
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    return options_parse(&usage, argc, argv, &places);
}

/* What the rows can't say by themselves. */
static bool settle(const struct stats_options *options, struct stats *stats)
{
    char line[256];
    if (options->json + options->csv + (options->plot != NULL) > 1) {
        options_fail("stats", "--json, --csv and --plot are one at a time");
        return false;
    }
    stats->range = options->plot ? TREND_MONTH : TREND_ALL;
    if (!options->range || trend_range_parse(options->range, &stats->range))
        return true;
    snprintf(line, sizeof line, "\"%.100s\" is not a range: choose month, 3months, year or all", options->range);
    options_fail("stats", line);
    return false;
}

static void set_range(struct stats *stats)
{
    static const int32_t months[TREND_RANGE_COUNT] = {[TREND_MONTH] = 1, [TREND_THREE_MONTHS] = 3, [TREND_YEAR] = 12};
    bool all = stats->range == TREND_ALL;
    stats->first = all ? INT32_MIN : trends_month(stats->past.today, 1 - months[stats->range]);
    stats->last = all ? INT32_MAX : trends_month(stats->past.today, 1) - 1;
}

static int print(const struct stats *stats, const struct stats_options *options)
{
    if (options->plot)
        return stats_save_plot(stats, options->plot);
    if (options->csv)
        return stats_print_csv(stats);
    return options->json ? stats_print_json(stats) : print_table(stats);
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

int command_stats(int argc, char **argv)
{
    struct stats_options options = {0};
    enum options_result parsed = parse(argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return options_code(parsed);

    struct backstage backstage;
    struct stats stats = {.backstage = &backstage};
    struct error error = {0};
    if (!settle(&options, &stats))
        return EXIT_USAGE;
    if (!backstage_open(&backstage, &options.stage, &error))
        return output_fail(&error);
    if (!is_known(&backstage, options.stage.profile, &error)) {
        backstage_close(&backstage);
        return output_fail(&error);
    }
    backstage_tell(&backstage);
    stats.today = player_day(&backstage.player, player_today(&backstage.player));
    int code;
    if (player_past(&backstage.player, &stats.past)) {
        set_range(&stats);
        code = print(&stats, &options);
        past_reset(&stats.past);
    } else {
        error_set(&error, "the history", "does not fit into memory", "close other programs and try again");
        code = output_fail(&error);
    }
    backstage_close(&backstage);
    return code;
}
