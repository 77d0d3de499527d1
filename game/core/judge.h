/* How close was it? Windows and verdicts for one edge at a time, and the credit for the way between.
 *
 *               perfect  great  good   (+- ms, design chapter 6)
 *     landing      70      140   220
 *     lift        105      210   330
 *
 * scaled by the timing setting (relaxed 1.5, standard 1, sharp 0.5), and never past the middle between two neighbouring
 * edges of that heel: at that middle the later edge's window begins. Windows are real time at any tempo.
 *
 * struct judge follows one heel. It is handed lifts and landings with rising times and is stepped; it never looks ahead:
 * what it says at t depends on what it was given up to t alone. session/ runs one per heel. */
#ifndef HEELBEAT_CORE_JUDGE_H
#define HEELBEAT_CORE_JUDGE_H

#include "core/chart.h"

enum verdict { VERDICT_MISS, VERDICT_GOOD, VERDICT_GREAT, VERDICT_PERFECT, VERDICT_COUNT };
enum timing { TIMING_STANDARD, TIMING_RELAXED, TIMING_SHARP, TIMING_COUNT };

const char *verdict_name(enum verdict verdict); /* "miss", "good", "great", "perfect" */
const char *timing_name(enum timing timing);    /* "standard", "relaxed", "sharp" */
bool timing_parse(const char *name, enum timing *timing);

/* Half-width of a window in us: 0 for VERDICT_MISS. */
int64_t judge_window_us(enum edge edge, enum verdict verdict, enum timing timing);

#define JUDGE_DROPOUT_US 250000 /* the body forgives a heel that is down for so long */
#define JUDGE_BODY_FULL 1000

/* What became of one cued rep. Zeroed: nothing yet. */
struct rep_result {
    bool judged[EDGE_COUNT]; /* its verdict is final */
    enum verdict verdict[EDGE_COUNT];
    int64_t error_us[EDGE_COUNT]; /* event minus cue, negative is early; 0 on a miss */
    bool done;                    /* both edges and the body are final */
    bool counted;                 /* a lift and a landing belong to it, however late; may turn true after done */
    int32_t body;                 /* 0..JUDGE_BODY_FULL */
    int64_t up_us;                /* how long the heel was up in the lift counted for it; 0 if none */
    int64_t lifted_us;            /* when that lift left the floor, song time; meaningless unless up_us > 0 */
};


#endif
