#include "files/json/json_pull.h"

#include <string.h>

#include "core/base/utf8.h"

static bool fail(struct json_pull *pull)
{
    pull->failed = true;
    pull->at = pull->end;
    return false;
}

static void skip_space(struct json_pull *pull)
{
    while (pull->at < pull->end && (*pull->at == ' ' || *pull->at == '\t' || *pull->at == '\r' || *pull->at == '\n'))
        pull->at++;
}

static bool take(struct json_pull *pull, char c)
{
    skip_space(pull);
    if (pull->at == pull->end || *pull->at != c)
        return false;
    pull->at++;
    return true;
}

static bool take_word(struct json_pull *pull, const char *word)
{
    size_t length = strlen(word);

    skip_space(pull);
    if ((size_t)(pull->end - pull->at) < length || memcmp(pull->at, word, length) != 0)
        return false;
    pull->at += length;
    return true;
}

void json_pull_init(struct json_pull *pull, const char *bytes, size_t size)
{
    *pull = (struct json_pull){.at = bytes, .end = bytes + size, .first = true};
}

bool json_pull_object(struct json_pull *pull)
{
    return take(pull, '{') || fail(pull);
}

/* Four hexadecimal digits of a \u escape. */
static bool take_unit(struct json_pull *pull, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        char c = pull->at < pull->end ? *pull->at++ : 0;
        uint32_t digit;
        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if ((c | 32) >= 'a' && (c | 32) <= 'f')
            digit = (uint32_t)((c | 32) - 'a') + 10;
        else
            return false;
        *unit = *unit << 4 | digit;
    }
    return true;
}

/* A code point written as one \u escape, or as two that are a surrogate pair; \u was read. */
static bool take_code_point(struct json_pull *pull, uint32_t *code)
{
    uint32_t low;

    if (!take_unit(pull, code) || *code == 0)
        return false;
    if (*code < 0xD800 || *code > 0xDFFF)
        return true;
    if (*code > 0xDBFF || pull->end - pull->at < 2 || pull->at[0] != '\\' || pull->at[1] != 'u')
        return false;
    pull->at += 2;
    if (!take_unit(pull, &low) || low < 0xDC00 || low > 0xDFFF)
        return false;
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* What an escape stands for; the backslash was read. 0 bytes: a fault. */
static size_t take_escape(struct json_pull *pull, char out[4])
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    uint32_t code;

    if (pull->at == pull->end)
        return 0;
    char c = *pull->at++;
    if (c == 'u')
        return take_code_point(pull, &code) ? utf8_write(code, out) : 0;
    const char *letter = c ? strchr(letters, c) : NULL;
    if (!letter)
        return 0;
    out[0] = meanings[letter - letters];
    return 1;
}

/* One letter of a string, however it is written, as UTF-8. 0 bytes: a fault. */
static size_t take_letter(struct json_pull *pull, char out[4])
{
    unsigned char c = (unsigned char)*pull->at;

    if (c == '\\') {
        pull->at++;
        return take_escape(pull, out);
    }
    size_t length = c < ' ' ? 0 : utf8_read(pull->at, (size_t)(pull->end - pull->at), NULL);
    memcpy(out, pull->at, length);
    pull->at += length;
    return length;
}

/* A string on its way to the caller's buffer, which may be NULL. */
struct target {
    char *out;
    size_t size, filled;
    bool cut; /* something did not fit */
};

static void put(struct target *target, const char *bytes, size_t length)
{
    if (!target->out)
        return;
    if (target->cut || target->size - target->filled <= length) {
        target->cut = true;
        return;
    }
    memcpy(target->out + target->filled, bytes, length);
    target->filled += length;
}

/* Bytes from at that are letters as they stand: most of most strings. */
static size_t plain_run(const char *at, const char *end)
{
    const char *c = at;

    while (c < end && (unsigned char)*c >= ' ' && *c != '"' && *c != '\\' && (unsigned char)*c < 0x80)
        c++;
    return (size_t)(c - at);
}

static bool take_string(struct json_pull *pull, struct target *target)
{
    if (!take(pull, '"'))
        return fail(pull);
    for (;;) {
        char letter[4];
        size_t length = plain_run(pull->at, pull->end);
        put(target, pull->at, length);
        pull->at += length;
        if (pull->at == pull->end)
            return fail(pull);
        if (*pull->at == '"')
            break;
        length = take_letter(pull, letter);
        if (length == 0)
            return fail(pull);
        put(target, letter, length);
    }
    pull->at++;
    if (target->out)
        target->out[target->filled] = '\0';
    return true;
}

