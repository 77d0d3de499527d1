/* Which of a language's plural forms a count takes: the Plural-Forms line of a catalogue, as gettext writes it,
 * "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);".
 *
 * The expression is C's, of n and whole numbers, with ?: || && == != < > <= >= + - * / % ! and parentheses; nothing
 * else is taken. It comes from a file, so it is bounded in size and depth, and a division by zero is 0, not a crash. */
#ifndef HEELBEAT_WORDS_PLURAL_H
#define HEELBEAT_WORDS_PLURAL_H

#include <stdbool.h>
#include <stdint.h>

#define PLURAL_FORMS_MAX 6
#define PLURAL_NODES_MAX 96

struct plural_node {
    unsigned char operation; /* an enum of plural.c's own */
    unsigned char parts[3];  /* indexes of nodes */
    uint32_t number;
};

struct plural {
    int forms; /* 1..PLURAL_FORMS_MAX */
    int root;  /* the index of the node that the whole is */
    int count;
    struct plural_node nodes[PLURAL_NODES_MAX];
};

/* English: one, and all else. */
void plural_init(struct plural *plural);
/* Reads the value of a Plural-Forms line, up to its line break or its end. False, with English in *plural, if it is no
 * such line, is too long, or gives a form that it does not count for some n of 0..1000. */
bool plural_parse(struct plural *plural, const char *line);
/* The form of count, 0..forms - 1; a count below 0 takes the form of its magnitude. */
int plural_form(const struct plural *plural, int64_t count);

#endif
