/* Which of the lifts and landings that a player made were found, how many that nobody made, and how well timed. */
#ifndef HEELBEAT_TESTS_INPUT_FOUND_H
#define HEELBEAT_TESTS_INPUT_FOUND_H

#include "core/base/heel.h"

#define FOUND_NEAR_US 400000 /* an event farther from any edge is meant for none */

struct found {
    int missed, invented, count;
    double sum_us, squares, worst_us; /* of the errors of those found */
};

/* Adds the events of this heel and edge against the truth (rising). Each event is meant for the nearest edge; of two
 * for one, the later is invented. Events that lie before all edges are what the feet did before, and not counted. */
void found_add(struct found *found, const struct heel_event *events, int event_count, enum heel heel, enum edge edge,
               const int64_t *truth_us, int truth_count);
double found_mean_ms(const struct found *found);
double found_sd_ms(const struct found *found);

#endif
