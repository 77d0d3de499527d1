/* Levels that are made instead of read: built up part by part, and named by a hash of what they hold.
 *
 * Each call takes what it is given by copy. A false answer means out of memory (or a name or style that is too long, or
 * LEVEL_PARTS_MAX, LEVEL_TEMPO_CHANGES_MAX); the level is then still sound and the caller's to reset. Nothing here
 * checks meaning: level_faults does. */
#ifndef HEELBEAT_CORE_LEVEL_LEVEL_BUILD_H
#define HEELBEAT_CORE_LEVEL_LEVEL_BUILD_H

#include "core/level/level.h"

/* Patterns as in core/level/pattern.h; NULL: that heel rests. step_ticks of 0 is one beat. */
struct level_part_desc {
    const char *name;
    int32_t bars;
    int64_t step_ticks;
    const char *pattern[HEEL_COUNT];
};

bool level_add_part(struct level *level, const struct level_part_desc *desc);
/* tick beyond the last change's; the first at 0. */
bool level_add_tempo(struct level *level, int64_t tick, int32_t bpm_milli);
/* Meter 4, and what the title card shows. */
bool level_describe(struct level *level, const char *title, const char *about);
/* music: a style to compose in; key "" lets the seed choose. seed below 2^53. */
bool level_compose_in(struct level *level, const char *style, uint64_t seed, const char *key);

/* Of everything the level holds, the same on every platform; two levels that play or sound otherwise differ in it. */
uint64_t level_hash(const struct level *level);

#endif
