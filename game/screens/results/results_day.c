#include "screens/results/results_day.h"

#include "core/days/dose.h"
#include "input/player.h"
#include "stage/player.h"
#include "store/player/dailies.h"

#include <string.h>

static void add_part(struct text *text, const char *part)
{
    if (text->length > 0)
        text_add(text, " · ");
    text_add(text, part);
}

/* How the row grew. */
static void add_growth(struct text *note, const struct streak *before, const struct streak *after)
{
    if (before->current > 0 && after->current > before->current) {
        text_add(note, "up from ");
        text_add_int(note, before->current);
    }
    if (after->best > before->best)
        add_part(note, after->best == 1 ? "your first day" : "a new best row");
}

/* Why it didn't, where that is worth a word. */
static const char *why_not(const struct session_record *record)
{
    if (strcmp(record->kind, "daily") != 0)
        return "the day’s challenge keeps the row";
    if (record->daily != record->day)
        return "a challenge keeps the row on its own day";
    if (record->tempo_percent != TEMPO_PERCENT_WHOLE)
        return "at its own tempo it keeps the row";
    return "7 of 10 reps keep the row";
}

static void fill_streak(struct results_day *day, const struct play_request *request, const struct play_outcome *outcome)
{
    const struct streak *after = &outcome->streak_after;
    struct text text;
    text_init(&text, day->streak, sizeof day->streak);
    words_count(&text, after->current, "day in a row", "days in a row");
    text_init(&text, day->note, sizeof day->note);
    if (request->player != PLAYER_YOU)
        text_add(&text, "the demo’s plays don’t count");
    else
        add_growth(&text, &outcome->streak_before, after);
    if (!day->note[0] && !after->today_done && !record_keeps_streak(&outcome->record))
        text_add(&text, why_not(&outcome->record));
}

static void add_line(struct results_day *day, const char *line)
{
    text_copy(day->lines[day->line_count++], sizeof day->lines[0], line);
}

static void fill_lines(struct results_day *day, const struct play_outcome *outcome)
{
    if (outcome->streak_after.freezes > outcome->streak_before.freezes)
        add_line(day, "A freeze is earned: it keeps the row on a day you miss.");
    if (dose_became_enough(&outcome->day_before, &outcome->day_after))
        add_line(day, "That makes 15 minutes today, and that is enough.");
}

static void fill_share(struct results_day *day, const struct player *player, const struct session_record *record)
{
    struct text text;
    text_init(&text, day->share, sizeof day->share);
    if (strcmp(record->kind, "daily") != 0 || !record_is_players(record))
        return;
    const struct session_record *best = player_daily_best(player, record->daily, record->tier);
    if (!best)
        return;
    struct streak streak = player_streak(player, record->daily);
    english_share(&text, best, streak.current);
}

void results_day_init(struct results_day *day, const struct player *player, const struct play_request *request,
                      const struct play_outcome *outcome)
{
    *day = (struct results_day){0};
    fill_streak(day, request, outcome);
    fill_lines(day, outcome);
    fill_share(day, player, &outcome->record);
}
