/* Rests while a level plays: parts without reps that are long enough to sit back in. They count down, and a calm circle
 * breathes with the player. Sets are what such rests part. */
#ifndef HEELBEAT_PLAY_PLAY_REST_H
#define HEELBEAT_PLAY_PLAY_REST_H

#include "core/level/chart.h"

#define PLAY_REST_MIN_US    8000000  /* shorter parts are only a gap */
#define PLAY_REST_LONG_US   16000000 /* only in these are the words of a breath worth reading */
#define PLAY_REST_BREATH_US 10000000 /* six breaths a minute */
#define PLAY_REST_IN_US     4000000  /* of them in; out takes longer */
#define PLAY_REST_FADE_US   600000   /* it comes and goes so slowly */
#define PLAY_REST_LAST_US   3400000  /* so long before its end it is gone: the next hills are on their way */

struct play_rest {
    const char *name; /* the part's; borrowed from the chart */
    int64_t left_us;
    float shown;  /* 0..1 while it comes and goes */
    float breath; /* 0 empty .. 1 full */
    bool breathing_in;
    bool words; /* long enough for them */
    bool last;  /* nothing comes after it */
};

/* The rest at a display time; false if there is none to show. */
bool play_rest_at(const struct chart *chart, int64_t shown_us, struct play_rest *rest);
/* Which set of how many it is, in a rest the one to come (after the last set, the last). *count is 1 in a level without
 * rests between its reps. */
void play_rest_sets(const struct chart *chart, int64_t shown_us, int32_t *set, int32_t *count);
/* How long the left heel is held up to take an offered rest: longer than any rep of the level asks for. */
int64_t play_rest_hold_us(const struct chart *chart);

#endif
