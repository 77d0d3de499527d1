/* Calibration: how much later than its cue does each edge arrive, although the player is on time?
 *
 * A run plays even cues, by ear (clicks, no picture) or by eye (a hill, no sound): one rep every
 * CALIBRATION_INTERVAL_US, up for half of it, with either heel or both. Each lift is held against the nearest cue of a
 * lift, each landing against the nearest of a landing. Cues of one edge are far enough apart that an offset within
 * CALIBRATION_OFFSET_MAX_US is taken for no other, spread included.
 *
 * What counts. The first CALIBRATION_WARM_UP reps that the player answers (of each round) only warm up. An edge of the
 * same heel within CALIBRATION_ECHO_US of the last one is its echo (a double tap) and ignored. Of what is left, where
 * most of it lies is found (robust_mode); each cue takes each heel's edge nearest to that, if it is within
 * CALIBRATION_REACH_US, and two heels make one sample, their mean, because one mind moved both. Everything else is
 * stray. The offset is the signed median of the samples, in the form of Hodges and Lehmann (robust_centre).
 *
 * How sure. 16 reps of a spread of 60 ms know a median only to 19 ms, so a run goes on until it knows better. With n
 * samples of standard deviation s the offset is off by more than
 *
 *     sure = 3.5 x sqrt(pi / 3) x s x (1 + 1/sqrt(n)) / sqrt(n)
 *
 * once in some two thousand runs: 3.5 standard errors of the estimate, s taken too large by what n samples may have it
 * too small. A run is done when sure is at most CALIBRATION_SURE_US for both edges: 16 reps of a robot, some 100 of a
 * steady player (25 ms), some 500 of the most uneven one that passes. It may be ended before; sure then says what its
 * offset is worth.
 *
 * When it is refused: fewer than CALIBRATION_REPS_MIN counted reps; a spread (1.4826 times the median absolute
 * deviation) above CALIBRATION_SPREAD_MAX_US, or so many edges far from the others; too many stray moves; an offset
 * beyond CALIBRATION_OFFSET_MAX_US. Nothing is applied here: see calibration_settle for what the offsets mean.
 *
 * Pure: song times in, no clock. */
#ifndef HEELBEAT_CORE_TIMING_CALIBRATION_H
#define HEELBEAT_CORE_TIMING_CALIBRATION_H

#include "core/base/heel.h"

#include <stdbool.h>

#define CALIBRATION_INTERVAL_US   1600000 /* from lift to lift, and from landing to landing */
#define CALIBRATION_UP_US         800000  /* from a lift's cue to its landing's */
#define CALIBRATION_FIRST_US      3200000 /* the first lift */
#define CALIBRATION_WARM_UP       4
#define CALIBRATION_REPS_MIN      16
#define CALIBRATION_CUES_MAX      720
#define CALIBRATION_OFFSET_MAX_US 400000
#define CALIBRATION_SPREAD_MAX_US 75000
#define CALIBRATION_SURE_US       10000
#define CALIBRATION_ECHO_US       300000
#define CALIBRATION_REACH_US      300000
#define CALIBRATION_EVENTS_MAX    4096 /* of one edge; what comes after is not looked at */

enum calibration_fault {
    CALIBRATION_FINE,
    CALIBRATION_TOO_FEW,
    CALIBRATION_TOO_MANY,
    CALIBRATION_TOO_UNEVEN,
    CALIBRATION_TOO_FAR,
    CALIBRATION_FAULT_COUNT
};

/* A stable word: "fine", "too few", ... and what was wrong and how to do better, for the player. */
const char *calibration_fault_name(enum calibration_fault fault);
const char *calibration_fault_words(enum calibration_fault fault);

/* One edge that may belong to a cue. */
struct calibration_event {
    int32_t cue;
    int32_t offset_us; /* event minus cue, within half an interval */
    enum heel heel;
};

struct calibration {
    struct calibration_event events[EDGE_COUNT][CALIBRATION_EVENTS_MAX];
    int32_t event_count[EDGE_COUNT];
    int64_t last_us[HEEL_COUNT][EDGE_COUNT]; /* the last edge seen, echoes included */
    bool seen[HEEL_COUNT][EDGE_COUNT];
    uint8_t answered[CALIBRATION_CUES_MAX];
    uint8_t opens_round[CALIBRATION_CUES_MAX];
    int32_t closed; /* cues whose time is over */
    bool done;
};

struct calibration_edge {
    int64_t offset_us; /* signed: positive is late */
    int64_t spread_us;
    int64_t sure_us; /* half the width of where the truth is; see above */
    int32_t counted; /* cues with a sample */
    int32_t stray;   /* edges that count for nothing, echoes apart */
};

struct calibration_result {
    struct calibration_edge edges[EDGE_COUNT];
    int32_t warm_up; /* reps that warmed up */
    int32_t counted; /* reps: of the edge with fewer */
    int32_t missed;  /* cues without an answer since the first one */
    enum calibration_fault fault;
    bool sure;      /* both edges to CALIBRATION_SURE_US */
    int32_t wanted; /* about as many reps more until it is sure; 0 if sure */
};

/* When edge of the cue'th rep (from 0) is due. */
int64_t calibration_cue_us(int32_t cue, enum edge edge);

void calibration_init(struct calibration *run);
/* A heel moved at t_us of the run. Heights are ignored. Times rise. */
void calibration_heel(struct calibration *run, const struct heel_event *event);
/* Cues from this one on belong to another round: it warms up anew. */
void calibration_open_round(struct calibration *run, int32_t cue);
/* Time passes. True once the run has nothing more to learn: it is sure, or will be refused whatever comes, or
 * CALIBRATION_CUES_MAX cues have passed. */
bool calibration_step(struct calibration *run, int64_t t_us);
/* What the cues up to the last step say. */
void calibration_result(const struct calibration *run, struct calibration_result *result);

/* The offsets that runs settle, signed ms, as in settings: an event's time is made song time by taking the device's
 * offset of its edge and the sound's offset off it; the picture is drawn ahead by the picture's. */
struct calibration_offsets {
    int32_t audio_ms, display_ms;
    int32_t device_ms[EDGE_COUNT];
};

/* The offsets that make both runs' errors zero, from those that were in force while they were done; a run that is NULL
 * was not done or refused.
 *
 * With the sound heard A late, the picture seen D late and the device telling its edge K late, offsets audio, display
 * and device leave a player who is on time with an error of (A - audio) + (K - device) by ear and of (D - display) + (K
 * - device) by eye: the picture is drawn by song time, so audio falls out of it. Only these sums can be known, so what
 * both edges share is said of sound and picture, and of the device only how its edges differ:
 *
 *     audio   += (lift + landing) / 2 by ear         device[lift]    += (lift - landing) / 2
 *     display += (lift + landing) / 2 by eye         device[landing] -= (lift - landing) / 2
 *
 * with the difference by ear, or, without that run, by eye. Each offset stays within +-1000. */
void calibration_settle(struct calibration_offsets *offsets, const struct calibration_result *ear,
                        const struct calibration_result *eye);

#endif
