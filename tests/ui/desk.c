#include "ui/desk.h"

#include "check.h"

void desk_show(struct desk *desk)
{
    struct measure measure = table_measure(&desk->table);
    struct say say = say_script(&desk->script);
    struct view_desc desc = {.mirrored = desk->mirrored,
                             .legend = {"F", "J"},
                             .layout = {{0, 0, LAYOUT_WIDTH, LAYOUT_HEIGHT}, desk->text_scale, &measure},
                             .say = &say};
    view_show(&desk->view, desk->fn, &desk->look, &desc);
}

void desk_open(struct desk *desk, page_fn *fn)
{
    *desk = (struct desk){.fn = fn, .look = look_shown, .table = {1.0f}};
    desk_show(desk);
}

void desk_close(struct desk *desk)
{
    view_reset(&desk->view);
}

enum view_answer desk_act(struct desk *desk, enum action action)
{
    enum view_answer answer = view_action(&desk->view, action, &desk->act);
    if (answer == VIEW_CHOSE && desk->act.verb == LOOK_TEXT_SIZE)
        desk->look.text_size = desk->act.value;
    if (answer == VIEW_CHOSE && desk->act.verb == LOOK_COLOURS && desk->act.arg == 0)
        desk->look.colours = desk->act.value;
    if (answer == VIEW_CHOSE && desk->act.verb == LOOK_CALM && desk->act.arg == 0)
        desk->look.calm = desk->act.value;
    if (answer != VIEW_NOTHING)
        desk_show(desk);
    return answer;
}

enum view_answer desk_point(struct desk *desk, enum pointer_kind kind, float x, float y, bool touch, int64_t ms)
{
    struct pointer_event event = {.kind = kind, .touch = touch, .x = x, .y = y, .mono_us = ms * 1000};
    enum view_answer answer = view_pointer(&desk->view, &event, &desk->act);
    if (answer != VIEW_NOTHING)
        desk_show(desk);
    return answer;
}

enum view_answer desk_click(struct desk *desk, const char *name, int index)
{
    struct box box = layout_shown(desk_node(desk, name, index));
    float x = box.x + box.w / 2, y = box.y + box.h / 2;
    desk_point(desk, POINTER_MOVE, x, y, false, 0);
    desk_point(desk, POINTER_DOWN, x, y, false, 0);
    return desk_point(desk, POINTER_UP, x, y, false, 0);
}

struct node *desk_node(struct desk *desk, const char *name, int index)
{
    struct node *root = focus_root(&desk->view.page);
    struct node *node = node_find(root, name, index);
    if (!node)
        fail_msg("there is no %s %d", name, index);
    return node;
}

const char *desk_focus(const struct desk *desk)
{
    const struct node *node = view_focused(&desk->view);
    return node ? node->name : "";
}

int desk_focus_index(const struct desk *desk)
{
    const struct node *node = view_focused(&desk->view);
    return node ? node->index : -1;
}
