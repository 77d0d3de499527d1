#include "core/base/utf8.h"

#include <string.h>

/* How a letter of so many bytes begins, and the least code point that needs as many. */
static const struct form {
    unsigned char mask, head;
    uint32_t least;
} forms[UTF8_LETTER_MAX] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};

#define LOW_SIX         0x3Fu /* what a later byte of a letter holds */
#define SURROGATE_FIRST 0xD800
#define SURROGATE_LAST  0xDFFF
#define CODE_MAX        0x10FFFF

static bool is_later(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static bool is_good(uint32_t code, uint32_t least)
{
    return code >= least && code <= CODE_MAX && (code < SURROGATE_FIRST || code > SURROGATE_LAST);
}

size_t utf8_read(const char *text, size_t size, uint32_t *code)
{
    size_t length = 1;
    if (size == 0)
        return 0;
    unsigned char head = (unsigned char)text[0];
    while (length <= UTF8_LETTER_MAX && (head & forms[length - 1].mask) != forms[length - 1].head)
        length++;
    if (length > UTF8_LETTER_MAX || length > size)
        return 0;
    uint32_t value = head & (unsigned char)~forms[length - 1].mask;
    for (size_t i = 1; i < length; i++) {
        if (!is_later(text[i]))
            return 0;
        value = value << 6 | ((unsigned char)text[i] & LOW_SIX);
    }
    if (!is_good(value, forms[length - 1].least))
        return 0;
    if (code)
        *code = value;
    return length;
}

size_t utf8_write(uint32_t code, char out[UTF8_LETTER_MAX])
{
    size_t length = UTF8_LETTER_MAX;
    while (length > 1 && code < forms[length - 1].least)
        length--;
    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & LOW_SIX));
    out[0] = (char)(forms[length - 1].head | code);
    return length;
}

bool utf8_is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool utf8_steers(uint32_t code)
{
    return utf8_is_control(code) || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool utf8_is_blank(uint32_t code)
{
    return code == ' ' || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200F) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

size_t utf8_step(const char *text, uint32_t *code)
{
    if (!*text)
        return 0;
    size_t length = utf8_read(text, UTF8_LETTER_MAX, code); /* stops at the NUL, which is no later byte */
    if (length > 0)
        return length;
    if (code)
        *code = UTF8_REPLACEMENT;
    return 1;
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    for (size_t length; (length = utf8_step(text, NULL)) > 0; text += length)
        count++;
    return count;
}

size_t utf8_good(const char *text, size_t size)
{
    size_t at = 0;
    for (size_t length = 1; length > 0; at += length)
        length = utf8_read(text + at, size - at, NULL);
    return at;
}

size_t utf8_cut(const char *text, size_t most)
{
    size_t from = most;
    while (from > 0 && most - from < UTF8_LETTER_MAX - 1 && is_later(text[from - 1]))
        from--;
    if (from == 0)
        return most;
    from--; /* where the last letter before the cut begins, if any does */
    size_t length = utf8_step(text + from, NULL);
    return from + length > most ? from : most;
}

void utf8_mend(char *text, size_t size)
{
    static const char digits[] = "0123456789ABCDEF";

    text[size - 1] = '\0';
    for (size_t at = 0, length; text[at]; at += length) {
        length = utf8_read(text + at, size - 1 - at, NULL);
        if (length > 0)
            continue;
        unsigned char byte = (unsigned char)text[at];
        length = 3;
        if (at + length >= size) {
            text[at] = '\0';
            return;
        }
        memmove(text + at + length, text + at + 1, size - 1 - (at + length));
        text[at] = '%';
        text[at + 1] = digits[byte >> 4];
        text[at + 2] = digits[byte & 0x0F];
    }
}

void utf8_drop_last(char *text)
{
    size_t length = strlen(text);
    text[length == 0 ? 0 : utf8_cut(text, length - 1)] = '\0';
}

void utf8_make_plain(char *text)
{
    size_t size = strlen(text), out = 0;
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t code;
        length = utf8_read(text + at, size - at, &code);
        if (length == 0 || utf8_steers(code)) {
            length = length > 0 ? length : 1;
            text[out++] = '?';
        } else {
            memmove(text + out, text + at, length);
            out += length;
        }
    }
    text[out] = '\0';
}
