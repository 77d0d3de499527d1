#include "files/json/json_scan.h"

#include "files/json/json.h"

#include <stdint.h>
#include <string.h>

#include "core/base/utf8.h"

/* No messages: what the author of a file is told stays English. */

/* cJSON copies a number's text into 64 bytes; a longer one would be cut. */
#define NUMBER_LENGTH_MAX 63

struct scan {
    const unsigned char *at, *end;
    const unsigned char *start;
    int values;
    int depth;
    char open[JSON_DEPTH_MAX]; /* '[' or '{' of each level */
    const char *what, *fix;    /* of the first offence */
};

static bool offend(struct scan *scan, const char *what, const char *fix)
{
    scan->what = what;
    scan->fix = fix;
    return false;
}

static bool at_end(const struct scan *scan)
{
    return scan->at == scan->end;
}

/* The next byte, or -1 at the end. */
static int peek(const struct scan *scan)
{
    return at_end(scan) ? -1 : *scan->at;
}

static bool is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

static void skip_space(struct scan *scan)
{
    while (!at_end(scan) && memchr(" \t\r\n", *scan->at, 4))
        scan->at++;
}

static bool unexpected(struct scan *scan, const char *what, const char *fix)
{
    if (at_end(scan))
        return offend(scan, "ends too early", "the file looks cut off; write the rest of it or fetch it again");
    if (*scan->at == 0)
        return offend(scan, "has a NUL byte", "save the file as plain UTF-8 text");
    return offend(scan, what, fix);
}

