/* A row of facts, each a message that stands alone: "84 reps · 3 minutes · not to the end". Where some of them may be
 * missing, a row says it without a sentence glued from halves. */
#ifndef HEELBEAT_WORDS_FACTS_H
#define HEELBEAT_WORDS_FACTS_H

#include "words/words.h"

#define FACTS_MAX 12

struct facts {
    struct message items[FACTS_MAX];
    int count;
};

/* A message that says nothing is no fact; one too many is left out. */
void facts_add(struct facts *facts, struct message message);
/* Appends all facts, with what stands between them. */
void facts_fill(const struct words *words, struct text *text, const struct facts *facts);

#endif
