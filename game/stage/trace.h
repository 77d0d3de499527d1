/* The trace: one JSON object a line, flushed as it goes, of what was judged and shown when (store/README.md). */
#ifndef HEELBEAT_STAGE_TRACE_H
#define HEELBEAT_STAGE_TRACE_H

#include "core/base/error.h"
#include "core/base/heel.h"

#include <stdbool.h>
#include <stdint.h>

struct trace;

/* Over a trace, or to what is no file (a pipe, a terminal). NULL with *error if it can't be written, or if something
 * else stands there. */
struct trace *trace_open(const char *path, struct error *error);
/* False with *error if a line of it could not be written (a full disk, a pipe that was closed). NULL is whole. */
bool trace_is_whole(const struct trace *trace, struct error *error);
void trace_close(struct trace *trace);
/* Each does nothing when trace is NULL. source says where the time came from: "x11", "pump", "demo", "script". */
void trace_heel(struct trace *trace, const struct heel_event *event, int64_t mono_us, const char *source);
void trace_clock(struct trace *trace, int64_t mono_us, int64_t song_us);
/* A frame that was on its way to the screen at mono_us, after drawing and showing it took took_us; it showed the song
 * as it is at shown_us. */
void trace_frame(struct trace *trace, int64_t mono_us, int64_t took_us, int64_t shown_us);
/* A prompt for better form that began at song_us, {"event":"prompt","fault":…,"heel":…}, or "rest": one was offered. */
void trace_prompt(struct trace *trace, const char *fault, const char *side, bool offer, int64_t song_us);
void trace_word(struct trace *trace, const char *event, const char *word,
                int64_t mono_us); /* {"event":"screen","name":…} */
/* One thing of the page shown that can be chosen, where it shows: in the unit that a mouse is measured in. */
struct trace_spot {
    const char *name;
    int index;
    int x, y, w, h;
};

/* {"event":"node","name":…,"index":…,"x":…}: after {"event":"page"}, which says that those before are gone. */
void trace_node(struct trace *trace, const struct trace_spot *spot);
/* What was said of a page: {"event":"said","text":…}, UTF-8, as the player hears it. */
void trace_said(struct trace *trace, const char *utf8);

#endif
