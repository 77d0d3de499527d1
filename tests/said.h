/* What a message says before any language: its English and its values, as one text to compare with:
 *
 *     {done} of {count} minute [count=number 10, done=number 6]
 *
 * Tests assert this and not a rendered sentence, so that a change of how English writes numbers breaks one test, not
 * all. */
#ifndef HEELBEAT_TESTS_SAID_H
#define HEELBEAT_TESTS_SAID_H

#include "words/facts.h"

/* Asserts that the message says expected; "" is said by one that says nothing. */
void assert_said(struct message message, const char *expected);
/* The same of facts, each in a string, NULL at the end. */
void assert_facts(const struct facts *facts, const char *const *expected);
#define ASSERT_FACTS(facts, ...) assert_facts(facts, (const char *const[]){__VA_ARGS__, NULL})

#endif