/* The four digits after \u; -1 if they are not there. */
static int32_t scan_hex(struct scan *scan)
{
    int32_t code = 0;
    for (int i = 0; i < 4; i++, scan->at++) {
        int byte = peek(scan);
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

static bool scan_unicode_escape(struct scan *scan)
{
    static const char fix[] = "write \\u and four digits of 0-9, a-f, or the letter itself";
    int32_t code = scan_hex(scan);
    if (code < 0)
        return unexpected(scan, "has a broken \\u escape", fix);
    if (code == 0)
        return offend(scan, "has a NUL letter in a text", "take \\u0000 out");
    if (code >= 0xDC00 && code <= 0xDFFF)
        return offend(scan, "has half of a letter's \\u escapes", fix);
    if (code < 0xD800 || code > 0xDFFF)
        return true;
    if (scan->end - scan->at < 2 || scan->at[0] != '\\' || scan->at[1] != 'u')
        return unexpected(scan, "has half of a letter's \\u escapes", fix);
    scan->at += 2;
    int32_t low = scan_hex(scan);
    if (low < 0xDC00 || low > 0xDFFF)
        return unexpected(scan, "has half of a letter's \\u escapes", fix);
    return true;
}

static bool scan_escape(struct scan *scan)
{
    scan->at++;
    int byte = peek(scan);
    if (byte > 0 && strchr("\"\\/bfnrt", byte)) {
        scan->at++;
        return true;
    }
    if (byte != 'u')
        return unexpected(scan, "has an unknown escape after a backslash",
                          "write \\\\ for a backslash, or take it out");
    scan->at++;
    return scan_unicode_escape(scan);
}

/* From the opening quote past the closing one. */
static bool scan_string(struct scan *scan)
{
    scan->at++;
    while (peek(scan) != '"') {
        int byte = peek(scan);
        if (byte == '\\') {
            if (!scan_escape(scan))
                return false;
            continue;
        }
        if (byte < 0x20)
            return unexpected(scan, "has a line break or a control character in a text",
                              "close the text with \" on the same line; write \\n for a line break");
        size_t length = utf8_read((const char *)scan->at, (size_t)(scan->end - scan->at), NULL);
        if (length == 0)
            return offend(scan, "is not UTF-8", "save the file as UTF-8 text");
        scan->at += length;
    }
    scan->at++;
    return true;
}

static bool scan_digits(struct scan *scan)
{
    if (!is_digit(peek(scan)))
        return unexpected(scan, "has a broken number", "write numbers as 12, -3 or 0.5");
    while (is_digit(peek(scan)))
        scan->at++;
    return true;
}

static bool scan_number(struct scan *scan)
{
    const unsigned char *start = scan->at;
    if (peek(scan) == '-')
        scan->at++;
    bool zero = peek(scan) == '0';
    const unsigned char *digits = scan->at;
    if (!scan_digits(scan))
        return false;
    if (zero && scan->at - digits > 1)
        return offend(scan, "has a number that starts with 0", "take the leading zeros out");
    if (peek(scan) == '.') {
        scan->at++;
        if (!scan_digits(scan))
            return false;
    }
    if ((peek(scan) | 0x20) == 'e') {
        scan->at++;
        if (peek(scan) == '+' || peek(scan) == '-')
            scan->at++;
        if (!scan_digits(scan))
            return false;
    }
    if (scan->at - start > NUMBER_LENGTH_MAX)
        return offend(scan, "has a number of more than 63 digits", "write it with fewer digits");
    return true;
}

static bool scan_literal(struct scan *scan)
{
    static const char *const literals[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof literals / sizeof literals[0]; i++) {
        size_t length = strlen(literals[i]);
        if ((size_t)(scan->end - scan->at) >= length && memcmp(scan->at, literals[i], length) == 0) {
            scan->at += length;
            return true;
        }
    }
    return unexpected(scan, "has something that is no JSON value",
                      "write a text in \"quotes\", a number, true, false, a [list] or an {object}");
}

/* "name": */
static bool scan_name(struct scan *scan)
{
    skip_space(scan);
    if (peek(scan) != '"')
        return unexpected(scan, "lacks a member's name here",
                          "write a name in \"quotes\"; no comma after the last member");
    if (!scan_string(scan))
        return false;
    skip_space(scan);
    if (peek(scan) != ':')
        return unexpected(scan, "lacks a colon after a member's name", "write \"name\": value");
    scan->at++;
    return true;
}

/* Enters a list or an object; *empty if it closed at once. */
static bool scan_open(struct scan *scan, bool *empty)
{
    char open = (char)*scan->at;
    if (scan->depth == JSON_DEPTH_MAX)
        return offend(scan, "is nested more than 64 deep", "use fewer brackets inside one another");
    scan->at++;
    skip_space(scan);
    *empty = peek(scan) == (open == '[' ? ']' : '}');
    if (*empty) {
        scan->at++;
        return true;
    }
    scan->open[scan->depth++] = open;
    return open == '[' || scan_name(scan);
}

/* After a value: closes what ends here, and moves past the comma to the next value. *more is false at the end of all.
 */
static bool scan_after(struct scan *scan, bool *more)
{
    while (scan->depth > 0) {
        bool list = scan->open[scan->depth - 1] == '[';
        skip_space(scan);
        if (peek(scan) == ',') {
            scan->at++;
            *more = true;
            return list || scan_name(scan);
        }
        if (peek(scan) != (list ? ']' : '}'))
            return unexpected(scan, list ? "lacks a comma or ] in a list" : "lacks a comma or } in an object",
                              "put a comma between items and close each bracket");
        scan->at++;
        scan->depth--;
    }
    *more = false;
    return true;
}

static bool scan_value(struct scan *scan, bool *opened)
{
    *opened = false;
    skip_space(scan);
    if (++scan->values > JSON_VALUES_MAX)
        return offend(scan, "holds more than 1000000 values", "split it into smaller files");
    int byte = peek(scan);
    if (byte == '[' || byte == '{') {
        bool empty = false;
        if (!scan_open(scan, &empty))
            return false;
        *opened = !empty;
        return true;
    }
    if (byte == '"')
        return scan_string(scan);
    if (byte == '-' || is_digit(byte))
        return scan_number(scan);
    return scan_literal(scan);
}

static bool scan_document(struct scan *scan)
{
    if (scan->end - scan->at >= 3 && memcmp(scan->at, "\xEF\xBB\xBF", 3) == 0)
        scan->at += 3;
    bool more = true;
    while (more) {
        bool opened = false;
        if (!scan_value(scan, &opened))
            return false;
        if (!opened && !scan_after(scan, &more))
            return false;
    }
    skip_space(scan);
    return at_end(scan) || unexpected(scan, "goes on after its end", "take out what follows the last bracket");
}

static void find_place(const struct scan *scan, struct json_offence *offence)
{
    offence->line = 1;
    offence->column = 1;
    const char *at = (const char *)scan->start, *end = (const char *)scan->at;
    while (at < end) {
        bool breaks = *at == '\n';
        offence->line += breaks;
        offence->column = breaks ? 1 : offence->column + 1;
        at += utf8_read(at, (size_t)(end - at), NULL); /* all before an offence is good */
    }
}

bool json_scan(const char *bytes, size_t size, struct json_offence *offence)
{
    const unsigned char *start = (const unsigned char *)bytes;
    struct scan scan = {.at = start, .start = start, .end = start + size};
    if (scan_document(&scan))
        return true;
    find_place(&scan, offence);
    offence->what = scan.what;
    offence->fix = scan.fix;
    return false;
}
