#include "commands/stats/stats.h"

#include "files/json/json_out.h"

#include <stdio.h>

#define LINE_SIZE  4096
#define VALUE_SIZE 256

/* ---- members of one line's object */

static void add_bp(struct text *text, const char *name, int32_t bp)
{
    if (bp < 0)
        json_out_raw(text, name, "null");
    else
        json_out_fixed(text, name, bp, 2);
}

static void add_day(struct text *text, const char *name, int32_t day)
{
    char date[CALENDAR_DATE_SIZE];
    calendar_format(day, date);
    json_out_text(text, name, date);
}

static void add_minutes(struct text *text, const char *name, int64_t us)
{
    json_out_fixed(text, name, us / 600000, 2);
}

/* ---- the document's members, one after the other */

static void begin(struct text *text, char *line, size_t size)
{
    text_init(text, line, size);
    text_add(text, "{");
}

static void print_object(const char *name, struct text *text)
{
    printf(",\n  \"%s\": %s}", name, text->buffer);
}

static void print_today(const struct stats *stats)
{
    char line[LINE_SIZE];
    struct text text;
    const struct profile *profile = player_profile(&stats->call.backstage.player);
    const struct day_totals *today = &stats->today;
    begin(&text, line, sizeof line);
    add_day(&text, "date", stats->past.today);
    json_out_int(&text, "reps", today->reps);
    add_minutes(&text, "minutes", today->played_us);
    json_out_int(&text, "sessions", today->sessions);
    json_out_int(&text, "goal_minutes", profile->goal_minutes);
    json_out_int(&text, "goal_sessions", profile->goal_sessions);
    json_out_bool(&text, "done", stats->past.streak.today_done);
    print_object("today", &text);
}

static void print_streak(const struct stats *stats)
{
    char line[LINE_SIZE];
    struct text text;
    const struct streak *streak = &stats->past.streak;
    begin(&text, line, sizeof line);
    json_out_int(&text, "days", streak->current);
    json_out_int(&text, "best", streak->best);
    json_out_int(&text, "days_in_all", streak->days);
    json_out_int(&text, "weeks", streak->weeks);
    json_out_int(&text, "freezes", streak->freezes);
    if (streak->last_frozen_day == INT32_MIN)
        json_out_text(&text, "last_frozen", NULL);
    else
        add_day(&text, "last_frozen", streak->last_frozen_day);
    print_object("streak", &text);
}

static void print_range(const struct stats *stats)
{
    char line[LINE_SIZE];
    struct text text;
    begin(&text, line, sizeof line);
    json_out_text(&text, "name", trend_range_name(stats->range));
    if (stats->range != TREND_ALL) {
        add_day(&text, "first", stats->first);
        add_day(&text, "last", stats->last);
    }
    print_object("range", &text);
}

static const char *mark_name(enum streak_day mark)
{
    static const char *const names[STREAK_DAY_COUNT] = {
        [STREAK_DAY_MISSED] = "missed", [STREAK_DAY_DONE] = "done",     [STREAK_DAY_REST] = "rest",
        [STREAK_DAY_FROZEN] = "frozen", [STREAK_DAY_TRAVEL] = "travel", [STREAK_DAY_OPEN] = "open"};
    return names[mark];
}

static void print_day(int32_t day, enum streak_day mark, const struct trend_sums *sums, bool first)
{
    char line[LINE_SIZE];
    struct text text;
    begin(&text, line, sizeof line);
    add_day(&text, "date", day);
    json_out_text(&text, "streak", mark_name(mark));
    json_out_int(&text, "sessions", sums->sessions);
    json_out_int(&text, "reps", sums->reps);
    add_minutes(&text, "minutes", sums->played_us);
    add_bp(&text, "accuracy", trend_mean_bp(sums, TREND_ACCURACY));
    add_bp(&text, "sway", trend_mean_bp(sums, TREND_STEADINESS));
    add_bp(&text, "balance_left", trend_mean_bp(sums, TREND_BALANCE));
    printf("%s\n    %s}", first ? "" : ",", line);
}

