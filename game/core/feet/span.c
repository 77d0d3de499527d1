#include "core/feet/span.h"

#include "core/base/heel.h"

#include <stdlib.h>

#define Q16       INT64_C(65536)
#define OUTGROWN  2
#define LEAST_MAX (SPAN_VALUE_MAX / 2) /* keeps the sum of follow_drift within 64 bits */

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
    int32_t floor = clamp(desc->floor), top = clamp(desc->top);
    *span = (struct span){.desc = *desc};
    span->desc.least = desc->least < 1 ? 1 : desc->least < LEAST_MAX ? desc->least : LEAST_MAX;
    if (floor == top)
        return;
    span->reps = SPAN_REPS;
    span->floor = floor;
    span->floor_q16 = floor * Q16;
    span->top = top;
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

/* The nearer of the middle two: a top that most reps reach. Where those two go opposite ways, the farther: the other
 * was a shift of weight. */
static int32_t median(const int32_t *reaches, int32_t count)
{
    int32_t sorted[SPAN_REPS];
    for (int32_t i = 0; i < count; i++)
        sorted[i] = reaches[i];
    qsort(sorted, (size_t)count, sizeof *sorted, compare);
    int32_t low = sorted[(count - 1) / 2], high = sorted[count / 2];
    bool opposite = low < 0 && high > 0;
    return (abs(low) < abs(high)) != opposite ? low : high;
}

/* How far from the floor an excursion begins. */
static int32_t reach_least(const struct span *span)
{
    int32_t reach = abs(span->top - span->floor) * 3 / 10;
    int32_t wobble = span_is_sure(span) ? 0 : (int32_t)(abs(span->floor) * (int64_t)span->desc.least_permille / 1000);
    int32_t least = span->desc.least > wobble ? span->desc.least : wobble;
    return reach > least ? reach : least;
}

static bool is_known(const struct span *span)
{
    return clamp(span->desc.floor) != clamp(span->desc.top);
}

/* Much farther than any rep before: those were none. A top that was known beforehand is believed. */
static bool outgrows(const struct span *span, int32_t value)
{
    int32_t farthest = 0;
    for (int32_t i = 0; !is_known(span) && i < span->reps; i++)
        farthest = abs(span->tops[i]) > farthest ? abs(span->tops[i]) : farthest;
    return farthest > 0 && abs(value - span->floor) / OUTGROWN > farthest;
}

/* Below the floor, as far as is known which way that is. */
static bool is_beyond(const struct span *span, int32_t value)
{
    return span_is_sure(span) && (value < span->floor) == (span->top > span->floor);
}

static void begin_excursion(struct span *span, int32_t value)
{
    span->away = true;
    span->counted = false;
    span->farthest = value;
    if (span->reps == 0)
        span->top = value;
}

static void count_excursion(struct span *span, int32_t reach)
{
    span->counted = true;
    span->nearest = reach;
    if (span_is_sure(span))
        return;
    span->tops[span->reps++] = span->farthest - span->floor;
    span->top = clamp(span->floor + median(span->tops, span->reps));
}

/* The rest of the way back is no excursion of its own, nor is noise there: the next begins well within where one may,
 * or where it turns. */
static void follow_return(struct span *span, int32_t value)
{
    int32_t reach = abs(value - span->floor), least = reach_least(span);
    if (reach < span->nearest)
        span->nearest = reach;
    span->away = reach >= least / 2;
    if (reach >= least && reach - span->nearest > span->desc.least)
        begin_excursion(span, value);
}

static void follow_excursion(struct span *span, int32_t value)
{
    int32_t reach = abs(value - span->floor), farthest = abs(span->farthest - span->floor);
    if (reach > farthest) {
        span->farthest = value;
        if (span->reps == 0)
            span->top = value;
    } else if (reach < farthest / 2) {
        count_excursion(span, reach);
        follow_return(span, value);
    }
}

/* Would a top that stands be lost, with the floor so near that noise covers both? */
static bool would_close(const struct span *span, int64_t floor_q16)
{
    int64_t left = llabs(span->top * Q16 - floor_q16);
    return span->reps > 0 && !span->desc.top_follows && left < 2 * span->desc.least * Q16 &&
           left < llabs(span->top * Q16 - span->floor_q16);
}

static void follow_drift(struct span *span, int64_t passed_us, int32_t value)
{
    if (span->desc.floor_stays)
        return;
    int64_t part_us = passed_us < SPAN_DRIFT_US / 4 ? passed_us : SPAN_DRIFT_US / 4;
    int64_t floor_q16 = span->floor_q16 + (value * Q16 - span->floor_q16) * part_us / SPAN_DRIFT_US;
    if (!would_close(span, floor_q16))
        set_floor(span, floor_q16);
}

/* How long the readings have stood still by now. */
static int64_t still_for_us(struct span *span, int64_t t_us, int32_t value)
{
    if (abs(value - span->still) > span->desc.least) {
        span->still = value;
        span->still_us = t_us;
    }
    return t_us - span->still_us;
}

/* Has the player shifted, so that the floor is elsewhere now? The rest on the floor before is no part of the standing
 * still. */
static bool has_shifted(const struct span *span, int64_t t_us, int64_t still_us, int32_t value)
{
    int64_t longest_us = is_beyond(span, value) ? SPAN_BEYOND_US : SPAN_STILL_US;
    return !span->desc.floor_stays && still_us >= longest_us && t_us - span->near_us >= longest_us;
}

static void learn_anew(struct span *span, int32_t floor)
{
    span->reps = 0;
    span->floor = span->top = floor;
    span->floor_q16 = floor * Q16;
}

/* The player has shifted to value. Where the top stands and value is as good as there, either the feet have left the
 * sensor, or what was learned was upside down (it began with the feet elsewhere): a span known beforehand waits for the
 * feet, a learned one is learned anew. */
static void shift(struct span *span, int32_t value)
{
    bool at_top = !span->desc.top_follows && abs(value - span->top) < reach_least(span);
    if (at_top && is_known(span))
        return;
    span->away = false;
    if (at_top || span->reps == 0)
        learn_anew(span, value);
    else
        set_floor(span, value * Q16);
}

static void start(struct span *span, int64_t t_us, int32_t value)
{
    span->started = true;
    span->at_us = span->still_us = span->near_us = t_us;
    span->still = value;
    if (!span_is_sure(span))
        learn_anew(span, value);
}

bool span_reading(struct span *span, int64_t t_us, int32_t value)
{
    int32_t floor = span->floor, top = span->top;
    value = clamp(value);
    if (!span->started)
        start(span, t_us, value);
    if (t_us < span->at_us)
        t_us = span->at_us;
    int64_t still_us = still_for_us(span, t_us, value);
    if (!span->away && abs(value - span->floor) < reach_least(span)) {
        span->near_us = t_us;
        if (still_us >= SPAN_SETTLE_US)
            follow_drift(span, t_us - span->at_us, value);
    } else if (has_shifted(span, t_us, still_us, value)) {
        shift(span, value);
    } else if (outgrows(span, value)) {
        span->reps = 0;
        begin_excursion(span, value);
    } else if (span->away && span->counted) {
        follow_return(span, value);
    } else if (span->away) {
        follow_excursion(span, value);
    } else if (!is_beyond(span, value)) {
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
