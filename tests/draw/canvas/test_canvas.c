#include "draw/canvas/canvas.h"

#include "check.h"
#include "draw/easel.h"

#include <math.h>

static const struct colour white = {255, 255, 255, 255};
static const struct colour coral = {0xff, 0x7d, 0x5c, 255};

static void begin(struct easel *easel)
{
    canvas_begin(easel->canvas, 640, 360, 1);
}

static void the_night_fills_every_window(void **state)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1000, 900}, {1700, 500}, {33, 21}};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        int w = sizes[i][0], h = sizes[i][1];
        struct easel easel = easel_create(w, h);
        canvas_begin(easel.canvas, 640, 360, 300);
        struct box seen = canvas_visible(easel.canvas);
        canvas_end(easel.canvas);
        assert_true(colour_distance(easel_pixel(&easel, 0, 0), theme.night_top) <= 4);
        assert_true(colour_distance(easel_pixel(&easel, w - 1, h - 1), theme.night_bottom) <= 4);
        assert_true(easel_pixel(&easel, w / 2, h / 2).r > 0x40); /* the glow */
        assert_true(seen.x <= 0.01f && seen.y <= 0.01f && seen.x + seen.w >= 1279 && seen.y + seen.h >= 719);
        easel_destroy(&easel);
    }
}

/* Shapes of every kind around an origin (none means the corner). */
static void draw_all(struct canvas *canvas, const void *context)
{
    struct point o = context ? *(const struct point *)context : (struct point){0, 0};
    struct point zigzag[3] = {{o.x + 20, o.y + 20}, {o.x + 60, o.y + 90}, {o.x + 110, o.y + 30}};
    struct point notch[5] = {{o.x + 130, o.y + 20},
                             {o.x + 180, o.y + 20},
                             {o.x + 180, o.y + 80},
                             {o.x + 155, o.y + 40},
                             {o.x + 130, o.y + 80}};
    canvas_rect(canvas, (struct box){o.x + 2, o.y + 2, 196, 116}, 12, colour_alpha(white, 0.2f));
    canvas_stroke(canvas, zigzag, 3, 5, coral);
    canvas_polygon(canvas, notch, 5, colour_alpha(coral, 0.85f), colour_alpha(coral, 0.12f));
    canvas_circle(canvas, o.x + 90, o.y + 90, 15, white);
    canvas_arc(canvas, o.x + 40, o.y + 80, 14, 0, 4, 4, coral);
    canvas_frame(canvas, (struct box){o.x + 120, o.y + 90, 60, 20}, 6, 2, white);
    canvas_glow(canvas, o.x + 90, o.y + 40, 20, coral);
}

static int greatest_difference(const struct easel *easel, const uint32_t *before)
{
    int greatest = 0;
    for (int y = 0; y < easel->surface->h; y++)
        for (int x = 0; x < easel->surface->w; x++) {
            uint32_t pixel = before[y * easel->surface->w + x];
            struct colour was = {(uint8_t)(pixel >> 16), (uint8_t)(pixel >> 8), (uint8_t)pixel, 255};
            greatest = SDL_max(greatest, colour_distance(was, easel_pixel(easel, x, y)));
        }
    return greatest;
}

/* At every scale, and wherever it stands, a sprite or a backdrop looks like its shapes drawn one by one. */
static void baked_looks_like_drawn(void **state)
{
    static const struct {
        int w, h;
        struct point origin;
    } rows[] = {
        {1280, 720, {100, 100}}, {1280, 720, {100.25f, 99.75f}}, {640, 360, {301, 200}}, {1920, 1080, {77, 31}}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct easel easel = easel_create(rows[i].w, rows[i].h);
        struct point origin = rows[i].origin;
        begin(&easel);
        draw_all(easel.canvas, &origin);
        canvas_end(easel.canvas);
        uint32_t *drawn = easel_copy(&easel);
        begin(&easel);
        canvas_sprite(easel.canvas, 5, (struct box){origin.x, origin.y, 200, 120}, true, 1, draw_all, NULL);
        canvas_end(easel.canvas);
        assert_true(greatest_difference(&easel, drawn) <= 6);
        begin(&easel);
        canvas_backdrop(easel.canvas, 6, (struct box){20, 20, 900, 500}, draw_all, &origin);
        canvas_end(easel.canvas);
        assert_true(greatest_difference(&easel, drawn) <= 6);
        free(drawn);
        easel_destroy(&easel);
    }
}

