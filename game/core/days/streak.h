/* The streak: derived anew from the history each time, never stored as truth.
 *
 * A day is done when a session of that local date qualifies (store/player/journal: record_keeps_streak). Walking
 * the days from the first done one to today:
 *  - a done day adds one to the streak, to the days in all, and perhaps to the best; a rest mark on it isn't used up;
 *  - every STREAK_FREEZE_EVERY done days of the running streak earn a freeze; at most STREAK_FREEZES_MAX are kept;
 *  - a missed day that was marked as a rest day neither adds nor breaks, once in each week (Monday to Sunday; of
 *    several marks in one week only the first that falls on a missed day helps, with or without a streak then);
 *  - else, a missed day that only travel made is not a miss: when two sessions that follow one another lie at most
 *    STREAK_TRAVEL_MAX_S apart and their UTC offsets differ, the days between their local dates are passed over;
 *  - else a freeze is spent by itself, neither adding nor breaking;
 *  - else the streak ends. (Its freezes are gone by then; the next one earns its own.)
 *
 * Sessions follow one another by instant, then date, offset and done; those that don't qualify show where the player
 * was, too. Dates more than STREAK_TRAVEL_DAYS_MAX apart within that time are no travel but a wrong clock.
 * Today is never missed: until it is done the streak is open. Sessions dated after today wait, without effect, on
 * travel too. Dates outside CALENDAR_DAY_MIN..MAX are ignored. Order and repeats of the input don't matter.
 * The weekly streak counts weeks in a row, up to this one, with a done day; this week is never missed. */
#ifndef HEELBEAT_CORE_DAYS_STREAK_H
#define HEELBEAT_CORE_DAYS_STREAK_H

#include "core/days/calendar.h"

#define STREAK_FREEZE_EVERY    7
#define STREAK_FREEZES_MAX     2
#define STREAK_TRAVEL_MAX_S    (INT64_C(36) * 3600)
#define STREAK_TRAVEL_DAYS_MAX 3 /* 36 hours and offsets 36 hours apart are 72 hours of local time */
#define STREAK_RECENT_DAYS     7

struct streak_session {
    int64_t utc_s;
    int32_t utc_offset_min;
    int32_t day; /* the local date it was saved with */
    bool done;   /* qualifies */
};

enum streak_day {
    STREAK_DAY_MISSED,
    STREAK_DAY_DONE,
    STREAK_DAY_REST,
    STREAK_DAY_FROZEN,
    STREAK_DAY_TRAVEL,
    STREAK_DAY_OPEN,
    STREAK_DAY_COUNT
};

struct streak {
    int32_t current;
    int32_t best;
    int32_t days;  /* done, in all */
    int32_t weeks; /* the weekly streak */
    int32_t freezes;
    int32_t last_frozen_day; /* the newest day a freeze was spent on; INT32_MIN if none */
    bool today_done;
    /* The last days, today last (OPEN until done); MISSED before the first. */
    enum streak_day recent[STREAK_RECENT_DAYS];
};

/* What each of some days was, from `first` on; days before the first done one are MISSED, today until it is done and
 * all days after it OPEN. */
struct streak_days {
    int32_t first;
    int32_t count;
    enum streak_day *items; /* the caller's, count of them */
};
/* sessions[count] and rest_days[rest_count] in any order; today as calendar_local_day has it. Fills days, which may be
 * none. False only if out of memory. O(n log n) in the sessions plus the days between the first and today. */
bool streak_derive(const struct streak_session *sessions, int32_t count, const int32_t *rest_days, int32_t rest_count,
                   int32_t today, struct streak *streak, struct streak_days *days);
/* Whether marking today as a rest day could keep the streak: no day of this week, Monday to Sunday, has been rested
 * already. *streak as derived for today. */
bool streak_may_rest(const struct streak *streak, enum weekday today);

#endif
