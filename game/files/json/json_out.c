#include "files/json/json_out.h"

#include "core/base/utf8.h"

#include <string.h>

#define HASH_DIGITS 16

static const char digits[] = "0123456789abcdef";

static void add_letter(struct text *text, const char *letter, size_t length, uint32_t code)
{
    bool quoted = code == '"' || code == '\\';
    if (!quoted && !utf8_steers(code)) {
        text_add_bytes(text, letter, length);
        return;
    }
    text_add(text, quoted ? "\\" : "\\u");
    if (quoted)
        text_add_bytes(text, letter, 1);
    else
        text_add_hex(text, code, 4);
}

void json_out_string(struct text *text, const char *string)
{
    uint32_t code;
    text_add(text, "\"");
    for (size_t length; (length = utf8_step(string, &code)) > 0; string += length)
        add_letter(text, string, length, code);
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
