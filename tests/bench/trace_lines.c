#include "bench/trace_lines.h"

#include "folder.h"

static int64_t member(const char *line, const char *end, const char *name)
{
    const char *at = strstr(line, name);
    return at && at < end ? strtoll(at + strlen(name), NULL, 10) : 0;
}

static void take_line(struct trace_lines *lines, const char *line, const char *end)
{
    static const char frame[] = "{\"event\":\"frame\"", clock[] = "{\"event\":\"clock\"",
                      screen[] = "{\"event\":\"screen\"";
    if (strncmp(line, screen, sizeof screen - 1) == 0 && strstr(line, "\"play\"") && strstr(line, "\"play\"") < end)
        lines->count = 0;
    bool is_frame = strncmp(line, frame, sizeof frame - 1) == 0;
    if (!is_frame && strncmp(line, clock, sizeof clock - 1) != 0)
        return;
    lines->items[lines->count++] =
        (struct trace_line){.frame = is_frame,
                            .mono_us = member(line, end, "\"mono_us\":"),
                            .song_us = member(line, end, is_frame ? "\"shown_us\":" : "\"song_us\":"),
                            .took_us = member(line, end, "\"took_us\":")};
}

bool trace_lines_read(struct trace_lines *lines, const char *path)
{
    *lines = (struct trace_lines){0};
    char *text = folder_read_path(path);
    if (!text)
        return false;
    size_t count = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        count++;
    lines->items = calloc(count + 1, sizeof *lines->items);
    for (const char *line = text, *end; lines->items && (end = strchr(line, '\n')); line = end + 1)
        take_line(lines, line, end);
    free(text);
    return lines->items != NULL;
}

void trace_lines_free(struct trace_lines *lines)
{
    free(lines->items);
}

bool trace_lines_mono_us(const struct trace_lines *lines, double song_us, double *mono_us)
{
    const struct trace_line *before = NULL;
    for (int i = 0; i < lines->count; i++) {
        const struct trace_line *line = &lines->items[i];
        if (line->frame)
            continue;
        if (before && (double)before->song_us <= song_us && (double)line->song_us > song_us) {
            double share = (song_us - (double)before->song_us) / (double)(line->song_us - before->song_us);
            *mono_us = (double)before->mono_us + share * (double)(line->mono_us - before->mono_us);
            return true;
        }
        before = line;
    }
    return false;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double figure_quantile(double *values, int count, double fraction)
{
    if (count < 1)
        return 0.0;
    qsort(values, (size_t)count, sizeof *values, by_size);
    return values[(int)(fraction * (count - 1) + 0.5)];
}

void figure_print(const char *what, double figure, const char *unit)
{
    printf("%-44s %10.3f %s\n", what, figure, unit);
    fflush(stdout); /* the next one may take a while */
}
