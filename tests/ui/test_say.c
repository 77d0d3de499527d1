/* What is said, read as someone who sees nothing hears it. */
#include "check.h"

#include "ui/desk.h"

static void says(struct desk *desk, const char *sentence)
{
    assert_string_equal(say_script_last(&desk->script, 0), sentence);
}

static void dial_page(struct page *page, const void *state)
{
    (void)state;
    page_title(page, page_finished("First Steps"));
    page_subtitle(page, page_finished("done"));
    page_text(page->body, STYLE_BODY, page_finished("How was it?"));
    struct node *dial = page_column(page->body);
    dial->role = ROLE_PICTURE;
    page_label(dial, page_finished("Steady, 92 of 100"));
    page_label_value(dial, page_finished("4 % sway"));
    page_text(dial, STYLE_BODY, page_finished("92"))->role = ROLE_NONE;
    page_text(page->body, STYLE_BODY, page_finished("Well done!"));
    page_text(page->body, STYLE_BODY, page_finished("And so on"));
    page_back(page, page_finished("Home"), act_of(0, 0));
}

static void test_page_says_itself(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, home_page);
    says(&desk, "Heelbeat. 31. days in a row. Two freezes kept. Today. 6 of 10 minutes, the challenge is open. "
                "A short session. Monday · both heels as one, Bright Wings, 3 minutes · 84 reps");
    desk_close(&desk);
}

static void test_nodes_say_themselves(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, settings_page);
    desk_act(&desk, ACTION_NEXT);
    says(&desk, "Colours, Coral and teal, choice, 2 of 7. Lanes that colour-blind eyes tell apart, too.");
    desk_act(&desk, ACTION_NEXT);
    says(&desk, "Contrast, off, switch, 3 of 7. Lighter words, darker ground.");
    desk_act(&desk, ACTION_PREVIOUS);
    desk_act(&desk, ACTION_PREVIOUS);
    says(&desk, "Text size, 125 %, slider, 1 of 7. How large words are, everywhere.");
    desk_act(&desk, ACTION_PREVIOUS);
    says(&desk, "About, tab, 8 of 8");
    desk_close(&desk);
}

/* A picture has a name and a value; what ends with a mark gets no stop. */
static void test_pictures_say_what_they_show(void **state)
{
    (void)state;
    char buffer[SAY_SIZE];
    struct text text;
    struct page page = {0};
    page_make(&page, dial_page, NULL, &(struct page_desc){0});
    text_init(&text, buffer, sizeof buffer);
    say_page(&page, &text);
    assert_string_equal(buffer, "First Steps. done. How was it? Steady, 92 of 100, 4 % sway. Well done! And so on");
    page_reset(&page);
}

static void test_value_says_itself_alone(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, settings_page);
    desk_act(&desk, ACTION_RIGHT);
    says(&desk, "150 %");
    desk_close(&desk);
}

static void test_same_page_is_silent(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, levels_page);
    int said = desk.script.count;
    desk_show(&desk);
    assert_int_equal(desk.script.count, said);
    desk_close(&desk);
}

static void test_notice_is_said_once(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, levels_page);
    int said = desk.script.count;
    desk.look.notice = "No sound card was found.";
    desk_show(&desk);
    says(&desk, "No sound card was found.");
    desk_show(&desk);
    assert_int_equal(desk.script.count, said + 1);
    desk_close(&desk);
}

static void test_dialog_says_itself(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, names_page);
    says(&desk, "Who plays? New player, button");
    desk.look.asking = true;
    desk_show(&desk);
    says(&desk, "Who is it? Name, text field");
    desk_close(&desk);
}

/* Every word that shows is said, by a page's coming or a node's focus. */
static void test_walk_says_all_texts(void **state)
{
    (void)state;
    static page_fn *const pages[] = {settings_page, levels_page, home_page, results_page};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        char all[SAY_SCRIPT_LINES * 256] = "";
        struct desk desk;
        desk_open(&desk, pages[i]);
        const uint64_t first = desk.view.focus.id;
        do
            desk_act(&desk, ACTION_NEXT);
        while (desk.script.count < SAY_SCRIPT_LINES && desk.view.focus.id != first);
        for (int back = desk.script.count - 1; back >= 0; back--)
            strncat(all, say_script_last(&desk.script, back), 255);
        for (struct node *node = desk.view.page.body; node; node = node_next(node, desk.view.page.body))
            if (node->kind == NODE_TEXT && !strstr(all, node->text))
                fail_msg("page %d never says \"%s\"", (int)i, node->text);
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page_says_itself),
        cmocka_unit_test(test_nodes_say_themselves),
        cmocka_unit_test(test_pictures_say_what_they_show),
        cmocka_unit_test(test_value_says_itself_alone),
        cmocka_unit_test(test_same_page_is_silent),
        cmocka_unit_test(test_notice_is_said_once),
        cmocka_unit_test(test_dialog_says_itself),
        cmocka_unit_test(test_walk_says_all_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
