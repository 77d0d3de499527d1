#include "stage/told.h"

#include "stage/player.h"

static enum told_kind kind_of(enum session_kind kind)
{
    if (kind == SESSION_DAILY)
        return TOLD_DAILY;
    return kind == SESSION_PRACTICE ? TOLD_PRACTICE : TOLD_LEVEL;
}

struct told_session told_session(const struct session_record *record)
{
    return (struct told_session){.kind = kind_of(record->kind),
                                 .level = record->level,
                                 .title = record->title,
                                 .scored = record_is_scored(record),
                                 .accuracy_bp = record->accuracy_bp,
                                 .counted = record->counted,
                                 .reps = record->reps,
                                 .played_us = record->played_us,
                                 .tempo_percent = record->tempo_percent,
                                 .finished = record->finished};
}

bool told_daily(const struct player *player, int32_t day, const char *tier, struct message *share)
{
    const struct session_record *best = player_daily_best(player, day, tier);
    struct daily daily = {day, DAILY_STEADY};
    if (!best)
        return false;
    daily_tier_parse(best->tier, &daily.tier);
    struct told_session session = told_session(best);
    struct streak streak = player_streak(player, day);
    *share = words_share(&daily, &session, streak.current);
    return true;
}
