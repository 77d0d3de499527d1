/* A JSON file taken apart bit by bit, for one that is too long to be parsed whole: an object, some of whose members are
 * long lists. Each value comes as its own text on one line (a line's end in it becomes a space), to be read by whoever
 * knows what it should be: here only brackets and quotes are looked at (files/json/json_outline).
 *
 *     json_stream_open(&stream, path, limit, &error);
 *     while (json_stream_member(&stream, name, sizeof name))
 *         if (json_stream_is_list(&stream))
 *             while (json_stream_item(&stream))
 *                 read stream.value[stream.size]
 *         else if (json_stream_value(&stream))
 *             read stream.value[stream.size]
 *     ok = json_stream_close(&stream, &error);
 *
 * The first offence stops it for good; what came before it was good. */
#ifndef HEELBEAT_FILES_JSON_JSON_STREAM_H
#define HEELBEAT_FILES_JSON_JSON_STREAM_H

#include <stdio.h>

#include "core/base/error.h"
#include "files/file.h"
#include "files/json/json_lex.h"

struct json_stream {
    FILE *file;
    char path[FILE_PATH_MAX];
    size_t limit;        /* of one value's text */
    struct json_lex lex; /* over the bytes; its offence is the stream's */
    char *bytes;         /* owned: as much of the file as its longest value takes */
    size_t filled, capacity;
    const char *value; /* the last one's text, until the next call; not terminated */
    size_t size;
    size_t taken;       /* bytes of the last piece */
    long line;          /* where the last value ended, from 1 */
    bool ended;         /* the bytes go up to the file's end */
    bool first;         /* nothing in this list or object yet */
    bool in_list, done; /* done: its } was read */
};

/* False with *error if it can't be opened or does not begin with {. */
bool json_stream_open(struct json_stream *stream, const char *path, size_t limit, struct error *error);
/* The next member's name, cut to size. False at the end and after an offence. */
bool json_stream_member(struct json_stream *stream, char *name, size_t size);
bool json_stream_is_list(struct json_stream *stream);
bool json_stream_item(struct json_stream *stream);
bool json_stream_value(struct json_stream *stream);
/* False with *error, which names the line, if there was an offence; false alone if it is closed in its middle. */
bool json_stream_close(struct json_stream *stream, struct error *error);

#endif
