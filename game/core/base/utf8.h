/* UTF-8, one letter (code point) at a time.
 *
 * Strict: overlong forms, surrogates, code points past U+10FFFF and letters that break off are faults. Where a text
 * must be walked all the same, a byte that begins no letter is a letter of its own. Nothing here reads past a text's
 * end: size bytes where a size is given, else its NUL. What a reader sees as one letter may be several (an accent after
 * its base, a flag); nobody here knows. */
#ifndef HEELBEAT_CORE_BASE_UTF8_H
#define HEELBEAT_CORE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_LETTER_MAX  4      /* bytes */
#define UTF8_REPLACEMENT 0xFFFD /* stands for a byte that begins no letter */

/* Bytes of the letter at text[0..size), 1..4; 0 if none begins there. code, if not NULL, gets its code point. A NUL is
 * a letter. */
size_t utf8_read(const char *text, size_t size, uint32_t *code);
/* Writes the letter of a code point that has one; returns its bytes, 1..4. */
size_t utf8_write(uint32_t code, char out[UTF8_LETTER_MAX]);
/* Whether it steers a terminal instead of being shown: U+0000..1F and U+007F..9F. */
bool utf8_is_control(uint32_t code);
/* The same, and whether it turns the direction of what follows: U+202A..2E and U+2066..69. */
bool utf8_steers(uint32_t code);
/* Whether nothing of it is seen: a blank of any width. */
bool utf8_is_blank(uint32_t code);
/* Replaces each letter that steers, and each byte that begins none, by a '?', so that the text can stand among others
 * and on a terminal. It gets no longer. */
void utf8_make_plain(char *text);
/* Bytes to the letter after the one at text[0]; 0 at the end. code, if not NULL, gets its code point, for a fault
 * UTF8_REPLACEMENT. */
size_t utf8_step(const char *text, uint32_t *code);
/* Letters in text. */
size_t utf8_count(const char *text);
/* Bytes at the start of text[0..size) that are good, up to the first fault. */
size_t utf8_good(const char *text, size_t size);
/* As many of the first most bytes as split no letter; text has at least most bytes. */
size_t utf8_cut(const char *text, size_t most);
/* Makes what stands in text[size] good: a byte that begins no letter becomes %XX, as in addresses, and what has no room
 * any more is cut off. The last byte is the end, whether there was one or not. */
void utf8_mend(char *text, size_t size);
/* Takes the last letter off; an empty text stays as it is. */
void utf8_drop_last(char *text);

#endif
