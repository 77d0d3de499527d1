#include "draw/canvas/mask.h"

#include <math.h>

#include "check.h"

#define SIDE 64

static float total(const struct mask *mask)
{
    float sum = 0;
    for (int y = 0; y < mask->h; y++)
        for (int x = 0; x < mask->w; x++)
            sum += mask->cover[y * mask->stride + x];
    return sum;
}

static float at(const struct mask *mask, int x, int y)
{
    return mask->cover[y * mask->stride + x];
}

static float area_of(const struct point *points, int count)
{
    float sum = 0;
    for (int i = 0; i < count; i++) {
        struct point a = points[i], b = points[(i + 1) % count];
        sum += a.x * b.y - b.x * a.y;
    }
    return fabsf(sum) / 2;
}

static float random_between(uint32_t *seed, float low, float high)
{
    *seed = *seed * 1664525u + 1013904223u;
    return low + (high - low) * (float)(*seed >> 8) / 16777216.0f;
}

/* Star-shaped around a middle: simple, mostly concave. */
static int random_polygon(uint32_t *seed, struct point points[24])
{
    int count = 3 + (int)random_between(seed, 0, 21);
    for (int i = 0; i < count; i++) {
        float angle = 6.2831853f * ((float)i + random_between(seed, 0, 0.8f)) / (float)count;
        float radius = random_between(seed, 3, 29);
        points[i] = (struct point){32 + radius * cosf(angle), 32 + radius * sinf(angle)};
    }
    return count;
}

static void a_polygon_covers_its_area(void **state)
{
    (void)state;
    struct mask mask = {0};
    struct point points[24], reversed[24];
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        int count = random_polygon(&seed, points);
        float area = area_of(points, count);
        assert_true(mask_init(&mask, SIDE, SIDE));
        mask_polygon(&mask, points, count);
        assert_float_equal(total(&mask), area, 0.01f + area * 0.01f);
        for (int i = 0; i < count; i++)
            reversed[i] = points[count - 1 - i];
        float before = total(&mask);
        assert_true(mask_init(&mask, SIDE, SIDE));
        mask_polygon(&mask, reversed, count);
        assert_float_equal(total(&mask), before, 0.01f);
    }
    mask_reset(&mask);
}

static void a_polygon_beyond_the_mask_is_cut(void **state)
{
    (void)state;
    struct mask mask = {0};
    struct point points[4] = {{-10, -10}, {100, -10}, {100, 5.5f}, {-10, 5.5f}};
    assert_true(mask_init(&mask, SIDE, SIDE));
    mask_polygon(&mask, points, 4);
    assert_float_equal(total(&mask), SIDE * 5.5f, 0.01f);
    assert_float_equal(at(&mask, 0, 5), 0.5f, 1e-4f);
    assert_float_equal(at(&mask, SIDE - 1, 5), 0.5f, 1e-4f);
    mask_reset(&mask);
}

static void boxes_and_circles_cover_their_area(void **state)
{
    static const struct {
        struct box box;
        float radius, area, tolerance;
    } rows[] = {
        {{10, 10, 20, 12}, 0, 240, 0.01f},       {{10.25f, 10.5f, 20, 12}, 0, 240, 0.01f},
        {{10, 10, 20, 0.5f}, 3, 9.9f, 0.5f},     {{10, 10, 40, 40}, 20, 1256.6f, 4},
        {{10.3f, 9.7f, 40, 40}, 20, 1256.6f, 4}, {{10, 10, 40, 20}, 8, 745.1f, 3},
        {{10, 10, 40, 20}, 99, 714.2f, 3},       {{-10, -10, 20, 20}, 0, 100, 0.01f},
    };
    (void)state;
    struct mask mask = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(mask_init(&mask, SIDE, SIDE));
        mask_box(&mask, rows[i].box, rows[i].radius);
        assert_float_equal(total(&mask), rows[i].area, rows[i].tolerance);
    }
    mask_reset(&mask);
}

