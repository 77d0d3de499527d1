#include "stage/trace.h"

#include "core/base/text.h"
#include "files/file_kind.h"
#include "files/json/json_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_SIZE 256
#define SAID_SIZE 8192

#define BEGINS "{\"event\":\""

struct trace {
    FILE *file;
    char path[FILE_PATH_MAX];
    struct os_fault fault; /* of the first line that could not be written */
};

/* A pipe, a terminal or a device may be traced to as well. */
static bool may_write(const char *path, struct error *error)
{
    struct os_status status;
    return (os_status(path, &status, NULL) && status.kind == OS_SPECIAL) || file_kind_may_replace(path, BEGINS, error);
}

struct trace *trace_open(const char *path, struct error *error)
{
    struct os_fault fault = {0};
    if (!may_write(path, error))
        return NULL;
    struct trace *trace = calloc(1, sizeof *trace);
    if (!trace) {
        error_set(error, path, "there is no memory left for the trace", "close other programs");
        return NULL;
    }
    text_copy(trace->path, sizeof trace->path, path);
    trace->file = os_stream(path, OS_STREAM_WRITE, &fault);
    if (!trace->file) {
        file_fail(path, "can't be opened for writing: {reason}", &fault, error);
        free(trace);
        return NULL;
    }
    return trace;
}

void trace_close(struct trace *trace)
{
    if (!trace)
        return;
    fclose(trace->file);
    free(trace);
}

static void member_int(struct text *line, const char *name, int64_t value)
{
    text_add(line, ",\"");
    text_add(line, name);
    text_add(line, "\":");
    text_add_int(line, value);
}

/* Words here are our own names: nothing in them needs escaping. */
static void member_word(struct text *line, const char *name, const char *word)
{
    text_add(line, ",\"");
    text_add(line, name);
    text_add(line, "\":\"");
    text_add(line, word);
    text_add(line, "\"");
}

static void start_long(struct text *line, char *buffer, size_t size, const char *event)
{
    text_init(line, buffer, size);
    text_add(line, BEGINS);
    text_add(line, event);
    text_add(line, "\"");
}

static void start(struct text *line, char buffer[LINE_SIZE], const char *event)
{
    start_long(line, buffer, LINE_SIZE, event);
}

/* Each line is flushed: whoever follows the trace sees it at once, and a kill loses nothing. */
static void finish(struct trace *trace, struct text *line)
{
    text_add(line, "}\n");
    bool good = fwrite(line->buffer, 1, line->length, trace->file) == line->length && fflush(trace->file) == 0;
    if (!good && trace->fault.why == OS_NOTHING)
        os_stream_fault(&trace->fault);
}

bool trace_is_whole(const struct trace *trace, struct error *error)
{
    return !trace || trace->fault.why == OS_NOTHING ||
           file_fail(trace->path, "can't be written to its end: {reason}", &trace->fault, error);
}

void trace_heel(struct trace *trace, const struct heel_event *event, int64_t mono_us, const char *source)
{
    static const char *const kinds[HEEL_KIND_COUNT] = {
        [HEEL_KIND_LIFT] = "lift", [HEEL_KIND_LANDING] = "landing", [HEEL_KIND_HEIGHT] = "height"};
    if (!trace)
        return;
    char buffer[LINE_SIZE];
    struct text line;
    start(&line, buffer, "heel");
    member_word(&line, "heel", heel_name(event->heel));
    member_word(&line, "edge", kinds[event->kind]);
    if (event->kind == HEEL_KIND_HEIGHT)
        member_int(&line, "height", event->height);
    member_int(&line, "mono_us", mono_us);
    member_int(&line, "song_us", event->t_us);
    member_word(&line, "source", source);
    finish(trace, &line);
}

void trace_clock(struct trace *trace, int64_t mono_us, int64_t song_us)
{
    if (!trace)
        return;
    char buffer[LINE_SIZE];
    struct text line;
    start(&line, buffer, "clock");
    member_int(&line, "mono_us", mono_us);
    member_int(&line, "song_us", song_us);
    finish(trace, &line);
}

void trace_frame(struct trace *trace, int64_t mono_us, int64_t took_us, int64_t shown_us)
{
    if (!trace)
        return;
    char buffer[LINE_SIZE];
    struct text line;
    start(&line, buffer, "frame");
    member_int(&line, "mono_us", mono_us);
    member_int(&line, "took_us", took_us);
    member_int(&line, "shown_us", shown_us);
    finish(trace, &line);
}

void trace_prompt(struct trace *trace, const char *fault, const char *side, bool offer, int64_t song_us)
{
    if (!trace)
        return;
    char buffer[LINE_SIZE];
    struct text line;
    start(&line, buffer, offer ? "rest" : "prompt");
    member_word(&line, "fault", fault);
    member_word(&line, "heel", side);
    member_int(&line, "song_us", song_us);
    finish(trace, &line);
}

void trace_word(struct trace *trace, const char *event, const char *word, int64_t mono_us)
{
    if (!trace)
        return;
    char buffer[LINE_SIZE];
    struct text line;
    start(&line, buffer, event);
    member_word(&line, "name", word);
    member_int(&line, "mono_us", mono_us);
    finish(trace, &line);
}

void trace_node(struct trace *trace, const struct trace_spot *spot)
{
    if (!trace)
        return;
    char buffer[LINE_SIZE];
    struct text line;
    start(&line, buffer, "node");
    member_word(&line, "name", spot->name);
    member_int(&line, "index", spot->index);
    member_int(&line, "x", spot->x);
    member_int(&line, "y", spot->y);
    member_int(&line, "w", spot->w);
    member_int(&line, "h", spot->h);
    finish(trace, &line);
}

void trace_said(struct trace *trace, const char *utf8)
{
    if (!trace)
        return;
    char buffer[SAID_SIZE];
    struct text line;
    start_long(&line, buffer, sizeof buffer, "said");
    text_add(&line, ",\"text\":");
    json_out_string(&line, utf8);
    finish(trace, &line);
}
