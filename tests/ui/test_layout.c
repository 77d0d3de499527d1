/* The layout's rules, each on the smallest page that shows it. A letter is half an em wide: 10 in STYLE_BODY, whose
 * lines are 27 high. */
#include "check.h"

#include "ui/layout.h"

#define NEAR 0.05f

static float width(void *context, const struct text_style *style, const char *utf8, size_t length)
{
    (void)context;
    (void)utf8;
    return (float)length * style->size / 2;
}

static const struct measure half_ems = {width, NULL};

struct room {
    struct page page;
    struct layout_desc desc;
    page_fn *fn;
};

static void lay_out(struct room *room, page_fn *fn, bool mirrored)
{
    struct page_desc desc = {.mirrored = mirrored};
    room->desc = (struct layout_desc){.visible = {0, 0, 1280, 720}, .text_scale = 1, .measure = &half_ems};
    page_make(&room->page, fn, NULL, &desc);
    layout_page(&room->page, &room->desc);
    assert_false(room->page.full);
}

static struct node *named(struct room *room, const char *name)
{
    struct node *node = node_find(room->page.root, name, 0);
    assert_non_null(node);
    return node;
}

static void assert_box(const struct node *node, float x, float y, float w, float h)
{
    struct box box = node->box;
    assert_float_equal(box.x, x, NEAR);
    assert_float_equal(box.y, y, NEAR);
    assert_float_equal(box.w, w, NEAR);
    assert_float_equal(box.h, h, NEAR);
}

static struct node *block(struct node *in, const char *name, float w, float h)
{
    struct node *picture = page_picture(in, w, h, NULL, "", 1);
    picture->name = name;
    return picture;
}

static struct node *outer(struct page *page, enum node_kind kind, float w, float h)
{
    struct node *node = kind == NODE_ROW ? page_row(page->body) : page_column(page->body);
    node->name = "outer";
    node->self = ALIGN_START;
    node->w = node->max_w = w;
    node->h = h;
    node->gap = 10;
    return node;
}

static void row_that_grows(struct page *page, const void *state)
{
    (void)state;
    struct node *row = outer(page, NODE_ROW, 600, 0);
    row->pad = (struct pad){20, 5};
    block(row, "a", 100, 40);
    block(row, "b", 50, 20)->grow = 1;
    block(row, "c", 50, 20)->grow = 3;
}

static void test_row_shares_what_is_over(void **state)
{
    struct room *room = *state;
    lay_out(room, row_that_grows, false);
    float x = named(room, "outer")->box.x, y = named(room, "outer")->box.y;
    assert_box(named(room, "outer"), x, y, 600, 50);
    assert_box(named(room, "a"), x + 20, y + 5, 100, 40);
    assert_box(named(room, "b"), x + 130, y + 15, 135, 20); /* 340 are over, a quarter is its */
    assert_box(named(room, "c"), x + 275, y + 15, 305, 20);
}

static void test_mirrored(void **state)
{
    struct room *room = *state;
    lay_out(room, row_that_grows, true);
    float right = named(room, "outer")->box.x + 600, y = named(room, "outer")->box.y;
    assert_float_equal(right, 1280 - 56, NEAR);
    assert_box(named(room, "a"), right - 120, y + 5, 100, 40);
    assert_box(named(room, "c"), right - 580, y + 15, 305, 20);
}

static void row_that_lacks(struct page *page, const void *state)
{
    (void)state;
    struct node *row = outer(page, NODE_ROW, 300, 0);
    page_text(row, STYLE_BODY, page_finished("aaaa bbbb cccc dddd"))->name = "text"; /* 190 in one line */
    block(row, "narrow", 200, 20)->min_w = 150;
}

static void test_row_takes_from_what_can_spare(void **state)
{
    struct room *room = *state;
    lay_out(room, row_that_lacks, false);
    /* 390 are wanted, 290 there: of 95 + 50 that can be spared 100 go, in proportion. */
    assert_float_equal(named(room, "text")->box.w, 190 - 95 * 100 / 145.0f, NEAR);
    assert_int_equal(named(room, "text")->line_count, 2);
    assert_float_equal(named(room, "text")->box.h, 54, NEAR);
    assert_float_equal(named(room, "narrow")->box.w, 200 - 50 * 100 / 145.0f, NEAR);
}

static void row_that_breaks(struct page *page, const void *state)
{
    (void)state;
    struct node *row = outer(page, NODE_ROW, 300, 0);
    block(row, "a", 180, 20);
    block(row, "b", 100, 30);
    block(row, "c", 120, 20);
}

static void test_row_goes_on_below(void **state)
{
    struct room *room = *state;
    lay_out(room, row_that_breaks, false);
    float x = named(room, "outer")->box.x, y = named(room, "outer")->box.y;
    assert_box(named(room, "b"), x + 190, y, 100, 30);
    assert_box(named(room, "c"), x, y + 40, 120, 20);
    assert_float_equal(named(room, "outer")->box.h, 60, NEAR);
}

static void texts(struct page *page, const void *state)
{
    (void)state;
    struct node *column = outer(page, NODE_COLUMN, 100, 0);
    page_text(column, STYLE_BODY, page_finished("to be or not to be"))->name = "words";
    page_text(column, STYLE_BODY, page_finished("incomprehensibilities"))->name = "word";
    page_text(column, STYLE_BODY, page_finished("一二三四五六"))->name = "signs";
}

