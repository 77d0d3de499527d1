#include "screens/seat.h"

#include "check.h"
#include "stage/notices.h"
#include "stage/services.h"
#include "ui/check_page.h"

#define TAPS_MAX 400

void seat_look(struct seat *seat)
{
    struct measure measure = table_measure(&seat->table);
    struct say say = say_script(&seat->script);
    struct view_desc desc = {
        .legend = {"F", "J"},
        .layout = {.visible = {0, 0, LAYOUT_WIDTH, LAYOUT_HEIGHT}, .text_scale = seat->text_scale, .measure = &measure},
        .say = &say};
    view_show(&seat->view, seat->screen->page, seat->state, &desc);
    assert_false(seat->view.page.full);
}

void seat_take(struct seat *seat, const struct screen *screen, const struct services *services,
               const struct screen_next *from)
{
    struct error error = {0};
    struct screen_next nothing = {0};
    *seat = (struct seat){.screen = screen, .services = services, .table = {1.0f}};
    seat->state = screen->enter(services, from ? from : &nothing, 0, &error);
    if (!seat->state)
        fail_msg("%s: %s", error.where, error.what);
    seat_look(seat);
}

void seat_leave(struct seat *seat)
{
    seat->screen->leave(seat->state);
    view_reset(&seat->view);
}

/* As the app does it: app/loop_pages.c. */
static struct screen_next follow(struct seat *seat, enum view_answer answer, const struct act *act)
{
    struct screen_next next = {0};
    if (answer == VIEW_FOCUSED && seat->screen->focused)
        seat->screen->focused(seat->state, act);
    if (answer == VIEW_CHOSE) {
        notices_clear(seat->services->notices);
        next = seat->screen->choose(seat->state, act, 0);
        if (next.focus && !next.go)
            view_focus(&seat->view, next.focus, next.focus_index);
    }
    if (answer != VIEW_NOTHING)
        seat_look(seat);
    return next;
}

struct screen_next seat_act(struct seat *seat, enum action action)
{
    struct act act;
    return follow(seat, view_action(&seat->view, action, &act), &act);
}

void seat_repeat(struct seat *seat, enum action action, int times)
{
    for (int i = 0; i < times; i++) {
        struct screen_next next = seat_act(seat, action);
        assert_false(next.go || next.quit);
    }
}

static bool has_focus(const struct seat *seat, const char *name, int index)
{
    const struct node *node = view_focused(&seat->view);
    return node && strcmp(node->name, name) == 0 && node->index == index;
}

void seat_walk_to(struct seat *seat, const char *name, int index)
{
    for (int taps = 0; taps < TAPS_MAX; taps++) {
        if (has_focus(seat, name, index))
            return;
        seat_act(seat, ACTION_NEXT);
    }
    fail_msg("next never comes to %s %d", name, index);
}

struct screen_next seat_choose(struct seat *seat, const char *name, int index)
{
    seat_walk_to(seat, name, index);
    return seat_act(seat, ACTION_CONFIRM);
}

static struct screen_next point(struct seat *seat, enum pointer_kind kind, float x, float y)
{
    struct act act;
    struct pointer_event event = {.kind = kind, .x = x, .y = y};
    return follow(seat, view_pointer(&seat->view, &event, &act), &act);
}

struct screen_next seat_click(struct seat *seat, const char *name, int index)
{
    struct box box = layout_shown(seat_node(seat, name, index));
    float x = box.x + box.w / 2, y = box.y + box.h / 2;
    point(seat, POINTER_MOVE, x, y);
    point(seat, POINTER_DOWN, x, y);
    return point(seat, POINTER_UP, x, y);
}

struct screen_next seat_pass(struct seat *seat)
{
    struct screen_next next = seat->screen->update(seat->state, 0);
    seat_look(seat);
    return next;
}

void seat_type(struct seat *seat, const char *utf8)
{
    assert_true(view_is_typing(&seat->view));
    seat->screen->text(seat->state, utf8);
    seat_look(seat);
}

bool seat_sees(struct seat *seat, const char *name, int index)
{
    return node_find(focus_root(&seat->view.page), name, index) != NULL;
}

const struct node *seat_node(struct seat *seat, const char *name, int index)
{
    const struct node *node = node_find(focus_root(&seat->view.page), name, index);
    if (!node)
        fail_msg("there is no %s %d", name, index);
    return node;
}

void seat_expect_focus(struct seat *seat, const char *name, int index)
{
    const struct node *node = view_focused(&seat->view);
    if (!has_focus(seat, name, index))
        fail_msg("%s %d has the focus in place of %s %d", node ? node->name : "nothing", node ? node->index : 0, name,
                 index);
}

void seat_expect_said(struct seat *seat, const char *sentence)
{
    assert_string_equal(say_script_last(&seat->script, 0), sentence);
}

void seat_expect_notice(struct seat *seat, const char *sentence)
{
    assert_string_equal(seat->view.page.notice ? seat->view.page.notice : "", sentence);
}

void seat_walk(struct seat *seat, char *walk, size_t size)
{
    struct text text;
    const struct node *first = view_focused(&seat->view);
    uint64_t door = node_id(first);
    do
        seat_repeat(seat, ACTION_NEXT, 1);
    while (node_id(view_focused(&seat->view)) != door);
    text_init(&text, walk, size);
    for (int back = seat->script.count - 1; back >= 0; back--) {
        text_add(&text, say_script_last(&seat->script, back));
        text_add(&text, "\n");
    }
}

void seat_check(const struct seat *seat)
{
    check_page(seat->screen->page, seat->state);
}
