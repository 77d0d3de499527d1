/* Was the player early or late all along? A steady bias in normal play is more likely a delay of the machine than of
 * the player, and a correction may be offered; it is never applied alone.
 *
 * The hits of one session are looked at: BIAS_HITS_MIN of them at least. The bias is their median; it is one if it is
 * at least BIAS_MIN_US, the spread of the hits (1.4826 times the median absolute deviation) at most BIAS_SPREAD_MAX_US,
 * and each third of the hits and each edge with BIAS_EDGE_HITS_MIN of them lie to the same side by half of it or more.
 */
#ifndef HEELBEAT_CORE_TIMING_BIAS_H
#define HEELBEAT_CORE_TIMING_BIAS_H

#include "core/play/judge.h"

#define BIAS_HITS_MIN      50
#define BIAS_EDGE_HITS_MIN 10
#define BIAS_MIN_US        15000
#define BIAS_SPREAD_MAX_US 75000

/* Of the hits among reps[count], which are in the order they were played. Positive is late; 0: none, or out of memory.
 */
int64_t bias_find_us(const struct rep_result *reps, int32_t count);

#endif
