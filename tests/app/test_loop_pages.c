/* Events of SDL's at the app's door, and what becomes of them on a screen's page. */
#include "app/backstage.h"
#include "app/loop_pages.h"
#include "app/loop_settings.h"
#include "check.h"
#include "files/file.h"
#include "folder.h"

#include <math.h>

#define MS INT64_C(1000)

struct house {
    char data[FOLDER_PATH];
    struct backstage backstage;
    struct game_desc desc;
    struct loop loop;
    int64_t mono_us;
};

static void pass(struct house *house, int64_t us)
{
    for (int64_t end_us = house->mono_us + us; house->mono_us < end_us;) {
        house->mono_us += MS;
        loop_turn(&house->loop, house->mono_us);
    }
}

static void go(struct house *house, enum screen_id to)
{
    loop_follow(&house->loop, &(struct screen_next){.go = true, .to = to}, house->mono_us);
    pass(house, 50 * MS);
}

static int open(void **state)
{
    static struct house house;
    struct error error = {0};
    house = (struct house){.mono_us = 1000000};
    SDL_setenv("SDL_AUDIODRIVER", "none", 1);
    assert_true(folder_make(house.data));
    assert_true(backstage_open(&house.backstage, &(struct backstage_desc){.data = house.data, .levels = true}, &error));
    struct loop *loop = &house.loop;
    loop->backstage = &house.backstage;
    loop->desc = &house.desc;
    assert_true(window_open_surface(&loop->window, 1280, 720, &error));
    heels_init(&loop->heels, &house.backstage.feet);
    router_init(&loop->router, &house.backstage.services);
    loop_listen(loop);
    go(&house, SCREEN_LEVELS);
    *state = &house;
    return 0;
}

static int close(void **state)
{
    struct house *house = *state;
    loop_unlisten(&house->loop);
    router_reset(&house->loop.router);
    view_reset(&house->loop.view);
    cursor_reset(&house->loop.cursor);
    window_close(&house->loop.window);
    backstage_close(&house->backstage);
    folder_remove(house->data);
    return 0;
}

static void send(struct house *house, SDL_Event event)
{
    loop_take_event(&house->loop, &event, house->mono_us);
}

static void press(struct house *house, SDL_Scancode code, SDL_Keymod mod)
{
    SDL_KeyboardEvent key = {.type = SDL_KEYDOWN, .keysym = {.scancode = code, .mod = mod}};
    send(house, (SDL_Event){.key = key});
    key.type = SDL_KEYUP;
    send(house, (SDL_Event){.key = key});
    pass(house, 50 * MS);
}

static void mouse(struct house *house, Uint32 type, float x, float y)
{
    if (type == SDL_MOUSEMOTION)
        send(house, (SDL_Event){.motion = {.type = type, .x = (int)x, .y = (int)y}});
    else
        send(house, (SDL_Event){.button = {.type = type, .button = SDL_BUTTON_LEFT, .x = (int)x, .y = (int)y}});
}

static void finger(struct house *house, Uint32 type, float x, float y)
{
    send(house, (SDL_Event){.tfinger = {.type = type, .x = x / LAYOUT_WIDTH, .y = y / LAYOUT_HEIGHT}});
}

static struct box box_of(struct house *house, const char *name, int index)
{
    struct node *node = node_find(focus_root(&house->loop.view.page), name, index);
    assert_non_null(node);
    return layout_shown(node);
}

static void click(struct house *house, const char *name, int index)
{
    struct box box = box_of(house, name, index);
    mouse(house, SDL_MOUSEMOTION, box.x + box.w / 2, box.y + box.h / 2);
    mouse(house, SDL_MOUSEBUTTONDOWN, box.x + box.w / 2, box.y + box.h / 2);
    mouse(house, SDL_MOUSEBUTTONUP, box.x + box.w / 2, box.y + box.h / 2);
    pass(house, 50 * MS);
}

