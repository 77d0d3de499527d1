#include "files/csv_out.h"

#include "core/base/utf8.h"

#include <string.h>

static bool is_formula(const char *string)
{
    return string[0] != 0 && strchr("=+-@\t\r\n", string[0]) != NULL;
}

static bool needs_quotes(const char *string)
{
    size_t length = strlen(string);

    return strpbrk(string, ",\"\r\n") || string[0] == ' ' || (length > 0 && string[length - 1] == ' ');
}

void csv_out_text(struct text *text, const char *string)
{
    bool quoted = needs_quotes(string);

    text_add(text, quoted ? "\"" : "");
    text_add(text, is_formula(string) ? "'" : "");
    uint32_t code;
    for (size_t length; (length = utf8_step(string, &code)) > 0; string += length) {
        bool shown = !utf8_steers(code) || strchr("\t\r\n", (int)code);
        text_add(text, code == '"' ? "\"" : "");
        text_add_bytes(text, shown ? string : "?", shown ? length : 1);
    }
    text_add(text, quoted ? "\"" : "");
}
