/* Practice: one part of a level, around and around, after a bar to count in. It is a level of its own, made of the
 * other: the same patterns, tempo, style, seed and key, so it sounds as the part does; its tempo is chosen when it is
 * played, as any level's. It goes on until the player has had enough, or for PRACTICE_LONGEST_US.
 *
 * Its name is the part's number, counted from 1, and the level's name: "practice-3-night-train". */
#ifndef HEELBEAT_CORE_MADE_PRACTICE_H
#define HEELBEAT_CORE_MADE_PRACTICE_H

#include "core/level/level.h"

#define PRACTICE_PREFIX     "practice-"
#define PRACTICE_NAME_SIZE  64
#define PRACTICE_LONGEST_US (INT64_C(10) * 60 * 1000000) /* at the level's own tempo; one time around at least */
#define PRACTICE_COUNT_BARS 1

/* part counts from 0. False if the name would be too long. */
bool practice_format(int32_t part, const char *level, char name[PRACTICE_NAME_SIZE]);
/* *level points into name. False if it is no such name. */
bool practice_parse(const char *name, int32_t *part, const char **level);
/* A part without a rep can't be practised. */
bool practice_can(const struct level *level, int32_t part);
/* *out is the caller's to reset. False with *error: no such part, nothing to lift in it, no memory. The level must be
 * sound (level_faults). */
bool practice_level(const struct level *level, int32_t part, struct level *out, struct error *error);

#endif
