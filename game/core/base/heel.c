#include "core/base/heel.h"

#include <stdlib.h>

void heel_events_reset(struct heel_events *events)
{
    free(events->events);
    *events = (struct heel_events){0};
}

const char *heel_name(enum heel heel)
{
    static const char *const names[HEEL_COUNT] = {[HEEL_LEFT] = "left", [HEEL_RIGHT] = "right"};
    return names[heel];
}

const char *edge_name(enum edge edge)
{
    static const char *const names[EDGE_COUNT] = {[EDGE_LIFT] = "lift", [EDGE_LANDING] = "landing"};
    return names[edge];
}
