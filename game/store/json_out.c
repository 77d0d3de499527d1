#include "store/json_out.h"

#include <string.h>

#define HASH_DIGITS 16

static const char digits[] = "0123456789abcdef";

static void add_escaped(struct text *text, char c)
{
    char escape[7] = "\\u00";

    if (c == '"' || c == '\\') {
        escape[0] = '\\';
        escape[1] = c;
        escape[2] = '\0';
    } else {
        escape[4] = digits[(unsigned char)c >> 4];
        escape[5] = digits[(unsigned char)c & 15];
        escape[6] = '\0';
    }
    text_add(text, escape);
}

void json_out_string(struct text *text, const char *string)
{
    text_add(text, "\"");
    while (*string) {
        /* Runs of plain letters go in whole, so that no letter is cut in two. */
        size_t plain = 0;
        char run[128];
        while (plain < sizeof run - 1 && (unsigned char)string[plain] >= ' ' && string[plain] != '"' &&
               string[plain] != '\\')
            plain++;
        memcpy(run, string, plain);
        run[plain] = '\0';
        text_add(text, run);
        string += plain;
        if (plain == 0)
            add_escaped(text, *string++);
    }
    text_add(text, "\"");
}

void json_out_name(struct text *text, const char *name)
{
    if (text->length > 0 && text->buffer[text->length - 1] != '{')
        text_add(text, ",");
    json_out_string(text, name);
    text_add(text, ":");
}

void json_out_hash(struct text *text, uint64_t hash)
{
    text_add(text, "\"");
    text_add_hex(text, hash, HASH_DIGITS);
    text_add(text, "\"");
}

bool json_hash_parse(const char *string, uint64_t *hash)
{
    uint64_t value = 0;
    int count = 0;

    for (; string[count]; count++) {
        const char *digit = strchr(digits, string[count]);
        if (!digit || count == HASH_DIGITS)
            return false;
        value = value << 4 | (uint64_t)(digit - digits);
    }
    if (count != HASH_DIGITS)
        return false;
    *hash = value;
    return true;
}