static void the_same_frame_has_the_same_pixels(void **state)
{
    (void)state;
    struct easel easel = easel_create(1000, 563);
    uint32_t *first = NULL;
    for (int i = 0; i < 4; i++) { /* drawn once, kept, copied */
        begin(&easel);
        draw_all(easel.canvas, NULL);
        canvas_sprite(easel.canvas, 9, (struct box){400, 300, 200, 120}, true, 1, draw_all, NULL);
        canvas_end(easel.canvas);
        if (!first)
            first = easel_copy(&easel);
        assert_int_equal(easel_changes(&easel, first).w, 0);
    }
    canvas_lose_textures(easel.canvas);
    begin(&easel);
    draw_all(easel.canvas, NULL);
    canvas_sprite(easel.canvas, 9, (struct box){400, 300, 200, 120}, true, 1, draw_all, NULL);
    canvas_end(easel.canvas);
    assert_int_equal(easel_changes(&easel, first).w, 0);
    free(first);
    easel_destroy(&easel);
}

static void nothing_is_drawn_outside_the_clip(void **state)
{
    (void)state;
    struct easel easel = easel_create(640, 360);
    begin(&easel);
    canvas_end(easel.canvas);
    uint32_t *night = easel_copy(&easel);
    begin(&easel);
    canvas_clip(easel.canvas, (struct box){200, 200, 100, 60});
    canvas_rect(easel.canvas, (struct box){0, 0, 1280, 720}, 0, white);
    canvas_rect(easel.canvas, (struct box){0, 0, 1280, 720}, 20, white);
    draw_all(easel.canvas, NULL);
    canvas_sprite(easel.canvas, 3, (struct box){180, 190, 200, 120}, true, 1, draw_all, NULL);
    canvas_unclip(easel.canvas);
    canvas_clip(easel.canvas, (struct box){500, 500, 0, 0});
    canvas_rect(easel.canvas, (struct box){0, 0, 1280, 720}, 20, white);
    canvas_end(easel.canvas);
    SDL_Rect changed = easel_changes(&easel, night);
    assert_int_equal(changed.x, 100);
    assert_int_equal(changed.y, 100);
    assert_int_equal(changed.w, 50);
    assert_int_equal(changed.h, 30);
    free(night);
    easel_destroy(&easel);
}

static void draw_bar(struct canvas *canvas, const void *context)
{
    (void)context;
    canvas_rect(canvas, (struct box){4, 4, 10, 40}, 1, white);
}

/* Light to the left of a bar's middle column as it moves by quarters of a pixel. */
static void a_sprite_scrolls_by_quarter_pixels(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    int before = 300;
    for (int quarter = 0; quarter <= 4; quarter++) {
        begin(&easel);
        float x = 100 + (float)quarter / 4;
        canvas_sprite(easel.canvas, 1, (struct box){x, 100, 20, 48}, true, 1, draw_bar, NULL);
        canvas_end(easel.canvas);
        int left = easel_pixel(&easel, 104, 120).g, right = easel_pixel(&easel, 114, 120).g;
        assert_true(left < before - 30);
        assert_true(abs(left + right - 255 - 0x12) < 12); /* what leaves on one side comes on the other */
        before = left;
    }
    easel_destroy(&easel);
}

static void plain_boxes_share_light_between_pixels(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    begin(&easel);
    canvas_rect(easel.canvas, (struct box){100.25f, 100, 2, 50}, 0, white);
    canvas_rect(easel.canvas, (struct box){200.25f, 100, 0.5f, 50}, 0, white);
    canvas_end(easel.canvas);
    int night = 0x13;
    assert_true(abs(easel_pixel(&easel, 100, 120).g - (night + (255 - night) * 3 / 4)) < 6);
    assert_int_equal(easel_pixel(&easel, 101, 120).g, 255);
    assert_true(abs(easel_pixel(&easel, 102, 120).g - (night + (255 - night) / 4)) < 6);
    assert_true(abs(easel_pixel(&easel, 200, 120).g - (night + (255 - night) / 2)) < 6);
    assert_true(easel_pixel(&easel, 201, 120).g < 0x1c);
    easel_destroy(&easel);
}

