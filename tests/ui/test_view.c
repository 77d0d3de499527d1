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

/* Where words run from right to left, so do sliders. */
static void test_drag_slider_mirrored(void **state)
{
    struct desk *desk = *state;
    desk->mirrored = true;
    desk_show(desk);
    struct box track = desk_node(desk, "text-size", 0)->hot->box;
    desk_point(desk, POINTER_DOWN, parts_track_x(track, 0.75f, true), track.y + track.h / 2, false, 0);
    assert_int_equal(desk->act.value, 175);
    assert_true(parts_track_x(track, 0.75f, true) < track.x + track.w / 2);
    desk_point(desk, POINTER_MOVE, track.x + track.w + 300, track.y, false, 0);
    assert_int_equal(desk->act.value, 100);
}

/* A row that is scrolled out of its list lies there, but nobody can point at it. */
static void test_nobody_hits_what_is_hidden(void **state)
{
    struct desk *desk = *state;
    int hidden = 0;
    for (int row = 0; row < desk->look.rows; row++) {
        struct node *level = desk_node(desk, "level", row);
        struct node *hit = pointer_hit(&desk->view.page, level->box.x + 50, level->box.y + 20);
        bool shows = layout_shown(level).h >= level->box.h;
        hidden += layout_shown(level).h <= 0;
        if (shows)
            assert_ptr_equal(hit, level);
        else if (layout_shown(level).h <= 0)
            assert_ptr_not_equal(hit, level);
    }
    assert_true(hidden > 0);
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

/* Words grow beneath a focus that stays: it is still wholly seen. */
static void test_focus_shows_when_words_grow(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < 3; i++)
        desk_act(desk, ACTION_DOWN);
    const char *name = desk_focus(desk);
    int index = desk_focus_index(desk);
    for (desk->text_scale = 1.0f; desk->text_scale <= 2.0f; desk->text_scale += 0.25f) {
        desk_show(desk);
        const struct node *node = desk_node(desk, name, index);
        assert_float_equal(layout_shown(node).h, node->box.h, 0.1f);
    }
}

/* A notice takes its room from what scrolls, wherever the focus is. */
static void test_focus_shows_when_a_notice_comes(void **state)
{
    struct desk *desk = *state;
    for (desk->text_scale = 1.0f; desk->text_scale <= 2.0f; desk->text_scale += 0.5f) {
        for (int i = 0; i < 24; i++) {
            desk_act(desk, ACTION_NEXT);
            desk->look.notice = "Something is to be said";
            desk_show(desk);
            const struct node *node = view_focused(&desk->view);
            assert_float_equal(layout_shown(node).h, node->box.h, 0.1f);
            desk->look.notice = NULL;
            desk_show(desk);
        }
    }
}

