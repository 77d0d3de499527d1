/* Programs: sets and rests. */
#ifndef HEELBEAT_WORDS_PROGRAM_H
#define HEELBEAT_WORDS_PROGRAM_H

#include "core/made/program.h"
#include "words/words.h"

/* "By turns", as a name to put into a message. */
struct value value_way(const char *place, enum set_way way);
/* One step: "By turns, 100 reps", "Lower slowly, 1 minute, at 1 : 2", "Rest, 30 seconds". */
struct message words_step(const struct program_step *step);
/* "2 rounds"; says nothing of one. */
struct message words_rounds(int32_t rounds);

#endif
