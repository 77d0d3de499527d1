/* A level on a time line: every rep of both heels in time order, in microseconds of song time.
 *
 * The one thing that judge, composer, lanes and demo player all read, so they can't disagree. Immutable once built. */
#ifndef HEELBEAT_CORE_LEVEL_CHART_H
#define HEELBEAT_CORE_LEVEL_CHART_H

#include "core/level/level.h"

struct rep {
    int64_t lift_us;    /* leaves the floor: the first timed edge */
    int64_t top_us;     /* reaches the top */
    int64_t lower_us;   /* leaves the top; top_us if there is no hold */
    int64_t landing_us; /* touches the floor: the second timed edge */
    int64_t lift_tick, landing_tick;
    enum heel heel;
    int32_t part; /* index into chart.parts */
};

struct chart_part {
    char name[48];
    int64_t start_us, end_us;
    int64_t start_tick, end_tick;
    int32_t rep_count; /* of both heels */
};

struct chart {
    struct tempo tempo; /* owned, already scaled to the practice tempo */
    int32_t meter;
    struct rep *reps; /* owned; by lift_us, left before right where equal; reps of one heel never overlap */
    int32_t rep_count;
    struct chart_part *parts; /* owned; at least one; they follow one another without gaps from 0 to end_us */
    int32_t part_count;
    int64_t end_us, end_tick;  /* the end of the level: of its parts, and at least a bar after the last landing */
    int64_t longest_us;        /* of any rep, lift to landing */
    int32_t cadence_rpm_milli; /* see chart_cadence_rpm_milli */
};

/* Builds the chart of a level at percent of its tempo (TEMPO_PERCENT_MIN..MAX). A pattern repeats to fill its part; a
 * rep that would not end inside the part is left out. A level without parts has one, named as its title; reps beyond
 * the last part stretch it. Fails with the level's first fault (its limits hold at 100 %). reset frees; a zeroed chart
 * is valid. */
bool chart_init(struct chart *chart, const struct level *level, int32_t percent, struct error *error);
void chart_reset(struct chart *chart);

/* The part in force at a song time (clamped to the first and the last). */
int32_t chart_part_at(const struct chart *chart, int64_t us);
/* The cadence most of the level keeps: 60 s by the median time from one lift of a heel to its next, both heels' times
 * taken together (an even number: the mean of the middle two), in thousandths of a rep a minute, rounded down. 0 while
 * no heel has two reps. */
int32_t chart_cadence_rpm_milli(const struct chart *chart);
/* Index of the first rep whose landing_us is at or after us (rep_count if none); for drawing a stretch of lanes. Reps
 * before it have all landed. O(log n + reps within the longest one). */
int32_t chart_first_after(const struct chart *chart, int64_t us);

/* How high the heel should be at us within the rep: 0..HEEL_HEIGHT_TOP, half a cosine up and half a cosine down, from a
 * table of integers, so equal everywhere; 0 outside. The one hill: drawn, judged, sung by the lead. */
int32_t rep_height(const struct rep *rep, int64_t us);

/* The longest time from a lift to its top; 0 without reps. */
int64_t chart_slowest_rise_us(const struct chart *chart);

#endif
