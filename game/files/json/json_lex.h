/* The grammar of RFC 8259, once, for whatever reads JSON here: texts, numbers, words, names, and whole values.
 *
 * Strict: nothing that the grammar doesn't have, texts are good UTF-8 without NUL, depth, count of values and length of
 * numbers are bounded. It allocates nothing and reads each byte once. The first offence is kept and stays; where it is,
 * at tells. */
#ifndef HEELBEAT_FILES_JSON_JSON_LEX_H
#define HEELBEAT_FILES_JSON_JSON_LEX_H

#include "files/json/json.h"

struct json_lex {
    const char *at, *end; /* what is still to be read; at stays at an offence */
    int values, depth;
    char open[JSON_DEPTH_MAX]; /* '[' or '{' of each level */
    const char *what, *fix;    /* of the first offence, static texts as in struct error; NULL: none so far */
};

/* Where a text's letters go, as UTF-8 with an end; a NULL out takes none. */
struct json_letters {
    char *out;
    size_t size, filled;
    bool cut; /* they did not fit: none after the first that did not were taken */
};

/* bytes[size] must outlive it. */
void json_lex_init(struct json_lex *lex, const char *bytes, size_t size);
/* Keeps the offence, if it is the first. Always false. */
bool json_lex_offend(struct json_lex *lex, const char *what, const char *fix);
/* The same, unless the bytes end there or have a NUL, which is then what offends. */
bool json_lex_unexpected(struct json_lex *lex, const char *what, const char *fix);
/* The next byte that is no space, -1 at the end. */
int json_lex_next(struct json_lex *lex);
/* Takes mark if it is next; that it isn't is no offence. */
bool json_lex_take(struct json_lex *lex, char mark);
/* All below take what must be next; false with the offence. letters may be NULL. */
bool json_lex_text(struct json_lex *lex, struct json_letters *letters);
bool json_lex_name(struct json_lex *lex, struct json_letters *letters); /* with its colon */
/* A number; *start is where it begins and lex->at where it ends. */
bool json_lex_number(struct json_lex *lex, const char **start);
/* One of true, false and null; *word is static. */
bool json_lex_word(struct json_lex *lex, const char **word);
/* Any value, with all in it. */
bool json_lex_value(struct json_lex *lex);
/* The bracket that is next, which opens a list or an object: one level deeper. */
bool json_lex_open(struct json_lex *lex);
/* What follows a value in a list, or in an object: a comma, then *more, or what closes it. */
bool json_lex_after(struct json_lex *lex, bool list, bool *more);
/* Nothing but space to the end. */
bool json_lex_end(struct json_lex *lex);

#endif
