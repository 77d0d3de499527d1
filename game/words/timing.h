/* How near to the beat: verdicts, early and late, and what is measured of them. */
#ifndef HEELBEAT_WORDS_TIMING_H
#define HEELBEAT_WORDS_TIMING_H

#include "core/play/judge.h"
#include "core/timing/calibration.h"
#include "words/facts.h"

/* "left", "right"; "lift", "landing": alone, as in a table. */
struct message words_heel(enum heel heel);
struct message words_edge(enum edge edge);
/* "Perfect", "Missed". */
struct message words_verdict(enum verdict verdict);
/* "18 ms early", "12 ms late", "on the beat" within half a millisecond. */
struct message words_timing(int64_t error_us);
/* The same within a sentence, as a value. */
struct value value_timing(const char *place, int64_t error_us);
/* What to do after an edge was missed. */
struct message words_missed(enum edge edge);
/* "Left +12 ms ± 30 ms": how a heel's edges lay and how they spread. */
struct message words_closeness(enum heel heel, int64_t mean_us, int64_t spread_us);
/* The same to be heard: "Left heel: 12 ms late on average, spread 30 ms". */
struct message words_closeness_said(enum heel heel, int64_t mean_us, int64_t spread_us);
/* "212 of 240 lifts and landings were within 50 ms of the beat". */
struct message words_near(int32_t near, int32_t count, int64_t within_us);
/* How a play went on: "The first third was 12 ms late, the last on the beat". */
struct message words_through(int64_t first_us, int64_t last_us);
/* All edges of a play lay to one side: by how much, and what it may come from; device is as value_device
 * gives it. */
struct message words_bias(int64_t bias_us, struct value device);
struct message words_bias_correct(int64_t bias_us);
/* "lifts 18 ms early", how they spread, how sure that is. */
struct facts words_measured(enum edge edge, const struct calibration_edge *measured);
/* While it is measured: "12 of about 60 reps", or that the first ones don't count. */
struct message words_measuring(const struct calibration_result *now);
/* About as many reps more until it is sure. */
struct message words_more_reps(int32_t wanted);
/* How many reps counted, and how they spread, of a run that was refused. */
struct facts words_refused(const struct calibration_result *result);

#endif
