#include "core/base/hash.h"
#include "draw/canvas/cache.h"
#include "draw/pictures/lanes.h"

#include <math.h>

#define COLUMNS_MAX  1024
#define KEY_REPS_MAX 256 /* reps that tell one chart from another */

struct preview {
    const struct chart *chart;
    enum heel heel;
    struct box box;
    struct colour colour;
};

/* The highest the heel gets in the stretch of time that a column stands for. */
static void raise_columns(const struct preview *preview, int32_t heights[COLUMNS_MAX], int columns)
{
    const struct chart *chart = preview->chart;
    double columns_per_us = (double)columns / (double)chart->end_us;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        if (rep->heel != preview->heel)
            continue;
        int from = (int)((double)rep->lift_us * columns_per_us);
        int to = (int)((double)rep->landing_us * columns_per_us);
        if (from == to && from < columns)
            heights[from] = HEEL_HEIGHT_TOP;
        for (int column = from; column <= to && column < columns; column++) {
            int64_t us = (int64_t)(((double)column + 0.5) / columns_per_us);
            int32_t height = rep_height(rep, us);
            if (height > heights[column])
                heights[column] = height;
        }
    }
}

static void draw_preview(struct canvas *canvas, const void *context)
{
    const struct preview *preview = context;
    float w = preview->box.w, base = preview->box.h;
    struct point floor[2] = {{0, base}, {w, base}};
    canvas_stroke(canvas, floor, 2, 2, colour_alpha(preview->colour, 0.4f));
    if (preview->chart->end_us <= 0)
        return;
    int32_t heights[COLUMNS_MAX] = {0};
    struct point points[COLUMNS_MAX + 2];
    int columns = (int)fminf(COLUMNS_MAX, fmaxf(1, w * 2));
    raise_columns(preview, heights, columns);
    for (int i = 0; i < columns; i++)
        points[i] =
            (struct point){((float)i + 0.5f) * w / (float)columns, base - base * (float)heights[i] / HEEL_HEIGHT_TOP};
    points[columns] = (struct point){w, base};
    points[columns + 1] = (struct point){0, base};
    struct colour fill = colour_alpha(preview->colour, 0.8f);
    canvas_polygon(canvas, points, columns + 2, fill, fill);
}

static uint64_t preview_key(const struct preview *preview)
{
    const struct chart *chart = preview->chart;
    float numbers[] = {(float)preview->heel, preview->box.w, preview->box.h, (float)chart->rep_count};
    uint64_t key = canvas_key("preview", numbers, 4);
    key = hash_bytes(key, &preview->colour, sizeof preview->colour);
    key = hash_bytes(key, &chart->end_us, sizeof chart->end_us);
    int32_t step = chart->rep_count / KEY_REPS_MAX + 1;
    for (int32_t i = 0; i < chart->rep_count; i += step) {
        const struct rep *rep = &chart->reps[i];
        int64_t times[] = {rep->lift_us, rep->landing_us, (int64_t)rep->heel};
        key = hash_bytes(key, times, sizeof times);
    }
    return key;
}

void lanes_preview(struct canvas *canvas, const struct chart *chart, enum heel heel, struct box box,
                   struct colour colour)
{
    struct preview preview = {chart, heel, box, colour};
    struct box place = {box.x, box.y, box.w, box.h + 2};
    canvas_sprite(canvas, preview_key(&preview), place, true, 1, draw_preview, &preview);
}
