#include "draw/canvas/mask.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIDE_MAX 16384

static float clamp01(float value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

static int clamp_int(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

bool mask_init(struct mask *mask, int w, int h)
{
    if (w < 1 || h < 1 || w > SIDE_MAX || h > SIDE_MAX)
        return false;
    /* Two more columns than pixels: the polygon's running sum ends there. */
    size_t length = ((size_t)w + 2) * (size_t)h;
    if (length > mask->length) {
        float *cover = realloc(mask->cover, length * sizeof *cover);
        if (!cover)
            return false;
        mask->cover = cover;
        mask->length = length;
    }
    mask->w = w;
    mask->h = h;
    mask->stride = w + 2;
    memset(mask->cover, 0, length * sizeof *mask->cover);
    return true;
}

void mask_reset(struct mask *mask)
{
    free(mask->cover);
    *mask = (struct mask){0};
}

/* The share of pixel [at, at + 1] that lies between low and high. */
static float overlap(int at, float low, float high)
{
    float from = fmaxf((float)at, low);
    float to = fminf((float)at + 1, high);
    return clamp01(to - from);
}

struct rounded {
    float left, top, right, bottom;
    float middle_x, middle_y;
    float straight_x, straight_y; /* half lengths of the sides without the corners */
    float radius;
};

static struct rounded rounded_of(struct box box, float radius)
{
    float half_w = box.w / 2, half_h = box.h / 2;
    float fits = fmaxf(0, fminf(radius, fminf(half_w, half_h)));
    return (struct rounded){.left = box.x,
                            .top = box.y,
                            .right = box.x + box.w,
                            .bottom = box.y + box.h,
                            .middle_x = box.x + half_w,
                            .middle_y = box.y + half_h,
                            .straight_x = half_w - fits,
                            .straight_y = half_h - fits,
                            .radius = fits};
}

static float rounded_cover(const struct rounded *r, int x, int y, float cover_y)
{
    float cover = cover_y * overlap(x, r->left, r->right);
    if (cover <= 0)
        return 0;
    float out_x = fabsf((float)x + 0.5f - r->middle_x) - r->straight_x;
    float out_y = fabsf((float)y + 0.5f - r->middle_y) - r->straight_y;
    if (out_x > 0 && out_y > 0)
        cover = fminf(cover, clamp01(r->radius + 0.5f - sqrtf(out_x * out_x + out_y * out_y)));
    return cover;
}

void mask_box(struct mask *mask, struct box box, float radius)
{
    struct rounded r = rounded_of(box, radius);
    for (int y = 0; y < mask->h; y++) {
        float cover_y = overlap(y, r.top, r.bottom);
        float *row = mask->cover + (ptrdiff_t)y * mask->stride;
        for (int x = 0; x < mask->w; x++)
            row[x] = rounded_cover(&r, x, y, cover_y);
    }
}

void mask_frame(struct mask *mask, struct box box, float radius, float width)
{
    struct box inside = {box.x + width, box.y + width, fmaxf(0, box.w - 2 * width), fmaxf(0, box.h - 2 * width)};
    struct rounded outer = rounded_of(box, radius);
    struct rounded inner = rounded_of(inside, radius - width);
    for (int y = 0; y < mask->h; y++) {
        float outer_y = overlap(y, outer.top, outer.bottom);
        float inner_y = overlap(y, inner.top, inner.bottom);
        float *row = mask->cover + (ptrdiff_t)y * mask->stride;
        for (int x = 0; x < mask->w; x++)
            row[x] = clamp01(rounded_cover(&outer, x, y, outer_y) - rounded_cover(&inner, x, y, inner_y));
    }
}

static float distance(float x, float y, struct point to)
{
    return sqrtf((x - to.x) * (x - to.x) + (y - to.y) * (y - to.y));
}

void mask_arc(struct mask *mask, struct point centre, float radius, float a0, float a1, float width)
{
    const float turn = 6.28318531f;
    float half = width / 2;
    struct point start = {centre.x + radius * cosf(a0), centre.y + radius * sinf(a0)};
    struct point end = {centre.x + radius * cosf(a1), centre.y + radius * sinf(a1)};
    for (int y = 0; y < mask->h; y++) {
        float *row = mask->cover + (ptrdiff_t)y * mask->stride;
        for (int x = 0; x < mask->w; x++) {
            float px = (float)x + 0.5f, py = (float)y + 0.5f;
            float away = fabsf(distance(px, py, centre) - radius);
            if (away >= half + 0.5f)
                continue;
            float angle = fmodf(atan2f(py - centre.y, px - centre.x) - a0, turn);
            if (angle < 0)
                angle += turn;
            if (angle > a1 - a0)
                away = fminf(distance(px, py, start), distance(px, py, end));
            row[x] = fmaxf(row[x], clamp01(half + 0.5f - away));
        }
    }
}

static void stroke_segment(struct mask *mask, struct point a, struct point b, float half, float strength)
{
    float reach = half + 1;
    int left = clamp_int((int)floorf(fminf(a.x, b.x) - reach), 0, mask->w);
    int right = clamp_int((int)ceilf(fmaxf(a.x, b.x) + reach), 0, mask->w);
    int top = clamp_int((int)floorf(fminf(a.y, b.y) - reach), 0, mask->h);
    int bottom = clamp_int((int)ceilf(fmaxf(a.y, b.y) + reach), 0, mask->h);
    float along_x = b.x - a.x, along_y = b.y - a.y;
    float squared = along_x * along_x + along_y * along_y;
    float inverse = squared > 0 ? 1 / squared : 0;
    float far = (half + 0.5f) * (half + 0.5f);
    for (int y = top; y < bottom; y++) {
        float *row = mask->cover + (ptrdiff_t)y * mask->stride;
        float dy = (float)y + 0.5f - a.y;
        for (int x = left; x < right; x++) {
            float dx = (float)x + 0.5f - a.x;
            float t = clamp01((dx * along_x + dy * along_y) * inverse);
            float off_x = dx - t * along_x, off_y = dy - t * along_y;
            float off = off_x * off_x + off_y * off_y;
            if (off < far)
                row[x] = fmaxf(row[x], strength * clamp01(half + 0.5f - sqrtf(off)));
        }
    }
}

void mask_stroke(struct mask *mask, const struct point *points, int count, float width)
{
    /* A line thinner than a pixel is a pixel wide and fainter. */
    float strength = fminf(1, width);
    float half = fmaxf(1, width) / 2;
    if (count == 1)
        stroke_segment(mask, points[0], points[0], half, strength);
    for (int i = 0; i + 1 < count; i++)
        stroke_segment(mask, points[i], points[i + 1], half, strength);
}

/* Adds to a row what an edge from x0 to x1 (x0 <= x1), covering the share `rise` of the row's height, changes from
 * pixel to pixel; the running sum of the row is then the covered area left to right. */
static void add_slope(float *row, float x0, float x1, float rise)
{
    float first = floorf(x0), last = ceilf(x1);
    int i = (int)first, end = (int)last;
    if (end <= i + 1) {
        float middle = (x0 + x1) / 2 - first;
        row[i] += rise * (1 - middle);
        row[i + 1] += rise * middle;
        return;
    }
    float slope = 1 / (x1 - x0);
    float from = x0 - first, to = x1 - last + 1;
    float area_first = 0.5f * slope * (1 - from) * (1 - from);
    float area_last = 0.5f * slope * to * to;
    row[i] += rise * area_first;
    if (end == i + 2) {
        row[i + 1] += rise * (1 - area_first - area_last);
    } else {
        float second = slope * (1.5f - from);
        row[i + 1] += rise * (second - area_first);
        for (int x = i + 2; x < end - 1; x++)
            row[x] += rise * slope;
        row[end - 1] += rise * (1 - second - (float)(end - i - 3) * slope - area_last);
    }
    row[end] += rise * area_last;
}

static void add_edge(struct mask *mask, struct point a, struct point b)
{
    float sign = 1;
    if (a.y > b.y) {
        struct point swap = a;
        a = b;
        b = swap;
        sign = -1;
    }
    if (a.y == b.y || b.y <= 0 || a.y >= (float)mask->h)
        return;
    float dx = (b.x - a.x) / (b.y - a.y);
    int bottom = clamp_int((int)ceilf(b.y), 0, mask->h);
    for (int y = clamp_int((int)floorf(a.y), 0, mask->h); y < bottom; y++) {
        float from = fmaxf((float)y, a.y), to = fminf((float)y + 1, b.y);
        float x0 = a.x + (from - a.y) * dx, x1 = a.x + (to - a.y) * dx;
        float low = fminf(fmaxf(fminf(x0, x1), 0), (float)mask->w);
        float high = fminf(fmaxf(fmaxf(x0, x1), 0), (float)mask->w);
        add_slope(mask->cover + (ptrdiff_t)y * mask->stride, low, high, sign * (to - from));
    }
}

void mask_polygon(struct mask *mask, const struct point *points, int count)
{
    for (int i = 0; i < count; i++)
        add_edge(mask, points[i], points[(i + 1) % count]);
    for (int y = 0; y < mask->h; y++) {
        float *row = mask->cover + (ptrdiff_t)y * mask->stride;
        float sum = 0;
        for (int x = 0; x < mask->w; x++) {
            sum += row[x];
            row[x] = fminf(1, fabsf(sum));
        }
    }
}
