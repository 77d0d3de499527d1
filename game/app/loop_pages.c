#include "app/loop_pages.h"

#include "stage/feet_setup.h"

#include <string.h>

bool loop_has_page(const struct loop *loop)
{
    return loop->router.screen && loop->router.screen->page;
}

bool loop_is_typing(const struct loop *loop)
{
    const struct screen *screen = loop->router.screen;
    if (loop_has_page(loop))
        return view_is_typing(&loop->view);
    return screen->typing && screen->typing(loop->router.state);
}

/* What moves the page on now: the keys that are heels, or the heels themselves. */
static struct legend legend_now(const struct loop *loop)
{
    const struct words *words = wording_words(&loop->backstage->wording);
    const struct feet *feet = &loop->backstage->feet;
    struct legend legend;
    if (feet_setup(feet, feet_in_use(feet))->kind != DEVICE_KEYBOARD) {
        words_write(words, _("Left heel"), legend.next, sizeof legend.next);
        words_write(words, _("Right heel"), legend.choose, sizeof legend.choose);
        return legend;
    }
    text_copy(legend.next, sizeof legend.next, feet_key_name(feet, HEEL_LEFT));
    text_copy(legend.choose, sizeof legend.choose, feet_key_name(feet, HEEL_RIGHT));
    return legend;
}

void loop_show_page(struct loop *loop)
{
    struct canvas *canvas = loop->window.canvas;
    struct measure measure = layout_measure(canvas);
    const struct words *words = wording_words(&loop->backstage->wording);
    canvas_measure(canvas);
    struct say say = page_trace_say(&loop->pages);
    struct view_desc desc = {.words = words,
                             .mirrored = words_right_to_left(words),
                             .legend = legend_now(loop),
                             .layout = {.visible = canvas_visible(canvas),
                                        .text_scale = (float)loop->backstage->preferences.now.text_scale / 100.0f,
                                        .measure = &measure,
                                        .pixels = canvas_scale(canvas)},
                             .say = &say};
    view_show(&loop->view, loop->router.screen->page, loop->router.state, &desc);
}

void loop_draw_page(struct loop *loop, int64_t mono_us)
{
    int width = 1, height = 1;
    struct canvas *canvas = loop->window.canvas;
    loop_show_page(loop);
    view_draw(&loop->view, canvas);
    window_size(&loop->window, &width, &height);
    page_trace_shown(&loop->pages, &loop->view, canvas_visible(canvas), width, height, mono_us);
}

/* What the player chose, to the screen; then the page is as the screen left it, unless it is another's. */
static void follow(struct loop *loop, enum view_answer answer, const struct act *act, int64_t mono_us)
{
    const struct screen *screen = loop->router.screen;
    if (answer == VIEW_NOTHING)
        return;
    loop->dirty = true;
    if (answer == VIEW_FOCUSED && screen->focused)
        screen->focused(loop->router.state, act);
    if (answer == VIEW_CHOSE) {
        notices_clear(&loop->backstage->notices);
        struct screen_next next = screen->choose(loop->router.state, act, mono_us);
        if (next.focus && !next.go)
            view_focus(&loop->view, next.focus, next.focus_index);
        loop_follow(loop, &next, mono_us);
    }
    if (loop_has_page(loop))
        loop_show_page(loop);
}

void loop_act_on_page(struct loop *loop, enum action action, int64_t mono_us)
{
    struct act act;
    loop_show_page(loop);
    loop->pointing = false;
    follow(loop, view_action(&loop->view, action, &act), &act, mono_us);
}

/* From shares of the window to virtual pixels. */
static struct point place(const struct loop *loop, float x, float y)
{
    struct box visible = canvas_visible(loop->window.canvas);
    return (struct point){visible.x + x * visible.w, visible.y + y * visible.h};
}

static struct point mouse_place(const struct loop *loop, int x, int y)
{
    int w = 1, h = 1;
    window_size(&loop->window, &w, &h);
    return place(loop, (float)x / (float)w, (float)y / (float)h);
}

static struct pointer_event pointer_at(enum pointer_kind kind, struct point at, bool touch)
{
    return (struct pointer_event){.kind = kind, .touch = touch, .x = at.x, .y = at.y};
}

