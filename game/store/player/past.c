#include "store/player/past.h"
#include "store/player/profile_days.h"

#include <stdlib.h>
#include <string.h>

static int32_t day_at(const struct past *past, int32_t place)
{
    return past->history->records[past->order[place]].day;
}

/* Days nearly always rise with time already: then this is one look at each. Else by merging, which keeps the order of
 * time within a day. */
static bool sort_by_day(struct past *past)
{
    int32_t count = past->order_count;
    bool rising = true;

    for (int32_t i = 1; i < count && rising; i++)
        rising = day_at(past, i - 1) <= day_at(past, i);
    if (rising)
        return true;
    int32_t *other = malloc(sizeof *other * (size_t)count);
    if (!other)
        return false;
    for (int32_t width = 1; width < count; width *= 2) {
        for (int32_t at = 0; at < count; at += 2 * width) {
            int32_t middle = count - at > width ? at + width : count;
            int32_t end = count - middle > width ? middle + width : count;
            for (int32_t a = at, b = middle, to = at; to < end; to++)
                other[to] = b >= end || (a < middle && day_at(past, a) <= day_at(past, b)) ? past->order[a++]
                                                                                           : past->order[b++];
        }
        memcpy(past->order, other, sizeof *other * (size_t)count);
    }
    free(other);
    return true;
}

static bool collect_order(struct past *past)
{
    const struct history *history = past->history;

    past->order = malloc(sizeof *past->order * (size_t)(history->count > 0 ? history->count : 1));
    if (!past->order)
        return false;
    for (int32_t i = 0; i < history->count; i++) {
        if (record_is_players(&history->records[i]) && history->records[i].counted > 0)
            past->order[past->order_count++] = i;
    }
    return sort_by_day(past);
}

static struct trend_session trend_of(const struct session_record *record)
{
    bool scored = record_is_scored(record);
    int32_t left_bp = record->balance_left_bp;

    return (struct trend_session){.day = record->day,
                                  .reps = record->counted,
                                  .played_us = record->played_us,
                                  .bp = {[TREND_ACCURACY] = scored ? record->accuracy_bp : -1,
                                         [TREND_STEADINESS] = scored ? record->steadiness_bp : -1,
                                         [TREND_BALANCE] = left_bp > 0 ? left_bp : -1}};
}

static bool collect_trends(struct past *past)
{
    struct trend_session *sessions = malloc(sizeof *sessions * (size_t)(past->order_count + 1));
    bool good = sessions != NULL;

    for (int32_t i = 0; good && i < past->order_count; i++)
        sessions[i] = trend_of(past_record(past, i));
    good = good && trends_init(&past->trends, sessions, past->order_count);
    free(sessions);
    return good;
}

static bool collect_marks(struct past *past, const struct profile *profile)
{
    int32_t first = past->today, last = past->today < CALENDAR_DAY_MAX ? past->today : CALENDAR_DAY_MAX;

    if (past->trends.count > 0 && past->trends.days[0].first < first)
        first = past->trends.days[0].first;
    past->marks = (struct streak_days){.first = first, .count = last - first + 1};
    past->marks.items = malloc(sizeof *past->marks.items * (size_t)past->marks.count);
    return past->marks.items && profile_streak_days(profile, past->history, past->today, &past->streak, &past->marks);
}

bool past_init(struct past *past, const struct profile *profile, const struct history *history, int32_t today)
{
    *past = (struct past){.history = history, .today = today};
    if (collect_order(past) && collect_trends(past) && collect_marks(past, profile) &&
        bests_init(&past->bests, history))
        return true;
    past_reset(past);
    return false;
}

void past_reset(struct past *past)
{
    free(past->marks.items);
    free(past->order);
    trends_reset(&past->trends);
    bests_reset(&past->bests);
    *past = (struct past){0};
}

enum streak_day past_mark(const struct past *past, int32_t day)
{
    int64_t index = (int64_t)day - past->marks.first;

    if (index < 0)
        return STREAK_DAY_MISSED;
    return index < past->marks.count ? past->marks.items[index] : STREAK_DAY_OPEN;
}

/* The first place whose day is no earlier. */
static int32_t find(const struct past *past, int64_t day)
{
    int32_t low = 0, high = past->order_count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (day_at(past, middle) < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t past_sessions(const struct past *past, int32_t day, int32_t *first)
{
    *first = find(past, day);
    return find(past, (int64_t)day + 1) - *first;
}

const struct session_record *past_record(const struct past *past, int32_t place)
{
    return &past->history->records[past->order[place]];
}
