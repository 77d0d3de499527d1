#include "screens/results/plan_offer.h"

#include "core/days/calendar.h"

#include <string.h>

#define BP_WHOLE 10000
#define BP_MAX   1000000 /* a hundred for each */

static int32_t share_bp(int64_t part, int64_t whole)
{
    int64_t share = whole > 0 ? part * BP_WHOLE / whole : 0;
    return share < BP_MAX ? (int32_t)share : BP_MAX;
}

static struct plan_session summary(const struct session_record *record)
{
    return (struct plan_session){.day = record->day,
                                 .finished = record->finished && record->tempo_percent >= TEMPO_PERCENT_WHOLE,
                                 .played_us = record->played_us,
                                 .counted_bp = share_bp(record->counted, record->reps),
                                 .accuracy_bp = record->accuracy_bp,
                                 .steadiness_bp = record->steadiness_bp,
                                 .height_bp = record->height_bp,
                                 .cadence_milli = record->cadence_milli,
                                 .faults_bp = share_bp(record->bounces + record->short_reps, record->counted)};
}

/* The last sessions of the player, oldest first; those of days to come would only take the place of others. */
static int32_t gather(const struct history *history, int32_t today, struct plan_session sessions[PLAN_LOOKS_BACK])
{
    int32_t count = 0, from = history->count;
    for (; from > 0 && count < PLAN_LOOKS_BACK; from--) {
        const struct session_record *record = &history->records[from - 1];
        count += record_is_players(record) && record_is_scored(record) && record->day <= today;
    }
    count = 0;
    for (int32_t i = from; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        if (record_is_players(record) && record_is_scored(record) && record->day <= today)
            sessions[count++] = summary(record);
    }
    return count;
}

static int32_t day_of(const char *date)
{
    int32_t day;
    return calendar_parse(date, &day) ? day : 0;
}

struct plan_hint plan_offer_find(const struct profile *profile, const struct history *history, int32_t today)
{
    struct plan_session sessions[PLAN_LOOKS_BACK];
    struct plan_desc desc = {.sessions = sessions,
                             .count = gather(history, today, sessions),
                             .plan = {profile->plan_minutes, profile->plan_height, profile->cadence_rpm},
                             .goal_minutes = profile->goal_minutes,
                             .goal_sessions = profile->goal_sessions,
                             .today = today,
                             .asked_day = day_of(profile->plan_asked),
                             .changed_day = day_of(profile->plan_changed)};
    return plan_find_hint(&desc);
}

void plan_offer_take(struct profile *profile, const struct plan_hint *hint, int32_t today)
{
    profile->plan_minutes = hint->to.minutes;
    profile->plan_height = hint->to.height;
    profile->cadence_rpm = hint->to.cadence_rpm;
    calendar_format(today, profile->plan_changed);
}

void plan_offer_leave(struct profile *profile, int32_t today)
{
    calendar_format(today, profile->plan_asked);
}
