/* Where the focus goes, on the smallest pages that show it. */
#include "check.h"

#include "table_measure.h"
#include "ui/focus.h"
#include "ui/layout.h"

struct room {
    struct page page;
    struct table_measure table;
};

static void lay_out(struct room *room, page_fn *fn)
{
    room->table = (struct table_measure){1.0f};
    struct measure measure = table_measure(&room->table);
    page_make(&room->page, fn, NULL, &(struct page_desc){0});
    layout_page(&room->page, &(struct layout_desc){.visible = {0, 0, 1280, 720}, .measure = &measure});
}

static struct node *named(struct room *room, const char *name, int index)
{
    struct node *node = node_find(room->page.root, name, index);
    assert_non_null(node);
    return node;
}

static void add_row(struct node *list, int index)
{
    struct node *row = page_item(list, "row", act_of(1, index));
    row->min_h = 90;
    page_text(row, STYLE_BODY, page_value(value_number("", index)));
}

/* Rows so far apart that none of the next one shows. */
static void sparse_list(struct page *page, const void *state)
{
    (void)state;
    struct node *list = page_list(page->body, "list", 200);
    list->gap = 120;
    for (int i = 0; i < 9; i++)
        add_row(list, i);
    page_button(page->body, "below", page_finished("Below"), act_of(2, 0));
}

static void test_arrow_stays_in_list_out_of_sight(void **state)
{
    struct room *room = *state;
    lay_out(room, sparse_list);
    struct node *node = named(room, "row", 0);
    for (int i = 1; i < 9; i++) {
        node = focus_move(&room->page, node, ACTION_DOWN);
        assert_ptr_equal(node, named(room, "row", i));
        layout_reveal(node);
    }
    assert_ptr_equal(focus_move(&room->page, node, ACTION_DOWN), named(room, "below", 0));
}

static void two_columns(struct page *page, const void *state)
{
    (void)state;
    struct node *row = page_row(page->body);
    row->align = ALIGN_START;
    struct node *left = page_column(row), *right = page_column(row);
    for (int i = 0; i < 3; i++)
        page_button(left, "left", page_finished("Left"), act_of(1, i));
    right->pad.y = 300;
    page_button(right, "right", page_finished("Right"), act_of(2, 0));
}

static void test_arrow_keeps_to_its_row_where_it_can(void **state)
{
    struct room *room = *state;
    lay_out(room, two_columns);
    struct node *first = named(room, "left", 0);
    assert_ptr_equal(focus_move(&room->page, first, ACTION_UP), first);
    assert_ptr_equal(focus_move(&room->page, first, ACTION_LEFT), first);
    assert_ptr_equal(focus_move(&room->page, first, ACTION_RIGHT), named(room, "right", 0)); /* nothing is in its row */
    assert_ptr_equal(focus_move(&room->page, first, ACTION_DOWN), named(room, "left", 1));
}

/* Rows that are scrolled out would lie in the button's row. */
static void list_beside_button(struct page *page, const void *state)
{
    (void)state;
    struct node *row = page_row(page->body);
    row->align = ALIGN_START;
    struct node *left = page_column(row), *right = page_column(row);
    left->h = 500;
    struct node *list = page_list(left, "list", 200);
    for (int i = 0; i < 9; i++)
        add_row(list, i);
    page_picture(left, 10, 280, NULL, "", 1);
    page_picture(right, 10, 500, NULL, "", 1);
    page_button(right, "right", page_finished("Right"), act_of(2, 0));
}

static void test_arrow_goes_to_what_shows(void **state)
{
    struct room *room = *state;
    lay_out(room, list_beside_button);
    struct node *to = focus_move(&room->page, named(room, "right", 0), ACTION_LEFT);
    assert_string_equal(to->name, "row");
    assert_true(layout_shown(to).h > 0);
}

static void long_page(struct page *page, const void *state)
{
    (void)state;
    for (int i = 0; i < 6; i++)
        page_text(page->body, STYLE_TITLE, page_finished("Before"));
    for (int i = 0; i < 6; i++)
        page_button(page->body, "button", page_finished("Button"), act_of(1, i));
    for (int i = 0; i < 6; i++)
        page_text(page->body, STYLE_TITLE, page_finished("After"))->name = i == 5 ? "end" : NULL;
}

/* All that is read comes into sight by the focus alone: what stands before the first and after the last button. */
static void test_ends_show_what_is_read(void **state)
{
    struct room *room = *state;
    lay_out(room, long_page);
    struct node *scroller = named(room, "page", 0), *end = named(room, "end", 0);
    assert_true(scroller->reach > 100);
    layout_reveal(named(room, "button", 5));
    assert_float_equal(layout_shown(end).h, end->box.h, 0.1f);
    layout_reveal(named(room, "button", 0));
    assert_float_equal(scroller->scroll, 0, 0.1f);
}

static void gaps(struct page *page, const void *state)
{
    (void)state;
    page_button(page->body, "a", page_finished("A"), act_of(1, 0));
    page_button(page->body, "b", page_finished("B"), act_of(1, 0))->disabled = true;
    page_button(page->body, "c", page_finished("C"), act_of(1, 0))->first = true;
    page_back(page, page_finished("Back"), act_of(2, 0));
}

static void test_disabled_is_passed_over(void **state)
{
    struct room *room = *state;
    struct focus focus = {0};
    lay_out(room, gaps);
    assert_ptr_equal(focus_find(&focus, &room->page), named(room, "c", 0));
    assert_ptr_equal(focus_move(&room->page, named(room, "a", 0), ACTION_NEXT), named(room, "c", 0));
    assert_ptr_equal(focus_move(&room->page, named(room, "c", 0), ACTION_PREVIOUS), named(room, "a", 0));
    assert_ptr_equal(focus_move(&room->page, named(room, "a", 0), ACTION_PREVIOUS), room->page.back);
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
        CASE(test_arrow_stays_in_list_out_of_sight), CASE(test_arrow_keeps_to_its_row_where_it_can),
        CASE(test_arrow_goes_to_what_shows),         CASE(test_ends_show_what_is_read),
        CASE(test_disabled_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
