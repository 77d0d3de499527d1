#include "core/span.h"

#include "core/heel.h"

#include <stdlib.h>

#define Q16      INT64_C(65536)
#define OUTGROWN 2

static int32_t clamp(int32_t value)
{
    return value < -SPAN_VALUE_MAX ? -SPAN_VALUE_MAX : value > SPAN_VALUE_MAX ? SPAN_VALUE_MAX : value;
}

static void set_floor(struct span *span, int64_t floor_q16)
{
    int32_t floor = (int32_t)((floor_q16 + (floor_q16 < 0 ? -Q16 / 2 : Q16 / 2)) / Q16);
    if (span->desc.top_follows && span->top != span->floor)
        span->top = clamp(span->top + floor - span->floor);
    else if (span->top == span->floor)
        span->top = floor;
    span->floor = floor;
    span->floor_q16 = floor_q16;
}

void span_init(struct span *span, const struct span_desc *desc)
{
    *span = (struct span){.desc = *desc};
    if (desc->floor == desc->top)
        return;
    span->reps = SPAN_REPS;
    span->top = span->floor = clamp(desc->floor);
    set_floor(span, span->floor * Q16);
    span->top = clamp(desc->top);
}

bool span_is_sure(const struct span *span)
{
    return span->reps >= SPAN_REPS;
}

static int compare(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

/* The lower of the middle two: a top that most reps reach. */
static int32_t median(const int32_t *values, int32_t count)
{
    int32_t sorted[SPAN_REPS];
    for (int32_t i = 0; i < count; i++)
        sorted[i] = values[i];
    qsort(sorted, (size_t)count, sizeof *sorted, compare);
    return sorted[(count - 1) / 2];
}

/* How far from the floor an excursion begins. */
static int32_t reach_least(const struct span *span)
{
    int32_t reach = abs(span->top - span->floor) * 3 / 10;
    int32_t wobble = span_is_sure(span) ? 0 : (int32_t)(abs(span->floor) * (int64_t)span->desc.least_permille / 1000);
    int32_t least = span->desc.least > wobble ? span->desc.least : wobble;
    return reach > least ? reach : least;
}

/* Much farther than any rep before: those were none. A top that was known beforehand is believed. */
static bool outgrows(const struct span *span, int32_t value)
{
    return span->desc.floor == span->desc.top && span->reps > 0 &&
           abs(value - span->floor) > OUTGROWN * abs(span->top - span->floor);
}

/* Below the floor, as far as is known which way that is. */
static bool is_beyond(const struct span *span, int32_t value)
{
    return span_is_sure(span) && (value < span->floor) == (span->top > span->floor);
}

static void end_excursion(struct span *span, int32_t reach)
{
    span->away = false;
    span->returning = true;
    span->nearest = reach;
    if (span_is_sure(span))
        return;
    span->tops[span->reps++] = span->farthest - span->floor;
    span->top = clamp(span->floor + median(span->tops, span->reps));
}

static void follow_excursion(struct span *span, int32_t value)
{
    int32_t reach = abs(value - span->floor), farthest = abs(span->farthest - span->floor);
    if (reach > farthest) {
        span->farthest = value;
        if (span->reps == 0)
            span->top = value;
    } else if (reach < farthest / 2) {
        end_excursion(span, reach);
    }
}

/* The rest of the way back is no excursion of its own, nor is it the floor's drift: it is over when it turns by more
 * than slack. */
static bool still_returns(struct span *span, int32_t value, int32_t slack)
{
    int32_t reach = abs(value - span->floor);
    span->returning = span->returning && reach < span->nearest + slack;
    if (reach < span->nearest)
        span->nearest = reach;
    return span->returning;
}

static void follow_drift(struct span *span, int64_t passed_us, int32_t value)
{
    if (span->desc.floor_stays)
        return;
    int64_t part_us = passed_us < SPAN_DRIFT_US / 4 ? passed_us : SPAN_DRIFT_US / 4;
    set_floor(span, span->floor_q16 + (value * Q16 - span->floor_q16) * part_us / SPAN_DRIFT_US);
}

/* Has the player shifted, so that the floor is elsewhere now? */
static bool has_shifted(struct span *span, int64_t t_us, int32_t value)
{
    if (abs(value - span->still) > span->desc.least) {
        span->still = value;
        span->still_us = t_us;
    }
    int64_t longest_us = is_beyond(span, value) ? SPAN_BEYOND_US : SPAN_STILL_US;
    return !span->desc.floor_stays && t_us - span->still_us >= longest_us;
}

static void start(struct span *span, int64_t t_us, int32_t value)
{
    span->started = true;
    span->at_us = span->still_us = t_us;
    span->still = value;
    if (span_is_sure(span))
        return;
    span->floor = span->top = value;
    span->floor_q16 = value * Q16;
}

static void begin_excursion(struct span *span, int32_t value)
{
    span->away = true;
    span->farthest = value;
    if (span->reps == 0)
        span->top = value;
}

bool span_reading(struct span *span, int64_t t_us, int32_t value)
{
    int32_t floor = span->floor, top = span->top;
    value = clamp(value);
    if (!span->started)
        start(span, t_us, value);
    if (!span->away && abs(value - span->floor) < reach_least(span)) {
        if (!still_returns(span, value, 0))
            follow_drift(span, t_us - span->at_us, value);
        span->still_us = t_us;
        span->still = value;
    } else if (has_shifted(span, t_us, value)) {
        span->away = span->returning = false;
        set_floor(span, value * Q16);
        if (span->reps == 0)
            span->top = span->floor; /* that was no rep */
    } else if (outgrows(span, value)) {
        span->reps = 0;
        begin_excursion(span, value);
    } else if (span->away) {
        follow_excursion(span, value);
    } else if (!still_returns(span, value, span->desc.least) && !is_beyond(span, value)) {
        begin_excursion(span, value);
    }
    span->at_us = t_us;
    return span->floor != floor || span->top != top;
}

int32_t span_height(const struct span *span, int32_t value)
{
    int64_t reach = (int64_t)span->top - span->floor;
    if (reach == 0)
        return 0;
    int64_t height = ((int64_t)clamp(value) - span->floor) * HEEL_HEIGHT_TOP / reach;
    return (int32_t)(height < 0 ? 0 : height > HEEL_HEIGHT_TOP ? HEEL_HEIGHT_TOP : height);
}
