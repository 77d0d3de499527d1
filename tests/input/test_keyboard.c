#include "input/keyboard.h"

#include "check.h"
#include "input/devices.h"

#define MS        INT64_C(1000)
#define STEPS_MAX 12

/* How keys are bound, as the settings say it. */
struct binding {
    const char *keys[HEEL_COUNT];
    enum heel_polarity polarity;
    int32_t debounce_ms; /* 0: that of any device; negative: none */
    int32_t offset_ms[EDGE_COUNT];
};

/* The keyboard, with nothing else plugged in. */
static struct devices *open_keyboard(const struct binding *binding)
{
    static const struct driver *const drivers[] = {&driver_keyboard, NULL};
    struct error error = {0};
    struct device_setup setup;
    struct device_event event;
    device_setup_init(&setup, DEVICE_KEYBOARD, KEYBOARD_ID, "");
    assert_true(keyboard_bind(&setup, binding->keys, &error));
    setup.polarity = binding->polarity;
    if (binding->debounce_ms)
        setup.debounce_ms = binding->debounce_ms > 0 ? binding->debounce_ms : 0;
    memcpy(setup.offset_ms, binding->offset_ms, sizeof setup.offset_ms);
    struct devices *devices =
        devices_create(&(struct devices_desc){.drivers = drivers, .known = &setup, .known_count = 1}, &error);
    assert_non_null(devices);
    devices_step(devices, 0);
    assert_true(devices_next(devices, &event));
    assert_int_equal(event.kind, DEVICE_EVENT_ARRIVED);
    return devices;
}

static void press(struct devices *devices, SDL_Scancode key, bool down, int64_t ms)
{
    SDL_Event event = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .keysym = {.scancode = key}}};
    devices_event(devices, &event, ms * MS);
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
    struct binding binding;
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
     {.keys = {"F", "J"}, .debounce_ms = 40},
     {{"F", 1, 10}, {"F", 0, 100}, {"F", 1, 120}, {"F", 0, 130}, {NULL, 0, 200}},
     "L+10 L-100 "},
    {"what outlasts it comes at its end",
     {.keys = {"F", "J"}, .debounce_ms = 40},
     {{"F", 1, 10}, {"F", 0, 100}, {"F", 1, 120}, {"F", 0, 200}},
     "L+10 L-100 L+140 L-200 "},
    {"no debounce",
     {.keys = {"F", "J"}, .debounce_ms = -1},
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
     {.keys = {"F", "J"}, .offset_ms = {[EDGE_LIFT] = 7, [EDGE_LANDING] = -5}},
     {{"F", 1, 100}, {"F", 0, 500}},
     "L+93 L-505 "},
    {"an offset also holds for what the debounce held back",
     {.keys = {"F", "J"}, .offset_ms = {[EDGE_LANDING] = 4}},
     {{"F", 1, 100}, {"F", 0, 110}, {NULL, 0, 200}},
     "L+100 L-116 "},
};

/* Adds what happened since. */
static void tell(struct devices *devices, char *told, size_t size)
{
    struct device_event event;
    while (devices_next(devices, &event)) {
        size_t length = strlen(told);
        assert_int_equal(event.kind, DEVICE_EVENT_HEEL);
        snprintf(told + length, size - length, "%c%c%lld ", event.heel.heel == HEEL_LEFT ? 'L' : 'R',
                 event.heel.kind == HEEL_KIND_LIFT ? '+' : '-', (long long)(event.heel.t_us / MS));
    }
}

/* A held-back change that was undone in time must leave nothing behind. */
static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct devices *devices = open_keyboard(&row->binding);
        char told[256] = "";
        for (const struct move *move = row->moves; move < row->moves + STEPS_MAX && move->ms; move++) {
            if (move->key)
                press(devices, SDL_GetScancodeFromName(move->key), move->down, move->ms);
            else
                devices_step(devices, move->ms * MS);
            tell(devices, told, sizeof told);
        }
        if (strcmp(told, row->edges))
            fail_msg("%s: got \"%s\", want \"%s\"", row->name, told, row->edges);
        devices_destroy(devices);
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
        struct device_setup setup;
        struct error error = {0};
        const char *const keys[HEEL_COUNT] = {bad[i].left, bad[i].right};
        device_setup_init(&setup, DEVICE_KEYBOARD, KEYBOARD_ID, "");
        assert_false(keyboard_bind(&setup, keys, &error));
        assert_string_equal(error.where, bad[i].where);
        assert_non_null(strstr(error.what, bad[i].what));
        assert_true(error.fix[0]);
    }
}

