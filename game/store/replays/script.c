#include "store/replays/script.h"

#include "core/base/text.h"
#include "files/file.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

#define LINES_MAX      1000000
#define LINE_BYTES_MAX 4096 /* an event takes some 60; more is no script */
#define BYTES_MAX      (64 * 1024 * 1024)
#define TIME_MAX_MS    7200000.0 /* twice the longest level */

struct reader {
    const char *name;
    int32_t line; /* 1-based */
    int32_t capacity;
    struct heel_events *out;
    struct error *error;
};

static bool fault(const struct reader *reader, const char *what, const char *fix)
{
    char where[160];
    struct text text;
    text_init(&text, where, sizeof where);
    text_add(&text, reader->name);
    text_add(&text, ": line ");
    text_add_int(&text, reader->line);
    error_set(reader->error, where, what, fix);
    return false;
}

static bool push(struct reader *reader, const struct heel_event *event)
{
    struct heel_events *out = reader->out;
    if (out->count == reader->capacity) {
        int32_t capacity = reader->capacity ? reader->capacity * 2 : 256;
        struct heel_event *events = realloc(out->events, (size_t)capacity * sizeof *events);
        if (!events)
            return fault(reader, "does not fit into memory", "close other programs and try again");
        out->events = events;
        reader->capacity = capacity;
    }
    out->events[out->count++] = *event;
    return true;
}

/* The index of the word that a member is, or -1. */
static int word_of(const cJSON *member, const char *const words[2])
{
    const char *text = cJSON_GetStringValue(member);
    for (int i = 0; text && i < 2; i++)
        if (!strcmp(text, words[i]))
            return i;
    return -1;
}

static bool read_members(struct reader *reader, const cJSON *object, struct heel_event *event)
{
    static const char *const heels[2] = {[HEEL_LEFT] = "left", [HEEL_RIGHT] = "right"};
    static const char *const edges[2] = {[EDGE_LIFT] = "lift", [EDGE_LANDING] = "landing"};
    static const enum heel_kind kinds[2] = {[EDGE_LIFT] = HEEL_KIND_LIFT, [EDGE_LANDING] = HEEL_KIND_LANDING};
    const cJSON *edge = cJSON_GetObjectItemCaseSensitive(object, "edge");
    const cJSON *height = cJSON_GetObjectItemCaseSensitive(object, "height");
    const cJSON *time = cJSON_GetObjectItemCaseSensitive(object, "t_ms");

    int heel_index = word_of(cJSON_GetObjectItemCaseSensitive(object, "heel"), heels);
    if (heel_index < 0)
        return fault(reader, "has no heel", "write \"heel\":\"left\" or \"heel\":\"right\"");
    event->heel = (enum heel)heel_index;
    if (!cJSON_IsNumber(time) || !(time->valuedouble >= 0.0) || !(time->valuedouble <= TIME_MAX_MS))
        return fault(reader, "has no time", "write \"t_ms\": with the song time in milliseconds, 0 to 7200000");
    event->t_us = llround(time->valuedouble * 1000.0);

    if (!edge == !height)
        return fault(reader, "needs either an edge or a height",
                     "write \"edge\":\"lift\", \"edge\":\"landing\" or \"height\":0.5");
    if (height) {
        if (!cJSON_IsNumber(height) || !(height->valuedouble >= 0.0) || !(height->valuedouble <= 1.0))
            return fault(reader, "has a height out of range", "write a height from 0 to 1");
        event->kind = HEEL_KIND_HEIGHT;
        event->height = (int32_t)lround(height->valuedouble * HEEL_HEIGHT_TOP);
        return true;
    }
    int edge_index = word_of(edge, edges);
    if (edge_index < 0)
        return fault(reader, "has an unknown edge", "write \"edge\":\"lift\" or \"edge\":\"landing\"");
    event->kind = kinds[edge_index];
    return true;
}

static bool is_blank(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r')
            return false;
    return true;
}

static bool read_line(struct reader *reader, const char *bytes, size_t size)
{
    static const char example[] = "write one object a line: {\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":1234.5}";
    if (is_blank(bytes, size))
        return true;
    if (size > LINE_BYTES_MAX)
        return fault(reader, "is too long", example);
    if (memchr(bytes, '\0', size))
        return fault(reader, "holds a zero byte", "save the script as plain text");
    const char *end = NULL;
    cJSON *object = cJSON_ParseWithLengthOpts(bytes, size, &end, false);
    bool whole = cJSON_IsObject(object) && is_blank(end, size - (size_t)(end - bytes));
    struct heel_event event = {0};
    bool good = whole ? read_members(reader, object, &event) : fault(reader, "is not a JSON object", example);
    cJSON_Delete(object);
    if (!good)
        return false;
    const struct heel_events *out = reader->out;
    if (out->count > 0 && event.t_us < out->events[out->count - 1].t_us)
        return fault(reader, "is earlier than the line before it", "put the lines in order of t_ms");
    return push(reader, &event);
}

bool script_parse(const char *name, const char *bytes, size_t size, struct heel_events *out, struct error *error)
{
    *out = (struct heel_events){0};
    struct reader reader = {.name = name, .out = out, .error = error};
    size_t at = 0;
    while (at < size) {
        const char *newline = memchr(bytes + at, '\n', size - at);
        size_t length = newline ? (size_t)(newline - (bytes + at)) : size - at;
        reader.line++;
        bool good = reader.line <= LINES_MAX ? read_line(&reader, bytes + at, length)
                                             : fault(&reader, "is one too many", "use at most 1000000 lines");
        if (!good) {
            heel_events_reset(out);
            return false;
        }
        at += length + 1;
    }
    return true;
}

bool script_load(const char *path, struct heel_events *out, struct error *error)
{
    char *bytes;
    size_t size;
    *out = (struct heel_events){0};
    if (!file_read(path, BYTES_MAX, &bytes, &size, error))
        return false;
    bool good = script_parse(path, bytes, size, out, error);
    free(bytes);
    return good;
}
