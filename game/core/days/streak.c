#include "core/days/streak.h"

#include <stdlib.h>
#include <string.h>

/* Days in rising order, read by a walk that only goes forward. */
struct days {
    int32_t *items; /* owned */
    int32_t count;
    int32_t next;
};

struct walk {
    struct days done, travel, rest;
    int64_t rest_week; /* the week whose rest day is used up */
};

static int compare_days(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

static int compare_sessions(const void *a, const void *b)
{
    const struct streak_session *x = a, *y = b;

    if (x->utc_s != y->utc_s)
        return x->utc_s < y->utc_s ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->utc_offset_min != y->utc_offset_min)
        return x->utc_offset_min < y->utc_offset_min ? -1 : 1;
    return (int)x->done - (int)y->done;
}

static bool is_past(int32_t day, int32_t today)
{
    return day >= CALENDAR_DAY_MIN && day <= CALENDAR_DAY_MAX && day <= today;
}

static bool days_create(struct days *days, int64_t capacity)
{
    days->items = malloc(sizeof *days->items * (size_t)(capacity > 0 ? capacity : 1));
    return days->items != NULL;
}

static void days_sort(struct days *days)
{
    if (days->count > 1)
        qsort(days->items, (size_t)days->count, sizeof *days->items, compare_days);
}

/* Whether day is among them; days asked for must rise. */
static bool days_reach(struct days *days, int32_t day)
{
    while (days->next < days->count && days->items[days->next] < day)
        days->next++;
    return days->next < days->count && days->items[days->next] == day;
}

/* Sorted by instant, without those that are not past. */
static int32_t sort_past(struct streak_session *sorted, const struct streak_session *sessions, int32_t count,
                         int32_t today)
{
    int32_t kept = 0;

    for (int32_t i = 0; i < count; i++) {
        if (is_past(sessions[i].day, today))
            sorted[kept++] = sessions[i];
    }
    if (kept > 1)
        qsort(sorted, (size_t)kept, sizeof *sorted, compare_sessions);
    return kept;
}

/* The days between the dates of two sessions, if travel made them. */
static void add_travel(struct days *travel, const struct streak_session *a, const struct streak_session *b)
{
    int32_t first = a->day < b->day ? a->day : b->day;
    int32_t last = a->day < b->day ? b->day : a->day;
    uint64_t gap_s = (uint64_t)b->utc_s - (uint64_t)a->utc_s; /* sorted, so never negative, and safe at the extremes */

    if (gap_s > (uint64_t)STREAK_TRAVEL_MAX_S || a->utc_offset_min == b->utc_offset_min)
        return;
    if (last - first > STREAK_TRAVEL_DAYS_MAX)
        return;
    for (int32_t day = first + 1; day < last; day++)
        travel->items[travel->count++] = day;
}

static bool collect_sessions(struct walk *walk, const struct streak_session *sessions, int32_t count, int32_t today)
{
    struct streak_session *sorted = malloc(sizeof *sorted * (size_t)(count > 0 ? count : 1));

    if (!sorted || !days_create(&walk->done, count) ||
        !days_create(&walk->travel, (int64_t)count * (STREAK_TRAVEL_DAYS_MAX - 1))) {
        free(sorted);
        return false;
    }
    int32_t kept = sort_past(sorted, sessions, count, today);
    for (int32_t i = 0; i < kept; i++) {
        if (sorted[i].done)
            walk->done.items[walk->done.count++] = sorted[i].day;
        if (i > 0)
            add_travel(&walk->travel, &sorted[i - 1], &sorted[i]);
    }
    free(sorted);
    days_sort(&walk->done);
    days_sort(&walk->travel);
    return true;
}

static bool collect_rest(struct walk *walk, const int32_t *rest_days, int32_t count, int32_t today)
{
    if (!days_create(&walk->rest, count))
        return false;
    for (int32_t i = 0; i < count; i++) {
        if (is_past(rest_days[i], today))
            walk->rest.items[walk->rest.count++] = rest_days[i];
    }
    days_sort(&walk->rest);
    return true;
}

