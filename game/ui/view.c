#include "ui/view.h"

#include "ui/paint.h"

#include <math.h>
#include <string.h>

#define WHOLE 0.5f /* of a virtual pixel may be missing */

void view_enter(struct view *view)
{
    struct page page = view->page;
    *view = (struct view){.page = page};
}

void view_reset(struct view *view)
{
    page_reset(&view->page);
    *view = (struct view){0};
}

static struct node *find_id(const struct view *view, uint64_t id)
{
    struct node *node = id ? focus_next(&view->page, NULL) : NULL;
    while (node && node_id(node) != id)
        node = focus_next(&view->page, node);
    return node;
}

struct node *view_focused(const struct view *view)
{
    return view->shown ? find_id(view, view->focus.id) : NULL;
}

static void keep_scroll(struct view *view, uint64_t id, float at)
{
    for (int i = 0; i < view->scroll_count; i++) {
        if (view->scrolls[i].id == id) {
            view->scrolls[i].at = at;
            return;
        }
    }
    if (view->scroll_count < VIEW_SCROLLS_MAX && at > 0)
        view->scrolls[view->scroll_count++] = (struct view_scroll){id, at};
}

/* What was scrolled since the page was shown last is lost with it, unless it is kept. */
static void keep_scrolls(struct view *view)
{
    struct node *root = view->shown ? focus_root(&view->page) : NULL;
    for (struct node *node = root; node; node = node_next(node, root))
        if (node->scrolls)
            keep_scroll(view, node_id(node), node->scroll);
}

static void restore_scrolls(struct view *view)
{
    struct node *root = focus_root(&view->page);
    for (struct node *node = root; node; node = node_next(node, root))
        for (int i = 0; node->scrolls && i < view->scroll_count; i++)
            if (view->scrolls[i].id == node_id(node))
                layout_scroll(node, view->scrolls[i].at);
}

/* A dialog that comes or goes takes the focus with it; a field that has it first in a dialog is typed into at once. */
static void follow_dialog(struct view *view)
{
    uint64_t dialog = view->page.dialog ? node_id(view->page.dialog) : 0;
    if (dialog == view->dialog)
        return;
    if (!view->dialog)
        view->behind = view->focus;
    view->dialog = dialog;
    view->editing = false;
    if (!view->wished)
        view->focus = dialog ? (struct focus){0} : view->behind;
}

/* Another of the screen's pages: nothing of the last one's is kept, and what was pressed there chooses nothing here. */
static bool turn_leaf(struct view *view)
{
    if (view->page.leaf == view->leaf)
        return false;
    view->leaf = view->page.leaf;
    view->focus = view->wished ? view->focus : (struct focus){0};
    view->behind = (struct focus){0};
    view->editing = false;
    view->scroll_count = 0;
    view->said_id = 0;
    view->pointer.hold = HOLD_NONE;
    view->pointer.held = 0;
    return true;
}

/* What is being changed is over when the focus falls to something else. */
static struct node *find_focus(struct view *view)
{
    uint64_t before = view->focus.id;
    struct node *focused = focus_find(&view->focus, &view->page);
    view->editing = view->editing && view->focus.id == before;
    return focused;
}

static void speak(const struct say *say, const char *sentence)
{
    if (sentence[0] && say)
        say->speak(say->context, sentence);
}

static void say_focus(struct view *view, const struct node *focused, struct text *text)
{
    char buffer[SAY_SIZE];
    struct text sentence;
    text_init(&sentence, buffer, sizeof buffer);
    if (focused)
        say_node(&view->page, focused, &sentence);
    uint64_t id = focused ? node_id(focused) : 0;
    if (id == view->said_id && strcmp(buffer, view->said) == 0)
        return;
    bool changed_value = id == view->said_id && focused && focused->value;
    say_sentence(text, changed_value ? focused->value : buffer);
    view->said_id = id;
    text_copy(view->said, sizeof view->said, buffer);
}

static void say_news(struct view *view, const struct say *say, const struct node *focused, bool came)
{
    char buffer[2 * SAY_SIZE];
    struct text text;
    const char *notice = view->page.notice ? view->page.notice : "";
    text_init(&text, buffer, sizeof buffer);
    if (came)
        say_page(&view->page, &text);
    if (strcmp(notice, view->noticed) != 0) {
        text_copy(view->noticed, sizeof view->noticed, notice);
        say_sentence(&text, notice);
    }
    say_focus(view, focused, &text);
    speak(say, buffer);
}

static void make(struct view *view, page_fn *fn, const void *state, const struct view_desc *desc)
{
    struct page_desc page = {.words = desc->words,
                             .mirrored = desc->mirrored,
                             .legend = desc->legend,
                             .editing = view->editing ? view->focus.id : 0,
                             .composing = view->composing};
    page_make(&view->page, fn, state, &page);
    layout_page(&view->page, &desc->layout);
}

/* Another size of window or words leaves what has the focus anywhere. */
static bool take_measures(struct view *view, const struct layout_desc *desc)
{
    bool same = view->scale == desc->text_scale && view->pixels == desc->pixels && view->visible.w == desc->visible.w &&
                view->visible.h == desc->visible.h;
    view->scale = desc->text_scale;
    view->pixels = desc->pixels;
    view->visible = desc->visible;
    return !same;
}

static bool is_whole(const struct node *node)
{
    return node && layout_shown(node).h >= node->box.h - WHOLE;
}

void view_show(struct view *view, page_fn *fn, const void *state, const struct view_desc *desc)
{
    bool first = !view->shown;
    uint64_t last_dialog = view->dialog;
    bool was_whole = view->shown && is_whole(view_focused(view));
    keep_scrolls(view);
    make(view, fn, state, desc);
    view->shown = true;
    follow_dialog(view);
    bool turned = turn_leaf(view), came = first || turned || last_dialog != view->dialog;
    uint64_t before = view->focus.id;
    struct node *focused = find_focus(view);
    if (came && view->dialog && focused && focused->role == ROLE_FIELD) {
        view->editing = true;
        make(view, fn, state, desc); /* with its caret */
        focused = focus_find(&view->focus, &view->page);
    }
    restore_scrolls(view);
    bool resized = take_measures(view, &desc->layout);
    bool lost = was_whole && !is_whole(focused); /* to a notice, or to what has come above it */
    if (focused && (came || resized || lost || view->focus.id != before || view->reveal))
        layout_reveal(focused);
    view->reveal = view->wished = false;
    say_news(view, desc->say, focused, came);
}

void view_draw(const struct view *view, struct canvas *canvas)
{
    const struct paint_state state = {.focused = view_focused(view),
                                      .hovered = find_id(view, view->pointer.hovered),
                                      .pressed = find_id(view, view->pointer.held),
                                      .editing = view->editing};
    paint_page(canvas, &view->page, &state);
}

void view_focus(struct view *view, const char *name, int index)
{
    const struct node wanted = {.name = name, .index = index};
    view->focus = (struct focus){.id = node_id(&wanted), .place = view->focus.place};
    view->editing = false;
    view->reveal = view->wished = true;
}

bool view_is_typing(const struct view *view)
{
    const struct node *focused = view->editing ? view_focused(view) : NULL;
    return focused && focused->role == ROLE_FIELD;
}

void view_compose(struct view *view, const char *utf8)
{
    text_copy(view->composing, sizeof view->composing, utf8);
}

bool view_is_over(const struct view *view)
{
    return view->shown && find_id(view, view->pointer.hovered) != NULL;
}

int64_t view_due_us(const struct view *view)
{
    return pointer_due_us(&view->pointer);
}
