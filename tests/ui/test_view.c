/* What a player can do on a page with each of the ways: heels, arrows, Tab, the pointer. */
#include "check.h"

#include "ui/desk.h"
#include "ui/parts.h"

static int open_settings(void **state)
{
    static struct desk desk;
    desk_open(&desk, settings_page);
    *state = &desk;
    return 0;
}

static int open_levels(void **state)
{
    static struct desk desk;
    desk_open(&desk, levels_page);
    *state = &desk;
    return 0;
}

static int open_names(void **state)
{
    static struct desk desk;
    desk_open(&desk, names_page);
    *state = &desk;
    return 0;
}

static int open_home(void **state)
{
    static struct desk desk;
    desk_open(&desk, home_page);
    *state = &desk;
    return 0;
}

static int close(void **state)
{
    desk_close(*state);
    return 0;
}

static void tap_to(struct desk *desk, const char *name, int index)
{
    for (int taps = 0; taps < 60; taps++) {
        if (strcmp(desk_focus(desk), name) == 0 && desk_focus_index(desk) == index)
            return;
        desk_act(desk, ACTION_NEXT);
    }
    fail_msg("taps never come to %s %d", name, index);
}

static void test_first_has_focus(void **state)
{
    assert_string_equal(desk_focus(*state), "text-size");
}

static void test_next_goes_around(void **state)
{
    struct desk *desk = *state;
    tap_to(desk, "back", 0);
    desk_act(desk, ACTION_NEXT);
    assert_string_equal(desk_focus(desk), "section");
    desk_act(desk, ACTION_PREVIOUS);
    assert_string_equal(desk_focus(desk), "back");
}

static void test_heels_change_choice(void **state)
{
    struct desk *desk = *state;
    tap_to(desk, "colours", 0);
    assert_int_equal(desk_act(desk, ACTION_CONFIRM), VIEW_CHANGED);
    assert_true(desk->view.editing);
    for (int colour = 1; colour <= 3; colour++) {
        assert_int_equal(desk_act(desk, ACTION_NEXT), VIEW_CHOSE);
        assert_int_equal(desk->look.colours, colour % 3); /* around */
    }
    desk_act(desk, ACTION_CONFIRM);
    assert_false(desk->view.editing);
    desk_act(desk, ACTION_NEXT);
    assert_string_equal(desk_focus(desk), "contrast");
}

static void test_heels_change_slider(void **state)
{
    struct desk *desk = *state;
    desk_act(desk, ACTION_CONFIRM);
    for (int size = 150; size <= 200; size += 25) {
        desk_act(desk, ACTION_NEXT);
        assert_int_equal(desk->look.text_size, size);
    }
    desk_act(desk, ACTION_NEXT);
    assert_int_equal(desk->look.text_size, 100);
    assert_int_equal(desk_act(desk, ACTION_BACK), VIEW_CHANGED); /* ends it, and goes nowhere */
    assert_false(desk->view.editing);
    assert_int_equal(desk_act(desk, ACTION_BACK), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_LEAVE);
}

static void test_arrows_change_at_once(void **state)
{
    struct desk *desk = *state;
    desk_act(desk, ACTION_RIGHT);
    assert_int_equal(desk->look.text_size, 150);
    desk_act(desk, ACTION_LEFT);
    desk_act(desk, ACTION_LEFT);
    assert_int_equal(desk->look.text_size, 100);
    assert_int_equal(desk_act(desk, ACTION_LEFT), VIEW_NOTHING); /* no further, and not around */
    assert_string_equal(desk_focus(desk), "text-size");
}

static void test_arrows_mirrored(void **state)
{
    struct desk *desk = *state;
    desk->mirrored = true;
    desk_show(desk);
    desk_act(desk, ACTION_LEFT);
    assert_int_equal(desk->look.text_size, 150);
}

static void test_confirm_turns_switch(void **state)
{
    struct desk *desk = *state;
    tap_to(desk, "calm", 0);
    desk_act(desk, ACTION_CONFIRM);
    assert_int_equal(desk->look.calm, 0);
    desk_act(desk, ACTION_CONFIRM);
    assert_int_equal(desk->look.calm, 1);
    assert_false(desk->view.editing);
}

