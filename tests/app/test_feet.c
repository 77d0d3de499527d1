#include "app/feet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MS INT64_C(1000)

static struct feet plain_feet(void)
{
    struct feet feet;
    struct settings settings;
    settings_init(&settings);
    assert_true(feet_init(&feet, &settings, NULL));
    return feet;
}

static void press(struct feet *feet, SDL_Scancode key, bool down, bool repeat, bool playing, int64_t ms,
                  struct feet_moves *moves)
{
    SDL_Event event = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .repeat = repeat, .keysym = {.scancode = key}}};
    feet_event(feet, &event, playing, ms * MS, moves);
}

/* "L+" "L-" "R+" "R-" for heels; "left" "right" "up" "down" "next" "choose" "back" for actions. */
static void tell(const struct feet_moves *moves, char *told, size_t size)
{
    static const char *const actions[ACTION_COUNT] = {"left", "right", "up", "down", "next", "choose", "back"};
    told[0] = '\0';
    for (int i = 0; i < moves->count; i++) {
        const struct feet_move *move = &moves->items[i];
        size_t length = strlen(told);
        if (move->kind == FEET_ACTION)
            snprintf(told + length, size - length, "%s ", actions[move->action]);
        else
            snprintf(told + length, size - length, "%c%c ", move->heel.heel == HEEL_LEFT ? 'L' : 'R',
                     move->heel.kind == HEEL_KIND_LIFT ? '+' : '-');
    }
}

static void expect(const struct feet_moves *moves, const char *want, const char *name)
{
    char told[128];
    tell(moves, told, sizeof told);
    if (strcmp(told, want))
        fail_msg("%s: got \"%s\", want \"%s\"", name, told, want);
}