static void what_never_stops_changing_is_not_kept(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    begin(&easel);
    canvas_end(easel.canvas);
    size_t night = canvas_cached_bytes(easel.canvas);
    for (int i = 0; i < 200; i++) {
        struct point line[2] = {{10, 10}, {600 + (float)i, 500}};
        begin(&easel);
        canvas_stroke(easel.canvas, line, 2, 3, white);
        canvas_end(easel.canvas);
    }
    assert_int_equal(canvas_cached_bytes(easel.canvas), night);
    for (uint64_t i = 0; i < 300; i++) {
        begin(&easel);
        canvas_sprite(easel.canvas, 1000 + i, (struct box){0, 0, 400, 300}, false, 1, draw_all, NULL);
        canvas_end(easel.canvas);
        assert_true(canvas_cached_bytes(easel.canvas) <= CANVAS_CACHE_BYTES);
    }
    assert_true(canvas_cached_bytes(easel.canvas) > CANVAS_CACHE_BYTES / 2);
    easel_destroy(&easel);
}

static int drawn; /* how often count_drawing was asked */

static void count_drawing(struct canvas *canvas, const void *context)
{
    (void)context;
    drawn++;
    canvas_rect(canvas, (struct box){0, 0, 100, 100}, 0, white);
}

/* Four pictures of the whole window, 133 MB together, are drawn once and then kept. */
static void a_large_window_keeps_a_scene(void **state)
{
    (void)state;
    struct easel easel = easel_create(3840, 2160);
    drawn = 0;
    for (int frame = 0; frame < 3; frame++) {
        begin(&easel);
        for (uint64_t key = 1; key <= 4; key++)
            canvas_sprite(easel.canvas, key, (struct box){0, 0, LAYOUT_WIDTH, LAYOUT_HEIGHT}, false, 1, count_drawing,
                          NULL);
        canvas_end(easel.canvas);
    }
    assert_int_equal(drawn, 4);
    easel_destroy(&easel);
}

static void odd_arguments_do_no_harm(void **state)
{
    (void)state;
    struct easel easel = easel_create(640, 360);
    struct point one[3] = {{50, 50}, {50, 50}, {50, 50}};
    begin(&easel);
    canvas_rect(easel.canvas, (struct box){10, 10, 0, 0}, 5, white);
    canvas_rect(easel.canvas, (struct box){10, 10, -5, -5}, 5, white);
    canvas_rect(easel.canvas, (struct box){-1e6f, -1e6f, 2e6f, 2e6f}, 50, white);
    canvas_stroke(easel.canvas, one, 0, 3, white);
    canvas_stroke(easel.canvas, one, 1, 3, white);
    canvas_stroke(easel.canvas, one, 3, 0, white);
    canvas_polygon(easel.canvas, one, 2, white, white);
    canvas_polygon(easel.canvas, one, 3, white, white);
    canvas_dashes(easel.canvas, one, 3, 2, 4, 4, white);
    canvas_glow(easel.canvas, 5, 5, 0, white);
    canvas_sprite(easel.canvas, 1, (struct box){0, 0, 0, 0}, true, 1, draw_all, NULL);
    canvas_end(easel.canvas);
    easel_destroy(&easel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_night_fills_every_window),
        cmocka_unit_test(baked_looks_like_drawn),
        cmocka_unit_test(the_same_frame_has_the_same_pixels),
        cmocka_unit_test(nothing_is_drawn_outside_the_clip),
        cmocka_unit_test(a_sprite_scrolls_by_quarter_pixels),
        cmocka_unit_test(plain_boxes_share_light_between_pixels),
        cmocka_unit_test(what_never_stops_changing_is_not_kept),
        cmocka_unit_test(a_large_window_keeps_a_scene),
        cmocka_unit_test(odd_arguments_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
