/* A language that nobody speaks, to try layouts in: English with an accent on every letter that has one, and 40 % more
 * letters. What is not in it was not marked; what is cut in it would be cut in German. */
#ifndef HEELBEAT_WORDS_PSEUDO_H
#define HEELBEAT_WORDS_PSEUDO_H

#include "core/base/text.h"

/* Appends english so; its places stay as they are. */
void pseudo_add(struct text *text, const char *english);

#endif
