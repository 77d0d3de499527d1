#include "check.h"
#include "screens/menu.h"

/* A wide one, a row of three under it, and two links at the foot's ends. */
static const struct box items[] = {{560, 128, 664, 214}, {560, 410, 154, 104}, {730, 410, 154, 104},
                                   {900, 410, 154, 104}, {560, 665, 96, 38},   {1148, 665, 76, 38}};
#define ITEMS 6

static void test_arrows_go_to_the_nearest(void **state)
{
    static const struct {
        int from;
        enum action action;
        int to;
    } rows[] = {
        {0, ACTION_DOWN, 1},  {0, ACTION_UP, 0},      {0, ACTION_LEFT, 0}, {0, ACTION_RIGHT, 0}, {1, ACTION_RIGHT, 2},
        {2, ACTION_RIGHT, 3}, {3, ACTION_RIGHT, 3},   {3, ACTION_LEFT, 2}, {2, ACTION_UP, 0},    {1, ACTION_DOWN, 4},
        {3, ACTION_DOWN, 5},  {4, ACTION_RIGHT, 5},   {5, ACTION_LEFT, 4}, {4, ACTION_UP, 1},    {5, ACTION_UP, 3},
        {4, ACTION_DOWN, 4},  {2, ACTION_CONFIRM, 2}, {2, ACTION_BACK, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int to = menu_move(items, ITEMS, rows[i].from, rows[i].action);
        if (to != rows[i].to)
            fail_msg("row %zu: from %d to %d, not %d", i, rows[i].from, to, rows[i].to);
    }
}

static void test_next_walks_through_all(void **state)
{
    (void)state;
    int focus = 0;
    for (int i = 1; i <= ITEMS; i++) {
        focus = menu_move(items, ITEMS, focus, ACTION_NEXT);
        assert_int_equal(focus, i % ITEMS);
    }
    assert_int_equal(menu_move(items, 1, 0, ACTION_NEXT), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_arrows_go_to_the_nearest),
                                       cmocka_unit_test(test_next_walks_through_all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
