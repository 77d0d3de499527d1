#include "screens/results/results_day.h"

#include "core/days/dose.h"
#include "input/player.h"
#include "stage/told.h"
#include "words/streak.h"

/* Why the row didn't grow, where that is worth a word. */
static enum row_stays why_not(const struct session_record *record)
{
    if (record->kind != SESSION_DAILY)
        return ROW_NO_DAILY;
    if (record->daily != record->day)
        return ROW_OTHER_DAY;
    return record->tempo_percent != TEMPO_PERCENT_WHOLE ? ROW_OTHER_TEMPO : ROW_TOO_FEW;
}

static struct facts note_of(const struct play_request *request, const struct play_outcome *outcome)
{
    const struct streak *after = &outcome->streak_after;
    struct facts note = {.count = 0};
    if (request->player == PLAYER_YOU)
        note = words_row_growth(&outcome->streak_before, after);
    else
        facts_add(&note, words_row_stays(ROW_DEMO));
    if (note.count == 0 && !after->today_done && !record_keeps_streak(&outcome->record))
        facts_add(&note, words_row_stays(why_not(&outcome->record)));
    return note;
}

static void fill_lines(struct results_day *day, const struct play_outcome *outcome)
{
    if (outcome->streak_after.freezes > outcome->streak_before.freezes)
        day->lines[day->line_count++] = _("A freeze is earned: it keeps the row on a day you miss.");
    if (dose_became_enough(&outcome->day_before, &outcome->day_after))
        day->lines[day->line_count++] = _n("That makes {count} minute today, and that is enough.",
                                           "That makes {count} minutes today, and that is enough.", DOSE_ENOUGH_MIN);
}

void results_day_init(struct results_day *day, const struct player *player, const struct play_request *request,
                      const struct play_outcome *outcome)
{
    const struct session_record *record = &outcome->record;
    *day = (struct results_day){.row = words_row(outcome->streak_after.current), .note = note_of(request, outcome)};
    fill_lines(day, outcome);
    if (record->kind == SESSION_DAILY && record_is_players(record))
        day->shares = told_daily(player, record->daily, record->tier, &day->share);
}
