#include "audio/pulse.h"

#include <stdlib.h>

/* Buffers shorter than this are given more room; chosen by tests/bench/bench_sound with 8, 12, 16 and 20 ms. */
static const int64_t short_us = 10000;
static const int32_t room_least_ms = 20;
static const int64_t lump_most_us = 20000;
/* With smaller lumps callbacks keep to the early edge, and a clock that knows of none tells small underruns from them:
 * 0.7 ms RMS against 1.4 for three minutes of 512 frames with 26 underruns. */
static const int64_t lump_least_us = 4000;
static const long wanted_most_ms = 10000;

static int64_t frames_us(int32_t frames, int32_t rate_hz)
{
    return (int64_t)frames * 1000000 / rate_hz;
}

int32_t pulse_least_ms(int32_t frames, int32_t rate_hz)
{
    return frames_us(frames, rate_hz) < short_us ? room_least_ms : 0;
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
    int64_t lump_us = room.room_us / 4 < lump_most_us ? room.room_us / 4 : lump_most_us;
    room.lump_us = lump_us < lump_least_us ? 0 : lump_us;
    return room;
}
