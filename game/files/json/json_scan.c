#include "files/json/json_scan.h"

#include <string.h>

#include "core/base/utf8.h"
#include "files/json/json_lex.h"

static void find_place(const char *at, const char *offence_at, struct json_offence *offence)
{
    offence->line = 1;
    offence->column = 1;
    while (at < offence_at) {
        bool breaks = *at == '\n';
        offence->line += breaks;
        offence->column = breaks ? 1 : offence->column + 1;
        at += utf8_read(at, (size_t)(offence_at - at), NULL); /* all before an offence is good */
    }
}

bool json_scan(const char *bytes, size_t size, struct json_offence *offence)
{
    size_t mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct json_lex lex;

    json_lex_init(&lex, bytes + mark, size - mark);
    if (json_lex_value(&lex) && json_lex_end(&lex))
        return true;
    find_place(bytes, lex.at, offence);
    offence->what = lex.what;
    offence->fix = lex.fix;
    return false;
}
