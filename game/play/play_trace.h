/* The sink that writes the trace: what other players than you do (yours is traced where it comes in), and what is said
 * of form. */
#ifndef HEELBEAT_PLAY_PLAY_TRACE_H
#define HEELBEAT_PLAY_PLAY_TRACE_H

#include "play/play_sink.h"

struct trace;

struct play_trace {
    struct trace *trace;      /* borrowed; NULL: none */
    const char *source;       /* of heels: "demo", "script"; NULL: they are not traced here */
    int64_t song_us, mono_us; /* one moment on both clocks */
};

/* What comes next happens about song_us, which is now, mono_us. */
void play_trace_at(struct play_trace *trace, int64_t song_us, int64_t mono_us);
/* Borrows trace. */
struct play_sink play_trace_sink(struct play_trace *trace);

#endif