static void test_down_stays_in_list(void **state)
{
    struct desk *desk = *state;
    for (int row = 2; row < desk->look.rows; row++) {
        assert_int_equal(desk_act(desk, ACTION_DOWN), VIEW_FOCUSED);
        assert_int_equal(desk_focus_index(desk), row);
        assert_int_equal(desk->act.verb, LOOK_SELECT);
        assert_int_equal(desk->act.arg, row);
        struct node *focused = view_focused(&desk->view);
        assert_float_equal(layout_shown(focused).h, focused->box.h, 0.01f);
    }
    desk_act(desk, ACTION_DOWN);
    assert_string_not_equal(desk_focus(desk), "level");
}

static void test_right_reaches_panel(void **state)
{
    struct desk *desk = *state;
    desk_act(desk, ACTION_RIGHT);
    assert_string_equal(desk_focus(desk), "play"); /* not in its row, but nothing is */
    desk_act(desk, ACTION_UP);
    assert_string_equal(desk_focus(desk), "tempo");
    desk_act(desk, ACTION_DOWN);
    assert_string_equal(desk_focus(desk), "play");
    desk_act(desk, ACTION_RIGHT);
    assert_string_equal(desk_focus(desk), "practice");
}

static void test_focus_survives(void **state)
{
    struct desk *desk = *state;
    tap_to(desk, "level", 6);
    struct node *list = desk_node(desk, "levels", 0);
    float scrolled = list->scroll;
    assert_true(scrolled > 0);
    desk_show(desk);
    assert_int_equal(desk_focus_index(desk), 6);
    assert_float_equal(desk_node(desk, "levels", 0)->scroll, scrolled, 0.01f);
    desk->look.rows = 5; /* it is gone: what stands at its place has the focus */
    desk_show(desk);
    assert_string_equal(desk_focus(desk), "play");
}

static void test_view_focus_goes_there(void **state)
{
    struct desk *desk = *state;
    view_focus(&desk->view, "play", 0);
    desk_show(desk);
    assert_string_equal(desk_focus(desk), "play");
}

static void test_click_chooses(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(desk_click(desk, "play", 0), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_PLAY);
    assert_string_equal(desk_focus(desk), "play");
    assert_int_equal(desk_click(desk, "back", 0), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_LEAVE);
}

static void test_let_go_elsewhere(void **state)
{
    struct desk *desk = *state;
    struct box play = desk_node(desk, "play", 0)->box;
    desk_point(desk, POINTER_DOWN, play.x + 9, play.y + 9, false, 0);
    assert_int_equal(desk_point(desk, POINTER_UP, play.x + 9, play.y - 60, false, 0), VIEW_CHANGED);
}

static void test_hover(void **state)
{
    struct desk *desk = *state;
    struct box play = desk_node(desk, "play", 0)->box;
    assert_int_equal(desk_point(desk, POINTER_MOVE, play.x + 9, play.y + 9, false, 0), VIEW_CHANGED);
    assert_true(view_is_over(&desk->view));
    assert_int_equal(desk_point(desk, POINTER_MOVE, play.x + 12, play.y + 9, false, 0), VIEW_NOTHING);
    desk_point(desk, POINTER_LEAVE, 0, 0, false, 0);
    assert_false(view_is_over(&desk->view));
}

static void test_click_on_choice(void **state)
{
    struct desk *desk = *state;
    const struct node *tempo = desk_node(desk, "tempo", 0);
    float less = tempo->hot->box.x + 5, more = tempo->box.x + tempo->box.w - 20, y = tempo->hot->box.y + 9;
    desk_point(desk, POINTER_DOWN, less, y, false, 0);
    assert_int_equal(desk_point(desk, POINTER_UP, less, y, false, 0), VIEW_CHOSE);
    assert_int_equal(desk->act.value, 9);
    desk_point(desk, POINTER_DOWN, more, y, false, 0);
    desk_point(desk, POINTER_UP, more, y, false, 0);
    assert_int_equal(desk->act.value, 11);
}

