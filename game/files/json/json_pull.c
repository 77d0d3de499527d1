#include "files/json/json_pull.h"

#include <string.h>

static bool fail(struct json_pull *pull)
{
    pull->failed = true;
    pull->lex.at = pull->lex.end;
    return false;
}

void json_pull_init(struct json_pull *pull, const char *bytes, size_t size)
{
    json_lex_init(&pull->lex, bytes, size);
    pull->first = true;
    pull->closed = pull->failed = false;
}

bool json_pull_object(struct json_pull *pull)
{
    return json_lex_take(&pull->lex, '{') || fail(pull);
}

bool json_pull_member(struct json_pull *pull, char *name, size_t size)
{
    struct json_letters letters = {.out = name, .size = size};

    if (pull->failed || pull->closed)
        return false;
    if (json_lex_take(&pull->lex, '}')) {
        pull->closed = true;
        return false;
    }
    if (!pull->first && !json_lex_take(&pull->lex, ','))
        return fail(pull);
    pull->first = false;
    if (!json_lex_name(&pull->lex, &letters))
        return fail(pull);
    if (letters.cut)
        name[0] = '\0';
    return true;
}

bool json_pull_string(struct json_pull *pull, char *out, size_t size)
{
    struct json_letters letters = {.out = out, .size = size};

    return (json_lex_text(&pull->lex, &letters) && !letters.cut) || fail(pull);
}

bool json_pull_int(struct json_pull *pull, int64_t min, int64_t max, int64_t *out)
{
    const char *digit;
    int64_t value = 0;

    if (!json_lex_number(&pull->lex, &digit))
        return fail(pull);
    bool negative = *digit == '-';
    for (digit += negative; digit < pull->lex.at; digit++) {
        int units = *digit - '0';
        if (units < 0 || units > 9 || value > (INT64_MAX - units) / 10)
            return fail(pull); /* a fraction, an exponent, too large */
        value = value * 10 + units;
    }
    value = negative ? -value : value;
    if (value < min || value > max)
        return fail(pull);
    *out = value;
    return true;
}

bool json_pull_bool(struct json_pull *pull, bool *out)
{
    const char *word;

    if (!json_lex_word(&pull->lex, &word) || strcmp(word, "null") == 0)
        return fail(pull);
    *out = strcmp(word, "true") == 0;
    return true;
}

bool json_pull_skip(struct json_pull *pull)
{
    return json_lex_value(&pull->lex) || fail(pull);
}

bool json_pull_done(struct json_pull *pull)
{
    return pull->closed && !pull->failed && json_lex_end(&pull->lex);
}
