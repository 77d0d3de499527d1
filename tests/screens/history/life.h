/* A player's sessions over time, for the history. The fixture's today is Sunday 22 November 2026. */
#ifndef HEELBEAT_TESTS_SCREENS_HISTORY_LIFE_H
#define HEELBEAT_TESTS_SCREENS_HISTORY_LIFE_H

#include "screens/history/history_model.h"
#include "screens/seat.h"
#include "stage/fixture.h"

#define LIFE_REST_AGO   5 /* days: Tuesday the 17th */
#define LIFE_UNDONE_AGO 3

struct life {
    struct fixture fixture;
    struct seat seat;
};

/* Opens the fixture. Sessions up to today, so many a day, a day missed now and then, one of rest, one with all but the
 * daily, getting better; levels, dailies, sets. */
void life_open(struct life *life, int32_t sessions, int32_t a_day);
/* With one level, a challenge each of the last days but for count of them, so many days ago. */
void life_open_days(struct life *life, int32_t days, const int32_t *missed, int count);
/* Takes the seat before the screen. */
void life_look(struct life *life);
void life_close(struct life *life);
struct session_record *life_last(struct life *life);
const struct history_model *life_model(const struct life *life);

#endif
