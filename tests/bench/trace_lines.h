/* What a trace says of the song clock and of the frames. */
#ifndef HEELBEAT_TESTS_BENCH_TRACE_LINES_H
#define HEELBEAT_TESTS_BENCH_TRACE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct trace_line {
    bool frame; /* else the clock */
    int64_t mono_us;
    int64_t song_us; /* of a frame: what it showed */
    int64_t took_us; /* of a frame */
};

struct trace_lines {
    struct trace_line *items;
    int count;
};

/* The lines of the last level played in the trace. */
bool trace_lines_read(struct trace_lines *lines, const char *path);
void trace_lines_free(struct trace_lines *lines);
/* When, by the clock lines, the song was at song_us; false if they don't span it. */
bool trace_lines_mono_us(const struct trace_lines *lines, double song_us, double *mono_us);

/* The value at a fraction of the sorted order. Sorts; 0 if there is none. */
double figure_quantile(double *values, int count, double fraction);
void figure_print(const char *what, double figure, const char *unit);

#endif