/* Days on which something was done, or which kept the streak without it. */
static void print_days(const struct stats *stats)
{
    static const struct trend_sums nothing;
    const struct past *past = &stats->past;
    bool first = true;
    printf(",\n  \"days\": [");
    for (int32_t i = 0; i < past->marks.count; i++) {
        int32_t day = past->marks.first + i;
        enum streak_day mark = past->marks.items[i];
        const struct trend_span *span = trends_day(&past->trends, day);
        bool kept = mark == STREAK_DAY_FROZEN || mark == STREAK_DAY_REST || mark == STREAK_DAY_TRAVEL;
        if (!stats_shows(stats, day) || (!span && !kept))
            continue;
        print_day(day, mark, span ? &span->sums : &nothing, first);
        first = false;
    }
    printf("%s]", first ? "" : "\n  ");
}

static void print_best_levels(const struct bests *bests)
{
    printf("\n    \"levels\": [");
    for (int32_t i = 0; i < bests->level_count; i++) {
        char line[LINE_SIZE];
        struct text text;
        const struct level_best *level = &bests->levels[i];
        begin(&text, line, sizeof line);
        json_out_text(&text, "level", level->best->level);
        json_out_text(&text, "title", level->best->title);
        add_bp(&text, "accuracy", level->best->accuracy_bp);
        add_day(&text, "date", level->best->day);
        json_out_int(&text, "times", level->times);
        printf("%s\n      %s}", i > 0 ? "," : "", line);
    }
    printf("%s]", bests->level_count > 0 ? "\n    " : "");
}

/* One of the bests: a figure and the day of it, or null. */
static void print_best(const char *name, const struct text *text, bool known)
{
    printf(",\n    \"%s\": %s%s", name, known ? text->buffer : "null", known ? "}" : "");
}

static void print_bests(const struct stats *stats)
{
    const struct bests *bests = &stats->past.bests;
    const struct trend_span *most = trends_most_reps(&stats->past.trends, stats->past.today);
    char line[LINE_SIZE];
    struct text text;
    printf(",\n  \"bests\": {");
    print_best_levels(bests);
    begin(&text, line, sizeof line);
    if (bests->daily) {
        add_bp(&text, "accuracy", bests->daily->accuracy_bp);
        add_day(&text, "date", bests->daily->day);
    }
    print_best("daily", &text, bests->daily != NULL);
    begin(&text, line, sizeof line);
    if (bests->steadiest_set) {
        add_bp(&text, "sway", bests->steadiest_set->steadiness_bp);
        add_day(&text, "date", bests->steadiest_set->day);
    }
    print_best("set_of_100", &text, bests->steadiest_set != NULL);
    begin(&text, line, sizeof line);
    if (most) {
        json_out_int(&text, "reps", most->sums.reps);
        add_day(&text, "date", most->first);
    }
    print_best("most_reps_in_a_day", &text, most != NULL);
    printf(",\n    \"longest_streak\": %d\n  }", stats->past.streak.best);
}

/* ---- sessions */

static void print_session(const struct session_record *record, bool first)
{
    char line[LINE_SIZE];
    struct text text;
    begin(&text, line, sizeof line);
    for (int i = 0; i < stats_field_count; i++) {
        char value[VALUE_SIZE];
        struct text buffer;
        const struct stats_field *field = &stats_fields[i];
        text_init(&buffer, value, sizeof value);
        const char *known = stats_value(&buffer, field, record);
        bool is_text = field->kind == STATS_TEXT || field->kind == STATS_KIND || field->kind == STATS_TIMING ||
                       field->kind == STATS_DAY || field->kind == STATS_UTC_MS || field->kind == STATS_HASH;
        if (is_text || !known)
            json_out_text(&text, field->name, known);
        else
            json_out_raw(&text, field->name, known);
    }
    printf("%s\n    %s}", first ? "" : ",", line);
}

/* The latest first. */
static void print_sessions(const struct stats *stats)
{
    const struct history *history = player_history(&stats->call.backstage.player);
    bool first = true;
    printf(",\n  \"sessions\": [");
    for (int32_t i = history->count - 1; i >= 0; i--) {
        if (!stats_shows(stats, history->records[i].day))
            continue;
        print_session(&history->records[i], first);
        first = false;
    }
    printf("%s]", first ? "" : "\n  ");
}

void stats_print_json(const struct stats *stats)
{
    char line[VALUE_SIZE];
    struct text text;
    text_init(&text, line, sizeof line);
    json_out_string(&text, player_profile(&stats->call.backstage.player)->name);
    printf("{\n  \"profile\": %s", line);
    print_today(stats);
    print_streak(stats);
    print_range(stats);
    print_days(stats);
    print_bests(stats);
    print_sessions(stats);
    printf(",\n  \"unreadable\": %d\n}\n", (int)player_history(&stats->call.backstage.player)->unreadable);
}