static void the_edge_of_a_circle_falls_evenly(void **state)
{
    (void)state;
    struct mask mask = {0};
    assert_true(mask_init(&mask, SIDE, SIDE));
    mask_box(&mask, (struct box){11.5f, 11.5f, 41, 41}, 20.5f);
    assert_float_equal(at(&mask, 32, 32), 1, 1e-4f);
    for (int x = 32; x + 1 < SIDE; x++)
        for (int y = 32; y + 1 < SIDE; y++) {
            assert_true(at(&mask, x + 1, y) <= at(&mask, x, y) + 1e-4f);
            assert_true(at(&mask, x, y + 1) <= at(&mask, x, y) + 1e-4f);
        }
    assert_float_equal(at(&mask, 60, 60), 0, 1e-6f);
    mask_reset(&mask);
}

static void a_stroke_has_its_width_and_no_knots(void **state)
{
    static const struct point straight[2] = {{10, 32.3f}, {50, 32.3f}};
    static const struct point pieces[5] = {{10, 32.3f}, {20, 32.3f}, {30, 32.3f}, {31, 32.3f}, {50, 32.3f}};
    (void)state;
    struct mask one = {0}, many = {0};
    assert_true(mask_init(&one, SIDE, SIDE) && mask_init(&many, SIDE, SIDE));
    mask_stroke(&one, straight, 2, 6);
    mask_stroke(&many, pieces, 5, 6);
    assert_float_equal(total(&one), 40 * 6 + 28.3f, 2);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            assert_float_equal(at(&one, x, y), at(&many, x, y), 1e-4f);
    mask_reset(&one);
    mask_reset(&many);
}

static void a_hairline_is_faint(void **state)
{
    static const struct point line[2] = {{10, 32.5f}, {50, 32.5f}};
    (void)state;
    struct mask mask = {0};
    assert_true(mask_init(&mask, SIDE, SIDE));
    mask_stroke(&mask, line, 2, 0.25f);
    assert_float_equal(at(&mask, 30, 32), 0.25f, 0.01f);
    mask_reset(&mask);
}

static void an_arc_spans_its_angles(void **state)
{
    (void)state;
    struct mask mask = {0};
    assert_true(mask_init(&mask, SIDE, SIDE));
    mask_arc(&mask, (struct point){32, 32}, 20, 0, 1.5707963f, 6); /* the lower right quarter */
    assert_float_equal(at(&mask, 46, 46), 1, 1e-4f);
    assert_float_equal(at(&mask, 17, 46), 0, 1e-4f);
    assert_float_equal(at(&mask, 46, 17), 0, 1e-4f);
    assert_float_equal(at(&mask, 32, 32), 0, 1e-4f);
    assert_float_equal(total(&mask), 1.5707963f * 20 * 6 + 28.3f, 3);
    mask_reset(&mask);
}

static void a_frame_is_the_rim(void **state)
{
    (void)state;
    struct mask mask = {0};
    assert_true(mask_init(&mask, SIDE, SIDE));
    mask_frame(&mask, (struct box){10, 10, 40, 30}, 8, 3);
    assert_float_equal(at(&mask, 30, 11), 1, 1e-4f);
    assert_float_equal(at(&mask, 30, 25), 0, 1e-4f);
    assert_float_equal(at(&mask, 10, 10), 0, 1e-4f);
    mask_reset(&mask);
}

static void absurd_sizes_are_refused(void **state)
{
    (void)state;
    struct mask mask = {0};
    assert_false(mask_init(&mask, 0, 5));
    assert_false(mask_init(&mask, 5, -1));
    assert_false(mask_init(&mask, 1 << 20, 1 << 20));
    mask_reset(&mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_polygon_covers_its_area),
        cmocka_unit_test(a_polygon_beyond_the_mask_is_cut),
        cmocka_unit_test(boxes_and_circles_cover_their_area),
        cmocka_unit_test(the_edge_of_a_circle_falls_evenly),
        cmocka_unit_test(a_stroke_has_its_width_and_no_knots),
        cmocka_unit_test(a_hairline_is_faint),
        cmocka_unit_test(an_arc_spans_its_angles),
        cmocka_unit_test(a_frame_is_the_rim),
        cmocka_unit_test(absurd_sizes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