static void expect_focus(struct house *house, const char *name, int index)
{
    const struct node *node = view_focused(&house->loop.view);
    assert_non_null(node);
    assert_string_equal(node->name, name);
    assert_int_equal(node->index, index);
}

static void test_keys(void **state)
{
    struct house *house = *state;
    expect_focus(house, "level", 0);
    press(house, SDL_SCANCODE_DOWN, KMOD_NONE);
    expect_focus(house, "level", 1);
    press(house, SDL_SCANCODE_TAB, KMOD_NONE);
    expect_focus(house, "level", 2);
    press(house, SDL_SCANCODE_TAB, KMOD_LSHIFT);
    expect_focus(house, "level", 1);
    press(house, SDL_SCANCODE_RETURN, KMOD_NONE);
    expect_focus(house, "play", 0);
    press(house, SDL_SCANCODE_ESCAPE, KMOD_NONE);
    assert_ptr_equal(house->loop.router.screen, &screen_home);
}

static void hold(struct house *house, SDL_Scancode code, int64_t us)
{
    SDL_KeyboardEvent key = {.type = SDL_KEYDOWN, .keysym = {.scancode = code}};
    send(house, (SDL_Event){.key = key});
    pass(house, us);
    key.type = SDL_KEYUP;
    send(house, (SDL_Event){.key = key});
    pass(house, 100 * MS);
}

static void test_heels(void **state)
{
    struct house *house = *state;
    hold(house, SDL_SCANCODE_F, 100 * MS);
    expect_focus(house, "level", 1);
    hold(house, SDL_SCANCODE_J, HEEL_MENU_RUN_US + 3 * HEEL_MENU_PACE_US + 50 * MS);
    expect_focus(house, "level", 5); /* runs on, and chooses nothing */
    hold(house, SDL_SCANCODE_J, 100 * MS);
    expect_focus(house, "play", 0);
    hold(house, SDL_SCANCODE_F, 700 * MS);
    assert_ptr_equal(house->loop.router.screen, &screen_home);
}

static void test_mouse(void **state)
{
    struct house *house = *state;
    click(house, "level", 2);
    expect_focus(house, "play", 0);
    click(house, "back", 0);
    assert_ptr_equal(house->loop.router.screen, &screen_home);
}

static void test_right_button_goes_back(void **state)
{
    struct house *house = *state;
    send(house, (SDL_Event){.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT, .x = 9, .y = 9}});
    assert_ptr_equal(house->loop.router.screen, &screen_home);
}

static void test_wheel(void **state)
{
    struct house *house = *state;
    struct box list = box_of(house, "levels", 0);
    mouse(house, SDL_MOUSEMOTION, list.x + 20, list.y + 20);
    send(house, (SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .y = -1, .preciseY = -1.0f}});
    pass(house, 50 * MS);
    assert_true(node_find(house->loop.view.page.root, "levels", 0)->scroll > 50);
}

static void test_finger(void **state)
{
    struct house *house = *state;
    struct box row = box_of(house, "level", 3);
    finger(house, SDL_FINGERDOWN, row.x + 40, row.y + 30);
    finger(house, SDL_FINGERMOTION, row.x + 40, row.y - 90);
    finger(house, SDL_FINGERUP, row.x + 40, row.y - 90);
    pass(house, 50 * MS);
    assert_float_equal(node_find(house->loop.view.page.root, "levels", 0)->scroll, 120, 1);
    expect_focus(house, "level", 0);
    row = box_of(house, "level", 3);
    finger(house, SDL_FINGERDOWN, row.x + 40, row.y + 30);
    /* The mouse that SDL makes of the finger as well. */
    send(house, (SDL_Event){.button = {.type = SDL_MOUSEBUTTONDOWN,
                                       .which = SDL_TOUCH_MOUSEID,
                                       .button = SDL_BUTTON_LEFT,
                                       .x = (int)box_of(house, "back", 0).x + 5,
                                       .y = (int)box_of(house, "back", 0).y + 5}});
    finger(house, SDL_FINGERUP, row.x + 40, row.y + 30);
    pass(house, 50 * MS);
    expect_focus(house, "play", 0);
    finger(house, SDL_FINGERDOWN, 40, 300);
    pass(house, POINTER_HOLD_US + 10 * MS);
    assert_ptr_equal(house->loop.router.screen, &screen_home);
}

