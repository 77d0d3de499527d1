/* Points, accuracy, combo, grade, and the statistics of a session: all from the per-rep results, all in integers.
 *
 * A rep is worth SCORE_REP_FULL: 40 % lift, 40 % landing, 20 % body; perfect pays 100 %, great 75, good 40, miss 0. The
 * score is the share of all points of the level, of 1,000,000, rounded down. */
#ifndef HEELBEAT_CORE_PLAY_SCORE_H
#define HEELBEAT_CORE_PLAY_SCORE_H

#include "core/play/judge.h"

#define SCORE_FULL             1000000
#define SCORE_REP_FULL         10000
#define SCORE_HISTOGRAM_BINS   25     /* the middle one is centred on 0 */
#define SCORE_HISTOGRAM_BIN_US 20000  /* so +-250 ms; errors beyond fall into the outermost bins */
#define FORM_BOUNCE_US         150000 /* floor contact shorter than this between two reps is a bounce */
#define FORM_SHORT_US          400000 /* a rep shorter than this or ... */
#define FORM_SHORT_PERCENT     40     /* ... than this share of the cued rep is too short */
#define FORM_FADE_REPS         8      /* the first and the last so many reps that were seen are compared for fading */

enum grade { GRADE_D, GRADE_C, GRADE_B, GRADE_A, GRADE_S, GRADE_COUNT };
const char *grade_name(enum grade grade); /* "D" .. "S" */
/* By accuracy: S from 97 %, A from 92, B from 85, C from 75. */
enum grade grade_of(int32_t accuracy_bp);

struct edge_stats {
    int32_t verdicts[VERDICT_COUNT];
    int32_t early, late; /* hits before and after the cue; exact hits are neither */
    /* Of the signed errors of hits, 0 without any. The median of an even number is the mean of the middle two; the sd
     * is of the population, about mean_us. All rounded down (to the earlier, where negative). */
    int64_t mean_us, median_us, sd_us;
    int32_t histogram[SCORE_HISTOGRAM_BINS];
};

struct heel_stats {
    struct edge_stats edges[EDGE_COUNT];
    int32_t reps, counted;
    /* Interval CV: an interval is the time between the lifts of two reps of this heel next to one another that both
     * were hit, by the time between their cues; sd by mean of the intervals, in 0.01 %, rounded down, at most 10000; -1
     * under 3 intervals. */
    int32_t steadiness_bp;
    int32_t intervals;
    /* Lifts less than FORM_BOUNCE_US after the landing before; but not a lift that was a hit on a cue as close as that
     * to the cued landing before it: where the level asks for it, it is no fault. */
    int32_t bounces;
    int32_t short_reps;        /* counted reps that were too short */
    int64_t up_us, cued_up_us; /* over counted reps: how long the heel was up, and was to be */
    /* Over counted reps whose height was seen, else 0: the mean top, of the player's own, in 0.01 %, rounded down; and
     * by how much of the mean of the first FORM_FADE_REPS that of the last is lower, in 0.01 %, rounded down; 0 under
     * twice as many. */
    int32_t height_bp, fade_bp;
    int32_t seen; /* how many those were */
};

struct form {
    int32_t
        steadiness_bp; /* mean of the heels that have one, by their number of intervals, rounded down; -1: can't say */
    /* With l and r a heel's up_us / cued_up_us: l / (l + r) in 0.01 %, to the nearest; 5000 is even, less is a weaker
     * left. -1 unless both heels have counted reps. */
    int32_t balance_left_bp;
    int32_t pace_us; /* median signed error of all hits, both edges and heels */
    bool paced;      /* there were hits, so pace_us says something */
    int32_t bounces, short_reps;
    int32_t height_bp; /* mean of both heels' seen reps; 0 where no height was seen */
    int32_t fade_bp;   /* of the heel that fades more */
};

struct result {
    int32_t reps;        /* cued in the whole level */
    int32_t judged;      /* reps that are done: verdicts and body are final */
    int32_t counted;     /* reps done, however late */
    int32_t extra_reps;  /* lifts and landings that no cue asked for */
    int64_t points;      /* of SCORE_REP_FULL x reps */
    int32_t score;       /* 0..SCORE_FULL */
    int32_t accuracy_bp; /* points of the judged reps in 0.01 %, rounded down: 9640 is 96.4 %; 0 before the first */
    int32_t combo, max_combo; /* reps in a row without a miss at either edge */
    enum grade grade;
    bool finished;     /* stepped to the end of the level */
    int64_t played_us; /* song time reached, 0..chart->end_us */
    struct heel_stats heels[HEEL_COUNT];
    struct form form;
};

/* Points of one rep that is done: 0..SCORE_REP_FULL. */
int32_t score_rep(const struct rep_result *rep);
/* Whether a counted rep was too short for the one cued. */
bool score_is_short(const struct rep *rep, const struct rep_result *result);
/* Whether a done rep carries the combo on. */
bool score_keeps_combo(const struct rep_result *rep);
/* Fills the statistics of *result (heels, form; not the running counts) from results[chart->rep_count]. A verdict
 * enters as soon as it is final. Bounces and extra reps are the session's to count: heels[].bounces is read, not
 * filled. False only if out of memory. */
bool score_statistics(const struct chart *chart, const struct rep_result *results, struct result *result);

/* Whether enough of a daily challenge was done to keep the streak: at least 70 % of its reps counted. */
#define SCORE_STREAK_PERCENT 70
bool score_keeps_streak(int32_t reps, int32_t counted);

#endif
