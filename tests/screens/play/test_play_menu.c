#include "screens/play/play_menu.h"

#include "check.h"

static void test_choices(void **state)
{
    static const struct {
        enum action actions[4];
        int count;
        enum play_choice chosen;
    } rows[] = {
        {{ACTION_DOWN}, 1, PLAY_CHOICE_AGAIN},
        {{ACTION_DOWN, ACTION_RIGHT}, 2, PLAY_CHOICE_END},
        {{ACTION_DOWN, ACTION_DOWN, ACTION_DOWN}, 3, PLAY_CHOICE_END},
        {{ACTION_UP}, 1, PLAY_CHOICE_RESUME},
        {{ACTION_NEXT, ACTION_NEXT}, 2, PLAY_CHOICE_END},
        {{ACTION_NEXT, ACTION_NEXT, ACTION_NEXT}, 3, PLAY_CHOICE_RESUME},
        {{ACTION_DOWN, ACTION_DOWN, ACTION_LEFT}, 3, PLAY_CHOICE_AGAIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct play_menu menu = {0};
        for (int a = 0; a < rows[i].count; a++)
            assert_int_equal(play_menu_action(&menu, rows[i].actions[a]), PLAY_CHOICE_COUNT);
        assert_int_equal(play_menu_action(&menu, ACTION_CONFIRM), rows[i].chosen);
        assert_int_equal(menu.focus, PLAY_CHOICE_RESUME); /* for the next pause */
    }
}

static void test_back_resumes(void **state)
{
    (void)state;
    struct play_menu menu = {0};
    play_menu_action(&menu, ACTION_DOWN);
    assert_int_equal(play_menu_action(&menu, ACTION_BACK), PLAY_CHOICE_RESUME);
    assert_int_equal(menu.focus, PLAY_CHOICE_RESUME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_choices), cmocka_unit_test(test_back_resumes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
