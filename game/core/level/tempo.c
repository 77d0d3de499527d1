#include "core/level/tempo.h"

#include "core/base/text.h"

#include <math.h>
#include <stdlib.h>

/* No messages: what the author of a file is told stays English. */

/* A tick lasts 60 s / (bpm * TEMPO_TICKS_PER_BEAT) = 125000000 / (21 * bpm_milli) us: 6e10 / 10080, reduced. */
#define TICK_NUMERATOR   INT64_C(125000000)
#define TICK_DENOMINATOR INT64_C(21)
_Static_assert(TICK_NUMERATOR *TEMPO_TICKS_PER_BEAT == INT64_C(60000000000) * TICK_DENOMINATOR, "the reduced fraction");

#define BEATS_MAX 1000000
#define TICKS_FAR (INT64_C(1) << 50)
#define US_FAR    (INT64_C(1) << 60)

static const struct tempo_segment default_segment = {.bpm_milli = 120000};

static int64_t clamp(int64_t value, int64_t far)
{
    return value < -far ? -far : value > far ? far : value;
}

/* value * numerator / denominator to the nearest, halves up. Whole multiples are taken out first, so that nothing
 * overflows as long as the result doesn't. */
static int64_t scale(int64_t value, int64_t numerator, int64_t denominator)
{
    int64_t whole = value / denominator;
    int64_t rest = value % denominator;
    if (rest < 0) {
        whole--;
        rest += denominator;
    }
    return whole * numerator + (2 * rest * numerator + denominator) / (2 * denominator);
}

static int64_t ticks_to_us(int64_t ticks, int32_t bpm_milli)
{
    return scale(ticks, TICK_NUMERATOR, TICK_DENOMINATOR * bpm_milli);
}

static int64_t us_to_ticks(int64_t us, int32_t bpm_milli)
{
    return scale(us, TICK_DENOMINATOR * bpm_milli, TICK_NUMERATOR);
}

static bool fail_at(struct error *error, int32_t index, const char *field, const char *what, const char *fix)
{
    char where[48];
    struct text text;
    text_init(&text, where, sizeof where);
    text_add(&text, "tempo[");
    text_add_int(&text, index);
    text_add(&text, "].");
    text_add(&text, field);
    error_set(error, where, what, fix);
    return false;
}

static bool check(const struct tempo_change *changes, int32_t count, int32_t percent, struct error *error)
{
    if (count < 1) {
        error_set(error, "tempo", "is empty", "give at least the tempo at beat 0");
        return false;
    }
    if (percent < TEMPO_PERCENT_MIN || percent > TEMPO_PERCENT_MAX) {
        error_set(error, "tempo", "is asked for out of range", "use 50 to 150 percent");
        return false;
    }
    if (changes[0].tick != 0)
        return fail_at(error, 0, "beat", "is not 0", "let the first tempo start at beat 0");
    for (int32_t i = 0; i < count; i++) {
        if (i > 0 && changes[i].tick <= changes[i - 1].tick)
            return fail_at(error, i, "beat", "is not after the one before it", "put the tempo changes in order");
        if (changes[i].tick > INT64_C(1) * BEATS_MAX * TEMPO_TICKS_PER_BEAT)
            return fail_at(error, i, "beat", "is too far", "use at most 1000000");
        if (changes[i].bpm_milli < TEMPO_BPM_MIN * 1000 || changes[i].bpm_milli > TEMPO_BPM_MAX * 1000)
            return fail_at(error, i, "bpm", "is out of range", "use 10 to 400");
    }
    return true;
}

bool tempo_init(struct tempo *tempo, const struct tempo_change *changes, int32_t count, int32_t percent,
                struct error *error)
{
    *tempo = (struct tempo){0};
    if (!check(changes, count, percent, error))
        return false;
    struct tempo_segment *segments = calloc((size_t)count, sizeof *segments);
    if (!segments) {
        error_set(error, "tempo", "does not fit in memory", "close other programs");
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        segments[i].tick = changes[i].tick;
        segments[i].bpm_milli = (changes[i].bpm_milli * percent + 50) / 100;
        if (i > 0)
            segments[i].us =
                segments[i - 1].us + ticks_to_us(segments[i].tick - segments[i - 1].tick, segments[i - 1].bpm_milli);
    }
    *tempo = (struct tempo){.segments = segments, .count = count};
    return true;
}

void tempo_reset(struct tempo *tempo)
{
    free(tempo->segments);
    *tempo = (struct tempo){0};
}

/* The last segment that begins at or before the tick; the first for earlier ones. */
static const struct tempo_segment *segment_at_tick(const struct tempo *tempo, int64_t tick)
{
    int32_t low = 0, high = tempo->count;
    if (tempo->count == 0)
        return &default_segment;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (tempo->segments[middle].tick <= tick)
            low = middle;
        else
            high = middle;
    }
    return &tempo->segments[low];
}

static const struct tempo_segment *segment_at_us(const struct tempo *tempo, int64_t us)
{
    int32_t low = 0, high = tempo->count;
    if (tempo->count == 0)
        return &default_segment;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (tempo->segments[middle].us <= us)
            low = middle;
        else
            high = middle;
    }
    return &tempo->segments[low];
}

int64_t tempo_tick_to_us(const struct tempo *tempo, int64_t tick)
{
    tick = clamp(tick, TICKS_FAR);
    const struct tempo_segment *segment = segment_at_tick(tempo, tick);
    return segment->us + ticks_to_us(tick - segment->tick, segment->bpm_milli);
}

int64_t tempo_us_to_tick(const struct tempo *tempo, int64_t us)
{
    us = clamp(us, US_FAR);
    const struct tempo_segment *segment = segment_at_us(tempo, us);
    return segment->tick + us_to_ticks(us - segment->us, segment->bpm_milli);
}

int32_t tempo_bpm_milli_at(const struct tempo *tempo, int64_t tick)
{
    return segment_at_tick(tempo, tick)->bpm_milli;
}

bool tempo_beats_to_ticks(double beats, int64_t *ticks)
{
    if (!(fabs(beats) <= BEATS_MAX)) /* NaN fails the comparison too */
        return false;
    *ticks = (int64_t)floor(beats * TEMPO_TICKS_PER_BEAT + 0.5);
    return true;
}
