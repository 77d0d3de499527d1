/* How close was it? Windows and verdicts for one edge at a time, and the credit for the way between.
 *
 *               perfect  great  good   (+- ms)
 *     landing      70      140   220
 *     lift        105      210   330
 *
 * scaled by the timing setting (relaxed 1.5, standard 1, sharp 0.5), both ends included. Windows are real time at any
 * tempo.
 *
 * The window of an edge runs from cue - good to cue + good, and never past the middle (rounded down) between it and the
 * nearest edges of that heel cued before and after it: the middle itself belongs to the later edge. Edges cued at the
 * same instant, a landing and the lift that follows at once, don't narrow one another: one is a landing and one a lift,
 * so they can't be confused; each reaches to the middle between it and the next edge at another time. Windows stop at
 * the level's end. A lift is matched to the lift whose window holds it, a landing likewise; the first one wins, others
 * are strays. An edge is missed at its window's end, the first microsecond past it.
 *
 * The body is the way between, from bs, the end of the lift's window, to be, the start of the landing's:
 *  - Never up in it: 0. Else JUDGE_BODY_FULL * (length - time charged) / length, rounded down.
 *  - A stretch on the floor is charged with its part inside, unless from its landing to the next lift, or to be if
 * there is none before, it lasts at most JUDGE_DROPOUT_US: so dropouts are forgiven each, and an early landing is paid
 * for by the landing, not again by the body. A heel that has not been up yet has been on the floor for ever.
 *  - Where the windows meet (be <= bs): full if the heel was up for any time between the start of the lift's window and
 * the moment its landing was judged, else 0.
 *  - If a height came since the start of the lift's window, the body is how closely the heights follow the hill
 * instead: at every JUDGE_GRID_US from the lift's cue to the landing's, both included, the last height before that
 * moment (the floor before the first) earns full credit from 80 % of the hill less JUDGE_HILL_SLACK up to the hill plus
 * as much, falling to nothing JUDGE_HILL_FADE beyond, rounded down at each; the body is the mean, rounded down. A rep
 * is done when its landing is judged (which is after its lift and be) and, if heights came, its landing's cue has
 * passed.
 *
 * Work done is counted whatever its timing. A lift belongs to the rep it was judged for; any other to the rep whose
 * territory holds it, from the middle between the last rep's landing and its lift (for ever before, for the first) to
 * the next rep's territory (for ever after, for the last). A landing belongs with the lift it ends, however late. The
 * first such pair counts the rep, even after it is done; each further one is extra.
 *
 * struct judge follows one heel. It is handed lifts, landings and heights with rising times and is stepped; it never
 * looks ahead: what it says at t depends on what it was given up to t alone. A session runs one per heel. */
#ifndef HEELBEAT_CORE_PLAY_JUDGE_H
#define HEELBEAT_CORE_PLAY_JUDGE_H

#include "core/level/chart.h"

enum verdict { VERDICT_MISS, VERDICT_GOOD, VERDICT_GREAT, VERDICT_PERFECT, VERDICT_COUNT };
enum timing { TIMING_STANDARD, TIMING_RELAXED, TIMING_SHARP, TIMING_COUNT };

const char *verdict_name(enum verdict verdict);      /* "miss", "good", "great", "perfect" */
extern const char *const timing_words[TIMING_COUNT]; /* "standard", "relaxed", "sharp": as files say it */

/* Half-width of a window in us: 0 for VERDICT_MISS. */
int64_t judge_window_us(enum edge edge, enum verdict verdict, enum timing timing);

#define JUDGE_DROPOUT_US 250000 /* the body forgives a heel that is down for so long */
#define JUDGE_BODY_FULL  1000
#define JUDGE_GRID_US    20000 /* heights are compared with the hill so often */
#define JUDGE_HILL_SLACK 150   /* thousandths of the height */
#define JUDGE_HILL_FADE  350

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
    int32_t top;                  /* the highest height seen in that lift, 1..HEEL_HEIGHT_TOP; 0 if none was seen */
};

struct judge;

struct judge_desc {
    const struct chart *chart; /* borrowed */
    enum heel heel;
    enum timing timing;
    struct rep_result *results; /* borrowed, [chart->rep_count], zeroed; the judge fills those of its heel */
};

enum judge_event_kind { JUDGE_HIT, JUDGE_MISSED, JUDGE_DONE, JUDGE_EVENT_COUNT };

struct judge_event {
    enum judge_event_kind kind;
    int64_t t_us;
    int32_t rep;    /* index into chart->reps; its result is up to date */
    enum edge edge; /* of a hit or a miss */
};

/* What a lift or a landing came to, besides a hit. */
enum judge_work { JUDGE_WORK_NONE, JUDGE_WORK_COUNTED, JUDGE_WORK_EXTRA, JUDGE_WORK_COUNT };

/* Starts with the heel on the floor. All memory is taken here; NULL when out of it. */
struct judge *judge_create(const struct judge_desc *desc);
void judge_destroy(struct judge *judge);

/* When the next miss or done rep falls due by time alone; INT64_MAX if none will. */
int64_t judge_due_us(const struct judge *judge);
/* Does what is due at judge_due_us, which must not be INT64_MAX; one thing each call. A done rep falls due at once
 * after the hit that completes it. */
struct judge_event judge_step(struct judge *judge);
/* The heel lifts or lands at t_us. Everything due up to t_us must have been done. True if it was a hit, in *event. A
 * lift while up and a landing while down are ignored. *work says whether it completed a rep or one too many. */
bool judge_edge(struct judge *judge, enum edge edge, int64_t t_us, struct judge_event *event, enum judge_work *work);
/* A height, 0..HEEL_HEIGHT_TOP (clamped), at t_us; everything due up to t_us must have been done. */
void judge_height(struct judge *judge, int64_t t_us, int32_t height);
bool judge_is_up(const struct judge *judge);

#endif
