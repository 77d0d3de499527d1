/* A page that stands before a scene, and what such pages need: rows that are never mirrored, room for words that come
 * and go, words that fade, and words that stop growing in a small window. */
#include "check.h"

#include "draw/easel.h"
#include "ui/pointer.h"
#include "ui/view.h"

#define NEAR 0.6f

struct stage {
    struct easel easel;
    struct view view;
    struct measure measure;
    struct view_desc desc;
};

struct scene {
    const struct node *place; /* where the scene's part lies */
};

static void draw_scene(struct canvas *canvas, struct box box, const void *data)
{
    const struct scene *scene = data;
    canvas_rect(canvas, box, 0, theme.gold);
    canvas_rect(canvas, scene->place->box, 0, theme.heel[HEEL_RIGHT]);
}

/* state is how faint its words are, or NULL. */
static void scene_page(struct page *page, const void *state)
{
    struct scene scene;
    page_title(page, page_finished("Title"));
    struct node *row = page_row(page->body);
    row->name = "row";
    row->gap = 0;
    row->upright = true;
    scene.place = page_picture(row, 300, 200, NULL, "", 1);
    struct node *words = page_column(row);
    words->faint = state ? *(const float *)state : 0;
    words->tint = TINT_INK;
    page_text(words, STYLE_HUGE, page_finished("0"))->name = "words";
    page_text(page->body, STYLE_BODY, (struct message){0})->name = "nothing";
    struct node *kept = page_text(page->body, STYLE_BODY, (struct message){0});
    kept->name = "kept";
    kept->keeps = true;
    page_button(page->body, "button", page_finished("Button"), act_of(1, 0));
    page_scene(page, "scene", page_finished("Pause"), act_of(7, 0), draw_scene, &scene, sizeof scene);
    page->scale_most = 1.5f;
}

static void open_stage(struct stage *stage, int w, int h, float scale)
{
    *stage = (struct stage){.easel = easel_create(w, h)};
    canvas_begin(stage->easel.canvas, 0, 0, 1);
    stage->measure = layout_measure(stage->easel.canvas);
    stage->desc.layout = (struct layout_desc){canvas_visible(stage->easel.canvas), scale, &stage->measure,
                                              canvas_scale(stage->easel.canvas)};
    view_show(&stage->view, scene_page, NULL, &stage->desc);
}

static void close_stage(struct stage *stage)
{
    view_reset(&stage->view);
    easel_destroy(&stage->easel);
}

static const struct node *named(const struct stage *stage, const char *name)
{
    struct node *node = node_find(stage->view.page.root, name, 0);
    assert_non_null(node);
    return node;
}

/* All of the window is the scene's, the page's words stand on it, and its body begins at the window's edge. */
static void test_lies_under_the_whole_window(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage, 3440, 1440, 1);
    view_draw(&stage.view, stage.easel.canvas);
    SDL_RenderPresent(stage.easel.renderer);
    struct box row = named(&stage, "row")->box, visible = stage.view.page.visible;
    assert_float_equal(row.x, visible.x, NEAR);
    assert_float_equal(row.w, visible.w, NEAR);
    assert_float_equal(named(&stage, "title")->box.x, visible.x + 56, NEAR);
    assert_int_equal(colour_distance(easel_pixel(&stage.easel, 2, 1438), theme.gold), 0);
    assert_int_equal(colour_distance(easel_pixel(&stage.easel, 3438, 2), theme.gold), 0);
    int y = (int)((row.y + row.h / 2 - visible.y) * 2);
    assert_int_equal(colour_distance(easel_pixel(&stage.easel, 2 * 290, y), theme.heel[HEEL_RIGHT]), 0);
    assert_int_equal(colour_distance(easel_pixel(&stage.easel, 2 * 500, y), theme.gold), 0);
    close_stage(&stage);
}