static void test_drag_slider(void **state)
{
    struct desk *desk = *state;
    struct box track = desk_node(desk, "text-size", 0)->hot->box;
    float y = track.y + track.h / 2;
    assert_int_equal(desk_point(desk, POINTER_DOWN, parts_track_x(track, 0.75f, false), y, false, 0), VIEW_CHOSE);
    assert_int_equal(desk->act.value, 175);
    assert_int_equal(desk_point(desk, POINTER_MOVE, track.x - 300, y + 200, false, 0), VIEW_CHOSE);
    assert_int_equal(desk->act.value, 100);
    desk_point(desk, POINTER_UP, track.x - 300, y + 200, false, 0);
    assert_int_equal(desk_point(desk, POINTER_MOVE, track.x + 60, y, false, 0),
                     VIEW_CHANGED); /* hovers, drags no more */
}

static void test_wheel(void **state)
{
    struct desk *desk = *state;
    struct node *list = desk_node(desk, "levels", 0);
    struct pointer_event wheel = {.kind = POINTER_WHEEL_TURN, .x = list->box.x + 9, .y = list->box.y + 9, .turns = -1};
    assert_int_equal(view_pointer(&desk->view, &wheel, &desk->act), VIEW_CHANGED);
    assert_float_equal(list->scroll, POINTER_WHEEL, 0.01f);
    desk_show(desk);
    assert_float_equal(desk_node(desk, "levels", 0)->scroll, POINTER_WHEEL, 0.01f);
    wheel.x = desk_node(desk, "play", 0)->box.x; /* nothing there goes further */
    assert_int_equal(view_pointer(&desk->view, &wheel, &desk->act), VIEW_NOTHING);
}

static void test_touch_scrolls(void **state)
{
    struct desk *desk = *state;
    struct box row = desk_node(desk, "level", 3)->box;
    desk_point(desk, POINTER_DOWN, row.x + 50, row.y + 20, true, 0);
    desk_point(desk, POINTER_MOVE, row.x + 50, row.y + 14, true, 10);
    assert_float_equal(desk_node(desk, "levels", 0)->scroll, 0, 0.01f); /* a tap may tremble */
    desk_point(desk, POINTER_MOVE, row.x + 50, row.y - 30, true, 20);
    assert_float_equal(desk_node(desk, "levels", 0)->scroll, 50, 0.01f);
    assert_int_equal(desk_point(desk, POINTER_UP, row.x + 50, row.y - 30, true, 30), VIEW_CHANGED);
    assert_int_equal(desk_focus_index(desk), 1);
}

static void test_touch_taps(void **state)
{
    struct desk *desk = *state;
    struct box row = desk_node(desk, "level", 3)->box;
    desk_point(desk, POINTER_DOWN, row.x + 50, row.y + 20, true, 0);
    assert_int_equal(desk_point(desk, POINTER_UP, row.x + 52, row.y + 22, true, 90), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_SELECT);
    assert_int_equal(desk->act.arg, 3);
}

static void test_long_press_goes_back(void **state)
{
    struct desk *desk = *state;
    desk_point(desk, POINTER_DOWN, 300, 300, true, 1000);
    assert_int_equal(view_due_us(&desk->view), 1000000 + POINTER_HOLD_US);
    assert_int_equal(view_step(&desk->view, 1000000 + POINTER_HOLD_US - 1, &desk->act), VIEW_NOTHING);
    assert_int_equal(view_step(&desk->view, 1000000 + POINTER_HOLD_US, &desk->act), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_LEAVE);
    assert_int_equal(desk_point(desk, POINTER_UP, 300, 300, true, 1700), VIEW_CHANGED); /* and chooses nothing more */
}

