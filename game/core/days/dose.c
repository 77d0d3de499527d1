#include "core/days/dose.h"

#define MINUTE_US INT64_C(60000000)
#define FULL      1000

void dose_add(struct day_totals *day, int32_t counted, int64_t played_us)
{
    if (counted <= 0)
        return;
    int32_t room = INT32_MAX - day->reps;
    day->reps += counted < room ? counted : room;
    day->played_us += played_us;
    day->sessions++;
}

int32_t dose_minutes(const struct day_totals *day)
{
    int64_t minutes = day->played_us / MINUTE_US;
    return minutes < INT32_MAX ? (int32_t)minutes : INT32_MAX;
}

enum dose_state dose_state_of(const struct day_totals *day, const struct dose_goal *goal)
{
    int32_t minutes = dose_minutes(day);
    if (minutes >= DOSE_ENOUGH_MIN)
        return DOSE_ENOUGH;
    return minutes >= goal->minutes && day->sessions >= goal->sessions ? DOSE_REACHED : DOSE_OPEN;
}

int32_t dose_permille(const struct day_totals *day, const struct dose_goal *goal)
{
    int64_t goal_us = (goal->minutes > 0 ? goal->minutes : 1) * MINUTE_US;
    return day->played_us >= goal_us ? FULL : (int32_t)(day->played_us * FULL / goal_us);
}

bool dose_became_enough(const struct day_totals *before, const struct day_totals *after)
{
    return dose_minutes(before) < DOSE_ENOUGH_MIN && dose_minutes(after) >= DOSE_ENOUGH_MIN;
}
