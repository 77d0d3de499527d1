#include "input/found.h"

#include <math.h>
#include <stdlib.h>

static int nearest(const int64_t *truth_us, int truth_count, int64_t t_us)
{
    int best = 0;
    for (int i = 1; i < truth_count; i++)
        if (llabs(t_us - truth_us[i]) < llabs(t_us - truth_us[best]))
            best = i;
    return best;
}

static void add_error(struct found *found, double error_us)
{
    found->count++;
    found->sum_us += error_us;
    found->squares += error_us * error_us;
    found->worst_us = fabs(error_us) > fabs(found->worst_us) ? error_us : found->worst_us;
}

void found_add(struct found *found, const struct heel_event *events, int event_count, enum heel heel, enum edge edge,
               const int64_t *truth_us, int truth_count)
{
    enum heel_kind kind = edge == EDGE_LIFT ? HEEL_KIND_LIFT : HEEL_KIND_LANDING;
    int last = -1; /* the edge that was claimed last: events come in order */
    int claimed = 0;
    for (int i = 0; i < event_count; i++) {
        if (events[i].heel != heel || events[i].kind != kind || events[i].t_us < truth_us[0] - FOUND_NEAR_US)
            continue;
        int meant = nearest(truth_us, truth_count, events[i].t_us);
        int64_t error_us = events[i].t_us - truth_us[meant];
        if (llabs(error_us) > FOUND_NEAR_US || meant <= last) {
            found->invented++;
            continue;
        }
        last = meant;
        claimed++;
        add_error(found, (double)error_us);
    }
    found->missed += truth_count - claimed;
}

double found_mean_ms(const struct found *found)
{
    return found->sum_us / found->count / 1000;
}

double found_sd_ms(const struct found *found)
{
    double mean_ms = found_mean_ms(found);
    return sqrt(found->squares / found->count / 1e6 - mean_ms * mean_ms);
}
