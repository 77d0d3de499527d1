#include "files/json/json_stream.h"

#include <stdlib.h>
#include <string.h>

#include "files/json/json_outline.h"

/* No messages: what the author of a file is told stays English. */

#define FIRST_SIZE 4096
#define SHOWN_MAX  150
#define AHEAD      16 /* bytes: what the lexer looks at together (a pair of \u escapes, a word) is shorter */

/* ---- the bytes of the file, as many at a time as a piece takes */

/* Room for as many bytes again as the piece at hand has, which begins at the front. */
static bool widen(struct json_stream *stream)
{
    size_t wider = stream->capacity ? stream->capacity * 2 : FIRST_SIZE;

    if (stream->filled < stream->capacity)
        return true;
    char *grown = stream->filled < stream->limit ? realloc(stream->bytes, wider) : NULL;
    if (!grown)
        return json_lex_offend(&stream->lex, "holds a value that is too large", "take it out");
    stream->bytes = grown;
    stream->capacity = wider;
    return true;
}

/* Reads on, from at; what is before it goes. */
static bool read_on(struct json_stream *stream, size_t at)
{
    stream->lex.what = NULL; /* what offended was the cut */
    stream->filled -= at;
    if (at > 0)
        memmove(stream->bytes, stream->bytes + at, stream->filled);
    if (!widen(stream))
        return false;
    size_t wanted = stream->capacity - stream->filled;
    size_t count = fread(stream->bytes + stream->filled, 1, wanted, stream->file);
    stream->filled += count;
    stream->ended = count < wanted;
    json_lex_init(&stream->lex, stream->bytes, stream->filled);
    return !ferror(stream->file) || json_lex_offend(&stream->lex, "can't be read to its end", "copy the file again");
}

static bool lex_space(struct json_lex *lex, struct json_letters *letters)
{
    (void)letters;
    json_lex_next(lex);
    return true;
}

static bool lex_outline(struct json_lex *lex, struct json_letters *letters)
{
    (void)letters;
    return json_outline(lex);
}

static void count_lines(struct json_stream *stream, const char *from)
{
    for (; from < stream->lex.at; from++)
        stream->line += *from == '\n';
}

/* One piece of the text. It is tried again with more of the file as long as it may have been cut off. */
static bool take(struct json_stream *stream, bool (*piece)(struct json_lex *, struct json_letters *),
                 struct json_letters *letters)
{
    for (;;) {
        struct json_letters taken = letters ? *letters : (struct json_letters){0};
        const char *start = stream->lex.at;
        bool good = piece(&stream->lex, &taken);
        if (stream->ended || stream->lex.end - stream->lex.at >= AHEAD) {
            count_lines(stream, start);
            stream->taken = (size_t)(stream->lex.at - start);
            return good;
        }
        if (!read_on(stream, (size_t)(start - stream->bytes)))
            return false;
    }
}

/* ---- opening and closing */

static bool is_plain_file(FILE *file)
{
    struct os_status status;

    return os_stream_status(file, &status, NULL) && status.kind == OS_FILE;
}

static bool begin(struct json_stream *stream)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = strlen(mark);

    if (!read_on(stream, 0))
        return false;
    if (stream->filled >= length && memcmp(stream->bytes, mark, length) == 0)
        stream->lex.at += length;
    return take(stream, lex_space, NULL) && (json_lex_take(&stream->lex, '{') ||
                                             json_lex_offend(&stream->lex, "is no JSON object", "name a file of ours"));
}

bool json_stream_open(struct json_stream *stream, const char *path, size_t limit, struct error *error)
{
    *stream = (struct json_stream){.limit = limit, .line = 1, .first = true};
    struct os_fault fault = {0};
    if (!file_name_with(stream->path, path, ""))
        return file_fail(path, "can't be opened: {reason}", &file_long_path, error);
    stream->file = os_stream(path, OS_STREAM_READ, &fault);
    if (!stream->file)
        return file_fail(path, "can't be opened: {reason}", &fault, error);
    if (!is_plain_file(stream->file)) {
        error_set(error, path, "is not a file", "name a file");
        fclose(stream->file);
        return false;
    }
    return begin(stream) || json_stream_close(stream, error);
}

static void tell(const struct json_stream *stream, struct error *error)
{
    char where[FILE_PATH_MAX];
    const char *slash = strrchr(stream->path, '/');
    bool is_long = strlen(stream->path) > SHOWN_MAX && slash; /* then the line would not be seen */

    snprintf(where, sizeof where, "%.900s: line %ld", is_long ? slash + 1 : stream->path, stream->line);
    error_set(error, where, stream->lex.what, stream->lex.fix);
}

bool json_stream_close(struct json_stream *stream, struct error *error)
{
    bool good = stream->done && take(stream, lex_space, NULL) && json_lex_end(&stream->lex);

    if (stream->lex.what)
        tell(stream, error);
    free(stream->bytes);
    fclose(stream->file);
    stream->bytes = NULL;
    stream->file = NULL;
    return good && !stream->lex.what;
}

/* ---- members and values */

/* Moves to the next value of a list or the next member of an object; false at its end, and after an offence. */
static bool go_on(struct json_stream *stream, bool list)
{
    bool more = true;

    if (stream->lex.what || !take(stream, lex_space, NULL))
        return false;
    if (!stream->first)
        return json_lex_after(&stream->lex, list, &more) && more;
    stream->first = false;
    return !json_lex_take(&stream->lex, list ? ']' : '}');
}

bool json_stream_member(struct json_stream *stream, char *name, size_t size)
{
    struct json_letters letters = {.out = name, .size = size};

    if (stream->done)
        return false;
    stream->done = !go_on(stream, false) && !stream->lex.what;
    return !stream->done && !stream->lex.what && take(stream, json_lex_name, &letters);
}

bool json_stream_is_list(struct json_stream *stream)
{
    stream->in_list = !stream->lex.what && take(stream, lex_space, NULL) && json_lex_take(&stream->lex, '[');
    stream->first = stream->in_list;
    return stream->in_list;
}

bool json_stream_item(struct json_stream *stream)
{
    stream->in_list = stream->in_list && go_on(stream, true);
    return stream->in_list && json_stream_value(stream);
}

bool json_stream_value(struct json_stream *stream)
{
    if (stream->lex.what || !take(stream, lex_space, NULL) || !take(stream, lex_outline, NULL))
        return false;
    size_t end = (size_t)(stream->lex.at - stream->bytes);
    char *text = stream->bytes + (end - stream->taken);
    stream->size = stream->taken;
    for (size_t i = 0; i < stream->size; i++)
        if (text[i] == '\n' || text[i] == '\r') /* never in a text: an outline has none that runs over a line's end */
            text[i] = ' ';
    stream->value = text;
    return true;
}
