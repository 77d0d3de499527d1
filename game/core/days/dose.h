/* The dose of a day: what the player did against what they set out to do. Everything they did counts: the challenge,
 * quick sessions, programs, practice, whole or not.
 *
 * The goal is so many minutes in so many sessions. At DOSE_ENOUGH_MIN it is enough for a day, whatever the goal. */
#ifndef HEELBEAT_CORE_DAYS_DOSE_H
#define HEELBEAT_CORE_DAYS_DOSE_H

#include <stdbool.h>
#include <stdint.h>

#define DOSE_ENOUGH_MIN 15

/* What was done on a day. */
struct day_totals {
    int32_t reps; /* counted ones */
    int64_t played_us;
    int32_t sessions; /* with at least one counted rep */
};

struct dose_goal {
    int32_t minutes, sessions; /* a day, at least 1 */
};

enum dose_state {
    DOSE_OPEN,
    DOSE_REACHED, /* the goal, in minutes and in sessions */
    DOSE_ENOUGH,
    DOSE_STATE_COUNT
};

/* One session more; without a counted rep it adds nothing. */
void dose_add(struct day_totals *day, int32_t counted, int64_t played_us);
/* Whole minutes, rounded down. */
int32_t dose_minutes(const struct day_totals *day);
enum dose_state dose_state_of(const struct day_totals *day, const struct dose_goal *goal);
/* How much of the goal's minutes is done, 0..1000. */
int32_t dose_permille(const struct day_totals *day, const struct dose_goal *goal);
/* Whether it became enough between the two: to be said once, then. */
bool dose_became_enough(const struct day_totals *before, const struct day_totals *after);

#endif
