#include "input/keyboard.h"

#include "check.h"

#define MS        INT64_C(1000)
#define STEPS_MAX 12

static struct keyboard keyboard_of(const struct keyboard_desc *desc)
{
    struct keyboard keyboard;
    struct error error;
    assert_true(keyboard_init(&keyboard, desc, &error));
    return keyboard;
}

/* A script of keys and passing time, and the edges that must come of it: "L+" left lift, "L-" left landing, with the
 * time in ms after it. */
struct move {
    const char *key; /* NULL: time passes */
    bool down;
    int64_t ms;
};

struct row {
    const char *name;
    struct keyboard_desc desc;
    struct move moves[STEPS_MAX];
    const char *edges;
};

#define PLAIN                                                                                                          \
    {                                                                                                                  \
        .keys = { "F, Left", "J, Right" }                                                                              \
    }
#define DOWN                                                                                                           \
    {                                                                                                                  \
        .keys = {"F, Left", "J, Right"}, .polarity = HEEL_ACTIVE_DOWN                                                  \
    }

static const struct row rows[] = {
    {"a press is a lift, a release a landing", PLAIN, {{"F", 1, 10}, {"F", 0, 500}}, "L+10 L-500 "},
    {"each heel has its own",
     PLAIN,
     {{"J", 1, 10}, {"F", 1, 20}, {"J", 0, 700}, {"F", 0, 701}},
     "R+10 L+20 R-700 L-701 "},
    {"arrows are heels too", PLAIN, {{"Left", 1, 1}, {"Right", 1, 2}}, "L+1 R+2 "},
    {"other keys are nothing", PLAIN, {{"G", 1, 1}, {"Space", 1, 2}}, ""},
    {"key repeat is ignored", PLAIN, {{"F", 1, 10}, {"F", 1, 260}, {"F", 1, 290}, {"F", 0, 300}}, "L+10 L-300 "},
    {"a release that was no press is ignored", PLAIN, {{"F", 0, 10}}, ""},
    {"two keys of a heel: up until the last is let go",
     PLAIN,
     {{"F", 1, 10}, {"Left", 1, 200}, {"F", 0, 400}, {"Left", 0, 600}},
     "L+10 L-600 "},
    {"bounce is joined", PLAIN, {{"F", 1, 10}, {"F", 0, 15}, {"F", 1, 19}, {"F", 0, 500}}, "L+10 L-500 "},
    {"a short tap lands when the debounce ends",
     PLAIN,
     {{"F", 1, 10}, {"F", 0, 15}, {NULL, 0, 29}, {NULL, 0, 31}},
     "L+10 L-30 "},
    {"a pause of the debounce is a landing", PLAIN, {{"F", 1, 10}, {"F", 0, 100}, {"F", 1, 120}}, "L+10 L-100 L+120 "},
    {"a longer debounce joins more",
     {.keys = {"F", "J"}, .debounce_us = 40 * MS},
     {{"F", 1, 10}, {"F", 0, 100}, {"F", 1, 120}, {"F", 0, 130}, {NULL, 0, 200}},
     "L+10 L-100 "},
    {"what outlasts it comes at its end",
     {.keys = {"F", "J"}, .debounce_us = 40 * MS},
     {{"F", 1, 10}, {"F", 0, 100}, {"F", 1, 120}, {"F", 0, 200}},
     "L+10 L-100 L+140 L-200 "},
    {"no debounce",
     {.keys = {"F", "J"}, .debounce_us = -1},
     {{"F", 1, 10}, {"F", 0, 11}, {"F", 1, 12}},
     "L+10 L-11 L+12 "},
    {"a key that is down while the heel is down", DOWN, {{"F", 1, 10}, {"F", 0, 500}, {"F", 1, 900}}, "L+500 L-900 "},
    {"each key may have its own polarity",
     {.keys = {"F", "!J"}},
     {{"F", 1, 10}, {"J", 1, 20}, {"J", 0, 400}, {"F", 0, 500}, {"J", 1, 900}},
     "L+10 R+400 L-500 R-900 "},
    {"... the other way round too",
     {.keys = {"! F", "J"}, .polarity = HEEL_ACTIVE_DOWN},
     {{"F", 1, 10}, {"J", 1, 20}, {"J", 0, 400}, {"F", 0, 500}},
     "L+10 R+400 L-500 "},
    {"both kinds under one heel: up while either says so",
     {.keys = {"F, !G", "J"}},
     {{"F", 1, 10}, {"G", 1, 20}, {"G", 0, 400}, {"F", 0, 500}, {"G", 1, 900}, {"G", 0, 1200}, {"F", 1, 1300}},
     "L+10 L-900 L+1200 "},
    {"offsets are taken off each edge",
     {.keys = {"F", "J"}, .offset_us = {[EDGE_LIFT] = 7 * MS, [EDGE_LANDING] = -5 * MS}},
     {{"F", 1, 100}, {"F", 0, 500}},
     "L+93 L-505 "},
    {"an offset also holds for what the debounce held back",
     {.keys = {"F", "J"}, .offset_us = {[EDGE_LANDING] = 4 * MS}},
     {{"F", 1, 100}, {"F", 0, 110}, {NULL, 0, 200}},
     "L+100 L-116 "},
};

