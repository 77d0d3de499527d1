#include "draw/canvas/layer.h"

#include <math.h>

#include "check.h"

static const struct colour coral = {0xff, 0x7d, 0x5c, 255};

static uint32_t painted(uint32_t under, struct colour colour, float cover)
{
    struct layer layer;
    struct mask mask = {0};
    assert_true(layer_init(&layer, 1, 1) && mask_init(&mask, 1, 1));
    layer.pixels[0] = under;
    mask.cover[0] = cover;
    layer_paint(&layer, 0, 0, &mask, &(struct paint){.top = colour, .bottom = colour, .y1 = 1});
    uint32_t pixel = layer.pixels[0];
    layer_reset(&layer);
    mask_reset(&mask);
    return pixel;
}

static void colours_are_straight_not_premultiplied(void **state)
{
    static const struct {
        uint32_t under;
        struct colour colour;
        float cover;
        uint32_t expected;
    } rows[] = {
        {0, {0xff, 0x7d, 0x5c, 255}, 1, 0xffff7d5c},
        {0, {0xff, 0x7d, 0x5c, 255}, 0.2f, 0x33ff7d5c}, /* a faint rim keeps its colour: no dark fringe */
        {0, {0xff, 0x7d, 0x5c, 51}, 1, 0x33ff7d5c},
        {0xff000000, {255, 255, 255, 255}, 0.2f, 0xff333333},
        {0x80ffffff, {255, 255, 255, 128}, 1, 0xc0ffffff},
        {0xff123456, {9, 9, 9, 0}, 1, 0xff123456},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(painted(rows[i].under, rows[i].colour, rows[i].cover), rows[i].expected);
}

static void paint_runs_from_top_to_bottom(void **state)
{
    (void)state;
    struct layer layer;
    struct mask mask = {0};
    assert_true(layer_init(&layer, 1, 101) && mask_init(&mask, 1, 101));
    mask_box(&mask, (struct box){0, 0, 1, 101}, 0);
    struct paint paint = {.top = {0, 0, 0, 255}, .bottom = {202, 0, 0, 255}, .y0 = 0, .y1 = 101};
    layer_paint(&layer, 0, 0, &mask, &paint);
    assert_int_equal(layer.pixels[0], 0xff010000);
    assert_int_equal(layer.pixels[50], 0xff650000);
    assert_int_equal(layer.pixels[100], 0xffc90000);
    layer_reset(&layer);
    mask_reset(&mask);
}

static void nothing_is_painted_outside_the_clip(void **state)
{
    (void)state;
    struct layer layer;
    struct mask mask = {0};
    uint32_t source[400];
    memset(source, 0xff, sizeof source);
    assert_true(layer_init(&layer, 20, 20) && mask_init(&mask, 40, 40));
    mask_box(&mask, (struct box){0, 0, 40, 40}, 0);
    layer.clip = (struct pixel_box){5, 6, 9, 8};
    layer_paint(&layer, -10, -10, &mask, &(struct paint){.top = coral, .bottom = coral, .y1 = 1});
    layer_glow(&layer, (struct point){10, 10}, 30, coral);
    layer_blend(&layer, 0, 0, source, 20, 20, 20, 1);
    for (int y = 0; y < 20; y++)
        for (int x = 0; x < 20; x++) {
            bool inside = x >= 5 && x < 9 && y >= 6 && y < 8;
            assert_int_equal(layer.pixels[y * 20 + x] != 0, inside);
        }
    layer_reset(&layer);
    mask_reset(&mask);
}

static void a_glow_fades_to_nothing(void **state)
{
    (void)state;
    struct layer layer;
    assert_true(layer_init(&layer, 41, 41));
    layer_glow(&layer, (struct point){20.5f, 20.5f}, 20, coral);
    uint32_t before = 256;
    for (int x = 20; x < 41; x++) {
        uint32_t alpha = layer.pixels[20 * 41 + x] >> 24;
        assert_true(alpha < before || alpha == 0);
        before = alpha;
    }
    assert_int_equal(layer.pixels[20 * 41 + 20] >> 24, 255);
    assert_int_equal(before, 0);
    layer_reset(&layer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_straight_not_premultiplied),
        cmocka_unit_test(paint_runs_from_top_to_bottom),
        cmocka_unit_test(nothing_is_painted_outside_the_clip),
        cmocka_unit_test(a_glow_fades_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
