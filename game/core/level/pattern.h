/* The patterns of a level's parts: a heel's height drawn with one character a step.
 *
 *     u  rising      -  held at the top      d  lowering      .  on the floor
 *
 * A rep is one or more u, any number of -, one or more d. A pattern starts and ends on the floor: it begins with u or
 * '.', ends with d or '.', and no rep runs over its end into the next repetition. A u after a d begins a new rep at
 * once. */
#ifndef HEELBEAT_CORE_LEVEL_PATTERN_H
#define HEELBEAT_CORE_LEVEL_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One rep in a pattern, in characters. */
struct pattern_rep {
    int64_t start;
    int64_t up, hold, down;
};

/* Whether a pattern is well formed. If not, *at is the offending character (counted from 0; its length, if it is the
 * end that is wrong), and *what and *fix point to constant text for struct error. */
bool pattern_check(const char *pattern, int64_t *at, const char **what, const char **fix);

/* The next rep of a well-formed pattern from character *at on; *at moves past it. False when none is left (*at is then
 * the pattern's length). Start with *at = 0. */
bool pattern_next(const char *pattern, int64_t *at, struct pattern_rep *rep);

#endif
