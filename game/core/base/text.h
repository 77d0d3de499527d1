/* Text built in the caller's buffer without stdio and without the locale.
 *
 * core/ and music/ are pure, so they can't call snprintf; and a decimal comma must never reach a file. Output that does
 * not fit is cut at a UTF-8 boundary; the buffer is always terminated. */
#ifndef HEELBEAT_CORE_BASE_TEXT_H
#define HEELBEAT_CORE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    char *buffer; /* the caller's, terminated after every call */
    size_t size;  /* bytes in buffer, at least 1 */
    size_t length;
    bool cut; /* something did not fit */
};

/* Starts an empty text in buffer[size]; size >= 1. */
void text_init(struct text *text, char *buffer, size_t size);
void text_add(struct text *text, const char *string);
/* Appends count bytes, whole letters, which need no NUL behind them. */
void text_add_bytes(struct text *text, const char *bytes, size_t count);
void text_add_int(struct text *text, int64_t value);
/* Appends value / 10^decimals with exactly that many decimals (0..9): (964, 1) is "96.4", (-5, 2) is "-0.05". */
void text_add_fixed(struct text *text, int64_t value, int decimals);
/* Appends value in decimal, zero-padded to at least width (1..19) digits. */
void text_add_padded(struct text *text, int64_t value, int width);
/* Appends value as so many (1..16) hexadecimal digits, the highest first; what it has beyond them is left out. */
void text_add_hex(struct text *text, uint64_t value, int width);
/* Copies string into buffer[size], cut at a UTF-8 boundary. Returns false if it was cut. */
bool text_copy(char *buffer, size_t size, const char *string);
/* Appends string to the one that stands in buffer[size], cut in the same way. Returns false if it was cut. */
bool text_append(char *buffer, size_t size, const char *string);
/* Whether two are the same but for the case of the letters a to z. */
bool text_is_alike(const char *a, const char *b);

#endif
