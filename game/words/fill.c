#include "words/fill.h"

#include "core/base/utf8.h"
#include "words/pseudo.h"

#include <string.h>

#define PATTERN_SIZE      1024
#define CONTEXT_SEPARATOR '\4'

/* A place of a pattern: name[length], between braces. */
struct place {
    const char *name;
    size_t length;
};

/* Finds the next place from *at on and sets *at to its opening brace; false, with *at as it was, if there is none. */
static bool next_place(const char **at, struct place *place)
{
    for (const char *brace = strchr(*at, '{'); brace; brace = strchr(brace + 1, '{')) {
        *place = (struct place){brace + 1, strspn(brace + 1, "abcdefghijklmnopqrstuvwxyz_")};
        if (place->length > 0 && place->name[place->length] == '}') {
            *at = brace;
            return true;
        }
    }
    return false;
}

static bool is_at(const struct value *value, struct place place)
{
    return strlen(value->place) == place.length && memcmp(value->place, place.name, place.length) == 0;
}

static int count_at(const struct values *values, struct place place)
{
    int count = 0;
    for (int i = 0; i < values->count; i++)
        count += is_at(&values->items[i], place);
    return count;
}

static bool has_values(const char *pattern, const struct values *values)
{
    struct place place;
    for (const char *at = pattern; next_place(&at, &place); at = place.name)
        if (count_at(values, place) == 0)
            return false;
    return true;
}

/* A value may be another's text, out of a file or a device: it must not steer what it stands in, nor a terminal. */
static void add_value(const struct words *words, struct text *text, const struct values *values, int index)
{
    size_t from = text->length;
    fill_value(words, text, values, index);
    utf8_make_plain(text->buffer + from);
    text->length = from + strlen(text->buffer + from);
}

/* Values of one place are a list. */
static void add_place(const struct words *words, struct text *text, struct place place, const struct values *values)
{
    int count = count_at(values, place), added = 0;
    if (count == 0)
        text_add_bytes(text, place.name - 1, place.length + 2);
    for (int i = 0; i < values->count; i++) {
        if (!is_at(&values->items[i], place))
            continue;
        if (added > 0)
            text_add(text, added + 1 == count ? words->language->conjunction : words->language->comma);
        add_value(words, text, values, i);
        added++;
    }
}

void fill_pattern(const struct words *words, struct text *text, const char *pattern, const struct values *values)
{
    struct place place;
    const char *at = pattern;
    for (const char *from = pattern; next_place(&at, &place); at = from) {
        text_add_bytes(text, from, (size_t)(at - from));
        add_place(words, text, place, values);
        from = place.name + place.length + 1;
    }
    text_add(text, at);
}

static void add_english(const struct words *words, struct text *text, const char *english, const struct values *values)
{
    char longer[PATTERN_SIZE];
    if (words->pseudo) {
        struct text pattern;
        text_init(&pattern, longer, sizeof longer);
        pseudo_add(&pattern, english);
        english = longer;
    }
    fill_pattern(words, text, english, values);
}

static const char *without_context(const char *key)
{
    const char *separator = strchr(key, CONTEXT_SEPARATOR);
    return separator ? separator + 1 : key;
}

void fill_english(const struct words *words, struct text *text, const char *context, const char *english,
                  const struct values *values)
{
    const char *plain = without_context(english);
    const char *translation = catalogue_find(&words->catalogue, context, english, 0);
    if (!translation && plain != english) /* a name that the game made up itself has no file for its context */
        translation = catalogue_find(&words->catalogue, NULL, plain, 0);
    if (translation && has_values(translation, values))
        fill_pattern(words, text, translation, values);
    else
        add_english(words, text, plain, values);
}

void words_fill(const struct words *words, struct text *text, const struct message *message)
{
    words = fill_words(words);
    if (!message->one)
        return;
    if (!message->many) {
        fill_english(words, text, message->context, message->one, &message->values);
        return;
    }
    const char *translation = catalogue_find(&words->catalogue, message->context, message->one, message->count);
    if (translation && has_values(translation, &message->values))
        fill_pattern(words, text, translation, &message->values);
    else
        add_english(words, text, message->count == 1 ? message->one : message->many, &message->values);
}

char *words_write(const struct words *words, struct message message, char *buffer, size_t size)
{
    struct text text;
    text_init(&text, buffer, size);
    words_fill(words, &text, &message);
    return buffer;
}

void words_name(const struct words *words, struct text *text, const char *context, const char *english)
{
    fill_english(fill_words(words), text, context, english, &(struct values){0});
}