/* Names in whatever case and twice are keys once; and they are written as they are read. */
static void test_good_bindings(void **state)
{
    (void)state;
    static const struct {
        const char *written, *list;
    } rows_of[] = {{" f ,Left Shift,F", "F, Left Shift"},
                   {"1,2,3,4,5,6,7,8", "1, 2, 3, 4, 5, 6, 7, 8"},
                   {"Comma, ! AudioPlay", "Comma, !AudioPlay"}};
    for (size_t i = 0; i < sizeof rows_of / sizeof rows_of[0]; i++) {
        struct device_setup setup, again;
        char list[96];
        device_setup_init(&setup, DEVICE_KEYBOARD, KEYBOARD_ID, "");
        again = setup;
        assert_true(keyboard_bind(&setup, (const char *const[HEEL_COUNT]){rows_of[i].written, "J"}, NULL));
        assert_true(device_setup_check(&setup, NULL));
        keyboard_list(&setup, HEEL_LEFT, list, sizeof list);
        assert_string_equal(list, rows_of[i].list);
        assert_true(keyboard_bind(&again, (const char *const[HEEL_COUNT]){list, "J"}, NULL));
        assert_true(device_lie_alike(&again.heels[HEEL_LEFT], &setup.heels[HEEL_LEFT]));
    }
}

/* Of a list that has no room for them all, the keys that are there are whole. */
static void test_a_list_too_long(void **state)
{
    (void)state;
    struct device_setup setup;
    char list[16];
    device_setup_init(&setup, DEVICE_KEYBOARD, KEYBOARD_ID, "");
    assert_true(keyboard_bind(&setup, (const char *const[HEEL_COUNT]){"Left Shift, A, Right Shift", "J"}, NULL));
    keyboard_list(&setup, HEEL_LEFT, list, sizeof list);
    assert_string_equal(list, "Left Shift, A");
}

static bool is_up(const struct devices *devices, enum heel heel)
{
    return foot_is_up(&devices_at(devices, 0)->foot, heel);
}

/* Losing the focus lets everything go: no edge, no key left hanging, and the next press counts. */
static void test_release(void **state)
{
    (void)state;
    struct devices *devices = open_keyboard(&(struct binding){.keys = {"F, !G", "J"}});
    char told[64] = "";
    press(devices, SDL_SCANCODE_F, true, 10);
    press(devices, SDL_SCANCODE_J, true, 12);
    press(devices, SDL_SCANCODE_G, true, 14);
    devices_release(devices);
    assert_false(is_up(devices, HEEL_LEFT) || is_up(devices, HEEL_RIGHT));
    devices_step(devices, 900 * MS);
    press(devices, SDL_SCANCODE_F, false, 950);
    press(devices, SDL_SCANCODE_G, false, 950);
    press(devices, SDL_SCANCODE_F, true, 951);
    press(devices, SDL_SCANCODE_J, true, 952); /* let go elsewhere, so that its release never came */
    tell(devices, told, sizeof told);
    assert_string_equal(told, "L+10 R+12 L+951 R+952 ");
    devices_destroy(devices);
}

/* What a screen listens to: every key that has a name, whether it is bound or not, once down and once up. */
static void test_readings(void **state)
{
    (void)state;
    struct devices *devices = open_keyboard(&(struct binding){.keys = {"F", "J"}});
    struct device_event event;
    devices_listen(devices, true);
    press(devices, SDL_SCANCODE_AUDIOPLAY, true, 10);
    press(devices, SDL_SCANCODE_AUDIOPLAY, true, 20);
    press(devices, (SDL_Scancode)(SDL_NUM_SCANCODES - 1), true, 25); /* no key at all */
    press(devices, SDL_SCANCODE_AUDIOPLAY, false, 30);
    for (int down = 1; down >= 0; down--) {
        assert_true(devices_next(devices, &event));
        assert_int_equal(event.kind, DEVICE_EVENT_READING);
        assert_int_equal(event.reading.control.index, SDL_SCANCODE_AUDIOPLAY);
        assert_int_equal(event.reading.value, down);
        assert_int_equal(event.mono_us, (down ? 10 : 30) * MS);
    }
    assert_false(devices_next(devices, &event));
    devices_destroy(devices);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),          cmocka_unit_test(test_bad_bindings),
        cmocka_unit_test(test_good_bindings), cmocka_unit_test(test_a_list_too_long),
        cmocka_unit_test(test_release),       cmocka_unit_test(test_readings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
