/* The kit on pages such as screens have: each holds at every size, scale and language, and is drawn to be looked at. */
#include "check.h"

#include "draw/easel.h"
#include "ui/check_page.h"
#include "ui/look_pages.h"
#include "ui/parts.h"
#include "ui/view.h"

static const struct {
    const char *name;
    page_fn *fn;
} pages[] = {{"settings", settings_page},
             {"levels", levels_page},
             {"home", home_page},
             {"results", results_page},
             {"names", names_page}};
#define PAGES (sizeof pages / sizeof pages[0])

static void test_hold(void **state)
{
    (void)state;
    struct look look = look_shown;
    for (size_t i = 0; i < PAGES; i++) {
        check_page(pages[i].fn, &look);
        look.asking = true;
        look.notice = "No sound card was found: Heelbeat plays on in silence.";
        check_page(pages[i].fn, &look);
    }
}

static void draw(size_t i, int w, int h, float scale, bool mirrored, const char *what)
{
    struct easel easel = easel_create(w, h);
    struct view view = {0};
    struct look look = look_shown;
    look.asking = true;
    canvas_begin(easel.canvas, 0, 0, 1);
    struct measure measure = layout_measure(easel.canvas);
    struct view_desc desc = {
        .mirrored = mirrored, .legend = {"F", "J"}, .layout = {canvas_visible(easel.canvas), scale, &measure}};
    view_show(&view, pages[i].fn, &look, &desc);
    view_draw(&view, easel.canvas);
    SDL_RenderPresent(easel.renderer);
    char path[1024];
    snprintf(path, sizeof path, "%s/%s-%s.bmp", PICTURES, pages[i].name, what);
    assert_int_equal(SDL_SaveBMP(easel.surface, path), 0);
    view_reset(&view);
    easel_destroy(&easel);
}

static bool is_light(const struct easel *easel, float x, float y)
{
    return easel_pixel(easel, (int)x, (int)y).g > 180;
}

/* The row with the focus, scrolled out of its list, has no ring among what lies there. */
static void test_ring_stays_in_scroller(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    struct view view = {0};
    struct look look = look_shown;
    canvas_begin(easel.canvas, 0, 0, 1);
    struct measure measure = layout_measure(easel.canvas);
    struct view_desc desc = {.layout = {canvas_visible(easel.canvas), 1, &measure}};
    view_show(&view, levels_page, &look, &desc);
    for (int scrolled = 0; scrolled < 2; scrolled++) {
        struct node *row = view_focused(&view);
        layout_scroll(node_find(view.page.root, "levels", 0), scrolled ? 140 : 0);
        view_draw(&view, easel.canvas);
        SDL_RenderPresent(easel.renderer);
        assert_true(row->box.y > 0);
        assert_int_equal(is_light(&easel, row->box.x - 6.5f, row->box.y + row->box.h / 2), !scrolled);
    }
    view_reset(&view);
    easel_destroy(&easel);
}

static void test_bar_is_filled_to_its_part(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    const struct box box = {560, 640, 664, 16};
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        canvas_begin(easel.canvas, 0, 0, 1);
        parts_bar(easel.canvas, box, &(struct parts_bar){0.6f, mirrored != 0});
        canvas_end(easel.canvas);
        SDL_RenderPresent(easel.renderer);
        const int ends[] = {900, 1000}, mirrored_ends[] = {884, 784};
        const int *x = mirrored ? mirrored_ends : ends;
        assert_true(colour_distance(easel_pixel(&easel, x[0], 648), theme.heel[HEEL_RIGHT]) < 12);
        assert_true(colour_distance(easel_pixel(&easel, x[1], 648), theme.heel[HEEL_RIGHT]) > 60);
    }
    easel_destroy(&easel);
}

static void test_pictures(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGES; i++) {
        draw(i, 1280, 720, 1, false, "1280x720");
        draw(i, 1280, 720, 2, false, "200");
        draw(i, 800, 600, 1.5f, true, "800x600-150-mirrored");
        draw(i, 3440, 1440, 1, false, "3440x1440");
    }
}

static void draw_clipped(struct canvas *canvas, struct box box, const void *nothing)
{
    (void)nothing;
    canvas_clip(canvas, box);
    canvas_rect(canvas, box, 0, theme.heel[HEEL_LEFT]);
    canvas_unclip(canvas);
}

static void draw_whole(struct canvas *canvas, struct box box, const void *nothing)
{
    (void)nothing;
    canvas_rect(canvas, box, 0, theme.gold);
}

/* A list with a picture in it that clips for itself, and one that goes on far beyond the list's end. */
static void clipping_page(struct page *page, const void *state)
{
    (void)state;
    struct node *list = page_list(page->body, "list", 200);
    list->grow = 1;
    page_picture(list, 100, 40, draw_clipped, &(char){0}, 1);
    page_picture(list, 100, 900, draw_whole, &(char){0}, 1);
    page_button(page->body, "below", page_finished("Below"), act_of(0, 0));
}

/* What scrolls stays cut where its scroller ends, whatever a picture in it did. */
static void test_picture_clips_for_itself(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    struct view view = {0};
    canvas_begin(easel.canvas, 0, 0, 1);
    struct measure measure = layout_measure(easel.canvas);
    struct view_desc desc = {.layout = {canvas_visible(easel.canvas), 1, &measure}};
    view_show(&view, clipping_page, NULL, &desc);
    struct box list = node_find(view.page.root, "list", 0)->box;
    view_draw(&view, easel.canvas);
    SDL_RenderPresent(easel.renderer);
    int x = (int)list.x + 50, end = (int)(list.y + list.h);
    assert_int_equal(colour_distance(easel_pixel(&easel, x, end - 4), theme.gold), 0);
    assert_true(colour_distance(easel_pixel(&easel, x, end + 4), theme.gold) > 60);
    view_reset(&view);
    easel_destroy(&easel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ring_stays_in_scroller), cmocka_unit_test(test_bar_is_filled_to_its_part),
        cmocka_unit_test(test_picture_clips_for_itself), cmocka_unit_test(test_pictures), cmocka_unit_test(test_hold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
