/* Programs: sets and rests. */
#ifndef HEELBEAT_WORDS_PROGRAM_H
#define HEELBEAT_WORDS_PROGRAM_H

#include "core/made/program.h"
#include "words/facts.h"

/* One step: "By turns, 100 reps", "Lower slowly, 1 minute, at 1 : 2", "Rest, 30 seconds". */
struct message words_step(const struct program_step *step);
/* All that is done, in a row of facts: "3 rounds · Together, 100 reps · Rest, 1 minute"; of many steps the first. */
struct facts words_program(const struct program *program, int32_t rounds);
/* "Gently in · Together · Gently out": which ways to lift a level has, each once. */
struct facts words_ways(const struct level *level);
/* "2 rounds"; says nothing of one. */
struct message words_rounds(int32_t rounds);

#endif