static struct pointer_event finger(const struct loop *loop, enum pointer_kind kind, const SDL_TouchFingerEvent *event)
{
    return pointer_at(kind, place(loop, event->x, event->y), true);
}

static struct pointer_event wheel(const struct loop *loop, const SDL_MouseWheelEvent *event)
{
    struct pointer_event turn = pointer_at(POINTER_WHEEL_TURN, loop->mouse, false);
    turn.turns = event->preciseY * (event->direction == SDL_MOUSEWHEEL_FLIPPED ? -1.0f : 1.0f);
    return turn;
}

/* A touch comes as a finger; the mouse that SDL makes of it as well is passed over. */
static bool read_pointer(const struct loop *loop, const SDL_Event *event, struct pointer_event *pointer)
{
    switch (event->type) {
    case SDL_MOUSEMOTION:
        *pointer = pointer_at(POINTER_MOVE, mouse_place(loop, event->motion.x, event->motion.y), false);
        return event->motion.which != SDL_TOUCH_MOUSEID;
    case SDL_MOUSEBUTTONDOWN:
        *pointer = pointer_at(POINTER_DOWN, mouse_place(loop, event->button.x, event->button.y), false);
        return event->button.which != SDL_TOUCH_MOUSEID && event->button.button == SDL_BUTTON_LEFT;
    case SDL_MOUSEBUTTONUP:
        *pointer = pointer_at(POINTER_UP, mouse_place(loop, event->button.x, event->button.y), false);
        return event->button.which != SDL_TOUCH_MOUSEID && event->button.button == SDL_BUTTON_LEFT;
    case SDL_MOUSEWHEEL:
        *pointer = wheel(loop, &event->wheel);
        return event->wheel.which != SDL_TOUCH_MOUSEID;
    case SDL_FINGERMOTION:
        *pointer = finger(loop, POINTER_MOVE, &event->tfinger);
        return true;
    case SDL_FINGERDOWN:
        *pointer = finger(loop, POINTER_DOWN, &event->tfinger);
        return true;
    case SDL_FINGERUP:
        *pointer = finger(loop, POINTER_UP, &event->tfinger);
        return true;
    default:
        return false;
    }
}

static bool goes_back(const SDL_Event *event)
{
    return event->type == SDL_MOUSEBUTTONDOWN &&
           (event->button.button == SDL_BUTTON_RIGHT || event->button.button == SDL_BUTTON_X1);
}

bool loop_point(struct loop *loop, const SDL_Event *event, int64_t mono_us)
{
    struct pointer_event pointer;
    struct act act;
    if (!loop_has_page(loop))
        return false;
    if (event->type == SDL_TEXTEDITING) {
        view_compose(&loop->view, event->edit.text);
        loop->dirty = true;
        return true;
    }
    if (goes_back(event)) {
        loop_act_on_page(loop, ACTION_BACK, mono_us);
        loop->pointing = true;
        return true;
    }
    if (!read_pointer(loop, event, &pointer))
        return false;
    pointer.mono_us = mono_us;
    loop->pointing = !pointer.touch;
    if (!pointer.touch)
        loop->mouse = (struct point){pointer.x, pointer.y};
    if (!loop->view.shown)
        loop_show_page(loop);
    follow(loop, view_pointer(&loop->view, &pointer, &act), &act, mono_us);
    return true;
}

void loop_step_page(struct loop *loop, int64_t mono_us)
{
    struct act act;
    enum cursor_shape shape = CURSOR_HIDDEN;
    if ((loop_has_page(loop) || !router_is_busy(&loop->router)) && loop->pointing)
        shape = loop_has_page(loop) && view_is_over(&loop->view) ? CURSOR_HAND : CURSOR_ARROW;
    cursor_show(&loop->cursor, shape);
    if (loop_has_page(loop))
        follow(loop, view_step(&loop->view, mono_us, &act), &act, mono_us);
}

int64_t loop_page_due_us(const struct loop *loop)
{
    return loop_has_page(loop) ? view_due_us(&loop->view) : INT64_MAX;
}
