#include "play/play_rest.h"

#include <math.h>

#define PI          3.14159265f
#define HOLD_MIN_US INT64_C(2000000)
#define HOLD_ADD_US INT64_C(1000000)

static bool is_rest(const struct chart_part *part)
{
    return part->rep_count == 0 && part->end_us - part->start_us >= PLAY_REST_MIN_US;
}

static float share_of(int64_t us, int64_t whole_us)
{
    return us <= 0 ? 0.0f : us >= whole_us ? 1.0f : (float)us / (float)whole_us;
}

/* Slow at both ends of a breath. */
static float ease(float share)
{
    return (1.0f - cosf(PI * share)) / 2.0f;
}

bool play_rest_at(const struct chart *chart, int64_t shown_us, struct play_rest *rest)
{
    const struct chart_part *part = &chart->parts[chart_part_at(chart, shown_us)];
    int64_t into_us = shown_us - part->start_us;
    if (!is_rest(part))
        return false;
    bool is_last = part->end_us >= chart->end_us; /* nothing is on its way */
    int64_t left_us = part->end_us - shown_us, going_us = is_last ? left_us : left_us - PLAY_REST_LAST_US;
    int64_t breath_us = into_us % PLAY_REST_BREATH_US;
    *rest =
        (struct play_rest){.name = part->name,
                           .left_us = left_us,
                           .shown = fminf(share_of(into_us, PLAY_REST_FADE_US), share_of(going_us, PLAY_REST_FADE_US)),
                           .breathing_in = breath_us < PLAY_REST_IN_US,
                           .words = part->end_us - part->start_us >= PLAY_REST_LONG_US};
    rest->last = is_last;
    rest->breath = rest->breathing_in
                       ? ease(share_of(breath_us, PLAY_REST_IN_US))
                       : 1.0f - ease(share_of(breath_us - PLAY_REST_IN_US, PLAY_REST_BREATH_US - PLAY_REST_IN_US));
    return rest->shown > 0;
}

void play_rest_sets(const struct chart *chart, int64_t shown_us, int32_t *set, int32_t *count)
{
    bool rested = true;
    *set = *count = 0;
    for (int32_t i = 0; i < chart->part_count; i++) {
        const struct chart_part *part = &chart->parts[i];
        bool begins = rested && part->rep_count > 0;
        *count += begins;
        /* A set is the one to come as soon as the one before it is over. */
        if (begins && (*count == 1 || chart->parts[i - 1].start_us <= shown_us))
            *set = *count;
        rested = is_rest(part) || (rested && part->rep_count == 0);
    }
}

int64_t play_rest_hold_us(const struct chart *chart)
{
    int64_t hold_us = chart->longest_us + HOLD_ADD_US;
    return hold_us > HOLD_MIN_US ? hold_us : HOLD_MIN_US;
}
