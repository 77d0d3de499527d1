#include "files/json/json_stream.h"

#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

#define NOTHING    (-1)
#define FIRST_SIZE 4096
#define SHOWN_MAX  150

static bool offend(struct json_stream *stream, const char *what, const char *fix)
{
    if (!stream->what) {
        stream->what = what;
        stream->fix = fix;
    }
    return false;
}

static bool offend_here(struct json_stream *stream, int c)
{
    if (c == NOTHING)
        return offend(stream, "ends in the middle", "the file was not copied whole; copy it again");
    return offend(stream, "is not JSON here", "take the file as it was exported");
}

static int next(struct json_stream *stream)
{
    int c = getc(stream->file);

    stream->line += c == '\n';
    return c == EOF ? NOTHING : c;
}

static void back(struct json_stream *stream, int c)
{
    if (c == NOTHING)
        return;
    stream->line -= c == '\n';
    ungetc(c, stream->file);
}

static bool is_space(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int next_sign(struct json_stream *stream)
{
    int c;

    do
        c = next(stream);
    while (is_space(c));
    return c;
}

static bool add(struct json_stream *stream, int c)
{
    if (stream->size + 2 > stream->capacity) {
        size_t wider = stream->capacity ? stream->capacity * 2 : FIRST_SIZE;
        char *grown = stream->size < stream->limit ? realloc(stream->value, wider) : NULL;
        if (!grown)
            return offend(stream, "holds a value that is too large", "take it out");
        stream->value = grown;
        stream->capacity = wider;
    }
    stream->value[stream->size++] = (char)c;
    stream->value[stream->size] = '\0';
    return true;
}

/* The rest of a string whose first quote is taken. */
static bool take_string(struct json_stream *stream)
{
    bool escaped = false;

    if (!add(stream, '"'))
        return false;
    for (;;) {
        int c = next(stream);
        if (c == NOTHING || c == '\n')
            return offend_here(stream, c);
        if (!add(stream, c))
            return false;
        if (c == '"' && !escaped)
            return true;
        escaped = c == '\\' && !escaped;
    }
}

static bool is_sign(int c)
{
    return c != NOTHING && c != 0 && strchr("{}[],:\"", c) != NULL;
}

/* A value, whatever it is; ends before the sign that follows it. */
static bool take_value(struct json_stream *stream)
{
    int depth = 0;

    stream->size = 0;
    for (;;) {
        int c = next(stream);
        bool spaced = is_space(c);
        c = spaced ? next_sign(stream) : c;
        if (depth == 0 && stream->size > 0 && (spaced || c == NOTHING || c == ',' || c == ']' || c == '}')) {
            back(stream, c);
            return true;
        }
        if (c == NOTHING)
            return offend_here(stream, c);
        if (spaced && stream->size > 0 && !is_sign(c) && !is_sign(stream->value[stream->size - 1]) && !add(stream, ' '))
            return false;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        if (depth < 0 || (depth == 0 && (c == ',' || c == ':')))
            return offend_here(stream, c);
        if (c == '"' ? !take_string(stream) : !add(stream, c))
            return false;
        if (depth == 0 && is_sign(c))
            return true; /* its last bracket or quote */
    }
}

static bool is_plain_file(FILE *file)
{
    struct os_status status;

    return os_stream_status(file, &status, NULL) && status.kind == OS_FILE;
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
    int c = next_sign(stream);
    if (c == 0xEF && next(stream) == 0xBB && next(stream) == 0xBF)
        c = next_sign(stream);
    if (c == '{')
        return true;
    offend_here(stream, c);
    return json_stream_close(stream, error);
}

bool json_stream_member(struct json_stream *stream, char *name, size_t size)
{
    int c = stream->what ? NOTHING : next_sign(stream);

    if (stream->what)
        return false;
    if (c == '}') {
        back(stream, c);
        return false;
    }
    if (!stream->first) {
        if (c != ',')
            return offend_here(stream, c);
        c = next_sign(stream);
    }
    stream->first = false;
    stream->size = 0;
    if (c != '"')
        return offend_here(stream, c);
    if (!take_string(stream))
        return false;
    size_t length = stream->size - 2 < size ? stream->size - 2 : size - 1;
    memcpy(name, stream->value + 1, length);
    name[length] = '\0';
    c = next_sign(stream);
    return c == ':' || offend_here(stream, c);
}

bool json_stream_is_list(struct json_stream *stream)
{
    int c = stream->what ? NOTHING : next_sign(stream);

    stream->in_list = c == '[';
    stream->first = stream->in_list;
    if (!stream->in_list)
        back(stream, c);
    return stream->in_list;
}

bool json_stream_item(struct json_stream *stream)
{
    int c = stream->what || !stream->in_list ? NOTHING : next_sign(stream);

    if (stream->what || !stream->in_list)
        return false;
    if (c == ']') {
        stream->in_list = stream->first = false;
        return false;
    }
    if (!stream->first) {
        if (c != ',')
            return offend_here(stream, c);
    } else {
        back(stream, c);
    }
    stream->first = false;
    return json_stream_value(stream);
}

bool json_stream_value(struct json_stream *stream)
{
    if (stream->what)
        return false;
    back(stream, next_sign(stream));
    return take_value(stream);
}

bool json_stream_close(struct json_stream *stream, struct error *error)
{
    char where[FILE_PATH_MAX];
    int c = stream->what ? NOTHING : next_sign(stream);

    if (!stream->what && c != '}')
        offend_here(stream, c);
    if (!stream->what && next_sign(stream) != NOTHING)
        offend(stream, "goes on after its end", "take the file as it was exported");
    if (stream->what) {
        const char *slash = strrchr(stream->path, '/');
        bool is_long = strlen(stream->path) > SHOWN_MAX && slash; /* then the line would not be seen */
        snprintf(where, sizeof where, "%.900s: line %ld", is_long ? slash + 1 : stream->path, stream->line);
        error_set(error, where, stream->what, stream->fix);
    }
    free(stream->value);
    stream->value = NULL;
    fclose(stream->file);
    stream->file = NULL;
    return !stream->what;
}
