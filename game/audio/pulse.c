#include "audio/pulse.h"

#include <math.h>
#include <stdlib.h>

/* Buffers shorter than this are given more room; chosen by tests/bench/bench_sound with 8, 12, 16 and 20 ms. */
static const int64_t short_us = 10000;
static const int32_t room_least_ms = 20;
static const int64_t lump_most_us = 20000;
/* With smaller lumps callbacks keep to the early edge. */
static const int64_t lump_least_us = 4000;
/* A clock that knows of no lumps tells small underruns from them, and does better up to here: of two times three
 * minutes of 256 frames with 20 ms, 0.13 and 0.15 ms RMS against 0.42 and 0.21; of 512 with 26 underruns, 0.7
 * against 1.4. */
static const int64_t lump_untold_us = 5000;
/* A buffer so far from a whole number of lumps, and from half of one, takes its place among them anew each time, ... */
static const double apart_least = 0.23;
/* ... and has been in every place in about this time, a fraction of what the clock looks back. */
static const double round_longest_us = 200000;
/* No more than this is added to a buffer's own length for that. */
static const int32_t apart_costs_most_ms = 10;
static const long wanted_most_ms = 10000;

static int64_t frames_us(int32_t frames, int32_t rate_hz)
{
    return (int64_t)frames * 1000000 / rate_hz;
}

static int64_t lump_of_us(int64_t room_us)
{
    return room_us / 4 < lump_most_us ? room_us / 4 : lump_most_us;
}

static double from_whole(double number)
{
    return fabs(number - round(number));
}

/* Whether callbacks may stay late by as much as a lump for long: the clock then has to know of lumps. */
static bool lateness_lasts(int64_t lump_us, int64_t buffer_us)
{
    double lumps = (double)buffer_us / (double)lump_us;
    double apart = fmin(from_whole(lumps), from_whole(2 * lumps));
    return lump_us >= lump_least_us &&
           (lumps < 1 || apart < apart_least || (double)buffer_us > round_longest_us * apart);
}

int32_t pulse_least_ms(int32_t frames, int32_t rate_hz)
{
    int64_t buffer_us = frames_us(frames, rate_hz);
    if (buffer_us < short_us) {
        return room_least_ms;
    }
    if (!lateness_lasts(lump_of_us(buffer_us), buffer_us)) {
        return 0;
    }
    int32_t own_ms = (int32_t)(buffer_us / 1000);
    for (int32_t ms = own_ms + 1; ms <= own_ms + apart_costs_most_ms; ms++) {
        if (!lateness_lasts(lump_of_us(ms * INT64_C(1000)), buffer_us)) {
            return ms;
        }
    }
    return 0;
}

struct pulse_room pulse_room(bool is_pulse, const char *wanted, int32_t frames, int32_t rate_hz)
{
    struct pulse_room room = {.room_us = frames_us(frames, rate_hz)};
    if (!is_pulse) {
        return room;
    }
    char *end = NULL;
    long ms = wanted ? strtol(wanted, &end, 10) : pulse_least_ms(frames, rate_hz);
    /* libpulse passes over what is no number. */
    if (ms > 0 && ms <= wanted_most_ms && (!end || *end == '\0')) {
        room.room_us = (int64_t)ms * 1000;
    }
    int64_t lump_us = lump_of_us(room.room_us);
    bool tell = lump_us > lump_untold_us && lateness_lasts(lump_us, frames_us(frames, rate_hz));
    room.lump_us = tell ? lump_us : 0;
    return room;
}
