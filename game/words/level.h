/* Levels: their titles and parts, and what is worth knowing before one is chosen. */
#ifndef HEELBEAT_WORDS_LEVEL_H
#define HEELBEAT_WORDS_LEVEL_H

#include "core/level/chart.h"
#include "words/facts.h"

/* The title of the level of that name, for a place in a sentence: "First Steps" of "first-steps". A daily challenge's
 * is a song's, the same for everybody. */
struct value value_level(const char *place, const char *name, const char *title);
/* The same alone; also of levels that were made: "3 minutes", "Together · First Steps". */
struct message words_level_title(const char *name, const char *title);
/* What it is about, in its author's words. */
struct message words_level_about(const char *name, const char *about);
/* All that is told of it in a row of a list, to be heard: "20 reps a minute, 3 minutes, your best 96.4 %"; best_bp is
 * negative if there is none. */
struct message words_level_told(int32_t rpm, int64_t length_us, int32_t best_bp);
/* A part of a level. */
struct message words_part(const char *part);
/* How long a heel rises for how long it lowers, of all reps: "1 : 2", "1.5 : 1", "mixed". */
struct message words_ratio(const struct chart *chart);

#endif