/* Where nothing else is, and by going back. */
static void test_is_chosen_where_nothing_else_is(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage, 1280, 720, 1);
    const struct page *page = &stage.view.page;
    assert_string_equal(pointer_hit(page, 4, 4)->name, "scene");
    assert_string_equal(pointer_hit(page, 1276, 716)->name, "scene");
    struct box button = named(&stage, "button")->box;
    assert_string_equal(pointer_hit(page, button.x + 9, button.y + 9)->name, "button");
    assert_ptr_equal(page->back, page->root);
    struct act act = {0};
    assert_int_equal(view_action(&stage.view, ACTION_BACK, &act), VIEW_CHOSE);
    assert_int_equal(act.verb, 7);
    close_stage(&stage);
}

/* What is upright lies as it would from left to right, in a page that is mirrored around it. */
static void test_upright_is_not_mirrored(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage, 1280, 720, 1);
    struct box words = named(&stage, "words")->box, title = named(&stage, "title")->box;
    stage.desc.mirrored = true;
    view_show(&stage.view, scene_page, NULL, &stage.desc);
    assert_float_equal(named(&stage, "words")->box.x, words.x, NEAR);
    assert_float_equal(named(&stage, "title")->box.x, 1280 - title.x - title.w, NEAR);
    close_stage(&stage);
}

static void test_keeps_a_line(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage, 1280, 720, 2);
    assert_float_equal(named(&stage, "nothing")->box.h, 0, NEAR);
    assert_float_equal(named(&stage, "kept")->box.h, 54, NEAR);
    close_stage(&stage);
}

/* Words grow as far as the player likes, but in a window that is small in one way or the other. */
static void test_words_stop_growing_in_a_small_window(void **state)
{
    (void)state;
    static const struct {
        int w, h;
        float wished, scale;
    } rows[] = {{640, 360, 2, 1.5f}, {799, 600, 2, 1.5f}, {800, 599, 2, 1.5f},   {800, 600, 2, 2},
                {1280, 720, 2, 2},   {640, 360, 1, 1},    {640, 360, 1.5f, 1.5f}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stage stage;
        open_stage(&stage, rows[i].w, rows[i].h, rows[i].wished);
        assert_float_equal(stage.view.page.scale, rows[i].scale, 0.001f);
        close_stage(&stage);
    }
}

/* How many pixels of the scene's ground around the words are darker than it. */
static int dark_pixels(struct stage *stage, float faint)
{
    int count = 0;
    view_show(&stage->view, scene_page, &faint, &stage->desc);
    canvas_begin(stage->easel.canvas, 0, 0, 1);
    view_draw(&stage->view, stage->easel.canvas);
    SDL_RenderPresent(stage->easel.renderer);
    struct box box = named(stage, "words")->box;
    for (int y = (int)box.y; y < (int)(box.y + box.h); y++)
        for (int x = (int)box.x; x < (int)(box.x + box.w); x++)
            count += easel_pixel(&stage->easel, x, y).r < theme.gold.r - 120;
    return count;
}

/* Words that are gone leave nothing, half gone less than half the difference. */
static void test_faint_words_fade_with_what_they_are_in(void **state)
{
    (void)state;
    struct stage stage;
    open_stage(&stage, 1280, 720, 1);
    assert_true(dark_pixels(&stage, 0) > 500);
    assert_int_equal(dark_pixels(&stage, 0.5f), 0);
    uint32_t *gone = NULL;
    assert_int_equal(dark_pixels(&stage, 1), 0);
    gone = easel_copy(&stage.easel);
    dark_pixels(&stage, 0.5f);
    assert_true(easel_changes(&stage.easel, gone).w > 20);
    free(gone);
    close_stage(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lies_under_the_whole_window),
                                       cmocka_unit_test(test_is_chosen_where_nothing_else_is),
                                       cmocka_unit_test(test_upright_is_not_mirrored),
                                       cmocka_unit_test(test_keeps_a_line),
                                       cmocka_unit_test(test_words_stop_growing_in_a_small_window),
                                       cmocka_unit_test(test_faint_words_fade_with_what_they_are_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
