#include "core/base/text.h"

#include <string.h>

#include "core/base/utf8.h"

#define DIGITS_MAX 20 /* of a uint64_t */

void text_init(struct text *text, char *buffer, size_t size)
{
    *text = (struct text){.buffer = buffer, .size = size};
    buffer[0] = '\0';
}

void text_add_bytes(struct text *text, const char *bytes, size_t count)
{
    size_t room = text->size - 1 - text->length;
    if (text->cut)
        return;
    if (count > room) {
        count = utf8_cut(bytes, room);
        text->cut = true;
    }
    memcpy(text->buffer + text->length, bytes, count);
    text->length += count;
    text->buffer[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    text_add_bytes(text, string, strlen(string));
}

/* Writes value's digits, at least width of them, to the end of digits; returns where they start. */
static size_t write_digits(char digits[DIGITS_MAX], uint64_t value, int width)
{
    size_t start = DIGITS_MAX;
    do {
        digits[--start] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0 || (int)(DIGITS_MAX - start) < width);
    return start;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void text_add_int(struct text *text, int64_t value)
{
    text_add_padded(text, value, 1);
}

void text_add_fixed(struct text *text, int64_t value, int decimals)
{
    char digits[DIGITS_MAX];
    size_t start = write_digits(digits, magnitude(value), decimals + 1);
    size_t point = DIGITS_MAX - (size_t)decimals;
    if (value < 0)
        text_add_bytes(text, "-", 1);
    text_add_bytes(text, digits + start, point - start);
    if (decimals > 0) {
        text_add_bytes(text, ".", 1);
        text_add_bytes(text, digits + point, DIGITS_MAX - point);
    }
}

void text_add_padded(struct text *text, int64_t value, int width)
{
    char digits[DIGITS_MAX];
    size_t start = write_digits(digits, magnitude(value), width);
    if (value < 0)
        text_add_bytes(text, "-", 1);
    text_add_bytes(text, digits + start, DIGITS_MAX - start);
}

void text_add_hex(struct text *text, uint64_t value, int width)
{
    for (int shift = 4 * (width - 1); shift >= 0; shift -= 4)
        text_add_bytes(text, &"0123456789abcdef"[value >> shift & 15], 1);
}

bool text_copy(char *buffer, size_t size, const char *string)
{
    struct text text;
    text_init(&text, buffer, size);
    text_add(&text, string);
    return !text.cut;
}

bool text_append(char *buffer, size_t size, const char *string)
{
    struct text text = {.buffer = buffer, .size = size, .length = strlen(buffer)};
    text_add(&text, string);
    return !text.cut;
}

static int small(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

bool text_is_alike(const char *a, const char *b)
{
    while (*a && small(*a) == small(*b)) {
        a++;
        b++;
    }
    return small(*a) == small(*b);
}
