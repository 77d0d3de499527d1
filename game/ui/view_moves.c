#include "ui/view.h"

#include <math.h>

static bool is_changed(const struct node *node)
{
    return node->role == ROLE_CHOICE || node->role == ROLE_SLIDER;
}

static enum view_answer choose(const struct node *node, int value, struct act *act)
{
    *act = node->act;
    act->value = value;
    return VIEW_CHOSE;
}

/* The value a step further, kept within its range. */
static enum view_answer change(const struct node *node, int steps, struct act *act)
{
    int value = node->number + steps * node->step;
    value = value > node->most ? node->most : value < node->least ? node->least : value;
    return value == node->number ? VIEW_NOTHING : choose(node, value, act);
}

/* The value a stride further, from the end around to the other. */
static enum view_answer change_around(const struct node *node, bool less, struct act *act)
{
    struct stride stride = node_stride(node);
    int value = node->number + (less ? -stride.step : stride.step);
    if (value > stride.most)
        value = !less && node->number >= stride.most ? stride.least : stride.most;
    else if (value < stride.least)
        value = less && node->number <= stride.least ? stride.most : stride.least;
    return value == node->number ? VIEW_NOTHING : choose(node, value, act);
}

static enum view_answer go_back(struct view *view, struct act *act)
{
    const struct node *back = view->page.back;
    bool typed_in_dialog = view_is_typing(view) && view->page.dialog;
    if (view->editing && !typed_in_dialog) {
        view->editing = false;
        return VIEW_CHANGED;
    }
    view->editing = false;
    if (back && back->guarded && view->focus.id != node_id(back)) {
        focus_set(&view->focus, &view->page, back);
        view->reveal = true;
        return VIEW_CHANGED;
    }
    return back ? choose(back, 0, act) : VIEW_NOTHING;
}

static enum view_answer confirm(struct view *view, struct node *node, struct act *act)
{
    bool typed = view_is_typing(view);
    if (node->role == ROLE_SWITCH)
        return choose(node, !node->number, act);
    if (is_changed(node) || node->role == ROLE_FIELD) {
        view->editing = !view->editing;
        return typed ? choose(node, 0, act) : VIEW_CHANGED;
    }
    return choose(node, 0, act);
}

/* While a value is being changed: next takes the next one. */
static enum view_answer edit(struct view *view, struct node *node, enum action action, struct act *act)
{
    bool mirrored = view->page.desc.mirrored;
    switch (action) {
    case ACTION_NEXT:
        return change_around(node, false, act);
    case ACTION_PREVIOUS:
        return change_around(node, true, act);
    case ACTION_LEFT:
        return change(node, mirrored ? 1 : -1, act);
    case ACTION_RIGHT:
        return change(node, mirrored ? -1 : 1, act);
    case ACTION_CONFIRM:
        return confirm(view, node, act);
    case ACTION_UP:
    case ACTION_DOWN:
    case ACTION_BACK:
    case ACTION_COUNT:
        break;
    }
    return VIEW_NOTHING;
}

static enum view_answer move(struct view *view, struct node *node, enum action action, struct act *act)
{
    struct node *to = focus_move(&view->page, node, action);
    if (to == node)
        return VIEW_NOTHING;
    focus_set(&view->focus, &view->page, to);
    view->reveal = true;
    *act = to->act;
    return to->tells ? VIEW_FOCUSED : VIEW_CHANGED;
}

enum view_answer view_action(struct view *view, enum action action, struct act *act)
{
    struct node *node = view_focused(view);
    if (action == ACTION_BACK)
        return go_back(view, act);
    if (!node)
        return VIEW_NOTHING;
    bool sideways = action == ACTION_LEFT || action == ACTION_RIGHT;
    if (view->editing || (sideways && is_changed(node)))
        return edit(view, node, action, act);
    return action == ACTION_CONFIRM ? confirm(view, node, act) : move(view, node, action, act);
}

static enum view_answer slide(const struct node *slider, float part, struct act *act)
{
    struct stride stride = node_stride(slider);
    int steps = (int)lroundf(part * (float)(stride.most - stride.least) / (float)slider->step);
    int value = stride.least + steps * slider->step;
    value = value > stride.most ? stride.most : value;
    return value == slider->number ? VIEW_CHANGED : choose(slider, value, act);
}

/* On the arrow to less a stride down; anywhere else of a choice, a stride up, around. */
static enum view_answer click_choice(const struct view *view, const struct node *choice, struct act *act)
{
    const struct node *hot = choice->hot;
    float x = view->pointer.x;
    bool less = hot && x >= hot->box.x && x < hot->box.x + hot->box.w;
    enum view_answer answer = change_around(choice, less, act);
    return answer == VIEW_NOTHING ? VIEW_CHANGED : answer;
}

static enum view_answer click(struct view *view, struct node *node, struct act *act)
{
    bool again = view->editing && view->focus.id == node_id(node);
    focus_set(&view->focus, &view->page, node);
    view->reveal = true;
    view->editing = false;
    if (node->role == ROLE_CHOICE)
        return click_choice(view, node, act);
    if (node->role == ROLE_SLIDER)
        return VIEW_CHANGED;
    if (node->role == ROLE_FIELD) {
        view->editing = true;
        return again ? VIEW_NOTHING : VIEW_CHANGED;
    }
    return node == view->page.back ? go_back(view, act) : confirm(view, node, act);
}

enum view_answer view_pointer(struct view *view, const struct pointer_event *event, struct act *act)
{
    struct node *node = NULL;
    float part = 0;
    if (!view->shown)
        return VIEW_NOTHING;
    switch (pointer_event(&view->pointer, &view->page, event, &node, &part)) {
    case POINTER_NOTHING:
        break;
    case POINTER_CHANGED:
        return VIEW_CHANGED;
    case POINTER_CHOSE:
        return click(view, node, act);
    case POINTER_SLID:
        focus_set(&view->focus, &view->page, node);
        view->editing = false;
        return slide(node, part, act);
    case POINTER_BACK:
        return go_back(view, act);
    }
    return VIEW_NOTHING;
}

enum view_answer view_step(struct view *view, int64_t mono_us, struct act *act)
{
    return pointer_step(&view->pointer, mono_us) == POINTER_BACK ? go_back(view, act) : VIEW_NOTHING;
}
