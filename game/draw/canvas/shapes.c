#include "draw/canvas/canvas_inside.h"

#include <math.h>
#include <stdlib.h>

static float eighth(float value)
{
    return floorf(value * 8 + 0.5f) / 8;
}

float canvas_real_x(const struct canvas *canvas, float x)
{
    return eighth(canvas->target.x + canvas->target.scale * x);
}

float canvas_real_y(const struct canvas *canvas, float y)
{
    return eighth(canvas->target.y + canvas->target.scale * y);
}

float canvas_real_length(const struct canvas *canvas, float length)
{
    return eighth(canvas->target.scale * length);
}

static struct point real_point(const struct canvas *canvas, struct point point)
{
    return (struct point){canvas_real_x(canvas, point.x), canvas_real_y(canvas, point.y)};
}

static struct box real_box(const struct canvas *canvas, struct box box)
{
    float x = canvas_real_x(canvas, box.x), y = canvas_real_y(canvas, box.y);
    return (struct box){x, y, canvas_real_x(canvas, box.x + box.w) - x, canvas_real_y(canvas, box.y + box.h) - y};
}

static struct colour seen_colour(const struct canvas *canvas, struct colour colour)
{
    return colour_alpha(colour, canvas->target.alpha);
}

/* A box of whole pixels' edges on the window needs no mask: a fill for the middle and fainter ones for the rims. */
static void fill_box(struct canvas *canvas, struct box box, struct colour colour)
{
    float columns[4] = {box.x, ceilf(box.x), floorf(box.x + box.w), box.x + box.w};
    float rows[4] = {box.y, ceilf(box.y), floorf(box.y + box.h), box.y + box.h};
    if (columns[1] > columns[2])
        columns[1] = columns[2] = box.x + box.w;
    if (rows[1] > rows[2])
        rows[1] = rows[2] = box.y + box.h;
    SDL_SetRenderDrawBlendMode(canvas->renderer, SDL_BLENDMODE_BLEND);
    for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
            float w = columns[column + 1] - columns[column], h = rows[row + 1] - rows[row];
            if (w <= 0 || h <= 0)
                continue;
            struct colour part = colour_alpha(colour, fminf(1, w) * fminf(1, h));
            SDL_Rect rect = {(int)floorf(columns[column]), (int)floorf(rows[row]), (int)ceilf(w), (int)ceilf(h)};
            SDL_SetRenderDrawColor(canvas->renderer, part.r, part.g, part.b, part.a);
            SDL_RenderFillRect(canvas->renderer, &rect);
        }
    }
}

void canvas_rect(struct canvas *canvas, struct box box, float radius, struct colour colour)
{
    struct box real = real_box(canvas, box);
    if (radius <= 0 && !canvas->target.layer) {
        fill_box(canvas, real, seen_colour(canvas, colour));
        return;
    }
    struct colour tint = seen_colour(canvas, colour);
    shape_draw(
        canvas,
        &(struct shape){
            .kind = SHAPE_BOX, .box = real, .radius = canvas_real_length(canvas, radius), .top = tint, .bottom = tint});
}

void canvas_frame(struct canvas *canvas, struct box box, float radius, float width, struct colour colour)
{
    struct colour tint = seen_colour(canvas, colour);
    shape_draw(canvas, &(struct shape){.kind = SHAPE_FRAME,
                                       .box = real_box(canvas, box),
                                       .radius = canvas_real_length(canvas, radius),
                                       .width = canvas_real_length(canvas, width),
                                       .top = tint,
                                       .bottom = tint});
}

void canvas_circle(struct canvas *canvas, float x, float y, float radius, struct colour colour)
{
    canvas_rect(canvas, (struct box){x - radius, y - radius, 2 * radius, 2 * radius}, radius, colour);
}

void canvas_arc(struct canvas *canvas, float x, float y, float radius, float a0, float a1, float width,
                struct colour colour)
{
    struct colour tint = seen_colour(canvas, colour);
    shape_draw(canvas, &(struct shape){.kind = SHAPE_ARC,
                                       .centre = real_point(canvas, (struct point){x, y}),
                                       .radius = canvas_real_length(canvas, radius),
                                       .width = canvas_real_length(canvas, width),
                                       .a0 = a0,
                                       .a1 = a1,
                                       .top = tint,
                                       .bottom = tint});
}

/* The points in real pixels, in the canvas's own memory. NULL if there is none. */
static struct point *real_points(struct canvas *canvas, const struct point *points, int count)
{
    if (count > canvas->points_max) {
        struct point *grown = realloc(canvas->points, (size_t)count * sizeof *grown);
        if (!grown)
            return NULL;
        canvas->points = grown;
        canvas->points_max = count;
    }
    for (int i = 0; i < count; i++)
        canvas->points[i] = real_point(canvas, points[i]);
    return canvas->points;
}

static void draw_points(struct canvas *canvas, struct shape shape, const struct point *points, int count)
{
    shape.points = count > 0 ? real_points(canvas, points, count) : NULL;
    shape.count = count;
    if (shape.points)
        shape_draw(canvas, &shape);
}

void canvas_stroke(struct canvas *canvas, const struct point *points, int count, float width, struct colour colour)
{
    struct colour tint = seen_colour(canvas, colour);
    struct shape shape = {
        .kind = SHAPE_STROKE, .width = canvas_real_length(canvas, width), .top = tint, .bottom = tint};
    draw_points(canvas, shape, points, count);
}

void canvas_polygon(struct canvas *canvas, const struct point *points, int count, struct colour top,
                    struct colour bottom)
{
    struct shape shape = {
        .kind = SHAPE_POLYGON, .top = seen_colour(canvas, top), .bottom = seen_colour(canvas, bottom)};
    if (count >= 3)
        draw_points(canvas, shape, points, count);
}

void canvas_glow(struct canvas *canvas, float x, float y, float radius, struct colour colour)
{
    struct colour tint = seen_colour(canvas, colour);
    shape_draw(canvas, &(struct shape){.kind = SHAPE_GLOW,
                                       .centre = real_point(canvas, (struct point){x, y}),
                                       .radius = canvas_real_length(canvas, radius),
                                       .top = tint,
                                       .bottom = tint});
}
