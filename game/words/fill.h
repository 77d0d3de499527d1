/* The inside of words: how a pattern with places and the values for them become text. Only for words/. */
#ifndef HEELBEAT_WORDS_FILL_H
#define HEELBEAT_WORDS_FILL_H

#include "words/catalogue.h"
#include "words/language.h"
#include "words/words.h"

struct words {
    char code[LANGUAGE_CODE_SIZE];
    struct catalogue catalogue;
    const struct language *language;
    const struct numerals *numerals;
    bool pseudo;
    void *bytes; /* of the catalogue */
};

/* English, which NULL stands for. */
const struct words *fill_words(const struct words *words);

/* Appends pattern with its places filled; a place that has no value stays as it stands. */
void fill_pattern(const struct words *words, struct text *text, const char *pattern, const struct values *values);
/* Appends the translation of english with its places filled, or english itself, if there is none whose places all have
 * values. english may begin with "context\4" when context is NULL. */
void fill_english(const struct words *words, struct text *text, const char *context, const char *english,
                  const struct values *values);
/* Appends values->items[index] as the language writes it. */
void fill_value(const struct words *words, struct text *text, const struct values *values, int index);

#endif
