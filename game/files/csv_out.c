#include "files/csv_out.h"

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
    for (const char *c = string; *c; c++) {
        char letter[3] = {*c, *c == '"' ? '"' : 0, 0};
        text_add(text, letter);
    }
    text_add(text, quoted ? "\"" : "");
}
