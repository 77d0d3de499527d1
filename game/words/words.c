#include "words/fill.h"

#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

const struct words *fill_words(const struct words *words)
{
    static const struct words english = {.code = "en", .language = &languages[0], .numerals = &languages[0].numerals};
    return words ? words : &english;
}

struct words *words_create(const struct words_desc *desc, struct error *error)
{
    struct words *words = calloc(1, sizeof *words);
    if (!words) {
        error_set(error, "", "there is no memory left for the language", "close other programs");
        free(desc->bytes);
        return NULL;
    }
    const char *code = desc->code ? desc->code : languages[0].code;
    text_copy(words->code, sizeof words->code, code);
    words->bytes = desc->bytes;
    words->pseudo = strcmp(code, WORDS_PSEUDO) == 0;
    words->language = language_find(code);
    words->numerals = desc->own_digits && words->language->own ? words->language->own : &words->language->numerals;
    if (!desc->bytes || catalogue_open(&words->catalogue, desc->bytes, desc->size, error))
        return words;
    words_destroy(words);
    return NULL;
}

void words_destroy(struct words *words)
{
    if (!words)
        return;
    free(words->bytes);
    free(words);
}

const char *words_code(const struct words *words)
{
    return fill_words(words)->code;
}

bool words_right_to_left(const struct words *words)
{
    return fill_words(words)->language->right_to_left;
}

static void add_part(const struct words *words, struct text *text, const char *separator, const char *english,
                     const struct values *values)
{
    if (!english[0])
        return;
    if (text->length > 0)
        words_name(words, text, "error", separator);
    fill_english(words, text, NULL, english, values);
}

char *words_error(const struct words *words, const struct error *error, char *buffer, size_t size)
{
    struct text text;
    text_init(&text, buffer, size);
    words = fill_words(words);
    /* A path, or a name of ours ("the window"). */
    const char *where = error->where[0] ? catalogue_find(&words->catalogue, NULL, error->where, 0) : NULL;
    text_add(&text, where ? where : error->where);
    add_part(words, &text, NC_("error", ": "), error->what, &error->values);
    add_part(words, &text, NC_("error", "; "), error->fix, &error->values);
    utf8_make_plain(buffer); /* a path may hold anything */
    return buffer;
}
