#include "core/base/heel.h"

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