static void tell(char *told, size_t size, const struct heel_event *events, int count)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(told);
        snprintf(told + length, size - length, "%c%c%lld ", events[i].heel == HEEL_LEFT ? 'L' : 'R',
                 events[i].kind == HEEL_KIND_LIFT ? '+' : '-', (long long)(events[i].t_us / MS));
    }
}

/* A held-back change that was undone in time must leave nothing behind. */
static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct keyboard keyboard = keyboard_of(&row->desc);
        char told[256] = "";
        for (const struct move *move = row->moves; move < row->moves + STEPS_MAX && move->ms; move++) {
            struct heel_event events[KEYBOARD_STEP_MAX];
            int count = move->key ? keyboard_key(&keyboard, SDL_GetScancodeFromName(move->key), move->down,
                                                 move->ms * MS, events)
                                  : keyboard_step(&keyboard, move->ms * MS, events);
            assert_in_range(count, 0, 2);
            tell(told, sizeof told, events, count);
        }
        if (strcmp(told, row->edges))
            fail_msg("%s: got \"%s\", want \"%s\"", row->name, told, row->edges);
    }
}

static void test_bad_bindings(void **state)
{
    (void)state;
    static const struct {
        const char *left, *right, *where, *what;
    } bad[] = {
        {"Q1", "J", "left_keys", "\"Q1\" is not a key"},
        {"", "J", "left_keys", "empty"},
        {NULL, "J", "left_keys", "empty"},
        {"F, ", "J", "left_keys", "empty"},
        {"F,,G", "J", "left_keys", "empty"},
        {"F", " ", "right_keys", "empty"},
        {"F", "J, F", "right_keys", "also a key of the left heel"},
        {"F", "1,2,3,4,5,6,7,8,9", "right_keys", "too many"},
        {"Faaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaa",
         "J", "left_keys", "is not a key"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct keyboard keyboard;
        struct error error = {0};
        struct keyboard_desc desc = {.keys = {bad[i].left, bad[i].right}};
        assert_false(keyboard_init(&keyboard, &desc, &error));
        assert_string_equal(error.where, bad[i].where);
        assert_non_null(strstr(error.what, bad[i].what));
        assert_true(error.fix[0]);
    }
}

static void test_good_bindings(void **state)
{
    (void)state;
    struct keyboard keyboard = keyboard_of(&(struct keyboard_desc){.keys = {" f ,Left Shift,F", "1,2,3,4,5,6,7,8"}});
    enum heel heel = HEEL_COUNT;
    assert_int_equal(keyboard.count[HEEL_LEFT], 2);
    assert_true(keyboard_is_heel(&keyboard, SDL_SCANCODE_LSHIFT, &heel));
    assert_int_equal(heel, HEEL_LEFT);
    assert_true(keyboard_is_heel(&keyboard, SDL_SCANCODE_8, &heel));
    assert_int_equal(heel, HEEL_RIGHT);
    assert_false(keyboard_is_heel(&keyboard, SDL_SCANCODE_9, &heel));
}

/* Losing the focus lets everything go: no edge, no key left hanging, and the next press counts. */
static void test_release(void **state)
{
    (void)state;
    struct keyboard keyboard = keyboard_of(&(struct keyboard_desc){.keys = {"F", "J"}});
    struct heel_event events[KEYBOARD_STEP_MAX];
    assert_int_equal(keyboard_key(&keyboard, SDL_SCANCODE_F, true, 10 * MS, events), 1);
    assert_int_equal(keyboard_key(&keyboard, SDL_SCANCODE_J, true, 12 * MS, events), 1);
    keyboard_release(&keyboard);
    assert_false(keyboard_is_up(&keyboard, HEEL_LEFT) || keyboard_is_up(&keyboard, HEEL_RIGHT));
    assert_int_equal(keyboard_step(&keyboard, 900 * MS, events), 0);
    assert_int_equal(keyboard_key(&keyboard, SDL_SCANCODE_F, false, 950 * MS, events), 0);
    assert_int_equal(keyboard_key(&keyboard, SDL_SCANCODE_F, true, 951 * MS, events), 1);
    assert_int_equal(events[0].kind, HEEL_KIND_LIFT);
    assert_int_equal(events[0].t_us, 951 * MS);
    /* Let go elsewhere, so that its release never came. */
    assert_int_equal(keyboard_key(&keyboard, SDL_SCANCODE_J, true, 952 * MS, events), 1);
    assert_int_equal(events[0].kind, HEEL_KIND_LIFT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_bad_bindings),
        cmocka_unit_test(test_good_bindings),
        cmocka_unit_test(test_release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
