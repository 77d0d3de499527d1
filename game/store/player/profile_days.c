#include "store/player/profile_days.h"

#include <stdlib.h>

#include "core/days/instant.h"
#include "core/play/score.h"

bool profile_streak(const struct profile *profile, const struct history *history, int32_t today, struct streak *streak)
{
    struct streak_days none = {0};

    return profile_streak_days(profile, history, today, streak, &none);
}

bool profile_streak_days(const struct profile *profile, const struct history *history, int32_t today,
                         struct streak *streak, struct streak_days *days)
{
    int32_t count = 0;
    struct streak_session *sessions = malloc(sizeof *sessions * (size_t)(history->count > 0 ? history->count : 1));

    if (!sessions)
        return false;
    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        if (!record_is_players(record))
            continue;
        sessions[count++] = (struct streak_session){
            .utc_s = instant_s(record->utc_ms),
            .utc_offset_min = record->utc_offset_min,
            .day = record->day,
            .done = record_keeps_streak(record),
        };
    }
    bool ok = streak_derive(sessions, count, profile->rest_days, profile->rest_day_count, today, streak, days);
    free(sessions);
    return ok;
}

void profile_day(const struct history *history, int32_t day, struct day_totals *totals)
{
    *totals = (struct day_totals){0};
    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        if (record->day == day && record_is_players(record))
            dose_add(totals, record->counted, record->played_us);
    }
}

int32_t profile_best_bp(const struct history *history, uint64_t level_hash)
{
    int32_t best = -1;

    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        bool counts = record->level_hash == level_hash && record->finished && record_is_players(record) &&
                      record_is_scored(record) && record->tempo_percent >= TEMPO_PERCENT_WHOLE;
        if (counts && record->accuracy_bp > best)
            best = record->accuracy_bp;
    }
    return best;
}