static void test_text_breaks_between_words(void **state)
{
    struct room *room = *state;
    lay_out(room, texts, false);
    const struct node *words = named(room, "words");
    assert_int_equal(words->line_count, 2);
    assert_memory_equal(words->text + words->lines[0].start, "to be or", words->lines[0].length);
    assert_memory_equal(words->text + words->lines[1].start, "not to be", words->lines[1].length);
    assert_false(words->broken);
    assert_true(named(room, "word")->broken);
    assert_int_equal(named(room, "word")->line_count, 3);
    assert_false(named(room, "signs")->broken);
    assert_int_equal(named(room, "signs")->line_count, 2); /* three bytes a sign: three to a line */
}

static void grid_of_four(struct page *page, const void *state)
{
    (void)state;
    struct node *column = outer(page, NODE_COLUMN, 340, 0);
    struct node *grid = page_grid(column, 100, 4);
    grid->gap = 10;
    static const char *const names[] = {"a", "b", "c", "d"};
    for (int i = 0; i < 4; i++)
        block(grid, names[i], 50, i == 1 ? 40 : 20);
}

static void test_grid_is_even(void **state)
{
    struct room *room = *state;
    lay_out(room, grid_of_four, false);
    float x = named(room, "outer")->box.x, y = named(room, "outer")->box.y;
    /* Three columns have room; two and two are more even than three and one. */
    assert_float_equal(named(room, "b")->box.x, x + 175, NEAR);
    assert_float_equal(named(room, "c")->box.x, x, NEAR);
    assert_float_equal(named(room, "c")->box.y, y + 50, NEAR);
}

static void too_high(struct page *page, const void *state)
{
    (void)state;
    struct node *column = outer(page, NODE_COLUMN, 300, 0);
    column->grow = 1;
    block(column, "rigid", 100, 100);
    struct node *list = page_list(column, "list", 200);
    list->gap = 0;
    for (int i = 0; i < 20; i++) {
        struct node *row = page_item(list, "row", act_of(0, i));
        row->min_h = 50;
    }
}

static void test_list_scrolls_instead_of_page(void **state)
{
    struct room *room = *state;
    lay_out(room, too_high, false);
    const struct node *list = named(room, "list"), *column = named(room, "outer");
    assert_float_equal(named(room, "page")->reach, 0, NEAR);
    assert_float_equal(list->box.h, column->box.h - 110, NEAR);
    assert_float_equal(list->reach, 1000 - list->box.h, NEAR);
}

static void test_reveal(void **state)
{
    struct room *room = *state;
    lay_out(room, too_high, false);
    struct node *list = named(room, "list"), *row = node_find(room->page.root, "row", 10);
    layout_reveal(row);
    assert_float_equal(row->box.y + row->box.h, list->box.y + list->box.h - 12, NEAR); /* with room for its ring */
    assert_float_equal(layout_shown(row).h, row->box.h, NEAR);
    layout_reveal(node_find(room->page.root, "row", 19));
    assert_float_equal(list->scroll, list->reach, NEAR);
    assert_float_equal(layout_shown(row).h, 50, NEAR);
    assert_float_equal(layout_shown(node_find(room->page.root, "row", 0)).h, 0, NEAR);
    layout_reveal(node_find(room->page.root, "row", 0));
    assert_float_equal(list->scroll, 0, NEAR);
}

static void wide_halves(struct page *page, const void *state)
{
    struct node *halves = page_halves(page->body);
    struct node *left = page_column(halves), *right = page_column(halves);
    left->w = 640;
    left->name = "left";
    right->w = *(const float *)state;
    right->name = "right";
}

static void test_halves_stand_side_by_side_or_below(void **state)
{
    struct room *room = *state;
    float w = 484;
    room->desc = (struct layout_desc){.visible = {0, 0, 1280, 720}, .text_scale = 1, .measure = &half_ems};
    for (int large = 0; large < 2; large++) {
        room->desc.text_scale = large ? 2 : 1;
        page_make(&room->page, wide_halves, &w, &(struct page_desc){0});
        layout_page(&room->page, &room->desc);
        assert_int_equal(named(room, "right")->line, large);
    }
}

static void stretched_picture(struct page *page, const void *state)
{
    (void)state;
    struct node *tall = block(page->body, "tall", 100, 400);
    tall->min_h = 100;
    block(page->body, "rest", 100, 350);
}

static void test_picture_gives_way_before_page_scrolls(void **state)
{
    struct room *room = *state;
    lay_out(room, stretched_picture, false);
    assert_float_equal(named(room, "page")->reach, 0, NEAR);
    assert_true(named(room, "tall")->box.h < 400 && named(room, "tall")->box.h >= 100);
}

static void baselines(struct page *page, const void *state)
{
    (void)state;
    struct node *row = page_row(page->body);
    row->align = ALIGN_BASELINE;
    page_text(row, STYLE_TITLE, page_finished("Large"))->name = "large";
    page_text(row, STYLE_SMALL, page_finished("small"))->name = "small";
}

static void test_baselines_agree(void **state)
{
    struct room *room = *state;
    lay_out(room, baselines, false);
    const struct node *large = named(room, "large"), *small = named(room, "small");
    assert_float_equal(large->box.y + large->baseline, small->box.y + small->baseline, NEAR);
    assert_true(large->box.y < small->box.y);
}

static int open(void **state)
{
    static struct room room;
    *state = &room;
    return 0;
}

static int close(void **state)
{
    struct room *room = *state;
    page_reset(&room->page);
    return 0;
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open, close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_row_shares_what_is_over),
        CASE(test_mirrored),
        CASE(test_row_takes_from_what_can_spare),
        CASE(test_row_goes_on_below),
        CASE(test_text_breaks_between_words),
        CASE(test_grid_is_even),
        CASE(test_list_scrolls_instead_of_page),
        CASE(test_reveal),
        CASE(test_halves_stand_side_by_side_or_below),
        CASE(test_picture_gives_way_before_page_scrolls),
        CASE(test_baselines_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
