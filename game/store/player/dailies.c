#include "store/player/dailies.h"

#include "core/play/score.h"

#include <string.h>

static bool counts(const struct session_record *record, int32_t day, const char *tier)
{
    return record->daily == day && record->kind == SESSION_DAILY && record_is_players(record) &&
           record->tempo_percent == TEMPO_PERCENT_WHOLE && (!tier || strcmp(record->tier, tier) == 0) &&
           score_keeps_streak(record->reps, record->counted);
}

static bool is_better(const struct session_record *a, const struct session_record *b)
{
    return a->finished != b->finished ? a->finished : a->accuracy_bp > b->accuracy_bp;
}

const struct session_record *dailies_best(const struct history *history, int32_t day, const char *tier)
{
    const struct session_record *best = NULL;
    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        if (counts(record, day, tier) && (!best || is_better(record, best)))
            best = record;
    }
    return best;
}