/* Nothing lies behind home: going back asks for a second time, a click does not. */
static void test_leaving_is_guarded(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(desk_act(desk, ACTION_BACK), VIEW_CHANGED);
    assert_string_equal(desk_focus(desk), "back");
    desk_act(desk, ACTION_NEXT);
    desk_point(desk, POINTER_DOWN, 300, 300, true, 1000);
    assert_int_equal(view_step(&desk->view, 1000000 + POINTER_HOLD_US, &desk->act), VIEW_CHANGED);
    assert_string_equal(desk_focus(desk), "back");
    assert_int_equal(desk_act(desk, ACTION_BACK), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_LEAVE);
    desk_act(desk, ACTION_NEXT);
    assert_int_equal(desk_click(desk, "back", 0), VIEW_CHOSE);
}

static void test_dialog_takes_and_gives_back_focus(void **state)
{
    struct desk *desk = *state;
    desk->look.asking = true;
    desk_show(desk);
    assert_string_equal(desk_focus(desk), "name");
    assert_true(view_is_typing(&desk->view));
    assert_int_equal(desk_act(desk, ACTION_CONFIRM), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_NAME);
    assert_false(view_is_typing(&desk->view));
    desk_act(desk, ACTION_NEXT);
    assert_string_equal(desk_focus(desk), "take");
    desk_act(desk, ACTION_NEXT);
    assert_string_equal(desk_focus(desk), "out");
    desk_act(desk, ACTION_NEXT);
    assert_string_equal(desk_focus(desk), "name"); /* never behind it */
    desk->look.asking = false;
    desk_show(desk);
    assert_string_equal(desk_focus(desk), "new");
}

static void test_back_leaves_dialog_while_typing(void **state)
{
    struct desk *desk = *state;
    desk->look.asking = true;
    desk_show(desk);
    assert_int_equal(desk_act(desk, ACTION_BACK), VIEW_CHOSE);
    assert_int_equal(desk->act.verb, LOOK_LEAVE);
    assert_int_equal(desk->act.arg, 2);
}

static void test_composing_shows(void **state)
{
    struct desk *desk = *state;
    desk->look.asking = true;
    strcpy(desk->look.typed, "Jo");
    desk_show(desk);
    view_compose(&desk->view, "ß");
    desk_show(desk);
    const struct node *well = desk_node(desk, "name", 0)->hot;
    assert_string_equal(well->child->text, "Jo");
    assert_string_equal(well->child->next->text, "ß");
    view_compose(&desk->view, "");
    desk_show(desk);
    assert_ptr_equal(desk_node(desk, "name", 0)->hot->child->next,
                     desk_node(desk, "name", 0)->hot->last); /* the caret */
}

#define SETTINGS(test) cmocka_unit_test_setup_teardown(test, open_settings, close)
#define LEVELS(test)   cmocka_unit_test_setup_teardown(test, open_levels, close)
#define HOME(test)     cmocka_unit_test_setup_teardown(test, open_home, close)
#define NAMES(test)    cmocka_unit_test_setup_teardown(test, open_names, close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SETTINGS(test_first_has_focus),
        SETTINGS(test_next_goes_around),
        SETTINGS(test_heels_change_choice),
        SETTINGS(test_heels_change_slider),
        SETTINGS(test_arrows_change_at_once),
        SETTINGS(test_arrows_mirrored),
        SETTINGS(test_confirm_turns_switch),
        SETTINGS(test_drag_slider),
        LEVELS(test_down_stays_in_list),
        LEVELS(test_right_reaches_panel),
        LEVELS(test_focus_survives),
        LEVELS(test_view_focus_goes_there),
        LEVELS(test_click_chooses),
        LEVELS(test_let_go_elsewhere),
        LEVELS(test_hover),
        LEVELS(test_click_on_choice),
        LEVELS(test_wheel),
        LEVELS(test_touch_scrolls),
        LEVELS(test_touch_taps),
        LEVELS(test_long_press_goes_back),
        HOME(test_leaving_is_guarded),
        NAMES(test_dialog_takes_and_gives_back_focus),
        NAMES(test_back_leaves_dialog_while_typing),
        NAMES(test_composing_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
