#include "files/json/json_lex.h"

#include <string.h>

#include "core/base/utf8.h"

/* No messages: what the author of a file is told stays English. */

/* cJSON copies a number's text into 64 bytes; a longer one would be cut. */
#define NUMBER_LENGTH_MAX 63

void json_lex_init(struct json_lex *lex, const char *bytes, size_t size)
{
    lex->at = bytes;
    lex->end = bytes + size;
    lex->values = lex->depth = 0;
    lex->what = lex->fix = NULL;
}

bool json_lex_offend(struct json_lex *lex, const char *what, const char *fix)
{
    if (!lex->what) {
        lex->what = what;
        lex->fix = fix;
    }
    return false;
}

/* The next byte, or -1 at the end. */
static int peek(const struct json_lex *lex)
{
    return lex->at == lex->end ? -1 : (unsigned char)*lex->at;
}

static bool is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

int json_lex_next(struct json_lex *lex)
{
    while (lex->at < lex->end && (*lex->at == ' ' || *lex->at == '\t' || *lex->at == '\r' || *lex->at == '\n'))
        lex->at++;
    return peek(lex);
}

bool json_lex_take(struct json_lex *lex, char mark)
{
    if (json_lex_next(lex) != mark)
        return false;
    lex->at++;
    return true;
}

bool json_lex_unexpected(struct json_lex *lex, const char *what, const char *fix)
{
    if (peek(lex) < 0)
        return json_lex_offend(lex, "ends too early", "the file looks cut off; write the rest of it or fetch it again");
    if (peek(lex) == 0)
        return json_lex_offend(lex, "has a NUL byte", "save the file as plain UTF-8 text");
    return json_lex_offend(lex, what, fix);
}

/* ---- texts */

static void put(struct json_letters *letters, const char *bytes, size_t length)
{
    if (!letters || !letters->out || letters->cut)
        return;
    letters->cut = letters->size - letters->filled <= length;
    if (letters->cut)
        return;
    memcpy(letters->out + letters->filled, bytes, length);
    letters->filled += length;
}

/* The four digits after \u; -1 if they are not there. */
static int32_t take_unit(struct json_lex *lex)
{
    int32_t code = 0;
    for (int i = 0; i < 4; i++, lex->at++) {
        int byte = peek(lex);
        int lower = byte | 0x20;
        if (is_digit(byte))
            code = code * 16 + (byte - '0');
        else if (lower >= 'a' && lower <= 'f')
            code = code * 16 + (lower - 'a' + 10);
        else
            return -1;
    }
    return code;
}

