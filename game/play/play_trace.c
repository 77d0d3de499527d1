#include "play/play_trace.h"

#include "stage/trace.h"

void play_trace_at(struct play_trace *trace, int64_t song_us, int64_t mono_us)
{
    trace->song_us = song_us;
    trace->mono_us = mono_us;
}

static void heel(void *self, const struct heel_event *event)
{
    const struct play_trace *trace = self;
    if (trace->source)
        trace_heel(trace->trace, event, trace->mono_us - (trace->song_us - event->t_us), trace->source);
}

static void prompted(void *self, const struct form_prompt *prompt)
{
    const struct play_trace *trace = self;
    trace_prompt(trace->trace, form_fault_name(prompt->fault), form_side_name(prompt->side), prompt->offer,
                 prompt->from_us);
}

struct play_sink play_trace_sink(struct play_trace *trace)
{
    return (struct play_sink){.heel = heel, .prompted = prompted, .self = trace};
}
