#include "draw/canvas/canvas.h"

#include "check.h"
#include "draw/easel.h"

#include <math.h>

static const struct text_style plain = {.size = 24, .weight = TEXT_MEDIUM, .colour = {255, 255, 255, 255}};

static SDL_Rect drawn(struct easel *easel, float x, float y, const struct text_style *style, const char *text)
{
    canvas_begin(easel->canvas, 0, 0, 1);
    canvas_end(easel->canvas);
    uint32_t *night = easel_copy(easel);
    canvas_begin(easel->canvas, 0, 0, 1);
    canvas_text(easel->canvas, x, y, style, text);
    canvas_end(easel->canvas);
    SDL_Rect changed = easel_changes(easel, night);
    free(night);
    return changed;
}

static void text_stands_on_its_baseline_where_it_is_aligned(void **state)
{
    static const struct {
        enum text_align align;
        float left, right; /* of the ink, shares of its width from x */
    } rows[] = {{TEXT_LEFT, 0, 1}, {TEXT_CENTRE, -0.5f, 0.5f}, {TEXT_RIGHT, -1, 0}};
    (void)state;
    struct easel easel = easel_create(1280, 720);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text_style style = plain;
        style.align = rows[i].align;
        SDL_Rect ink = drawn(&easel, 600, 300, &style, "HHHHHHHH");
        assert_true(abs(ink.x - 600 - (int)(rows[i].left * (float)ink.w)) <= 4);
        assert_true(abs(ink.x + ink.w - 600 - (int)(rows[i].right * (float)ink.w)) <= 4);
        assert_true(abs(ink.y + ink.h - 300) <= 1);
        assert_true(ink.h >= 15 && ink.h <= 20); /* capitals are about 0.73 em high */
    }
    easel_destroy(&easel);
}

static void widths_follow_size_and_window(void **state)
{
    static const char text[] = "84 of 84 reps · best run 61";
    (void)state;
    struct easel small = easel_create(640, 360), large = easel_create(1920, 1080);
    canvas_begin(small.canvas, 0, 0, 1);
    canvas_begin(large.canvas, 0, 0, 1);
    struct text_style twice = plain;
    twice.size = 48;
    float width = canvas_text_width(large.canvas, &plain, text);
    assert_true(width > 200 && width < 450);
    assert_float_equal(canvas_text_width(large.canvas, &twice, text), 2 * width, width * 0.03f);
    assert_float_equal(canvas_text_width(small.canvas, &plain, text), width, width * 0.04f);
    canvas_text(large.canvas, 10, 100, &plain, text);
    assert_float_equal(canvas_text_width(large.canvas, &plain, text), width, 0.01f);
    assert_float_equal(canvas_text_width(large.canvas, &plain, ""), 0, 0);
    assert_float_equal(canvas_text_width(large.canvas, &plain, NULL), 0, 0);
    easel_destroy(&small);
    easel_destroy(&large);
}

static void heavier_weights_have_more_ink(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    long before = 0;
    canvas_begin(easel.canvas, 0, 0, 1);
    for (int weight = TEXT_MEDIUM; weight <= TEXT_BOLD; weight++) {
        struct text_style style = plain;
        style.weight = (enum text_weight)weight;
        style.size = 60;
        drawn(&easel, 100, 300, &style, "Heel");
        long ink = 0;
        for (int y = 240; y < 330; y++)
            for (int x = 90; x < 400; x++)
                ink += easel_pixel(&easel, x, y).g;
        assert_true(ink > before);
        before = ink;
    }
    easel_destroy(&easel);
}

static void long_text_is_cut_to_fit(void **state)
{
    static const char *const texts[] = {"A long line of words that can't fit here", "ééééééééééééééééééééééééééééééé"};
    (void)state;
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    canvas_end(easel.canvas);
    uint32_t *night = easel_copy(&easel);
    for (size_t i = 0; i < 2; i++) {
        canvas_begin(easel.canvas, 0, 0, 1);
        canvas_text_fit(easel.canvas, 100, 100, 150, &plain, texts[i]);
        canvas_end(easel.canvas);
        SDL_Rect ink = easel_changes(&easel, night);
        assert_true(ink.w > 110 && ink.w <= 151);
    }
    canvas_begin(easel.canvas, 0, 0, 1);
    canvas_text_fit(easel.canvas, 100, 100, 3, &plain, texts[0]);
    canvas_text_fit(easel.canvas, 100, 100, 900, &plain, NULL);
    canvas_end(easel.canvas);
    free(night);
    easel_destroy(&easel);
}

static void any_bytes_are_taken(void **state)
{
    static const char *const texts[] = {
        "\xff\xfe", "\xe2\x80", "a\xc3", "\xf0\x9f\x99\x82", "\xe6\x97\xa5\xd0\x96x", "\xed\xa0\x80", "\x80\x80\x80"};
    (void)state;
    struct easel easel = easel_create(640, 360);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        drawn(&easel, 10, 100, &plain, texts[i]);
        canvas_text_fit(easel.canvas, 10, 100, 5, &plain, texts[i]);
    }
    char long_text[5000];
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    canvas_text(easel.canvas, 0, 100, &plain, long_text);
    canvas_text_fit(easel.canvas, 0, 100, 300, &plain, long_text);
    easel_destroy(&easel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stands_on_its_baseline_where_it_is_aligned),
        cmocka_unit_test(widths_follow_size_and_window),
        cmocka_unit_test(heavier_weights_have_more_ink),
        cmocka_unit_test(long_text_is_cut_to_fit),
        cmocka_unit_test(any_bytes_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
