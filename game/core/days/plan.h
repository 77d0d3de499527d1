/* The plan that grows: how long, how high and how fast a player's sessions are meant to be, and when the last sessions
 * say that it is time to step up or to ease off.
 *
 * It starts at two minutes twice a day, a minute more each time up to the goal; then fuller height, where
 * a sensor sees it; then faster. A hint is only a hint: the caller shows it, the player chooses. The first row that is
 * so, of the sessions since the plan was changed last:
 *
 *   away       more than 14 days lie before the last session, or since it      half as long, or slower
 *   hard       the last two counted less than 60 % of their reps               a minute shorter, or slower
 *   faults     the last three had a bounce or a short rep in 4 reps            slower, or a minute shorter
 *   good       the last three counted at least 85 %, at 80 % accuracy,         a minute longer, or 10 % higher, or
 *              with fewer than a fault in 10 reps                              2 reps a minute faster
 *
 * Of the changes in a row the first that there is room for is meant (height has none where it wasn't seen); without any
 * there is no hint. Stepping up must be earned: longer by three sessions as long as the plan, higher by three as high,
 * faster by three as fast and steady (10 % sway). Sessions that were ended early say only when they
 * were. Never more than 15 minutes a day, nor more than the goal. */
#ifndef HEELBEAT_CORE_DAYS_PLAN_H
#define HEELBEAT_CORE_DAYS_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#define PLAN_DAY_MINUTES_MAX  15
#define PLAN_START_MINUTES    2 /* easing off goes no further down */
#define PLAN_HEIGHT_STEP      10
#define PLAN_HEIGHT_MAX       90 /* full credit is at 80 % of the top: a little above it is full height */
#define PLAN_CADENCE_STEP     2
#define PLAN_CADENCE_MAX      60
#define PLAN_CADENCE_EASE     4
#define PLAN_CADENCE_EASE_MIN 20 /* the beginners' */
#define PLAN_QUIET_DAYS       3  /* after a hint that was not taken */
#define PLAN_AWAY_DAYS        14
#define PLAN_LOOKS_BACK       16 /* sessions: more are never needed */

/* What a session says, in the order they were played. */
struct plan_session {
    int32_t day;
    bool finished;
    int64_t played_us;
    int32_t counted_bp;  /* counted reps of all, in 0.01 % */
    int32_t accuracy_bp; /* 0.01 % */
    int32_t steadiness_bp;
    int32_t height_bp;     /* 0: not seen */
    int32_t cadence_milli; /* that was cued, reps a minute */
    int32_t faults_bp;     /* bounces and short reps, of counted reps, in 0.01 % */
};

struct plan {
    int32_t minutes; /* a session */
    int32_t height;  /* % of the player's own top */
    int32_t cadence_rpm;
};

enum plan_step { PLAN_STAY, PLAN_LONGER, PLAN_HIGHER, PLAN_FASTER, PLAN_SHORTER, PLAN_SLOWER, PLAN_STEP_COUNT };
enum plan_reason { PLAN_GOOD, PLAN_AWAY, PLAN_HARD, PLAN_FAULTS, PLAN_REASON_COUNT };

struct plan_desc {
    const struct plan_session *sessions; /* borrowed; oldest first; those after today are left out */
    int32_t count;
    struct plan plan;
    int32_t goal_minutes, goal_sessions; /* a day */
    int32_t today;
    int32_t asked_day;   /* of the last hint that was not taken; 0: never */
    int32_t changed_day; /* of the last that was; 0: never */
};

struct plan_hint {
    enum plan_step step; /* PLAN_STAY: none, and the rest says nothing */
    enum plan_reason reason;
    struct plan to; /* the plan with that step */
};

struct plan_hint plan_find_hint(const struct plan_desc *desc);
/* How long a session may grow: the goal or 15 minutes a day, whichever is less, by the sessions a day; at least 1. */
int32_t plan_longest_minutes(int32_t goal_minutes, int32_t goal_sessions);

#endif
