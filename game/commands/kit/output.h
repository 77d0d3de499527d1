/* What commands print. */
#ifndef HEELBEAT_COMMANDS_OUTPUT_H
#define HEELBEAT_COMMANDS_OUTPUT_H

#include "words/facts.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cJSON;

/* Who is talked to. */
struct cli {
    const struct words *words; /* --lang's, else the game's setting's; NULL is English */
    const char *lang;          /* --lang, for the game's window; NULL: not given */
};

/* Prints "heelbeat: where: what; fix" to stderr. */
void output_error(const struct cli *cli, const struct error *error);
/* Flushes stdout. False if something of it could not be written (a full disk, a closed pipe), which it says. */
bool output_finish(const struct cli *cli);
/* Prints a document to stdout and deletes it. NULL means out of memory. False with *error. */
bool output_json(struct cJSON *document, struct error *error);
bool output_json_line(struct cJSON *document, struct error *error); /* all of it in one line */
/* Prints a message to stdout, a line of its own. */
void output_line(const struct cli *cli, struct message message);
/* Prints facts in a line of their own. */
void output_facts(const struct cli *cli, const struct facts *facts);
/* Prints cells beside one another, each filled up with blanks to so many columns: on its right, or, of a negative
 * width, on its left. The last one is not filled up on its right. */
void output_cells(const struct cli *cli, const int *widths, const struct message *cells, size_t count);
/* A number, a text, value / 10^decimals alone, as a cell has them. */
struct message output_number(int64_t number);
struct message output_text(const char *text);
struct message output_decimal(int64_t value, int decimals);
/* Prints "label      value", the label filled up to width columns. */
void output_row(const struct cli *cli, int width, struct message label, struct message value);

#endif
