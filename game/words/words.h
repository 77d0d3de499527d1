/* What a player reads or hears said, in the player's language.
 *
 * English stands in the source, marked: _("…"), _n("…", "…", n), _c("context", "…"). These make messages
 * (core/base/message.h), which are shown by words_fill: the translation, if the catalogue has one, with numbers, dates
 * and lists as the language writes them. Without a translation, or with one whose places have no values, it is English:
 * a player always reads something. A struct words is handed in by whoever shows text, so that nothing here is global;
 * NULL stands for English. It changes nothing after it was made, and any thread may use it. */
#ifndef HEELBEAT_WORDS_WORDS_H
#define HEELBEAT_WORDS_WORDS_H

#include "core/base/error.h"
#include "core/base/message.h"
#include "core/base/text.h"

#define _(english)           message_of(english)
#define _c(context, english) message_in(context, english)
#define _n(one, many, count) message_count(one, many, count)
/* A message with values: _f("{reps} by {player}", value_number("reps", 84), value_text("player", name)). */
#define _f(english, ...)       MESSAGE_WITH(message_of(english), __VA_ARGS__)
#define _nf(one, many, n, ...) MESSAGE_WITH(message_count(one, many, n), __VA_ARGS__)

#define WORDS_PSEUDO "qps" /* the code of a language of accents, for trying layouts: every message 40 % longer */
#define WORDS_SIZE   512   /* bytes enough for any sentence */

struct words;

struct words_desc {
    const char *code; /* "pt_BR"; NULL is English */
    void *bytes;      /* its catalogue (see catalogue.h), allocated by malloc; NULL has none */
    size_t size;
    bool own_digits; /* numbers in the language's own digits, where it has them */
};

/* Takes over desc->bytes, also when it fails. NULL, with an error, for a damaged catalogue or without memory. */
struct words *words_create(const struct words_desc *desc, struct error *error);
void words_destroy(struct words *words);

/* "pt_BR"; "en" for NULL. */
const char *words_code(const struct words *words);
bool words_right_to_left(const struct words *words);

/* Appends the message to text. What of its values would steer the text around it, or a terminal, becomes a '?'. */
void words_fill(const struct words *words, struct text *text, const struct message *message);
/* The same into buffer[size], which it returns; size >= 1. */
char *words_write(const struct words *words, struct message message, char *buffer, size_t size);
/* Appends a name of ours, as value_name has it, alone. */
void words_name(const struct words *words, struct text *text, const char *context, const char *english);
/* Writes "where: what; fix" (empty parts left out) to buffer[size], which it returns; size >= 1. */
char *words_error(const struct words *words, const struct error *error, char *buffer, size_t size);

#endif
