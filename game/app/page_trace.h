/* What the trace tells of pages: what can be chosen and where it shows, whenever that has changed, and all that is said.
 * Other programs drive the game by it without knowing its pictures: a test that clicks, a recording, a bug report. */
#ifndef HEELBEAT_APP_PAGE_TRACE_H
#define HEELBEAT_APP_PAGE_TRACE_H

#include "stage/trace.h"
#include "ui/view.h"

/* Zeroed, with a trace (NULL: nothing is told), it has told nothing yet. */
struct page_trace {
    struct trace *trace; /* borrowed */
    uint64_t told;       /* a hash of what was told last */
};

/* Tells of the page that view has shown in a window of width x height, which visible fills, unless nothing changed. */
void page_trace_shown(struct page_trace *told, const struct view *view, struct box visible, int width, int height,
                      int64_t mono_us);
/* Says it into the trace; borrows told. */
struct say page_trace_say(struct page_trace *told);

#endif
