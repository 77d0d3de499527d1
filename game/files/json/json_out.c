#include "files/json/json_out.h"

#include <string.h>

#define HASH_DIGITS 16

static const char digits[] = "0123456789abcdef";

static void add_escaped(struct text *text, char c)
{
    if (c == '"' || c == '\\') {
        text_add_bytes(text, (const char[]){'\\', c, '\0'}, 2);
        return;
    }
    text_add(text, "\\u");
    text_add_hex(text, (unsigned char)c, 4);
}

static bool is_plain(char c)
{
    return (unsigned char)c >= ' ' && c != '"' && c != '\\';
}

void json_out_string(struct text *text, const char *string)
{
    text_add(text, "\"");
    while (*string) {
        size_t plain = 0;
        while (is_plain(string[plain]))
            plain++;
        text_add_bytes(text, string, plain);
        string += plain;
        if (*string)
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

void json_out_raw(struct text *text, const char *name, const char *value)
{
    json_out_name(text, name);
    text_add(text, value);
}

void json_out_text(struct text *text, const char *name, const char *string)
{
    if (!string) {
        json_out_raw(text, name, "null");
        return;
    }
    json_out_name(text, name);
    json_out_string(text, string);
}

void json_out_int(struct text *text, const char *name, int64_t value)
{
    json_out_name(text, name);
    text_add_int(text, value);
}

void json_out_fixed(struct text *text, const char *name, int64_t value, int decimals)
{
    json_out_name(text, name);
    text_add_fixed(text, value, decimals);
}

void json_out_bool(struct text *text, const char *name, bool value)
{
    json_out_raw(text, name, value ? "true" : "false");
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
