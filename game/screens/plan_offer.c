#include "screens/plan_offer.h"

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

void plan_offer_label(char label[WORDS_SIZE], const struct plan_hint *hint)
{
    struct text text;
    text_init(&text, label, WORDS_SIZE);
    if (hint->step == PLAN_STAY)
        return;
    text_add(&text, hint->reason == PLAN_GOOD ? "Step up to " : "Ease off to ");
    switch (hint->step) {
    case PLAN_LONGER:
    case PLAN_SHORTER:
        words_count(&text, hint->to.minutes, "minute", "minutes");
        break;
    case PLAN_HIGHER:
        text_add_int(&text, hint->to.height);
        text_add(&text, " % height");
        break;
    case PLAN_FASTER:
    case PLAN_SLOWER:
        words_count(&text, hint->to.cadence_rpm, "rep a minute", "reps a minute");
        break;
    case PLAN_STAY:
    case PLAN_STEP_COUNT:
        break;
    }
}

const char *plan_offer_reason(const struct plan_hint *hint)
{
    static const char *const reasons[PLAN_REASON_COUNT][PLAN_STEP_COUNT] = {
        [PLAN_GOOD] = {[PLAN_LONGER] = "Three good sessions: there is room for a minute more.",
                       [PLAN_HIGHER] = "Three good sessions: try a little higher.",
                       [PLAN_FASTER] = "Three steady sessions: try a little faster."},
        [PLAN_AWAY] = {[PLAN_SHORTER] = "Welcome back! Begin gently, with shorter sessions.",
                       [PLAN_SLOWER] = "Welcome back! Begin gently, with slower reps."},
        [PLAN_HARD] = {[PLAN_SHORTER] = "The last two were hard work. A little less is fine.",
                       [PLAN_SLOWER] = "The last two were hard work. A little slower is fine."},
        [PLAN_FAULTS] = {[PLAN_SHORTER] = "Reps are easier to do well in a shorter session.",
                         [PLAN_SLOWER] = "Slower reps are easier to do well."},
    };
    const char *reason = reasons[hint->reason][hint->step];
    return reason ? reason : "";
}

void plan_offer_day(struct text *text, const struct profile *profile)
{
    text_add_int(text, profile->goal_sessions);
    text_add(text, " × ");
    words_count(text, profile->plan_minutes, "minute", "minutes");
}