/* A key pressed at 100 ms and let go at 300 ms. */
static void test_keys(void **state)
{
    (void)state;
    static const struct {
        SDL_Scancode key;
        bool playing, repeat;
        const char *want;
    } rows[] = {
        {SDL_SCANCODE_F, true, false, "L+ L- "},
        {SDL_SCANCODE_J, true, false, "R+ R- "},
        {SDL_SCANCODE_LEFT, true, false, "L+ L- "},
        {SDL_SCANCODE_RIGHT, true, false, "R+ R- "},
        {SDL_SCANCODE_ESCAPE, true, false, "back "},
        {SDL_SCANCODE_UP, true, false, "up "},
        {SDL_SCANCODE_F, false, false, "next "},
        {SDL_SCANCODE_J, false, false, "choose "},
        {SDL_SCANCODE_LEFT, false, false, "left "},
        {SDL_SCANCODE_RIGHT, false, false, "right "},
        {SDL_SCANCODE_UP, false, false, "up "},
        {SDL_SCANCODE_DOWN, false, false, "down "},
        {SDL_SCANCODE_RETURN, false, false, "choose "},
        {SDL_SCANCODE_SPACE, false, false, "choose "},
        {SDL_SCANCODE_ESCAPE, false, false, "back "},
        {SDL_SCANCODE_TAB, false, false, "next "},
        {SDL_SCANCODE_DOWN, false, true, "down "},
        {SDL_SCANCODE_RETURN, false, true, ""},
        {SDL_SCANCODE_ESCAPE, false, true, ""},
        {SDL_SCANCODE_F, true, true, ""},
        {SDL_SCANCODE_Q, false, false, ""},
        {SDL_SCANCODE_Q, true, false, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct feet feet = plain_feet();
        struct feet_moves moves = {.count = 0};
        press(&feet, rows[i].key, true, rows[i].repeat, rows[i].playing, 100, &moves);
        press(&feet, rows[i].key, false, false, rows[i].playing, 300, &moves);
        expect(&moves, rows[i].want, SDL_GetScancodeName(rows[i].key));
    }
}

static void test_hold_left_goes_back(void **state)
{
    (void)state;
    struct feet feet = plain_feet();
    struct feet_moves moves = {.count = 0};
    press(&feet, SDL_SCANCODE_F, true, false, false, 100, &moves);
    assert_int_equal(feet_due_us(&feet, false), 700 * MS);
    feet_step(&feet, false, 699 * MS, &moves);
    expect(&moves, "", "too early");
    feet_step(&feet, false, 700 * MS, &moves);
    expect(&moves, "back ", "held");
    assert_true(feet_due_us(&feet, false) == INT64_MAX);
    press(&feet, SDL_SCANCODE_F, false, false, false, 900, &moves);
    expect(&moves, "back ", "its landing means nothing");
}

/* A heel that moves in the pause is put right when play goes on, once. */
static void test_put_right_after_a_pause(void **state)
{
    (void)state;
    struct feet feet = plain_feet();
    struct feet_moves moves = {.count = 0};
    press(&feet, SDL_SCANCODE_F, true, false, true, 100, &moves);
    expect(&moves, "L+ ", "lifted in play");
    moves.count = 0;
    press(&feet, SDL_SCANCODE_F, false, false, false, 5000, &moves);
    feet_step(&feet, false, 5100 * MS, &moves);
    expect(&moves, "", "landed in the pause: no tap, it was up when the pause came");
    feet_step(&feet, true, 8000 * MS, &moves);
    expect(&moves, "L- ", "play goes on");
    assert_int_equal(moves.items[0].heel.t_us, 8000 * MS);
    feet_step(&feet, true, 8001 * MS, &moves);
    expect(&moves, "L- ", "only once");
}

static void test_focus_lost(void **state)
{
    (void)state;
    struct feet feet = plain_feet();
    struct feet_moves moves = {.count = 0};
    press(&feet, SDL_SCANCODE_J, true, false, true, 100, &moves);
    feet_release(&feet);
    moves.count = 0;
    feet_step(&feet, false, 200 * MS, &moves);
    expect(&moves, "", "nothing in the pause");
    feet_step(&feet, true, 900 * MS, &moves);
    expect(&moves, "R- ", "the held heel has landed when play goes on");
}

/* A new level believes both heels down; one that is up says so at once. */
static void test_new_level_with_a_heel_up(void **state)
{
    (void)state;
    struct feet feet = plain_feet();
    struct feet_moves moves = {.count = 0};
    press(&feet, SDL_SCANCODE_F, true, false, true, 100, &moves);
    feet_restart(&feet);
    moves.count = 0;
    feet_step(&feet, true, 200 * MS, &moves);
    expect(&moves, "L+ ", "still up");
}

static void test_bounce_ends_by_itself(void **state)
{
    (void)state;
    struct feet feet = plain_feet();
    struct feet_moves moves = {.count = 0};
    press(&feet, SDL_SCANCODE_F, true, false, true, 100, &moves);
    press(&feet, SDL_SCANCODE_F, false, false, true, 105, &moves);
    assert_int_equal(feet_due_us(&feet, true), 120 * MS);
    feet_step(&feet, true, 120 * MS, &moves);
    expect(&moves, "L+ L- ", "the debounce is over");
}

static void test_settings(void **state)
{
    (void)state;
    struct feet feet;
    struct settings settings;
    struct error error = {0};
    struct feet_moves moves = {.count = 0};
    settings_init(&settings);
    snprintf(settings.left_keys, sizeof settings.left_keys, "A");
    snprintf(settings.keys_active, sizeof settings.keys_active, "down");
    settings.keyboard_debounce_ms = 0;
    settings.keyboard_landing_offset_ms = 30;
    assert_true(feet_init(&feet, &settings, &error));
    press(&feet, SDL_SCANCODE_A, true, false, true, 100, &moves);
    press(&feet, SDL_SCANCODE_A, false, false, true, 101, &moves);
    press(&feet, SDL_SCANCODE_A, true, false, true, 102, &moves);
    expect(&moves, "L+ L- ", "down while the heel is down, no debounce");
    assert_int_equal(moves.items[1].heel.t_us, 72 * MS);

    snprintf(settings.left_keys, sizeof settings.left_keys, "Nonsense");
    assert_false(feet_init(&feet, &settings, &error));
    assert_string_equal(error.where, "left_keys");
    moves.count = 0;
    press(&feet, SDL_SCANCODE_F, true, false, true, 100, &moves);
    expect(&moves, "L+ ", "the shipped keys stand in");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_hold_left_goes_back),
        cmocka_unit_test(test_put_right_after_a_pause),
        cmocka_unit_test(test_focus_lost),
        cmocka_unit_test(test_new_level_with_a_heel_up),
        cmocka_unit_test(test_bounce_ends_by_itself),
        cmocka_unit_test(test_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
