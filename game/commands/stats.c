#include "app/backstage.h"
#include "commands/commands.h"
#include "commands/options.h"
#include "commands/output.h"

#include <cjson/cJSON.h>
#include <stdio.h>

#define SESSIONS_SHOWN 10

struct stats {
    struct day_totals today;
    struct streak streak;
};

static cJSON *session_json(const struct session_record *record)
{
    char date[CALENDAR_DATE_SIZE];
    calendar_format(record->day, date);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "id", record->id);
    cJSON_AddStringToObject(object, "date", date);
    cJSON_AddStringToObject(object, "level", record->level);
    cJSON_AddStringToObject(object, "title", record->title);
    cJSON_AddStringToObject(object, "player", record->player);
    cJSON_AddNumberToObject(object, "tempo_percent", record->tempo_percent);
    cJSON_AddNumberToObject(object, "reps", record->reps);
    cJSON_AddNumberToObject(object, "counted", record->counted);
    cJSON_AddNumberToObject(object, "accuracy", record->accuracy_bp / 100.0);
    cJSON_AddNumberToObject(object, "score", record->score);
    cJSON_AddStringToObject(object, "grade", record->grade);
    cJSON_AddBoolToObject(object, "finished", record->finished);
    return object;
}

static int32_t first_shown(const struct history *history)
{
    return history->count > SESSIONS_SHOWN ? history->count - SESSIONS_SHOWN : 0;
}

static int print_json(const struct backstage *backstage, const struct stats *stats)
{
    const struct history *history = &backstage->history;
    char date[CALENDAR_DATE_SIZE];
    calendar_format(backstage->stage.today, date);
    cJSON *document = cJSON_CreateObject();
    cJSON_AddStringToObject(document, "profile", backstage->profile.name);
    cJSON *today = cJSON_AddObjectToObject(document, "today");
    cJSON_AddStringToObject(today, "date", date);
    cJSON_AddNumberToObject(today, "reps", stats->today.reps);
    cJSON_AddNumberToObject(today, "minutes", (double)(stats->today.played_us / 600000) / 100.0);
    cJSON_AddNumberToObject(today, "sessions", stats->today.sessions);
    cJSON_AddNumberToObject(today, "goal_minutes", backstage->profile.goal_minutes);
    cJSON_AddBoolToObject(today, "done", stats->streak.today_done);
    cJSON *streak = cJSON_AddObjectToObject(document, "streak");
    cJSON_AddNumberToObject(streak, "days", stats->streak.current);
    cJSON_AddNumberToObject(streak, "best", stats->streak.best);
    cJSON_AddNumberToObject(streak, "days_in_all", stats->streak.days);
    cJSON_AddNumberToObject(streak, "weeks", stats->streak.weeks);
    cJSON_AddNumberToObject(streak, "freezes", stats->streak.freezes);
    cJSON *sessions = cJSON_AddArrayToObject(document, "sessions");
    for (int32_t i = history->count - 1; i >= first_shown(history); i--)
        cJSON_AddItemToArray(sessions, session_json(&history->records[i]));
    return output_json(document);
}

static int print_table(const struct backstage *backstage, const struct stats *stats)
{
    const struct history *history = &backstage->history;
    char minutes[24], accuracy[24];
    printf("%-8s %d reps, %s of %d minutes\n", "Today", stats->today.reps,
           output_fixed(minutes, sizeof minutes, stats->today.played_us / 6000000, 1), backstage->profile.goal_minutes);
    printf("%-8s %d %s (best %d, %d in all)\n", "Streak", stats->streak.current,
           stats->streak.current == 1 ? "day" : "days", stats->streak.best, stats->streak.days);
    if (history->count == 0) {
        puts("\nNo sessions yet.");
        return output_finish();
    }
    printf("\n%-10s %-20s %-8s %9s %9s %5s\n", "Date", "Level", "Player", "Reps", "Accuracy", "Grade");
    for (int32_t i = history->count - 1; i >= first_shown(history); i--) {
        const struct session_record *record = &history->records[i];
        char date[CALENDAR_DATE_SIZE], reps[32];
        calendar_format(record->day, date);
        snprintf(reps, sizeof reps, "%d/%d", record->counted, record->reps);
        printf("%-10s %-20s %-8s %9s %7s %% %5s%s\n", date, record->level, record->player, reps,
               output_fixed(accuracy, sizeof accuracy, record->accuracy_bp, 2), record->grade,
               record->finished ? "" : "  not to the end");
    }
    return output_finish();
}

int command_stats(int argc, char **argv)
{
    struct backstage_desc desc = {0};
    bool json = false;
    const struct option options[] = {
        {"json", 0, OPTION_FLAG, NULL, "print them as JSON", &json, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", "where settings, profiles and sessions are kept", &desc.data, 0, 0},
        {"profile", 0, OPTION_TEXT, "NAME", "whose", &desc.profile, 0, 0},
    };
    const struct usage usage = {.command = "stats",
                                .places = "",
                                .summary = "Shows what was done today, the streak, and the last sessions.",
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result parsed = options_parse(&usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return parsed == OPTIONS_HELPED ? output_finish() : EXIT_USAGE;

    struct backstage backstage;
    struct stats stats;
    struct error error = {0};
    if (!backstage_open(&backstage, &desc, &error))
        return output_fail(&error);
    backstage_tell(&backstage);
    profile_day(&backstage.history, backstage.stage.today, &stats.today);
    int code;
    if (profile_streak(&backstage.profile, &backstage.history, backstage.stage.today, &stats.streak)) {
        code = json ? print_json(&backstage, &stats) : print_table(&backstage, &stats);
    } else {
        error_set(&error, "the streak", "does not fit into memory", "close other programs and try again");
        code = output_fail(&error);
    }
    backstage_close(&backstage);
    return code;
}