/* A letter as one \u escape, or as two that are a surrogate pair; the first \u was read. */
static bool take_unicode(struct json_lex *lex, uint32_t *letter)
{
    static const char fix[] = "write \\u and four digits of 0-9, a-f, or the letter itself";
    int32_t code = take_unit(lex);
    if (code < 0)
        return json_lex_unexpected(lex, "has a broken \\u escape", fix);
    if (code == 0)
        return json_lex_offend(lex, "has a NUL letter in a text", "take \\u0000 out");
    if (code >= 0xDC00 && code <= 0xDFFF)
        return json_lex_offend(lex, "has half of a letter's \\u escapes", fix);
    *letter = (uint32_t)code;
    if (code < 0xD800 || code > 0xDFFF)
        return true;
    if (lex->end - lex->at < 2 || lex->at[0] != '\\' || lex->at[1] != 'u')
        return json_lex_unexpected(lex, "has half of a letter's \\u escapes", fix);
    lex->at += 2;
    int32_t low = take_unit(lex);
    if (low < 0xDC00 || low > 0xDFFF)
        return json_lex_unexpected(lex, "has half of a letter's \\u escapes", fix);
    *letter = 0x10000 + ((*letter - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
    return true;
}

static bool take_escape(struct json_lex *lex, struct json_letters *letters)
{
    static const char signs[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char bytes[4];
    uint32_t letter;

    lex->at++;
    int byte = peek(lex);
    const char *sign = byte > 0 ? strchr(signs, byte) : NULL;
    if (sign) {
        lex->at++;
        put(letters, &meanings[sign - signs], 1);
        return true;
    }
    if (byte != 'u')
        return json_lex_unexpected(lex, "has an unknown escape after a backslash",
                                   "write \\\\ for a backslash, or take it out");
    lex->at++;
    if (!take_unicode(lex, &letter))
        return false;
    put(letters, bytes, utf8_write(letter, bytes));
    return true;
}

/* Bytes that are letters as they stand: most of most texts. */
static size_t plain_run(const struct json_lex *lex)
{
    const char *c = lex->at;

    while (c < lex->end && (unsigned char)*c >= ' ' && *c != '"' && *c != '\\' && (unsigned char)*c < 0x80)
        c++;
    return (size_t)(c - lex->at);
}

/* One letter, or a run of them, that is written as it is. */
static bool take_letters(struct json_lex *lex, struct json_letters *letters)
{
    size_t length = plain_run(lex);

    if (length == 0 && peek(lex) < ' ')
        return json_lex_unexpected(lex, "has a line break or a control character in a text",
                                   "close the text with \" on the same line; write \\n for a line break");
    if (length == 0)
        length = utf8_read(lex->at, (size_t)(lex->end - lex->at), NULL);
    if (length == 0)
        return json_lex_offend(lex, "is not UTF-8", "save the file as UTF-8 text");
    put(letters, lex->at, length);
    lex->at += length;
    return true;
}

bool json_lex_text(struct json_lex *lex, struct json_letters *letters)
{
    if (json_lex_next(lex) != '"')
        return json_lex_unexpected(lex, "lacks a text here", "write it in \"quotes\"");
    lex->at++;
    while (peek(lex) != '"') {
        bool escape = peek(lex) == '\\';
        if (escape ? !take_escape(lex, letters) : !take_letters(lex, letters))
            return false;
    }
    lex->at++;
    if (letters && letters->out)
        letters->out[letters->filled] = '\0';
    return true;
}

bool json_lex_name(struct json_lex *lex, struct json_letters *letters)
{
    if (json_lex_next(lex) != '"')
        return json_lex_unexpected(lex, "lacks a member's name here",
                                   "write a name in \"quotes\"; no comma after the last member");
    if (!json_lex_text(lex, letters))
        return false;
    return json_lex_take(lex, ':') ||
           json_lex_unexpected(lex, "lacks a colon after a member's name", "write \"name\": value");
}

/* ---- numbers and words */

static bool take_digits(struct json_lex *lex)
{
    if (!is_digit(peek(lex)))
        return json_lex_unexpected(lex, "has a broken number", "write numbers as 12, -3 or 0.5");
    while (is_digit(peek(lex)))
        lex->at++;
    return true;
}

/* From the point or the e, if there is one, to the end. */
static bool take_rest(struct json_lex *lex)
{
    if (peek(lex) == '.') {
        lex->at++;
        if (!take_digits(lex))
            return false;
    }
    if ((peek(lex) | 0x20) != 'e')
        return true;
    lex->at++;
    if (peek(lex) == '+' || peek(lex) == '-')
        lex->at++;
    return take_digits(lex);
}

bool json_lex_number(struct json_lex *lex, const char **start)
{
    bool zero = json_lex_next(lex) == '0';

    *start = lex->at;
    if (peek(lex) == '-') {
        lex->at++;
        zero = peek(lex) == '0';
    }
    const char *digits = lex->at;
    if (!take_digits(lex))
        return false;
    if (zero && lex->at - digits > 1)
        return json_lex_offend(lex, "has a number that starts with 0", "take the leading zeros out");
    if (!take_rest(lex))
        return false;
    if (lex->at - *start > NUMBER_LENGTH_MAX)
        return json_lex_offend(lex, "has a number of more than 63 digits", "write it with fewer digits");
    return true;
}

bool json_lex_word(struct json_lex *lex, const char **word)
{
    static const char *const words[] = {"true", "false", "null"};

    json_lex_next(lex);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);
        if ((size_t)(lex->end - lex->at) < length || memcmp(lex->at, words[i], length) != 0)
            continue;
        lex->at += length;
        *word = words[i];
        return true;
    }
    return json_lex_unexpected(lex, "has something that is no JSON value",
                               "write a text in \"quotes\", a number, true, false, a [list] or an {object}");
}

/* ---- whole values */

bool json_lex_open(struct json_lex *lex)
{
    if (lex->depth == JSON_DEPTH_MAX)
        return json_lex_offend(lex, "is nested more than 64 deep", "use fewer brackets inside one another");
    lex->open[lex->depth++] = *lex->at++;
    return true;
}

/* Enters a list or an object; *empty if it closed at once. */
static bool enter(struct json_lex *lex, bool *empty)
{
    char open = *lex->at;

    if (!json_lex_open(lex))
        return false;
    *empty = json_lex_take(lex, open == '[' ? ']' : '}');
    lex->depth -= *empty;
    return *empty || open == '[' || json_lex_name(lex, NULL);
}

bool json_lex_after(struct json_lex *lex, bool list, bool *more)
{
    *more = json_lex_take(lex, ',');
    return *more || json_lex_take(lex, list ? ']' : '}') ||
           json_lex_unexpected(lex, list ? "lacks a comma or ] in a list" : "lacks a comma or } in an object",
                               "put a comma between items and close each bracket");
}

/* After a value: closes what ends here, and moves past the comma to the next value. *more is false at the end of all.
 */
static bool leave(struct json_lex *lex, bool *more)
{
    for (*more = false; lex->depth > 0; lex->depth--) {
        bool list = lex->open[lex->depth - 1] == '[';
        if (!json_lex_after(lex, list, more))
            return false;
        if (*more)
            return list || json_lex_name(lex, NULL);
    }
    return true;
}

/* A value, or the beginning of one that has others in it: then *opened. */
static bool begin_value(struct json_lex *lex, bool *opened)
{
    const char *ignored;
    bool empty = true;
    int byte = json_lex_next(lex);

    *opened = false;
    if (++lex->values > JSON_VALUES_MAX)
        return json_lex_offend(lex, "holds more than 1000000 values", "split it into smaller files");
    if (byte == '"')
        return json_lex_text(lex, NULL);
    if (byte == '-' || is_digit(byte))
        return json_lex_number(lex, &ignored);
    if (byte != '[' && byte != '{')
        return json_lex_word(lex, &ignored);
    bool good = enter(lex, &empty);
    *opened = good && !empty;
    return good;
}

bool json_lex_value(struct json_lex *lex)
{
    bool opened, more = true;

    lex->depth = 0;
    while (more) {
        if (!begin_value(lex, &opened) || (!opened && !leave(lex, &more)))
            return false;
    }
    return true;
}

bool json_lex_end(struct json_lex *lex)
{
    return json_lex_next(lex) < 0 ||
           json_lex_unexpected(lex, "goes on after its end", "take out what follows the last bracket");
}
