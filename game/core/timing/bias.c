#include "core/timing/bias.h"

#include "core/timing/robust.h"

#include <stdlib.h>
#include <string.h>

#define THIRDS 3

struct hits {
    int64_t *errors_us; /* in the order they were played */
    enum edge *edges;
    int64_t *sorted;
    int32_t count;
};

static void gather(struct hits *hits, const struct rep_result *reps, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
            if (reps[i].judged[edge] && reps[i].verdict[edge] != VERDICT_MISS) {
                hits->edges[hits->count] = edge;
                hits->errors_us[hits->count++] = reps[i].error_us[edge];
            }
}

static bool goes_along(struct hits *hits, int32_t count, int64_t bias_us)
{
    robust_sort(hits->sorted, count);
    int64_t median_us = robust_median(hits->sorted, count);
    return bias_us > 0 ? 2 * median_us >= bias_us : 2 * median_us <= bias_us;
}

static bool thirds_go_along(struct hits *hits, int64_t bias_us)
{
    for (int32_t third = 0; third < THIRDS; third++) {
        int32_t from = hits->count * third / THIRDS, to = hits->count * (third + 1) / THIRDS;
        memcpy(hits->sorted, hits->errors_us + from, (size_t)(to - from) * sizeof *hits->sorted);
        if (!goes_along(hits, to - from, bias_us))
            return false;
    }
    return true;
}

static bool edges_go_along(struct hits *hits, int64_t bias_us)
{
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        int32_t count = 0;
        for (int32_t i = 0; i < hits->count; i++)
            if (hits->edges[i] == edge)
                hits->sorted[count++] = hits->errors_us[i];
        if (count >= BIAS_EDGE_HITS_MIN && !goes_along(hits, count, bias_us))
            return false;
    }
    return true;
}

static int64_t find(struct hits *hits)
{
    if (hits->count < BIAS_HITS_MIN)
        return 0;
    memcpy(hits->sorted, hits->errors_us, (size_t)hits->count * sizeof *hits->sorted);
    robust_sort(hits->sorted, hits->count);
    int64_t bias_us = robust_median(hits->sorted, hits->count);
    if (llabs(bias_us) < BIAS_MIN_US || robust_sd(hits->sorted, hits->count) > BIAS_SPREAD_MAX_US)
        return 0;
    return thirds_go_along(hits, bias_us) && edges_go_along(hits, bias_us) ? bias_us : 0;
}

int64_t bias_find_us(const struct rep_result *reps, int32_t count)
{
    size_t room = (size_t)(count > 0 ? count : 0) * EDGE_COUNT + 1;
    struct hits hits = {.errors_us = calloc(room, sizeof *hits.errors_us),
                        .edges = calloc(room, sizeof *hits.edges),
                        .sorted = calloc(room, sizeof *hits.sorted)};
    int64_t bias_us = 0;
    if (hits.errors_us && hits.edges && hits.sorted) {
        gather(&hits, reps, count);
        bias_us = find(&hits);
    }
    free(hits.errors_us);
    free(hits.edges);
    free(hits.sorted);
    return bias_us;
}