static void count_done(struct streak *streak)
{
    streak->days++;
    streak->current++;
    if (streak->current > streak->best)
        streak->best = streak->current;
    if (streak->current % STREAK_FREEZE_EVERY == 0 && streak->freezes < STREAK_FREEZES_MAX)
        streak->freezes++;
}

static enum streak_day count_missed(struct walk *walk, struct streak *streak, int32_t day)
{
    if (days_reach(&walk->rest, day) && calendar_week(day) != walk->rest_week) {
        walk->rest_week = calendar_week(day);
        return STREAK_DAY_REST;
    }
    if (days_reach(&walk->travel, day))
        return STREAK_DAY_TRAVEL;
    if (streak->freezes > 0) {
        streak->freezes--;
        streak->last_frozen_day = day;
        return STREAK_DAY_FROZEN;
    }
    streak->current = 0;
    return STREAK_DAY_MISSED;
}

static void mark_day(struct streak_days *days, int32_t day, enum streak_day what)
{
    int64_t index = (int64_t)day - days->first;

    if (index >= 0 && index < days->count)
        days->items[index] = what;
}

static void walk_days(struct walk *walk, int32_t today, struct streak *streak, struct streak_days *days)
{
    for (int32_t day = walk->done.items[0]; day <= today; day++) {
        enum streak_day what = STREAK_DAY_OPEN;
        if (days_reach(&walk->done, day)) {
            count_done(streak);
            what = STREAK_DAY_DONE;
        } else if (day < today) {
            what = count_missed(walk, streak, day);
        }
        mark_day(days, day, what);
        if (today - day < STREAK_RECENT_DAYS)
            streak->recent[STREAK_RECENT_DAYS - 1 - (today - day)] = what;
    }
}

static int32_t count_weeks(const struct days *done, int32_t today)
{
    int32_t weeks = 0, last = INT32_MIN;

    for (int32_t i = 0; i < done->count; i++) {
        int32_t week = calendar_week(done->items[i]);
        if (week == last)
            continue;
        weeks = weeks > 0 && week == last + 1 ? weeks + 1 : 1;
        last = week;
    }
    return weeks > 0 && calendar_week(today) - last <= 1 ? weeks : 0;
}

bool streak_derive(const struct streak_session *sessions, int32_t count, const int32_t *rest_days, int32_t rest_count,
                   int32_t today, struct streak *streak, struct streak_days *days)
{
    struct walk walk = {.rest_week = INT64_MIN};
    bool ok = collect_sessions(&walk, sessions, count, today) && collect_rest(&walk, rest_days, rest_count, today);

    memset(streak, 0, sizeof *streak);
    streak->last_frozen_day = INT32_MIN;
    streak->recent[STREAK_RECENT_DAYS - 1] = STREAK_DAY_OPEN;
    for (int32_t i = 0; i < days->count; i++)
        days->items[i] = (int64_t)days->first + i >= today ? STREAK_DAY_OPEN : STREAK_DAY_MISSED;
    if (ok && walk.done.count > 0) {
        /* The past ends with the years we know, whatever today is. */
        walk_days(&walk, today < CALENDAR_DAY_MAX ? today : CALENDAR_DAY_MAX, streak, days);
        streak->weeks = count_weeks(&walk.done, today < CALENDAR_DAY_MAX ? today : CALENDAR_DAY_MAX);
    }
    streak->today_done = streak->recent[STREAK_RECENT_DAYS - 1] == STREAK_DAY_DONE;
    free(walk.done.items);
    free(walk.travel.items);
    free(walk.rest.items);
    return ok;
}

bool streak_may_rest(const struct streak *streak, enum weekday today)
{
    for (int ago = 1; ago <= (int)today && ago < STREAK_RECENT_DAYS; ago++)
        if (streak->recent[STREAK_RECENT_DAYS - 1 - ago] == STREAK_DAY_REST)
            return false;
    return true;
}
