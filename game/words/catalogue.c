#include "words/catalogue.h"

#include "core/base/utf8.h"

#include <string.h>

#define MAGIC             0x950412deu
#define HEADER_SIZE       28
#define ENTRIES_MAX       65536
#define ENTRY_SIZE        8 /* a length and an offset */
#define CONTEXT_SEPARATOR '\4'

struct string {
    const char *text; /* ends with a NUL; a message with plural forms has NULs in it */
    size_t length;
};

static uint32_t number_at(const struct catalogue *catalogue, size_t offset)
{
    const unsigned char *b = catalogue->bytes + offset;
    return catalogue->big_endian ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3]
                                 : (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

static struct string string_at(const struct catalogue *catalogue, uint32_t table, uint32_t index)
{
    size_t entry = table + (size_t)index * ENTRY_SIZE;
    return (struct string){.text = (const char *)catalogue->bytes + number_at(catalogue, entry + 4),
                           .length = number_at(catalogue, entry)};
}

static bool has_magic(struct catalogue *catalogue)
{
    if (catalogue->size < HEADER_SIZE || catalogue->size > CATALOGUE_SIZE_MAX)
        return false;
    if (number_at(catalogue, 0) != MAGIC)
        catalogue->big_endian = true;
    return number_at(catalogue, 0) == MAGIC && number_at(catalogue, 4) == 0;
}

static bool has_room(const struct catalogue *catalogue, uint32_t offset, uint32_t size)
{
    return offset <= catalogue->size && size <= catalogue->size - offset;
}

static bool read_head(struct catalogue *catalogue)
{
    catalogue->count = number_at(catalogue, 8);
    catalogue->originals = number_at(catalogue, 12);
    catalogue->translations = number_at(catalogue, 16);
    return catalogue->count >= 1 && catalogue->count <= ENTRIES_MAX &&
           has_room(catalogue, catalogue->originals, catalogue->count * ENTRY_SIZE) &&
           has_room(catalogue, catalogue->translations, catalogue->count * ENTRY_SIZE);
}

static bool is_sound(const struct catalogue *catalogue, uint32_t table, uint32_t index)
{
    size_t entry = table + (size_t)index * ENTRY_SIZE;
    uint32_t length = number_at(catalogue, entry), offset = number_at(catalogue, entry + 4);
    if (length >= CATALOGUE_SIZE_MAX || !has_room(catalogue, offset, length + 1))
        return false;
    struct string string = string_at(catalogue, table, index);
    return string.text[length] == '\0' && utf8_good(string.text, length) == length;
}

static int parts_of(struct string string)
{
    int parts = 1;
    for (size_t i = 0; i < string.length; i++)
        parts += string.text[i] == '\0';
    return parts;
}

/* Of an entry whose two strings are sound: they have as many forms as they should, and the English comes after the one
 * before it, so that it can be searched for. */
static bool fits(const struct catalogue *catalogue, uint32_t index)
{
    struct string english = string_at(catalogue, catalogue->originals, index);
    int forms = parts_of(english), translated = parts_of(string_at(catalogue, catalogue->translations, index));
    if (forms > 2 || translated != (forms == 2 ? catalogue->plural.forms : 1))
        return false;
    return index == 0 || strcmp(string_at(catalogue, catalogue->originals, index - 1).text, english.text) < 0;
}

static const char *line_of(const char *head, const char *name)
{
    for (const char *line = head; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, strlen(name)) == 0)
            return line + strlen(name);
    }
    return NULL;
}

/* The translation of the empty message is lines about the file. */
static bool read_lines(struct catalogue *catalogue)
{
    if (string_at(catalogue, catalogue->originals, 0).length > 0)
        return false;
    const char *head = string_at(catalogue, catalogue->translations, 0).text;
    const char *type = line_of(head, EN_("Content-Type:")), *plural = line_of(head, EN_("Plural-Forms:"));
    const char *charset = type ? strstr(type, "charset=UTF-8") : NULL;
    plural_init(&catalogue->plural);
    return charset && !memchr(type, '\n', (size_t)(charset - type)) &&
           (!plural || plural_parse(&catalogue->plural, plural));
}

static bool fail(struct catalogue *catalogue, struct error *error, const char *what)
{
    *catalogue = (struct catalogue){0};
    error_set(error, "", what, EN_("compile it again with msgfmt"));
    return false;
}

bool catalogue_open(struct catalogue *catalogue, const void *bytes, size_t size, struct error *error)
{
    *catalogue = (struct catalogue){.bytes = bytes, .size = size};
    if (!has_magic(catalogue))
        return fail(catalogue, error, EN_("is no catalogue of messages"));
    if (!read_head(catalogue))
        return fail(catalogue, error, EN_("is cut off"));
    for (uint32_t i = 0; i < catalogue->count; i++)
        if (!is_sound(catalogue, catalogue->originals, i) || !is_sound(catalogue, catalogue->translations, i))
            return fail(catalogue, error, EN_("is damaged, or not in UTF-8"));
    if (!read_lines(catalogue))
        return fail(catalogue, error, EN_("doesn't begin with its charset UTF-8 and the rule of its plurals"));
    for (uint32_t i = 0; i < catalogue->count; i++)
        if (!fits(catalogue, i))
            return fail(catalogue, error, EN_("has messages out of order, or with a wrong number of plural forms"));
    return true;
}

/* As strcmp of "context\4english" and stored. */
static int compare(const char *context, const char *english, const char *stored)
{
    if (context) {
        size_t length = strlen(context);
        int order = strncmp(context, stored, length);
        if (order != 0)
            return order;
        if (stored[length] != CONTEXT_SEPARATOR)
            return CONTEXT_SEPARATOR - (unsigned char)stored[length];
        stored += length + 1;
    }
    return strcmp(english, stored);
}

static const char *form_of(const struct catalogue *catalogue, struct string translation, int64_t count)
{
    const char *form = translation.text;
    if (parts_of(translation) > 1)
        for (int skip = plural_form(&catalogue->plural, count); skip > 0; skip--)
            form += strlen(form) + 1;
    return *form ? form : NULL;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *context, const char *english, int64_t count)
{
    uint32_t low = 1, high = catalogue->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(context, english, string_at(catalogue, catalogue->originals, middle).text);
        if (order == 0)
            return form_of(catalogue, string_at(catalogue, catalogue->translations, middle), count);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
