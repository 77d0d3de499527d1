#include "input/motion/sensor_clock.h"

/* A device whose clock has stood still or begun anew: longer than any stall of ours. */
#define LOST_US INT64_C(5000000)

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void restart(struct sensor_clock *clock, int64_t off_us, int64_t mono_us)
{
    clock->started = true;
    clock->from_us = mono_us;
    clock->least_us = clock->least_before = off_us;
}

static void turn_window(struct sensor_clock *clock, int64_t off_us, int64_t mono_us)
{
    clock->least_before = clock->least_us;
    clock->least_us = off_us;
    clock->from_us = mono_us;
}

static int64_t map(struct sensor_clock *clock, uint64_t device_us, int64_t mono_us)
{
    /* Its clock counts from anywhere in 64 bits; the difference, too, is only a number. */
    int64_t off_us = (int64_t)((uint64_t)mono_us - device_us);
    bool is_lost = device_us < clock->device_us || device_us - clock->device_us > (uint64_t)LOST_US ||
                   mono_us - clock->at_us > LOST_US;
    if (!clock->started || is_lost)
        restart(clock, off_us, mono_us);
    else if (mono_us - clock->from_us > SENSOR_CLOCK_WINDOW_US)
        turn_window(clock, off_us, mono_us);
    clock->least_us = lesser(clock->least_us, off_us);
    clock->device_us = device_us;
    return (int64_t)(device_us + (uint64_t)lesser(clock->least_us, clock->least_before));
}

int64_t sensor_clock_at(struct sensor_clock *clock, uint64_t device_us, int64_t mono_us)
{
    int64_t at_us = device_us ? map(clock, device_us, mono_us) : mono_us;
    at_us = lesser(at_us, mono_us);
    clock->at_us = at_us > clock->at_us ? at_us : lesser(clock->at_us, mono_us);
    return clock->at_us;
}