/* What the player has scrolled away from stays there. */
static void test_what_is_scrolled_stays(void **state)
{
    struct desk *desk = *state;
    while (strcmp(desk_focus(desk), "level") != 0 || desk_focus_index(desk) < 6)
        desk_act(desk, ACTION_NEXT);
    struct node *list = desk_node(desk, "levels", 0);
    assert_true(list->scroll > 0);
    layout_scroll(list, 0);
    desk->look.notice = "Something is to be said";
    desk_show(desk);
    assert_float_equal(desk_node(desk, "levels", 0)->scroll, 0, 0.1f);
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

/* Sound late by so much: heels and the pointer go by fives within a hundred, arrows by ones to a thousand. */
struct late {
    int ms;
    int of; /* which of the devices */
    bool done;
};

static void late_page(struct page *page, const void *state)
{
    const struct late *late = state;
    page_leaf(page, late->done ? "done" : "late", 0);
    if (late->done)
        page_measures(page);
    page_title(page, page_finished(late->done ? "Done" : "Late"));
    if (!late->done) {
        page_button(page->body, "other", page_finished("Other"), act_of(0, 0));
        struct node *slider =
            page_slider_figure(page->body, "late", page_finished("Late by"), page_value(value_number("", late->ms)),
                               late->ms, -1000, 1000, 1, act_of(1, late->of));
        slider->stride = (struct stride){5, -100, 100};
        slider->first = true;
    }
    page_back(page, page_finished("Back"), act_of(2, 0));
}

struct late_desk {
    struct late late;
    struct view view;
    struct say_script script;
    struct table_measure table;
    struct act act;
};

static void show_late(struct late_desk *desk)
{
    struct measure measure = table_measure(&desk->table);
    struct say say = say_script(&desk->script);
    struct view_desc desc = {
        .legend = {"F", "J"}, .layout = {{0, 0, LAYOUT_WIDTH, LAYOUT_HEIGHT}, 1, &measure}, .say = &say};
    view_show(&desk->view, late_page, &desk->late, &desc);
}

static int open_late(void **state)
{
    static struct late_desk desk;
    desk = (struct late_desk){.table = {1.0f}};
    show_late(&desk);
    *state = &desk;
    return 0;
}

static int close_late(void **state)
{
    struct late_desk *desk = *state;
    view_reset(&desk->view);
    return 0;
}

static int late_after(struct late_desk *desk, enum action action)
{
    if (view_action(&desk->view, action, &desk->act) == VIEW_CHOSE)
        desk->late.ms = desk->act.value;
    show_late(desk);
    return desk->late.ms;
}

static void test_stride_of_heels(void **state)
{
    struct late_desk *desk = *state;
    assert_int_equal(late_after(desk, ACTION_RIGHT), 1);
    late_after(desk, ACTION_CONFIRM);
    assert_int_equal(late_after(desk, ACTION_NEXT), 6);
    assert_int_equal(late_after(desk, ACTION_LEFT), 5);
    desk->late.ms = 98;
    show_late(desk);
    assert_int_equal(late_after(desk, ACTION_NEXT), 100);
    assert_int_equal(late_after(desk, ACTION_NEXT), -100);
    assert_int_equal(late_after(desk, ACTION_PREVIOUS), 100);
    assert_int_equal(late_after(desk, ACTION_RIGHT), 101); /* arrows go further, ... */
    assert_int_equal(late_after(desk, ACTION_PREVIOUS), 96);
    desk->late.ms = 300;
    show_late(desk);
    assert_int_equal(late_after(desk, ACTION_PREVIOUS), 100); /* ... and heels find back */
    desk->late.ms = -300;
    show_late(desk);
    assert_int_equal(late_after(desk, ACTION_NEXT), -100);
    desk->late.ms = 1000;
    show_late(desk);
    assert_int_equal(late_after(desk, ACTION_RIGHT), 1000);
}

static void test_stride_of_pointer(void **state)
{
    struct late_desk *desk = *state;
    struct box track = node_find(desk->view.page.root, "late", 0)->hot->box;
    struct pointer_event down = {
        .kind = POINTER_DOWN, .x = parts_track_x(track, 0.715f, false), .y = track.y + track.h / 2};
    assert_int_equal(view_pointer(&desk->view, &down, &desk->act), VIEW_CHOSE);
    assert_int_equal(desk->act.value, 43); /* each one of them */
}

/* The same setting of another device is another: what was being changed is not changed there. */
static void test_changing_ends_when_the_focus_falls(void **state)
{
    struct late_desk *desk = *state;
    late_after(desk, ACTION_CONFIRM);
    assert_true(desk->view.editing);
    show_late(desk);
    assert_true(desk->view.editing);
    desk->late.of = 1;
    show_late(desk);
    assert_false(desk->view.editing);
    assert_int_equal(view_focused(&desk->view)->index, 1);
}

static void test_another_leaf_is_another_page(void **state)
{
    struct late_desk *desk = *state;
    late_after(desk, ACTION_PREVIOUS);
    assert_string_equal(view_focused(&desk->view)->name, "other");
    assert_string_equal(desk->view.page.legend->child->child->child->text, "F");
    struct box back = node_find(desk->view.page.root, "back", 0)->box;
    struct pointer_event press = {.kind = POINTER_DOWN, .x = back.x + 5, .y = back.y + 5};
    view_pointer(&desk->view, &press, &desk->act);
    desk->late.done = true;
    show_late(desk);
    assert_string_equal(view_focused(&desk->view)->name, "back");
    assert_string_equal(say_script_last(&desk->script, 0), "Done. Back, link");
    assert_string_equal(desk->view.page.legend->child->child->child->text, "Esc");
    press.kind = POINTER_UP; /* of what was pressed on the page before */
    assert_int_not_equal(view_pointer(&desk->view, &press, &desk->act), VIEW_CHOSE);
    desk->late.done = false;
    show_late(desk);
    assert_string_equal(view_focused(&desk->view)->name, "late");
    assert_string_equal(say_script_last(&desk->script, 0), "Late. Late by, 0, slider");
}

#define SETTINGS(test) cmocka_unit_test_setup_teardown(test, open_settings, close)
#define LEVELS(test)   cmocka_unit_test_setup_teardown(test, open_levels, close)
#define HOME(test)     cmocka_unit_test_setup_teardown(test, open_home, close)
#define LATE(test)     cmocka_unit_test_setup_teardown(test, open_late, close_late)
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
        SETTINGS(test_drag_slider_mirrored),
        LEVELS(test_down_stays_in_list),
        LEVELS(test_right_reaches_panel),
        LEVELS(test_focus_survives),
        LEVELS(test_view_focus_goes_there),
        LEVELS(test_click_chooses),
        LEVELS(test_let_go_elsewhere),
        LEVELS(test_hover),
        LEVELS(test_click_on_choice),
        LEVELS(test_wheel),
        LEVELS(test_nobody_hits_what_is_hidden),
        LEVELS(test_touch_scrolls),
        LEVELS(test_focus_shows_when_words_grow),
        LEVELS(test_focus_shows_when_a_notice_comes),
        LEVELS(test_what_is_scrolled_stays),
        LEVELS(test_touch_taps),
        LEVELS(test_long_press_goes_back),
        HOME(test_leaving_is_guarded),
        NAMES(test_dialog_takes_and_gives_back_focus),
        NAMES(test_back_leaves_dialog_while_typing),
        NAMES(test_composing_shows),
        LATE(test_stride_of_heels),
        LATE(test_stride_of_pointer),
        LATE(test_changing_ends_when_the_focus_falls),
        LATE(test_another_leaf_is_another_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
