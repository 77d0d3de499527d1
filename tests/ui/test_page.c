/* What a page keeps: copies of its words, memory that is used again, and an end to it. */
#include "check.h"

#include "ui/look_pages.h"
#include "ui/wrap.h"

static void rows(struct page *page, const void *count)
{
    page_title(page, _("Rows"));
    for (int i = 0; i < *(const int *)count; i++)
        page_button(page->body, "row", page_value(value_number("", i)), act_of(1, i));
    page_back(page, _("Back"), act_of(0, 0));
}

static void test_page_copies_words(void **state)
{
    (void)state;
    struct page page = {0};
    struct look look = look_shown;
    look.asking = true;
    strcpy(look.typed, "Mira");
    page_make(&page, names_page, &look, &(struct page_desc){0});
    strcpy(look.typed, "Inge");
    assert_string_equal(node_find(page.dialog, "name", 0)->value, "Mira");
    page_reset(&page);
}

static void test_page_made_again_takes_no_memory(void **state)
{
    (void)state;
    struct page page = {0};
    int count = 300;
    page_make(&page, rows, &count, &(struct page_desc){0});
    int blocks = page.arena.count;
    assert_true(blocks > 1);
    for (int i = 0; i < 50; i++)
        page_make(&page, rows, &count, &(struct page_desc){0});
    assert_int_equal(page.arena.count, blocks);
    assert_string_equal(node_find(page.root, "row", 299)->text, "299");
    page_reset(&page);
}

static void test_page_too_large_is_full(void **state)
{
    (void)state;
    struct page page = {0};
    int count = 100000;
    page_make(&page, rows, &count, &(struct page_desc){0});
    assert_true(page.full);
    assert_non_null(node_find(page.root, "row", 1000));
    page_reset(&page);
}

static void test_back_comes_last(void **state)
{
    (void)state;
    struct page page = {0};
    int count = 3;
    page_make(&page, rows, &count, &(struct page_desc){.legend = {"F", "J"}});
    const struct node *last = NULL;
    for (struct node *node = page.root; node; node = node_next(node, page.root))
        last = node->chooses ? node : last;
    assert_ptr_equal(last, page.back);
    page_reset(&page);
}

static void test_words_wrap(void **state)
{
    (void)state;
    assert_int_equal(wrap_word("to be"), 2);
    assert_int_equal(wrap_word("3\xc2\xa0minutes more"), strlen("3\xc2\xa0minutes"));
    assert_int_equal(wrap_word("漢字"), strlen("漢"));
    assert_int_equal(wrap_word("漢。字"), strlen("漢。")); /* a stop begins no line */
    assert_int_equal(wrap_word("a漢"), 1);
    assert_int_equal(wrap_word("/home/me"), strlen("/home/")); /* a path goes on after a slash */
    assert_int_equal(wrap_word("1/2 of it"), strlen("1/2"));
    assert_int_equal(wrap_word(""), 0);
    assert_int_equal(wrap_spaces("  a"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page_copies_words),
        cmocka_unit_test(test_page_made_again_takes_no_memory),
        cmocka_unit_test(test_page_too_large_is_full),
        cmocka_unit_test(test_back_comes_last),
        cmocka_unit_test(test_words_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