/* While a level plays a tap anywhere pauses; a long press goes back, which pauses as well, and then goes on. */
static void test_finger_pauses_play(void **state)
{
    struct house *house = *state;
    const struct library_level *level = &house->backstage.levels.library.levels[0];
    const struct screen_next play = {
        .go = true, .to = SCREEN_PLAY, .play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
    for (int held = 0; held < 2; held++) {
        loop_follow(&house->loop, &play, house->mono_us);
        pass(house, 500 * MS);
        struct router *router = &house->loop.router;
        assert_ptr_equal(router->screen, &screen_play);
        assert_false(screen_play.resting(router->state));
        finger(house, SDL_FINGERDOWN, 900, 500);
        pass(house, (held ? POINTER_HOLD_US : 0) + 30 * MS);
        assert_int_equal(screen_play.resting(router->state), held);
        finger(house, SDL_FINGERUP, 900, 500);
        pass(house, 30 * MS);
        assert_true(screen_play.resting(router->state));
        expect_focus(house, "out", 0);
        finger(house, SDL_FINGERDOWN, 900, 500);
        finger(house, SDL_FINGERUP, 900, 500);
        pass(house, 30 * MS);
        assert_true(screen_play.resting(router->state)); /* beside the sheet */
        finger(house, SDL_FINGERDOWN, 60, 60);
        pass(house, POINTER_HOLD_US + 30 * MS);
        finger(house, SDL_FINGERUP, 60, 60);
        assert_false(screen_play.resting(router->state));
        go(house, SCREEN_LEVELS);
    }
}

static void test_cursor(void **state)
{
    struct house *house = *state;
    struct box row = box_of(house, "level", 1);
    pass(house, 20 * MS);
    assert_int_equal(house->loop.cursor.shape, CURSOR_HIDDEN);
    mouse(house, SDL_MOUSEMOTION, row.x + 20, row.y + 20);
    pass(house, 20 * MS);
    assert_int_equal(house->loop.cursor.shape, CURSOR_HAND);
    mouse(house, SDL_MOUSEMOTION, 1270, 10);
    pass(house, 20 * MS);
    assert_int_equal(house->loop.cursor.shape, CURSOR_ARROW);
    press(house, SDL_SCANCODE_DOWN, KMOD_NONE);
    assert_int_equal(house->loop.cursor.shape, CURSOR_HIDDEN);
}

/* While heels are measured the way back is on the page: a mouse that comes is seen, until a heel moves again. */
static void test_cursor_while_measuring(void **state)
{
    struct house *house = *state;
    go(house, SCREEN_CALIBRATE);
    press(house, SDL_SCANCODE_RETURN, KMOD_NONE);
    assert_true(router_is_busy(&house->loop.router));
    assert_int_equal(house->loop.cursor.shape, CURSOR_HIDDEN);
    struct box back = box_of(house, "back", 0);
    mouse(house, SDL_MOUSEMOTION, back.x + 5, back.y + 5);
    pass(house, 20 * MS);
    assert_int_equal(house->loop.cursor.shape, CURSOR_HAND);
    press(house, SDL_SCANCODE_F, KMOD_NONE);
    assert_int_equal(house->loop.cursor.shape, CURSOR_HIDDEN);
    assert_true(router_is_busy(&house->loop.router));
    mouse(house, SDL_MOUSEMOTION, back.x + 6, back.y + 5);
    mouse(house, SDL_MOUSEBUTTONDOWN, back.x + 6, back.y + 5);
    mouse(house, SDL_MOUSEBUTTONUP, back.x + 6, back.y + 5);
    assert_false(router_is_busy(&house->loop.router));
    assert_ptr_equal(house->loop.router.screen, &screen_calibrate);
    press(house, SDL_SCANCODE_RETURN, KMOD_NONE);
    assert_true(router_is_busy(&house->loop.router));
    press(house, SDL_SCANCODE_ESCAPE, KMOD_NONE);
    assert_false(router_is_busy(&house->loop.router));
}

/* Of the wizard every key is a reading, but Escape; the mouse leaves it, too. */
static void test_wizard_is_left(void **state)
{
    struct house *house = *state;
    go(house, SCREEN_DEVICES);
    for (int by_mouse = 0; by_mouse < 2; by_mouse++) {
        click(house, "set-up", 0);
        assert_true(screen_devices.listening(house->loop.router.state));
        press(house, SDL_SCANCODE_RETURN, KMOD_NONE);
        press(house, SDL_SCANCODE_F, KMOD_NONE);
        assert_true(screen_devices.listening(house->loop.router.state));
        if (by_mouse)
            click(house, "back", 0);
        else
            press(house, SDL_SCANCODE_ESCAPE, KMOD_NONE);
        assert_false(screen_devices.listening(house->loop.router.state));
        assert_ptr_equal(house->loop.router.screen, &screen_devices);
    }
}

/* A mouse that moves within what it was over draws nothing. */
static void test_sleeps(void **state)
{
    struct house *house = *state;
    struct box row = box_of(house, "level", 1);
    mouse(house, SDL_MOUSEMOTION, row.x + 20, row.y + 20);
    pass(house, 50 * MS);
    int64_t drawn_us = house->loop.frame_us;
    mouse(house, SDL_MOUSEMOTION, row.x + 60, row.y + 30);
    pass(house, 100 * MS);
    assert_int_equal(house->loop.frame_us, drawn_us);
    mouse(house, SDL_MOUSEMOTION, row.x + 60, row.y + row.h + 30);
    pass(house, 100 * MS);
    assert_true(house->loop.frame_us > drawn_us);
}

/* Home draws nothing while nothing happens, and a thousand moves of the focus take no memory. */
static void test_home_rests(void **state)
{
    struct house *house = *state;
    go(house, SCREEN_HOME);
    expect_focus(house, "challenge", 0);
    int64_t drawn_us = house->loop.frame_us;
    pass(house, 2000 * MS);
    assert_int_equal(house->loop.frame_us, drawn_us);
    for (int i = 0; i < 10; i++)
        press(house, i % 2 ? SDL_SCANCODE_LEFT : SDL_SCANCODE_RIGHT, KMOD_NONE);
    size_t kept = canvas_cached_bytes(house->loop.window.canvas);
    int blocks = house->loop.view.page.arena.count;
    for (int i = 0; i < 1000; i++) {
        loop_act_on_page(&house->loop, i % 2 ? ACTION_LEFT : ACTION_RIGHT, house->mono_us);
        if (i % 100 < 2)
            pass(house, 50 * MS);
    }
    expect_focus(house, "challenge", 0);
    assert_int_equal(canvas_cached_bytes(house->loop.window.canvas), kept);
    assert_int_equal(house->loop.view.page.arena.count, blocks);
}

/* Who comes back from a screen is where it was entered from, each time. */
static void test_home_is_as_it_was_left(void **state)
{
    static const char *const doors[] = {"history", "training", "levels"};
    struct house *house = *state;
    go(house, SCREEN_HOME);
    for (int i = 0; i < 3; i++) {
        click(house, doors[i], 0);
        assert_ptr_not_equal(house->loop.router.screen, &screen_home);
        press(house, SDL_SCANCODE_ESCAPE, KMOD_NONE);
        assert_ptr_equal(house->loop.router.screen, &screen_home);
        expect_focus(house, doors[i], 0);
    }
}

static void test_text(void **state)
{
    struct house *house = *state;
    go(house, SCREEN_PROFILES);
    click(house, "new", 0);
    assert_true(loop_is_typing(&house->loop));
    send(house, (SDL_Event){.edit = {.type = SDL_TEXTEDITING, .text = "o"}});
    pass(house, 50 * MS);
    assert_string_equal(node_find(house->loop.view.page.dialog, "name", 0)->hot->child->text, "o");
    send(house, (SDL_Event){.text = {.type = SDL_TEXTINPUT, .text = "Zoë"}});
    press(house, SDL_SCANCODE_F, KMOD_NONE); /* a letter, not a heel */
    assert_string_equal(node_find(house->loop.view.page.dialog, "name", 0)->value, "Zoë");
    press(house, SDL_SCANCODE_BACKSPACE, KMOD_NONE);
    assert_string_equal(node_find(house->loop.view.page.dialog, "name", 0)->value, "Zo");
    press(house, SDL_SCANCODE_RETURN, KMOD_NONE);
    assert_string_equal(house->backstage.player.profile.player, "Zo");
}

static int count_of(const char *text, const char *part)
{
    int count = 0;
    while ((text = strstr(text, part)) != NULL)
        count++, text += strlen(part);
    return count;
}

static char *traced(const struct house *house, char path[FILE_PATH_MAX])
{
    assert_true(file_join(path, house->data, "trace.jsonl"));
    return folder_read_path(path);
}

/* A program that follows the trace knows where to click, and hears what is said; nothing is told twice. */
static void test_tells_the_trace(void **state)
{
    struct house *house = *state;
    struct error error;
    char path[FILE_PATH_MAX], line[256];
    assert_true(file_join(path, house->data, "trace.jsonl"));
    struct trace *trace = house->loop.pages.trace = trace_open(path, &error);
    assert_non_null(trace);
    press(house, SDL_SCANCODE_DOWN, KMOD_NONE);
    struct box row = box_of(house, "level", 1);
    char *text = traced(house, path);
    snprintf(line, sizeof line,
             "{\"event\":\"node\",\"name\":\"level\",\"index\":1,\"x\":%ld,\"y\":%ld,\"w\":%ld,\"h\":%ld}\n",
             lroundf(row.x), lroundf(row.y), lroundf(row.w), lroundf(row.h));
    assert_int_equal(count_of(text, line), 1);
    assert_int_equal(count_of(text, "{\"event\":\"page\",\"name\":\"page\""), 1);
    assert_int_equal(count_of(text, "{\"event\":\"said\""), 1);
    free(text);
    press(house, SDL_SCANCODE_DOWN, KMOD_NONE);
    text = traced(house, path);
    assert_int_equal(count_of(text, "\"event\":\"page\""), 1); /* nothing moved */
    assert_int_equal(count_of(text, "{\"event\":\"said\""), 2);
    free(text);
    click(house, "practice", 0);
    text = traced(house, path);
    assert_int_equal(count_of(text, "{\"event\":\"page\",\"name\":\"practice\""), 1); /* a dialog is all there is */
    assert_int_equal(count_of(strstr(text, "\"name\":\"practice\",\"mono_us\""), "\"name\":\"level\""), 0);
    free(text);
    house->loop.pages.trace = NULL;
    trace_close(trace);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open, close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_keys),
        CASE(test_heels),
        CASE(test_mouse),
        CASE(test_right_button_goes_back),
        CASE(test_wheel),
        CASE(test_finger),
        CASE(test_finger_pauses_play),
        CASE(test_cursor),
        CASE(test_sleeps),
        CASE(test_text),
        CASE(test_tells_the_trace),
        CASE(test_cursor_while_measuring),
        CASE(test_wizard_is_left),
        CASE(test_home_rests),
        CASE(test_home_is_as_it_was_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
