/* A JSON file taken apart bit by bit, for one that is too long to be parsed whole: an object, some of whose members are
 * long lists. Each value comes as its own text, on one line and without the space between its parts, to be read by
 * whoever knows what it should be: here only brackets and strings are looked at.
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

#include "core/base/error.h"
#include "files/file.h"

#include <stdio.h>

struct json_stream {
    FILE *file;
    char path[FILE_PATH_MAX];
    size_t limit; /* of one value's text */
    char *value;  /* owned, terminated; the last one */
    size_t size, capacity;
    long line; /* from 1 */
    bool first, in_list;
    const char *what, *fix; /* of the offence; NULL: none */
};

/* False with *error if it can't be opened or does not begin with {. */
bool json_stream_open(struct json_stream *stream, const char *path, size_t limit, struct error *error);
/* The next member's name, cut to size. False at the end and after an offence. */
bool json_stream_member(struct json_stream *stream, char *name, size_t size);
bool json_stream_is_list(struct json_stream *stream);
bool json_stream_item(struct json_stream *stream);
bool json_stream_value(struct json_stream *stream);
/* False with *error, which names the line, if there was an offence or the end was not reached. */
bool json_stream_close(struct json_stream *stream, struct error *error);

#endif