bool json_pull_member(struct json_pull *pull, char *name, size_t size)
{
    struct target target = {.out = name, .size = size};

    if (pull->failed || pull->closed)
        return false;
    if (take(pull, '}')) {
        pull->closed = true;
        return false;
    }
    if (!pull->first && !take(pull, ','))
        return fail(pull);
    pull->first = false;
    if (!take_string(pull, &target) || !take(pull, ':'))
        return fail(pull);
    if (target.cut)
        name[0] = '\0';
    return true;
}

bool json_pull_string(struct json_pull *pull, char *out, size_t size)
{
    struct target target = {.out = out, .size = size};

    return take_string(pull, &target) && (!target.cut || fail(pull));
}

static bool is_digit(const struct json_pull *pull)
{
    return pull->at < pull->end && *pull->at >= '0' && *pull->at <= '9';
}

bool json_pull_int(struct json_pull *pull, int64_t min, int64_t max, int64_t *out)
{
    bool negative = take(pull, '-');
    int64_t value = 0;

    if (!negative)
        skip_space(pull);
    if (!is_digit(pull))
        return fail(pull);
    const char *start = pull->at;
    while (is_digit(pull)) {
        int digit = *pull->at++ - '0';
        if (value > (INT64_MAX - digit) / 10)
            return fail(pull);
        value = value * 10 + digit;
    }
    bool leading_zero = *start == '0' && pull->at - start > 1;
    bool goes_on = pull->at < pull->end && strchr(".eE", *pull->at) && *pull->at;
    value = negative ? -value : value;
    if (leading_zero || goes_on || value < min || value > max)
        return fail(pull);
    *out = value;
    return true;
}

bool json_pull_bool(struct json_pull *pull, bool *out)
{
    if (take_word(pull, "true"))
        *out = true;
    else if (take_word(pull, "false"))
        *out = false;
    else
        return fail(pull);
    return true;
}

static bool take_digits(struct json_pull *pull)
{
    bool any = is_digit(pull);

    while (is_digit(pull))
        pull->at++;
    return any;
}

static bool skip_number(struct json_pull *pull)
{
    take(pull, '-');
    if (pull->at < pull->end && *pull->at == '0')
        pull->at++;
    else if (!take_digits(pull))
        return fail(pull);
    if (pull->at < pull->end && *pull->at == '.') {
        pull->at++;
        if (!take_digits(pull))
            return fail(pull);
    }
    if (pull->at < pull->end && (*pull->at | 32) == 'e') {
        pull->at++;
        if (pull->at < pull->end && (*pull->at == '+' || *pull->at == '-'))
            pull->at++;
        if (!take_digits(pull))
            return fail(pull);
    }
    return true;
}

static bool skip_string(struct json_pull *pull)
{
    struct target nowhere = {0};

    return take_string(pull, &nowhere);
}

static bool skip_value(struct json_pull *pull, int depth);

static bool skip_items(struct json_pull *pull, char close, int depth)
{
    if (depth > JSON_PULL_DEPTH_MAX)
        return fail(pull);
    if (take(pull, close))
        return true;
    do {
        if (close == '}' && !(skip_string(pull) && take(pull, ':')))
            return fail(pull);
        if (!skip_value(pull, depth))
            return false;
    } while (take(pull, ','));
    return take(pull, close) || fail(pull);
}

static bool skip_value(struct json_pull *pull, int depth)
{
    skip_space(pull);
    if (pull->at == pull->end)
        return fail(pull);
    if (*pull->at == '"')
        return skip_string(pull);
    if (take(pull, '{'))
        return skip_items(pull, '}', depth + 1);
    if (take(pull, '['))
        return skip_items(pull, ']', depth + 1);
    if (take_word(pull, "true") || take_word(pull, "false") || take_word(pull, "null"))
        return true;
    return skip_number(pull);
}

bool json_pull_skip(struct json_pull *pull)
{
    return skip_value(pull, 0);
}

bool json_pull_done(struct json_pull *pull)
{
    skip_space(pull);
    return pull->closed && !pull->failed && pull->at == pull->end;
}
