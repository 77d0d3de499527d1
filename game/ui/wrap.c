#include "ui/wrap.h"

#include "core/base/utf8.h"

#include <stdbool.h>
#include <string.h>

size_t wrap_spaces(const char *text)
{
    return strspn(text, " ");
}

/* Chinese, Japanese: kana, ideographs and the full-width forms. Korean puts spaces between its words. */
static bool stands_alone(uint32_t code)
{
    return (code >= 0x2E80 && code <= 0xABFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x3FFFF);
}

/* What may not begin a line: full-width stops and closing brackets, small kana and the mark of a long vowel. */
static bool clings(uint32_t code)
{
    static const uint32_t clinging[] = {0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3041,
                                        0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x30A1,
                                        0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30FB,
                                        0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F};
    for (size_t i = 0; i < sizeof clinging / sizeof clinging[0]; i++)
        if (clinging[i] == code)
            return true;
    return false;
}

/* A path goes on in the next line after a slash; a fraction doesn't. */
static bool parts(uint32_t before, uint32_t code)
{
    return before == '/' && !(code >= '0' && code <= '9');
}

size_t wrap_word(const char *text)
{
    uint32_t before, code;
    size_t length = utf8_step(text, &before);
    while (length > 0) {
        size_t step = utf8_step(text + length, &code);
        if (step == 0 || code == ' ' || (length > 1 && parts(before, code)) ||
            ((stands_alone(before) || stands_alone(code)) && !clings(code)))
            break;
        length += step;
        before = code;
    }
    return length;
}
