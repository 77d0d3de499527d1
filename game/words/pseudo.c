#include "words/pseudo.h"

#include "core/base/utf8.h"

#include <string.h>

#define MORE_PERCENT 40
#define WORD_LETTERS 7 /* between two spaces of what is added at the end */

/* Pairs of a letter and what stands for it: Latin letters that any font for European languages has. */
static const char *accented(char letter)
{
    static const struct {
        char plain;
        const char *accented;
    } letters[] = {{'a', "á"}, {'e', "ë"}, {'i', "î"}, {'o', "ô"}, {'u', "û"}, {'y', "ý"}, {'c', "ç"},
                   {'n', "ñ"}, {'s', "š"}, {'z', "ž"}, {'A', "Å"}, {'E', "É"}, {'I', "Î"}, {'O', "Ö"},
                   {'U', "Ü"}, {'Y', "Ý"}, {'C', "Ç"}, {'N', "Ñ"}, {'S', "Š"}, {'Z', "Ž"}};
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].plain == letter)
            return letters[i].accented;
    return NULL;
}

/* Bytes of the place at at[0], braces and all; 0 if none begins there. */
static size_t place_size(const char *at)
{
    size_t name = *at == '{' ? strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_") : 0;
    return name > 0 && at[1 + name] == '}' ? name + 2 : 0;
}

static bool is_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/* How many letters to add: none to what only stands between words. */
static size_t more_letters(const char *english)
{
    size_t signs = 0;
    bool words = false;
    for (const char *at = english; *at; at += place_size(at) ? place_size(at) : utf8_step(at, NULL)) {
        signs += place_size(at) == 0;
        words = words || (place_size(at) == 0 && is_letter(*at));
    }
    return words ? (signs * MORE_PERCENT + 99) / 100 : 0;
}

static bool is_vowel(char letter)
{
    return strchr("aeiouAEIOU", letter) != NULL;
}

static void add_end(struct text *text, size_t more, bool spaces)
{
    for (size_t i = 0; i < more; i++)
        text_add(text, spaces && i % WORD_LETTERS == 0 && i + 1 < more ? " " : "ô");
}

void pseudo_add(struct text *text, const char *english)
{
    size_t more = more_letters(english), size;
    for (const char *at = english; *at; at += size) {
        size = place_size(at) ? place_size(at) : utf8_step(at, NULL);
        const char *other = size == 1 ? accented(*at) : NULL;
        for (int times = other && more > 0 && is_vowel(*at) ? 2 : 1; times > 0; times--)
            text_add_bytes(text, other ? other : at, other ? strlen(other) : size);
        more -= other && more > 0 && is_vowel(*at);
    }
    add_end(text, more, strchr(english, ' ') != NULL);
}
