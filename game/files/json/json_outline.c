#include "files/json/json_outline.h"

/* No messages: what the author of a file is told stays English. */

/* The next byte, or -1 at the end. */
static int peek(const struct json_lex *lex)
{
    return lex->at == lex->end ? -1 : (unsigned char)*lex->at;
}

static bool pass_text(struct json_lex *lex)
{
    bool escaped = false;

    for (lex->at++; peek(lex) >= 0 && peek(lex) != '\n' && peek(lex) != '\r'; lex->at++) {
        if (peek(lex) == '"' && !escaped) {
            lex->at++;
            return true;
        }
        escaped = peek(lex) == '\\' && !escaped;
    }
    return json_lex_unexpected(lex, "has a text that does not end", "close the text with \" on the same line");
}

static bool is_sign(int byte)
{
    return byte == '"' || byte == '[' || byte == ']' || byte == '{' || byte == '}' || byte == ',' || byte == ':';
}

/* A number, a word, or whatever stands in its place. */
static void pass_bare(struct json_lex *lex)
{
    while (peek(lex) > ' ' && !is_sign(peek(lex)))
        lex->at++;
}

/* Something in a list or an object that begins no value. */
static bool pass_inside(struct json_lex *lex, int sign)
{
    if (sign == ',' || sign == ':') {
        lex->at++;
        return true;
    }
    if (sign != (lex->open[lex->depth - 1] == '[' ? ']' : '}'))
        return json_lex_unexpected(lex, "has brackets that don't match", "close each bracket with its own kind");
    lex->at++;
    lex->depth--;
    return true;
}

static bool pass_piece(struct json_lex *lex)
{
    int byte = json_lex_next(lex);

    if (byte == '"')
        return pass_text(lex);
    if (byte == '[' || byte == '{')
        return json_lex_open(lex);
    if (is_sign(byte) && lex->depth > 0)
        return pass_inside(lex, byte);
    if (byte <= ' ' || is_sign(byte))
        return json_lex_unexpected(lex, "lacks a value here", "write a value before what follows");
    pass_bare(lex);
    return true;
}

bool json_outline(struct json_lex *lex)
{
    lex->depth = 0;
    do
        if (!pass_piece(lex))
            return false;
    while (lex->depth > 0);
    return true;
}
