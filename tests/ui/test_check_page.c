/* The checker of pages finds each kind of fault, planted one at a time. */
#include "check.h"

#include "ui/check_page.h"
#include "ui/desk.h"

static void breaks(void (*plant)(struct desk *desk), const char *fault)
{
    char buffer[512];
    struct desk desk;
    desk_open(&desk, levels_page);
    assert_null(check_page_once(&desk.view.page, buffer, sizeof buffer));
    plant(&desk);
    const char *found = check_page_once(&desk.view.page, buffer, sizeof buffer);
    if (!found || !strstr(found, fault))
        fail_msg("\"%s\" was found in place of \"%s\"", found ? found : "nothing", fault);
    desk_close(&desk);
}

static void out_of_parent(struct desk *desk)
{
    desk_node(desk, "play", 0)->box.x += 400;
}

static void over_sibling(struct desk *desk)
{
    desk_node(desk, "play", 0)->box.w += 40;
}

/* As in a stack, where siblings may. */
static void over_words(struct desk *desk)
{
    struct node *play = desk_node(desk, "play", 0), *practice = desk_node(desk, "practice", 0);
    play->parent->kind = NODE_STACK;
    float by = play->box.x - practice->box.x;
    practice->box.x += by;
    practice->child->box.x += by;
}

static void out_of_window(struct desk *desk)
{
    desk->view.page.visible.h -= 30;
}

static void cut_text(struct desk *desk)
{
    struct node *text = desk_node(desk, "play", 0)->child;
    text->box.w -= 4;
}

static void broken_word(struct desk *desk)
{
    desk_node(desk, "play", 0)->child->broken = true;
}

static void low_text(struct desk *desk)
{
    desk_node(desk, "play", 0)->child->box.h -= 4;
}

static void squeezed_picture(struct desk *desk)
{
    desk_node(desk, "tempo", 0)->hot->box.h -= 8;
}

static void no_name(struct desk *desk)
{
    struct node *play = desk_node(desk, "play", 0);
    play->text = play->child->text = NULL;
}

static void twin_ids(struct desk *desk)
{
    desk_node(desk, "practice", 0)->name = "play";
}

static void hidden_row(struct desk *desk)
{
    desk_node(desk, "levels", 0)->reach = 0; /* scrolls no more, though it must */
    desk_node(desk, "levels", 0)->scrolls = false;
}

static void back_before_last(struct desk *desk)
{
    struct page *page = &desk->view.page;
    page->back = node_find(page->root, "play", 0);
}

static void test_each_fault_is_found(void **state)
{
    (void)state;
    breaks(out_of_parent, "leaves its parent");
    breaks(over_sibling, "overlaps a sibling");
    breaks(over_words, "lies over other words");
    breaks(out_of_window, "leaves the window");
    breaks(cut_text, "is cut");
    breaks(broken_word, "broken");
    breaks(low_text, "too little room");
    breaks(squeezed_picture, "smaller than its least size");
    breaks(no_name, "no name");
    breaks(twin_ids, "the id of another");
    breaks(hidden_row, "leaves its parent");
    breaks(back_before_last, "comes after the way back");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_fault_is_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
